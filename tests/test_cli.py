"""The command line, word for word as docs/cli.md promises it, and the main job from key to province by it alone."""

import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
import pytest

from app import sample
from app.cli import _root
from app.office import Office
from tests.command_line import PASSPHRASE, Post, founded, introduce, sampled, say

PERIOD = "2024-NAM"
COMMANDS = {
    "init": "--unit --name --level --superior",
    "sample": "--with-packages",
    "key create": "--passphrase-file",
    "key show": "",
    "key card": "--out --passphrase-file",
    "form": "--period --out",
    "fill": "",
    "check": "--period",
    "export": "--period --out --passphrase-file --bundle",
    "verify": "",
    "receive": "",
    "trust add": "--digits",
    "trust list": "",
    "trust withdraw": "--from",
    "inbox": "--period",
    "accept": "",
    "return": "--remarks --out",
    "undo": "",
    "consolidate": "--period --out --bundle",
    "guidance export": "--out",
    "guidance receive": "",
    "backup": "--out",
    "restore": "",
    "rebuild": "",
    "self-test": "",
    "bench": "",
}
VERDICT = "file outcome reason changed kind unit unit_name period revision package answers digits".split()
TOOL = re.compile(r"\b(usage|options?|commands?|error|missing|default|required|help|invalid|argument)\b(?!-)")


def english(text: str) -> list[str]:
    """Words that only the library would say, names of options and commands set aside."""
    return TOOL.findall(re.sub(r"--[a-z-]+", "", text.lower()))


def one(folder: Path, pattern: str = "*.pdf") -> Path:
    (found,) = folder.glob(pattern)
    return found


def run(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(word) for word in words], capture_output=True, check=False)


# what every command is called and how it speaks


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_vietnamese(command: str) -> None:
    said = say(*command.split(), "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Cách dùng: somattran {command} ")
    assert set(COMMANDS[command].split()) | {"--data", "--json"} <= set(re.findall(r"--[a-z-]+", said.out))
    assert english(said.out) == []


def test_there_is_no_command_that_is_not_promised() -> None:
    found: set[str] = set()
    for name, command in _root().commands.items():
        below = command.commands if isinstance(command, click.Group) else {}
        found |= {f"{name} {inner}" for inner in below} or {name}
    assert found == set(COMMANDS)
    told = say("--help")
    assert told.code == 0
    assert english(told.out) == []
    for group in ("key", "trust", "guidance"):
        assert english(say(group, "--help").out) == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("khong-co", "khong-co"),
        ("key khong-co", "khong-co"),
        ("export", "--period"),
        ("export --khong-co 1", "--khong-co"),
        ("export --period", "--period"),
        ("export --period 2024-NAM --out pyproject.toml", "--out"),
        ("verify", "TỆP"),
        ("receive", "ĐƯỜNG_DẪN"),
        ("accept", "MÃ_GÓI"),
        ("accept a b", ""),
        ("sample khong-co", "hoa-mau"),
        ("init --unit 1 --name a --level xa", "ward"),
        ("bench --packages nhieu", "--packages"),
        ("return 12345678 --out x", "--remarks"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(words: str, named: str) -> None:
    said = say(*words.split())
    assert (said.code, said.out) == (2, "")
    assert named in said.err
    assert "--help" in said.err
    assert english(said.err) == []
    told = say(*words.split(), "--json")
    assert told.code == 2
    assert (told.json["error"], told.json["sentence"]) == ("usage", told.err.strip())


@pytest.mark.parametrize("words", ["", "key", "trust", "guidance"])
def test_nothing_to_do_shows_the_help(words: str) -> None:
    said = say(*words.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Cách dùng: ")


def test_the_module_is_the_same_program_and_speaks_utf8(tmp_path: Path) -> None:
    words = ["--json", "--data", str(tmp_path / "so"), "init", "--unit", "99001", "--name", "Phường Đỗ Ưu"]
    done = subprocess.run(
        [sys.executable, "-m", "app", *words, "--level", "ward"],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert json.loads(done.stdout.decode()) == {
        "unit": "99001",
        "unit_name": "Phường Đỗ Ưu",
        "folder": str(tmp_path / "so"),
    }
    assert "Phường Đỗ Ưu" in done.stderr.decode()


def test_common_options_stand_before_or_after_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "so"
    say("init", "--unit", "99001", "--name", "Phường", "--level", "ward", "--data", folder)
    before = say("--data", folder, "--json", "trust", "list")
    between = say("trust", "--data", folder, "--json", "list")
    after = say("trust", "list", "--data", folder, "--json")
    assert before == between == after
    assert (after.code, after.json) == (0, {"keys": []})
    assert say("trust", "list", "--data", folder).out == ""


# the main job, from the key to the province


@dataclass(frozen=True)
class Story:
    """What every step of the main job said, and where it was done."""

    folder: Path
    hoa: Post
    ben: Post
    district: Post
    province: Post
    said: dict[str, Any]


def record(folder: Path, name: str, version: int) -> None:
    """The officer types a version of the sample into the ward's own ledger."""
    with Office.open(folder) as office:
        office.ledger.put_many(sample.contents(name, office.guidance, version).records())


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Both wards report, one is sent back once, the district adds up and bundles, the province adds up."""
    at = tmp_path_factory.mktemp("story")
    hoa, ben = sampled(at / "hoa", "hoa-mau"), sampled(at / "ben", "ben-mau")
    district, province = sampled(at / "quan", "song-mau"), founded(at / "tp", "97", "Thành phố Minh Họa", "province")
    said: dict[str, Any] = {}
    record(ben.folder, "ben-mau", 1)
    said["hoa 1"] = hoa.seal("export", "--period", PERIOD, "--out", at / "len")
    said["ben 1"] = ben.seal("export", "--period", PERIOD, "--out", at / "len")
    said["unknown"] = district.say("verify", said["hoa 1"]["file"], code=3)
    said["waits"] = district.say("receive", at / "len", code=3)
    introduce(district, [hoa, ben])
    introduce(ben, [district])
    introduce(province, [district])
    said["known"] = district.say("verify", said["hoa 1"]["file"])
    said["received"] = district.say("receive", at / "len")
    said["again"] = district.say("receive", at / "len")
    remarks = at / "nhan-xet.txt"
    remarks.write_text("Phụ lục 4: dư cuối kỳ không khớp.\nThiếu nguyên nhân ở nhiệm vụ 3.\n", encoding="utf-8")
    said["returned"] = district.seal(
        "return", said["ben 1"]["package"][:8], "--remarks", remarks, "--deadline", "12/12/2026", "--out", at / "xuong"
    )
    said["slip"] = ben.say("receive", said["returned"]["file"])
    record(ben.folder, "ben-mau", 2)
    said["ben 2"] = ben.seal("export", "--period", PERIOD, "--out", at / "len2")
    said["received 2"] = district.say("receive", at / "len2")
    for package in ("hoa 1", "ben 2"):
        said[f"accepted {package}"] = district.say("accept", said[package]["package"][:12])
    said["inbox"] = district.say("inbox", "--period", PERIOD)
    said["sum"] = district.seal("consolidate", "--period", PERIOD, "--out", at / "tong", "--bundle")
    bundle = one(at / "tong", "TH_*.pdf")
    said["at the province"] = province.say("receive", bundle)
    said["accepted bundle"] = province.say("accept", said["at the province"]["files"][0]["package"][:8])
    said["province"] = province.seal("consolidate", "--period", PERIOD, "--out", at / "tong-tp")
    return Story(at, hoa, ben, district, province, said)


def test_the_sealer_is_unknown_until_the_digits_were_compared(story: Story) -> None:
    said = story.said
    assert set(VERDICT) == set(said["unknown"]) == set(said["known"])
    assert (said["unknown"]["outcome"], said["unknown"]["changed"]) == ("unknown", False)
    assert [file["outcome"] for file in said["waits"]["files"]] == ["unknown", "unknown"]
    assert said["waits"]["received"] == 0
    assert said["known"]["outcome"] == "known"
    assert said["known"]["package"] == said["hoa 1"]["package"]
    assert said["known"]["digits"] == story.hoa.say("key", "show")["digits"]
    assert (said["known"]["unit"], said["known"]["period"], said["known"]["revision"]) == ("99001", PERIOD, 1)


def test_what_is_received_twice_is_there_once(story: Story) -> None:
    counts = {name: story.said[name] for name in ("received", "again")}
    assert [(c["received"], c["already"], c["refused"]) for c in counts.values()] == [(2, 0, 0), (0, 2, 0)]
    assert all(set(VERDICT) == set(file) for c in counts.values() for file in c["files"])


def test_a_returned_report_comes_back_as_the_second_version(story: Story) -> None:
    said = story.said
    assert said["returned"]["state"] == "returned"
    (slip,) = said["slip"]["files"]
    assert (slip["kind"], slip["answers"]) == ("reply", said["ben 1"]["package"])
    assert said["ben 2"]["revision"] == 2
    (second,) = said["received 2"]["files"]
    assert second["answers"] == slip["package"]
    assert said["accepted ben 2"]["state"] == "accepted"


def test_the_inbox_tells_who_sent_and_who_did_not(story: Story) -> None:
    inbox = story.said["inbox"]
    assert inbox["missing"] == ["99003"]
    states = {(entry["unit"], entry["revision"]): entry["state"] for entry in inbox["entries"]}
    assert states == {("99001", 1): "accepted", ("99002", 1): "superseded", ("99002", 2): "accepted"}
    assert all(entry["days_late"] > 0 for entry in inbox["entries"])  # 2024's reports, whenever this runs


def test_the_totals_are_those_that_were_told(story: Story) -> None:
    told = json.loads((Path(__file__).parent / "domain" / "consolidated_2024.json").read_text(), parse_float=Decimal)
    for name in ("sum", "province"):
        totals = story.said[name]
        found = {code: Decimal(str(row["total"])) for code, row in totals["indicators"].items()}
        assert found == told, name
    district, province = story.said["sum"], story.said["province"]
    assert (district["expected"], district["accepted"], district["missing"]) == (3, 2, ["99003"])
    assert district["scores"] == {"990": 86.8, "99001": 87.95, "99002": 64}
    assert district["tasks"]["1"] == {"990": 92, "99001": 91, "99002": 67}
    assert district["tasks"]["6"] == {"990": 86, "99001": 87, "99002": 59}
    assert district["conferences"] == province["conferences"] == 3
    assert district["indicators"]["DC_HO"] == {"total": 6975, "by_unit": {"990": None, "99001": 4215, "99002": 2760}}
    assert (province["expected"], province["accepted"], province["missing"]) == (1, 1, [])
    assert province["scores"] == {"990": 86.8}
    keys = "period expected accepted missing indicators tasks scores conferences files".split()
    assert set(district) == set(province) == set(keys)


def test_other_tools_call_the_seals_valid_and_find_the_files(story: Story, tmp_path: Path) -> None:
    sealed = [Path(story.said[name]["file"]) for name in ("hoa 1", "ben 2", "returned")]
    sealed += [one(story.folder / "tong", "TH_*.pdf")]
    for file in sealed:
        assert b"Signature is Valid" in run("pdfsig", "-nocert", file).stdout
        out = tmp_path / file.stem
        out.mkdir()
        assert run("pdfdetach", "-saveall", "-o", out, file).returncode == 0
        letter = json.loads((out / "goi.json").read_text("utf-8"))
        found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}
        found.pop("goi.json")
        assert found == {row["path"]: row["sha256"] for row in letter["files"]}
        assert {row["path"]: row["size"] for row in letter["files"]} == {n: (out / n).stat().st_size for n in found}
    book = tmp_path / sealed[-1].stem / "so-lieu.xlsx"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    done = run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, book)
    assert done.returncode == 0, done.stderr
    words = run("pdftotext", tmp_path / "so-lieu.pdf", "-").stdout.decode()
    assert "Quận Sông Mẫu" in words


def test_a_package_is_named_by_any_unique_beginning_of_eight_digits(story: Story) -> None:
    package = story.said["hoa 1"]["package"]
    assert story.district.say("accept", package)["package"] == package
    assert story.district.say("accept", package[:8].upper())["package"] == package
    assert story.district.say("accept", package[:7], code=1)["error"] == "prefix"
    assert story.district.say("accept", "0" * 12, code=1)["error"] == "no-package"
    slip = story.said["returned"]["package"]
    assert slip == story.said["ben 1"]["package"]
    own = story.said["ben 2"]["package"]
    assert story.ben.say("accept", own[:10], code=1)["error"] == "not-received"


def test_an_import_is_undone_and_done_again(story: Story) -> None:
    package = story.said["at the province"]["files"][0]["package"]
    assert story.province.say("undo", package[:8]) == {"package": package, "state": "undone"}
    totals = story.province.say("consolidate", "--period", PERIOD, "--out", story.folder / "khong")
    assert (totals["accepted"], totals["indicators"]["DC_HO"]["total"]) == (0, None)
    assert story.province.say("receive", one(story.folder / "tong", "TH_*.pdf"))["received"] == 1
    story.province.say("accept", package[:8])
    totals = story.province.say("consolidate", "--period", PERIOD, "--out", story.folder / "lai")
    assert totals["indicators"]["DC_HO"]["total"] == 6975


def test_without_json_the_words_are_for_people(story: Story) -> None:
    said = say("inbox", "--period", PERIOD, "--data", story.district.folder)
    assert (said.code, said.err) == (0, "")
    assert "Đã chấp nhận" in said.out
    assert "trễ" in said.out
    assert "chưa gửi: 99003 Phường Đồi Mẫu" in said.out
    said = say("verify", story.said["hoa 1"]["file"], "--data", story.district.folder)
    assert said.out.startswith("Hợp lệ.")
    assert say("rebuild", "--data", story.district.folder).out.startswith("Đã dựng lại số liệu từ 3 gói")


def test_what_must_never_be_imported_ends_with_four(story: Story, tmp_path: Path) -> None:
    whole = Path(story.said["hoa 1"]["file"]).read_bytes()
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    rubbish = tmp_path / "rubbish.pdf"
    rubbish.write_bytes(b"khong phai goi")
    for file, reason in ((changed, "changed"), (rubbish, "not-a-package")):
        verdict = story.district.say("verify", file, code=4)
        assert (verdict["outcome"], verdict["reason"]) == ("refused", reason)
        received = story.district.say("receive", file, code=4)
        assert received["refused"] == 1
        assert received["files"][0]["reason"] == reason
    assert story.province.say("receive", story.said["hoa 1"]["file"], code=4)["files"][0]["reason"] == "wrong-addressee"
    mixed = story.district.say("receive", changed, story.said["hoa 1"]["file"], code=4)
    assert (mixed["already"], mixed["refused"]) == (1, 1)


def test_what_the_data_does_not_allow_ends_with_one(story: Story, tmp_path: Path) -> None:
    nowhere = Post(tmp_path / "khong-co", story.ben.passphrase_file)
    for words in (["inbox"], ["check", "--period", PERIOD], ["key", "show"], ["rebuild"]):
        assert nowhere.say(*words, code=1)["error"] == "no-office"
    assert not nowhere.folder.exists()
    assert story.ben.say("export", "--period", "2024-XX", "--out", tmp_path, code=1)["error"] == "period"
    assert story.ben.say("receive", tmp_path / "khong.pdf", code=1)["error"] == "no-file"
    assert story.ben.say("verify", tmp_path / "khong.pdf", code=1)["error"] == "unreadable"
    wrong = tmp_path / "sai.txt"
    wrong.write_text("không phải mật khẩu này đâu", encoding="utf-8")
    refused = story.ben.say("export", "--period", PERIOD, "--out", tmp_path, "--passphrase-file", wrong, code=1)
    assert refused["error"] == "passphrase"
    missing = tmp_path / "khong.txt"
    refused = story.ben.say("export", "--period", PERIOD, "--out", tmp_path, "--passphrase-file", missing, code=1)
    assert refused["error"] == "passphrase"
    assert story.ben.say("trust", "withdraw", "990", "--from", "hôm qua", code=1)["error"] == "date"
    assert story.ben.say("sample", "hoa-mau", code=1)["error"] == "office-exists"
    assert story.ben.seal("key", "create", code=1)["error"] == "key-exists"
    assert list(tmp_path.glob("*.pdf")) == []
    slip = story.said["ben 2"]["package"]
    remarks = tmp_path / "y-kien.json"
    remarks.write_text("[{]", encoding="utf-8")
    returning = ["return", slip[:8], "--out", tmp_path, "--remarks", remarks]
    assert story.district.seal(*returning, code=1)["error"] == "remarks"
    remarks.write_text("Sửa lại.", encoding="utf-8")
    assert story.district.seal(*returning, "--deadline", "mai", code=1)["error"] == "date"
    check = story.province.say("check", "--period", PERIOD, code=1)
    assert check["errors"] > 0
    assert story.province.seal("export", "--period", PERIOD, "--out", tmp_path, code=1)["error"] == "check"
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_fault_of_the_program_ends_with_seventy_and_says_so(story: Story, tmp_path: Path) -> None:
    broken = tmp_path / "so"
    shutil.copytree(story.province.folder, broken)
    with sqlite3.connect(broken / "so.db") as connection:
        connection.execute("UPDATE package_register SET outcome = 'khong co', state = 'khong co'")
    connection.close()
    said = say("inbox", "--data", broken)
    assert said.code == 70
    assert "Traceback" in said.err
    assert said.err.startswith("Chương trình gặp lỗi")
    assert say("inbox", "--data", broken, "--json").json == {"error": "fault"}


# one by one


def test_a_key_is_made_shown_and_registered_above(tmp_path: Path) -> None:
    ward = founded(tmp_path / "so", "99001", "Phường Hoa Mẫu", "ward")
    shown = ward.say("key", "show")
    assert set(shown) == {"unit", "unit_name", "digits", "not_after"}
    assert re.fullmatch(r"([0-9]{5} ){7}[0-9]{5}", shown["digits"])
    assert re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", shown["not_after"])
    card = ward.seal("key", "card", "--out", tmp_path / "phieu.pdf")
    assert Path(card["file"]) == tmp_path / "phieu.pdf"
    words = run("pdftotext", card["file"], "-").stdout.decode()
    assert re.sub(r"\s", "", shown["digits"]) in re.sub(r"\s", "", words)
    assert PASSPHRASE.encode() not in b"".join(path.read_bytes() for path in ward.folder.iterdir() if path.is_file())
    district = founded(tmp_path / "quan", "990", "Quận Sông Mẫu", "district")
    wrong = district.say("trust", "add", card["file"], "--digits", "12345 " * 8, code=1)
    assert wrong["error"] == "digits"
    assert district.say("trust", "add", card["file"], "--digits", "123", code=1)["error"] == "digits"
    assert district.say("trust", "add", tmp_path / "mat-khau.txt", "--digits", "12345 " * 8, code=1)["error"]
    added = district.say("trust", "add", card["file"], "--digits", shown["digits"])
    assert added == {"unit": "99001", "unit_name": "Phường Hoa Mẫu", "digits": shown["digits"]}
    (listed,) = district.say("trust", "list")["keys"]
    assert (listed["unit"], listed["digits"], listed["withdrawn_from"]) == ("99001", shown["digits"], None)
    gone = district.say("trust", "withdraw", "99001", "--from", "01/12/2024")
    assert gone["withdrawn_from"] == "2024-12-01"
    assert district.say("trust", "list")["keys"][0]["withdrawn_from"] == "2024-12-01"
    assert district.say("trust", "withdraw", "99002", "--from", "01/12/2024", code=1)["error"] == "no-key"


def test_the_passphrase_may_be_remembered_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ward = founded(tmp_path / "so", "99001", "Phường Hoa Mẫu", "ward")
    assert ward.say("key", "card", "--out", tmp_path / "a.pdf")["package"]
    other = tmp_path / "khac.txt"
    other.write_text("mật khẩu sai hoàn toàn", encoding="utf-8")
    monkeypatch.setenv("SOMATTRAN_PASSPHRASE_FILE", str(other))
    assert ward.say("key", "card", "--out", tmp_path / "b.pdf", code=1)["error"] == "passphrase"
    assert not (tmp_path / "b.pdf").exists()


def test_a_form_goes_out_and_comes_back(tmp_path: Path) -> None:
    ward = founded(tmp_path / "so", "99001", "Phường Hoa Mẫu", "ward")
    form = ward.say("form", "--period", PERIOD, "--out", tmp_path / "bieu" / "bieu.xlsx")
    assert form == {"file": str(tmp_path / "bieu" / "bieu.xlsx"), "period": PERIOD}
    filled = ward.say("fill", form["file"])
    assert (filled["period"], filled["bad_cells"]) == (PERIOD, [])
    assert ward.say("fill", tmp_path / "mat-khau.txt", code=1)["error"]


def test_a_check_lists_what_blocks_sealing(tmp_path: Path) -> None:
    ward = founded(tmp_path / "so", "99001", "Phường Hoa Mẫu", "ward")
    said = ward.say("check", "--period", PERIOD, code=1)
    assert set(said) == {"period", "errors", "warnings", "problems"}
    assert said["errors"] == sum(1 for problem in said["problems"] if problem["level"] == "error") > 0
    keys = {"level", "sentence", "record_kind", "record_uid", "field"}
    assert all(set(problem) == keys for problem in said["problems"])


def test_a_safety_copy_is_made_and_put_back(tmp_path: Path) -> None:
    ward = founded(tmp_path / "so", "99001", "Phường Hoa Mẫu", "ward")
    copy = ward.say("backup", "--out", tmp_path / "sao")["file"]
    assert Path(copy).parent == tmp_path / "sao"
    with Office.open(ward.folder) as office:
        office.ledger.put_many(sample.contents("hoa-mau", office.guidance).records())
    back = ward.say("restore", copy)
    assert Path(back["kept"]).exists()
    assert ward.say("inbox")["entries"] == []
    with Office.open(ward.folder) as office:
        assert office.sent() == []
        assert office.consolidate(PERIOD).indicators["DC_HO"].total is None
    assert ward.say("restore", tmp_path / "khong.db", code=1)["error"] == "gone"


def test_the_sample_with_packages_tells_the_whole_story(tmp_path: Path) -> None:
    district = Post(tmp_path / "so", tmp_path)
    assert district.say("sample", "song-mau", "--with-packages")["unit"] == "990"
    inbox = district.say("inbox", "--period", PERIOD)
    told = {(e["unit"], e["revision"], e["state"], e["days_late"]) for e in inbox["entries"]}
    assert told == {("99001", 1, "accepted", 0), ("99002", 1, "superseded", 2), ("99002", 2, "accepted", 6)}
    totals = district.say("consolidate", "--period", PERIOD, "--out", tmp_path / "tong")
    assert (totals["indicators"]["HAILONG"]["total"], totals["indicators"]["GDVH_TL"]["total"]) == (92, 90.94)
    assert (totals["indicators"]["QCPH_CO"]["total"], totals["conferences"], totals["missing"]) == (3, 3, ["99003"])
    assert [Path(file).suffix for file in totals["files"]] == [".xlsx", ".pdf"]
    assert district.say("rebuild") == {"rebuilt": 3}
    for name in sample.UNITS:
        assert (say("sample", name, "--with-packages", "--data", tmp_path / name).code == 0) == (name == "song-mau")


def test_guidance_goes_down_by_command(tmp_path: Path) -> None:
    province = founded(tmp_path / "tp", "97", "Thành phố Minh Họa", "province")
    ward = founded(tmp_path / "so", "99101", "Phường Sông Mẫu", "ward")  # it exists today, the districts no more
    sent = province.seal("guidance", "export", "--out", tmp_path / "xuong")
    assert set(sent) == {"file", "package", "revision"}
    assert ward.say("guidance", "receive", sent["file"], code=3)["received"] == 0
    introduce(ward, [province])
    received = ward.say("guidance", "receive", sent["file"])
    assert (received["received"], received["files"][0]["kind"]) == (1, "guidance")
    assert ward.say("undo", sent["package"][:8])["state"] == "undone"
    assert ward.seal("guidance", "export", "--out", tmp_path / "khong", code=1)["error"] == "no-units-below"
