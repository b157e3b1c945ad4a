"""Proof that this installation works on this computer, by doing each thing once (``somattran self-test``).

Everything happens in a temporary folder that is gone afterwards. A proof that fails says what was found; the
others are still tried.
"""

import importlib.metadata
import importlib.util
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app import sample
from app.domain.conference import Conference
from app.domain.guidance import load_default
from app.domain.ledger import Snapshot
from app.domain.records import KINDS
from app.errors import UserError
from app.packages import identity, workbook
from app.packages.enclose import enclose
from app.packages.letter import new_letter
from app.packages.opening import open_sealed
from app.packages.refusals import Refusal
from app.packages.trust import judge
from app.packages.verdict import Outcome
from app.paths import default_folder
from app.progress import Progress, silent
from app.reports.mark import PackageMark
from app.safewrite import write_beside
from app.storage.keyring import TrustedKey
from app.text.letters import vietnamese_letters

ENOUGH_SPACE = 500_000_000
"""Bytes that should be free where the ledger lies."""

EARLIEST = date(2024, 1, 1)
"""A clock that shows an earlier day is wrong: this program did not exist then."""

_SIGNS = "“”‘’–…•₫²³°×÷≤≥"

_AWKWARD = (
    "=1+1",
    "+84 24 3943",
    "-5",
    "@ai",
    "00123",
    "_x000D_",
    "dòng 1\ndòng 2",
    "dòng 1\r\ndòng 2",
    " đầu và cuối ",
    "\u00a0\u200b\u00ad",
    "Ủy ban Mặt trận Tổ quốc Việt Nam phường Hòa Mẫu",
    "“Toàn dân đoàn kết” – 100%",
    "<b>&amp;</b>",
    "ữ" * 30_000,
)
_PASSPHRASE = "mau thu khong dung that"
_LIBRARIES = {
    "PySide6-Essentials": "PySide6",
    "sqlite-utils": "sqlite_utils",
    "click": "click",
    "openpyxl": "openpyxl",
    "python-calamine": "python_calamine",
    "reportlab": "reportlab",
    "pyHanko": "pyhanko",
    "cryptography": "cryptography",
    "Pillow": "PIL",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that was tried, with what was found, in Vietnamese."""

    name: str
    passed: bool
    detail: str


class _Failed(Exception):
    """A proof that came out otherwise; the text says how."""


_FAULTS = (_Failed, UserError, OSError, sqlite3.Error, ImportError, ArithmeticError, LookupError, ValueError, TypeError)
"""What a broken installation raises; anything else is a bug of the program."""


def run(progress: Progress = silent) -> list[Proof]:
    """Try everything, in a few seconds."""
    with tempfile.TemporaryDirectory(prefix="so-mat-tran-") as name:
        bench = _Bench(Path(name))
        proofs: list[Proof] = []
        for done, (title, proof) in enumerate(_PROOFS.items()):
            progress(done, len(_PROOFS), title)
            try:
                proofs.append(Proof(title, True, proof(bench)))
            except _FAULTS as fault:
                said = fault.sentence if isinstance(fault, UserError) else str(fault) or type(fault).__name__
                proofs.append(Proof(title, False, said))
    progress(len(_PROOFS), len(_PROOFS), "Xong")
    return proofs


@dataclass(slots=True)
class _Bench:
    """The temporary folder, and the sealed sample report once one proof has made it."""

    folder: Path
    sealed: bytes = b""


def _require(condition: object, otherwise: str) -> None:
    if not condition:
        raise _Failed(otherwise)


def _versions(_: _Bench) -> str:
    missing = [name for name, module in _LIBRARIES.items() if importlib.util.find_spec(module) is None]
    _require(not missing, f"thiếu thư viện: {', '.join(missing)}")
    _require(sys.version_info >= (3, 11), f"Python {platform.python_version()} cũ quá, cần từ 3.11")
    return f"Python {platform.python_version()}, " + ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:  # a bundle may leave the notes about versions out
        return "(không ghi phiên bản)"


def _fonts(_: _Bench) -> str:
    from reportlab.pdfbase.ttfonts import TTFontFile  # loaded when first needed: reportlab

    from app.reports import fonts

    faces = fonts.locate()
    wanted = vietnamese_letters() + _SIGNS
    for path in (faces.regular, faces.bold, faces.italic, faces.bold_italic):
        known = TTFontFile(str(path)).charToGlyph
        lacking = [letter for letter in wanted if ord(letter) not in known]
        _require(not lacking, f"{path.name} thiếu {len(lacking)} chữ: {''.join(lacking[:20])}")
    return f"{faces.regular.parent}: bốn kiểu chữ, đủ {len(wanted)} ký tự"


def _sqlite(bench: _Bench) -> str:
    path = bench.folder / "thu.db"
    connection = sqlite3.connect(path)
    try:
        run_ = connection.execute
        mode = run_("PRAGMA journal_mode = wal").fetchone()[0]
        _require(mode == "wal", f"không ghi được theo lối WAL, chỉ được {mode}")
        run_("CREATE TABLE t (k TEXT PRIMARY KEY, n INTEGER) STRICT, WITHOUT ROWID")
        given = run_("INSERT INTO t VALUES ('Đoàn kết', 1) RETURNING k").fetchone()[0]
        _require(given == "Đoàn kết", "RETURNING không trả lại điều đã ghi")
        try:
            run_("INSERT INTO t VALUES ('x', 'không phải số')")
        except sqlite3.IntegrityError:
            pass
        else:
            raise _Failed("bảng STRICT vẫn nhận chữ vào cột số")
        run_("CREATE VIRTUAL TABLE f USING fts5 (body, tokenize = 'unicode61 remove_diacritics 0')")
        run_("INSERT INTO f VALUES ('đoàn kết toàn dân')")
        _require(
            run_("SELECT count(*) FROM f WHERE f MATCH '\"toàn\" *'").fetchone()[0] == 1, "FTS5 không tìm thấy chữ"
        )
        _require(run_("SELECT json_extract('{\"a\": [5]}', '$.a[0]')").fetchone()[0] == 5, "JSON không đọc được")
        connection.commit()
        _require(run_("PRAGMA integrity_check").fetchone()[0] == "ok", "kiểm tra toàn vẹn không đạt")
    finally:
        connection.close()
    return f"SQLite {sqlite3.sqlite_version}: STRICT, FTS5, WAL, JSON, RETURNING"


def _awkward_texts(_: _Bench) -> str:
    written = Snapshot(Conference(uid=f"{place}", title=text) for place, text in enumerate(_AWKWARD))
    letter = new_letter(
        kind="report",
        sender="99001",
        sender_name="Phường Hoa Mẫu",
        addressee="990",
        period=sample.PERIOD,
        revision=1,
        answers="",
        now=datetime.now(UTC),
    )
    read = workbook.read(workbook.write(written, letter))
    differing = [
        text
        for place, text in enumerate(_AWKWARD)
        if (found := read.snapshot.get(Conference, f"{place}")) is None or found.title != text
    ]
    _require(not differing, f"đọc lại khác: {[text[:20] for text in differing]}")
    _require(read.letter == workbook.letter_fields(letter), "trang Thông tin đọc lại khác")
    return f"{len(_AWKWARD)} đoạn chữ khó đọc lại đúng từng ký tự"


def _package(bench: _Bench) -> str:
    """Key, pages, seal, opening and verdict, as a ward and its district would do it."""
    from app.reports import unit_report  # loaded when first needed: reportlab

    unit, name = sample.UNITS["hoa-mau"], "Phường Hoa Mẫu"
    identity.create(bench.folder / "khoa", unit, name, _PASSPHRASE)
    signer = identity.unlock(bench.folder / "khoa", _PASSPHRASE)
    guidance = load_default()
    period = guidance.period(sample.PERIOD)
    contents = workbook.shareable(sample.contents("hoa-mau", guidance))
    letter = new_letter(
        kind="report",
        sender=unit,
        sender_name=name,
        addressee="990",
        period=period.code,
        revision=1,
        answers="",
        now=datetime.now(UTC),
    )

    def pages(mark: PackageMark) -> bytes:
        drawn = unit_report.render(contents, guidance, period, mark)
        _require(drawn.startswith(b"%PDF-") and drawn.count(b"/Type /Page\n") > 1, "bản in không có trang")
        return drawn

    package = enclose(letter, contents, pages, signer, kinds=KINDS, guidance=guidance)
    opened = open_sealed(package.data)
    verdict = judge(opened, [_bound(unit, name, signer.certificate, opened.digits)], datetime.now(UTC).date())
    _require(verdict.outcome is Outcome.KNOWN, f"mở ra được kết luận khác: {verdict.sentence}")
    _require(judge(opened, [], date.today()).outcome is Outcome.UNKNOWN, "khóa lạ mà vẫn được coi là đã biết")
    same = workbook.read(opened.workbook).snapshot == Snapshot(contents.records())
    _require(same, "số liệu mở ra khác số liệu đã niêm phong")
    bench.sealed = package.data
    return (
        f"gói {len(package.data) // 1000} kB, {len(contents.records())} dòng, mở ra nguyên vẹn và biết người niêm phong"
    )


def _bound(unit: str, name: str, certificate: bytes, digits: str) -> TrustedKey:
    return TrustedKey(
        unit=unit,
        unit_name=name,
        certificate=certificate,
        digits=digits,
        compared_by="",
        compared_how="",
        compared_at="",
    )


def _changed_bytes(bench: _Bench) -> str:
    _require(bench.sealed, "chưa có gói để thử, xem mục niêm phong ở trên")
    tried = range(0, len(bench.sealed), max(len(bench.sealed) // 200, 1))
    for place in tried:
        damaged = bytearray(bench.sealed)
        damaged[place] ^= 1
        try:
            open_sealed(bytes(damaged))
        except Refusal:
            continue
        raise _Failed(f"gói bị sửa ở byte {place} mà vẫn mở được")
    return f"{len(tried)} gói bị sửa một byte đều bị từ chối"


def _folders(bench: _Bench) -> str:
    tried = [bench.folder, default_folder()]
    for folder in tried:
        with tempfile.TemporaryDirectory(prefix=".so-mat-tran-", dir=_existing(folder)) as inside:
            target = Path(inside) / "thu.txt"
            for words in (b"lan dau", b"lan sau"):  # the second one takes the place of the first in one step
                write_beside(target, words)
            _require(target.read_bytes() == b"lan sau", f"ghi vào {folder} rồi đọc lại thấy khác")
    return f"ghi và đổi tên được trong {tried[0].parent} và {tried[1]}"


def _existing(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def _clock(_: _Bench) -> str:
    now = datetime.now(UTC).astimezone()
    _require(now.date() >= EARLIEST, f"đồng hồ máy chỉ {now:%d/%m/%Y}, sai; hãy chỉnh lại ngày giờ")
    return f"{now:%H:%M ngày %d/%m/%Y} (múi giờ {now:%z})"


def _space(bench: _Bench) -> str:
    free = {folder: shutil.disk_usage(folder).free for folder in (bench.folder, _existing(default_folder()))}
    short = [f"{folder} còn {left // 1_000_000} MB" for folder, left in free.items() if left < ENOUGH_SPACE]
    _require(not short, f"ổ đĩa gần đầy: {', '.join(short)}; hãy dọn bớt")
    return f"còn trống {min(free.values()) // 1_000_000} MB"


_PROOFS: dict[str, Callable[[_Bench], str]] = {
    "Python và thư viện": _versions,
    "Phông chữ": _fonts,
    "Cơ sở dữ liệu": _sqlite,
    "Thư mục": _folders,
    "Đồng hồ": _clock,
    "Chỗ trống": _space,
    "Sổ số liệu Excel": _awkward_texts,
    "Niêm phong, in và mở": _package,
    "Gói bị sửa": _changed_bytes,
}
