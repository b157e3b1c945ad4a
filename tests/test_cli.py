"""The command line, word for word as docs/cli.md promises it."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from PIL import Image

from app import sample
from app.cli import _root
from app.domain.conference import Conference
from app.domain.enclosures import Photo
from app.office import Office
from tests.command_line import PASSPHRASE, Post, founded, introduce, run, sampled, say

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
    "export": "--period --out --passphrase-file --bundle --split-mb --with-workbook",
    "verify": "",
    "receive": "",
    "trust add": "--digits",
    "trust list": "",
    "trust withdraw": "--from",
    "inbox": "--period",
    "accept": "",
    "return": "--remarks --out",
    "receipt": "--period --out --passphrase-file",
    "undo": "",
    "consolidate": "--period --out --bundle",
    "open-copy": "--period --out",
    "guidance export": "--out",
    "guidance receive": "",
    "backup": "--out",
    "restore": "",
    "rebuild": "",
    "move-out": "--out --passphrase-file",
    "move-in": "--passphrase-file",
    "move-back": "",
    "merge-predecessor": "--look --passphrase-file",
    "self-test": "",
    "bench": "",
}
TOOL = re.compile(r"\b(usage|options?|commands?|error|missing|default|required|help|invalid|argument)\b(?!-)")


def english(text: str) -> list[str]:
    """Words that only the library would say, names of options and commands set aside."""
    return TOOL.findall(re.sub(r"--[a-z-]+", "", text.lower()))


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
        ("receipt 12345678 --period 2024-NAM --out x", ""),
        ("receipt --out x", ""),
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
    opened = district.say("open-copy", "--period", PERIOD, "--out", tmp_path / "mo")
    assert (opened["units"], Path(opened["folder"]).name) == (3, "BanMo_990_2024-NAM")
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


def test_a_report_in_parts_is_received_like_any_other(tmp_path: Path) -> None:
    ward, district = sampled(tmp_path / "so", "hoa-mau"), sampled(tmp_path / "quan", "song-mau")
    photo = io.BytesIO()
    Image.effect_noise((1600, 1200), 90).save(photo, "JPEG", quality=60)
    with Office.open(ward.folder) as office:
        for conference in office.ledger.all(Conference)[:1]:
            for number in range(4):
                image = Image.open(photo).rotate(number)
                told = io.BytesIO()
                image.save(told, "JPEG", quality=60)
                digest = office.attach(told.getvalue(), f"{number}.jpg")
                office.ledger.put(Photo(parent=conference.uid, file=digest, caption=f"Ảnh {number}"))
    introduce(district, [ward])
    sent = ward.seal("export", "--period", PERIOD, "--out", tmp_path / "thu", "--split-mb", "1")
    assert len(sent["files"]) > 1
    assert sent["file"] == sent["files"][0]
    held = Path(sent["files"][1]).rename(tmp_path / "de-sau.pdf")
    missing = district.say("receive", tmp_path / "thu", code=4)
    assert [one["reason"] for one in missing["files"]] == ["part-missing"]
    received = district.say("receive", held, *(file for file in sent["files"] if Path(file).exists()))
    assert [one["package"] for one in received["files"]] == [sent["package"]]
    assert received["received"] == 1


def test_a_stick_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    ward = sampled(tmp_path / "so", "hoa-mau")
    stick = Path("/media/USB-khong-con-day")
    gone = ward.seal("export", "--period", PERIOD, "--out", stick / "bao-cao", code=1)
    assert gone["error"] == "unplugged"
    assert not stick.exists()
