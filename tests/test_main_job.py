"""The main job by command line alone: key, seal, verify, trust, receive, return, accept, add up, bundle, pass on."""

import hashlib
import json
import shutil
import sqlite3
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app import sample
from app.office import Office
from tests.command_line import Post, founded, introduce, run, sampled, say

PERIOD = "2024-NAM"
VERDICT = "file outcome reason changed kind unit unit_name period revision package answers digits".split()


def one(folder: Path, pattern: str = "*.pdf") -> Path:
    (found,) = folder.glob(pattern)
    return found


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


def test_receipts_tell_the_wards_what_was_accepted(story: Story, tmp_path: Path) -> None:
    hoa, ben = story.said["hoa 1"]["package"], story.said["ben 2"]["package"]
    made = story.district.say("receipt", "--period", PERIOD, "--out", tmp_path / "phieu")["receipts"]
    assert {row["unit"]: row["answers"] for row in made} == {"99001": hoa, "99002": ben}
    assert story.district.say("receipt", "--period", PERIOD, "--out", tmp_path / "phieu")["receipts"] == made
    (alone,) = story.district.say("receipt", ben[:8], "--out", tmp_path / "mot")["receipts"]
    assert alone["package"] == made[1]["package"]
    assert sorted(row["file"] for row in made) == sorted(map(str, (tmp_path / "phieu").iterdir()))
    assert story.ben.say("receive", made[0]["file"], code=4)["files"][0]["reason"] == "wrong-addressee"
    assert story.ben.say("receive", made[1]["file"])["received"] == 1
    assert story.ben.say("receive", alone["file"])["already"] == 1
    returned = story.said["returned"]["package"]
    assert story.district.say("receipt", returned[:8], "--out", tmp_path / "khong", code=1)["error"] == "not-accepted"
    assert not (tmp_path / "khong").exists()
