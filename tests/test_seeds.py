"""Every fact of five published texts can be entered, may be sealed, and is found again in sheet, words and print."""

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from app.domain.checks import check, errors_of
from app.domain.extract import of_period
from app.domain.guidance import Guidance, load_default
from app.domain.ledger import Snapshot
from app.domain.office import OFFICE_UID, Office
from app.domain.report import Report, report_uid
from app.domain.words import names_in, say
from app.packages import workbook
from app.packages.letter import Letter
from app.reports.unit_report import render
from tests.seeds import SEEDS, Seed

UNITS = {"central": "00", "province": "97", "district": "990"}


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_default()


def ledger_of(seed: Seed) -> Snapshot:
    """The text's records, in the ledger of an office that is about to send its report."""
    report = Report(
        uid=report_uid(seed.period),
        period=seed.period,
        subject="Kết quả thực hiện Kết luận số 62-KL/TW",
        dated_on="2022-01-05",
        signer_title="CHỦ TỊCH",
        signer_name="Quách Đình Ẩn",
    )
    office = Office(uid=OFFICE_UID, code=UNITS[seed.level], name="Đơn vị mẫu", level=seed.level)
    return Snapshot([office, report, *seed.records])


def told(ledger: Snapshot, guidance: Guidance) -> str:
    """Everything the ledger says, in words."""
    names = names_in(ledger, guidance)
    return "\n".join(
        say(field, getattr(record, field.key), names)
        for record in ledger.records()
        for field in record.description.fields
    )


def words_of(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return set(re.findall(r"\w+", text.casefold()))


SEED = pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)


@SEED
def test_nothing_that_the_text_leaves_out_holds_the_seal_back(seed: Seed, guidance: Guidance) -> None:
    assert [problem.sentence for problem in errors_of(check(ledger_of(seed), seed.period, guidance))] == []


@SEED
def test_every_fact_is_found_in_what_came_through_the_workbook(seed: Seed, guidance: Guidance) -> None:
    sent = of_period(ledger_of(seed), seed.period, guidance)
    assert {record.uid for record in seed.records} <= {record.uid for record in sent.records()}
    letter = Letter(kind="report", package="p", sender="990", sender_name="Mẫu", addressee="97", period=seed.period)
    received = workbook.read(workbook.write(sent, letter, guidance)).snapshot
    assert received == sent
    words = told(received, guidance)
    assert [fact for fact in seed.facts if fact not in words] == []


@SEED
def test_every_fact_is_printed(seed: Seed, guidance: Guidance, tmp_path: Path) -> None:
    ledger = of_period(ledger_of(seed), seed.period, guidance)
    file = tmp_path / "report.pdf"
    file.write_bytes(render(ledger, guidance, guidance.period(seed.period)))
    done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
    # A narrow column breaks a fact into lines, so its words are looked for one by one.
    words = words_of(unicodedata.normalize("NFC", done.stdout.decode()))
    for fact in seed.facts:
        missing = words_of(fact) - words
        assert not missing, (fact, missing)
