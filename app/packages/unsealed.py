"""Workbooks without a seal: the blank form out, a filled form in. Such data says "không niêm phong" everywhere."""

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.guidance_items import UnitItem
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.errors import UserError
from app.packages import form, form_reading, loose_workbook, signed_workbook
from app.packages.books import Books
from app.packages.contents import Contents
from app.packages.examine import Examined
from app.packages.form_reading import Filled as Form
from app.packages.form_reading import Question
from app.packages.tables import BadCell
from app.packages.verdict import Outcome, Verdict
from app.progress import Progress, silent
from app.safewrite import make_folder, read_whole, write_beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What became of a filled form: how many records were taken, or every cell that must be mended first.

    `questions` are those of the bad cells whose probable meaning is known: `fill_own` takes it over when told so.
    `notices` tell of what was not read.
    """

    period: str
    records: int
    bad_cells: tuple[BadCell, ...]
    questions: tuple[Question, ...] = ()
    notices: tuple[BadCell, ...] = ()

    @property
    def only_questions(self) -> bool:
        """Whether a person's yes is all that is missing."""
        return bool(self.questions) and len(self.questions) == len(self.bad_cells)


def write_blank(books: Books, period: Period, out: Path, unit: str = "") -> Path:
    """Write the blank workbook of a period for our own unit, or for one below that has no program.

    Never over a file: it may be one that was filled in.
    """
    if out.exists():
        raise UserError(f"“{out}” đã có. Hãy chọn tên khác, kẻo mất biểu đã điền.", reason="file-exists")
    guidance = books.guidance_of(period)
    whose = _whose(books, guidance, period, unit)
    office = books.office
    ours = form.Sender(office.full_name or office.name or books.unit_name, office.phone or "", office.email or "")
    make_folder(out.parent)
    write_beside(out, form.write_form(period, guidance, whose, None if whose.code == books.unit else ours))
    return out


def write_blanks_below(books: Books, period: Period, folder: Path, progress: Progress = silent) -> list[Path]:
    """Write the blank workbook of every unit below into a folder; those that are there already stay as they are."""
    units = books.units_below(books.guidance_of(period), period)
    written: list[Path] = []
    for number, unit in enumerate(units):
        progress(number, len(units), f"Ghi biểu của {unit.name or unit.code}")
        out = folder / f"Bieu_{period.code}_{unit.code}.xlsx"
        if not out.exists():
            written.append(write_blank(books, period, out, unit.code or ""))
    return written


def _whose(books: Books, guidance: Guidance, period: Period, unit: str) -> UnitItem:
    if unit in ("", books.unit):
        return UnitItem(uid=books.unit, code=books.unit, name=books.unit_name, level=books.level)
    below = next((item for item in books.units_below(guidance, period) if item.code == unit), None)
    if below is None:
        raise UserError(
            f"Mã {unit} không phải đơn vị cấp dưới phải báo cáo kỳ này. Hãy xem lại mã đơn vị.", reason="wrong-unit"
        )
    return below


def fill_own(books: Books, file: Path, *, as_understood: bool = False) -> Filled:
    """Take a filled form into our own ledger as one act; nothing at all while a cell is bad or needs asking.

    `as_understood` is a person's yes to all questions: what the cells probably mean is taken over. What the form leaves
    empty or does not ask for stays as it was recorded.
    """
    filled = form_reading.read_form(read_whole(file), books.guidance)
    if filled.unit and filled.unit != books.unit:
        raise UserError(
            f"Biểu này là của đơn vị mã {filled.unit}, không phải của đơn vị mình ({books.unit}). Hãy chọn đúng tệp.",
            reason="wrong-unit",
        )
    bad = filled.problems if as_understood and not filled.problems else cells_to_mend(filled)
    if bad:
        return Filled(
            period=filled.period.code, records=0, bad_cells=bad, questions=filled.questions, notices=filled.notices
        )
    records = form_reading.accepted(filled, filled.questions).records()
    books.own.put_many([_over(books.own.get(type(one), one.uid), one) for one in records])
    return Filled(period=filled.period.code, records=len(records), bad_cells=(), notices=filled.notices)


def _over(known: Record | None, filled: Record) -> Record:
    """What the form says, laid over what is recorded."""
    if known is None:
        return filled
    said = {entry.key: getattr(filled, entry.key) for entry in filled.description.fields}
    return replace(known, **{key: value for key, value in said.items() if value not in (None, ())})


def cells_to_mend(filled: Form) -> tuple[BadCell, ...]:
    """The bad cells, and those whose meaning is not certain: somebody must say what was meant."""
    asked = (BadCell(question.sheet, question.cell, question.sentence) for question in filled.questions)
    return (*filled.problems, *asked)


def read(books: Books, examined: Examined) -> Examined:
    """A workbook that came as a file: a form filled in by a unit below, or a refusal in words."""
    try:
        filled = form_reading.read_form(examined.data, books.guidance)
    except UserError as fault:
        # No form, but a workbook of ours: what was found about its signature is the reason.
        ours = fault.reason == "form" and signed_workbook.is_signed(examined.data)
        return replace(examined, verdict=examined.verdict if ours else _refused(fault.reason, fault.sentence))
    bad = cells_to_mend(filled)
    if bad:
        shown = "; ".join(f"{cell.sheet} ô {cell.cell}: {cell.reason}" for cell in bad[:5])
        more = f" và {len(bad) - 5} ô khác" if len(bad) > 5 else ""
        return replace(examined, verdict=_refused("form", f"Biểu còn ô phải sửa: {shown}{more}."))
    if not filled.snapshot.records():
        return replace(examined, verdict=_refused("form", "Biểu chưa điền ô nào. Hãy báo đơn vị điền rồi gửi lại."))
    below = {unit.code for unit in books.units_below(books.guidance_of(filled.period), filled.period)}
    if filled.unit not in below:
        return replace(
            examined, verdict=_refused("wrong-unit", f"Biểu của đơn vị mã {filled.unit}, không phải cấp dưới của mình.")
        )
    verdict = Verdict(
        outcome=Outcome.REMARK,
        reason="unsealed",
        sentence=f"Biểu Excel KHÔNG NIÊM PHONG của {filled.unit_name}. Hãy gọi điện hỏi lại đơn vị trước khi dùng.",
        kind="report",
        unit=filled.unit,
        unit_name=filled.unit_name,
        period=filled.period.code,
        revision=0,
        package=examined.digest,
    )
    try:
        contents = Contents.of(filled.snapshot)
    except UserError as fault:  # a number or a text that no ledger holds
        return replace(examined, verdict=_refused("form", fault.sentence))
    return replace(examined, verdict=verdict, contents=contents, sealed=False)


def read_kept(books: Books, data: bytes) -> Snapshot:
    """The rows of a workbook that was received earlier without its package: one that its unit signed, or a form."""
    if signed_workbook.is_signed(data):
        with contextlib.suppress(UserError):
            signed_workbook.check(data)
            return loose_workbook.read(data)[1]
    return form_reading.read_form(data, books.guidance).snapshot


def _refused(reason: str, sentence: str) -> Verdict:
    return Verdict(outcome=Outcome.REFUSED, reason=reason, sentence=sentence)
