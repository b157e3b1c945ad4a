"""Run against a copy of the program that has one more line: where does the new field of a conference arrive?

    python one_edit.py FOLDER OLD_LEDGER FIELD TYPED

Types TYPED into the new field of the form and prints, as JSON, how the field is met at every station.
"""

import dataclasses
import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import app
from app.domain.checks import check
from app.domain.compare import differences
from app.domain.conference import Conference
from app.domain.extract import of_period
from app.domain.guidance import Guidance, load_default
from app.domain.ledger import Snapshot
from app.packages import form, form_reading, workbook
from app.packages.form_plan import mark_of
from app.packages.letter import Letter
from app.packages.tables import read_sheets
from app.reports.unit_report import render
from app.storage.ledger import SourceLedger
from app.storage.search import search
from app.storage.store import Store
from ui.forms.record_form import RecordForm
from ui.models.record_table import RecordRows
from ui.theme import Theme

PERIOD = "2024-NAM"
LETTER = Letter(kind="report", package="p", sender="99001", sender_name="Hoa Mẫu", addressee="990", period=PERIOD)


def columns(store: Store) -> list[str]:
    """The columns of the conferences' table."""
    return [row[1] for row in store.conn.execute("PRAGMA table_info(conference)")]


def typed(record: Conference, key: str, words: str) -> tuple[Conference, str]:
    """The record after somebody typed into the new field of its form, and the label beside the box."""
    form = RecordForm(Conference.description, Theme())
    form.load(record)
    row = form.rows[key]
    row.editor.setFocus()
    QTest.keyClicks(row.editor.focusProxy() or row.editor, words)
    told: list[Any] = []
    form.edited.connect(told.append)
    form.flush()
    return told[-1], row.label.text()


def shown(record: Conference) -> dict[str, str]:
    """The list of conferences: what is said of one, by heading."""
    return RecordRows(Conference.description, [record]).cells(record)


def filled_by_hand(guidance: Guidance, key: str, words: str) -> Any:
    """What comes back after somebody typed into the new column of the blank form."""
    period = guidance.period(PERIOD)
    sheets = read_sheets(form.write_form(period, guidance, guidance.units.unit("99001")), foreign=True)
    sheet = next(sheet for sheet in sheets if sheet.mark == mark_of(Conference))
    start = next(number for number, row in enumerate(sheet.table) if row[0] == "STT") + 1
    sheet.table[start][sheet.table[0].index(key)] = words
    (told,) = form_reading.understood(sheets, guidance).snapshot.all(Conference)
    return getattr(told, key)


def printed(pdf: bytes, folder: Path) -> str:
    """The text of a PDF, every run of white space one blank."""
    file = folder / "report.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return " ".join(unicodedata.normalize("NFC", done.stdout.decode()).split())


def stations(folder: Path, old: Path, key: str, words: str) -> dict[str, Any]:
    """What is met at each station."""
    guidance = load_default()
    with Store.open(folder / "fresh.db") as fresh:
        fresh_columns = columns(fresh)
    with Store.open(old) as store:
        ledger = SourceLedger(store, who="Ngô Thị Ẻn")
        (before,) = ledger.all(Conference)
        after, label = typed(before, key, words)
        ledger.put(after)
        own = of_period(ledger, guidance.period(PERIOD), guidance)
        read_back = workbook.read(workbook.write(own, LETTER, guidance)).snapshot
        (sent,) = read_back.all(Conference)
        told = differences(Snapshot([before]), read_back, guidance)
        emptied = dataclasses.replace(after, **{key: None})
        return {
            "copy": str(Path(app.__file__).parent.parent),
            "fresh": key in fresh_columns,
            "grown": key in columns(store),
            "was": getattr(before, key),
            "kept": getattr(ledger.get(Conference, before.uid), key),
            "label": label,
            "sheet": getattr(sent, key),
            "form": filled_by_hand(guidance, key, words),
            "list": shown(sent),
            "paper": printed(render(own, guidance, guidance.period(PERIOD)), folder),
            "found": [hit.title for hit in search(store, words)],
            "difference": [(d.label, d.old, d.new) for d in told if d.record_kind == "conference"],
            "checked": any(problem.field == key for problem in check(Snapshot([emptied]), PERIOD, guidance)),
        }


if __name__ == "__main__":
    application = QApplication([])
    json.dump(stations(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]), sys.stdout)
