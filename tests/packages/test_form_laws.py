"""What always holds of the blank form, whatever people tell in it and do to it."""

import io
import subprocess
from pathlib import Path

import openpyxl
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from app.domain.fields import Kind
from app.domain.ledger import Snapshot
from app.errors import UserError
from app.packages.cells import Cell
from app.packages.form import read_form
from app.packages.form_plan import SHEETS, owner_field, typed_fields
from app.packages.form_reading import understood
from tests.packages.form_typing import (
    BLANK,
    EDITS,
    GARBAGE,
    GUIDANCE,
    Edit,
    blank_sheets,
    edited,
    puts,
    told,
    typed_into,
)


@settings(deadline=None, max_examples=20)
@given(told())
def test_a_filled_form_gives_back_what_was_typed(said: Snapshot) -> None:
    form = understood(typed_into(blank_sheets(), puts(said)), GUIDANCE)
    assert (form.problems, form.questions, form.notices) == ((), (), ())
    assert form.snapshot == said


@settings(deadline=None, max_examples=20)
@given(told(), EDITS)
def test_moving_things_about_changes_nothing(said: Snapshot, edits: list[Edit]) -> None:
    form = understood(edited(typed_into(blank_sheets(), puts(said)), edits), GUIDANCE)
    assert (form.problems, form.questions) == ((), ())
    assert form.snapshot == said


_SPOTS = st.tuples(st.integers(0, len(SHEETS)), st.integers(0, 12), st.integers(0, 14), GARBAGE)


@settings(deadline=None, max_examples=40)
@given(st.lists(_SPOTS, max_size=40), EDITS)
def test_whatever_stands_in_a_cell_is_told_by_its_place(
    spots: list[tuple[int, int, int, Cell]], edits: list[Edit]
) -> None:
    sheets = blank_sheets()
    for number, row, column, cell in spots:
        table = sheets[number].table
        table[row % len(table)][column % len(table[0])] = cell
    try:
        form = understood(edited(sheets, edits), GUIDANCE)
    except UserError:  # the first sheet says no period any more
        return
    titles = {sheet.title for sheet in sheets} | {plan.title for plan in SHEETS}
    for bad in (*form.problems, *form.notices):
        assert bad.sheet in titles or bad.sheet.startswith("Của tôi")
        assert bad.cell[0].isalpha()
        assert bad.reason
    assert all(question.proposal not in (None, ()) for question in form.questions)


def test_other_programs_save_a_filled_form_with_all_that_it_holds(tmp_path: Path) -> None:
    said: list[Snapshot] = []

    @seed(62)
    @settings(deadline=None, max_examples=2, database=None)
    @given(told(full=True))
    def tell(snapshot: Snapshot) -> None:
        said.append(snapshot)

    tell()
    files = [tmp_path / f"form{number}.xlsx" for number in range(len(said))]
    for file, snapshot in zip(files, said, strict=True):
        file.write_bytes(typed_in_excel(snapshot))
        assert read_form(file.read_bytes(), GUIDANCE).snapshot == snapshot
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx"]
    saved = tmp_path / "saved"
    subprocess.run([*command, "--outdir", str(saved), *map(str, files)], check=True, capture_output=True, timeout=120)
    for file, snapshot in zip(files, said, strict=True):
        form = read_form((saved / file.name).read_bytes(), GUIDANCE)
        assert (form.problems, form.questions, form.notices) == ((), (), ())
        assert form.snapshot == snapshot


def typed_in_excel(snapshot: Snapshot) -> bytes:
    """The file of a blank form after somebody typed these records."""
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    sheets = {sheet["A1"].value: sheet for sheet in book}
    for put in puts(snapshot):
        cell = sheets[put.mark].cell(put.row + 1, put.column + 1)
        assert not cell.protection.locked
        cell.value = put.cell
        if isinstance(put.cell, str):
            cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_every_field_a_person_can_answer_is_asked() -> None:
    """A field that is added is asked by itself, unless its sheet says that it is left out."""
    for plan in SHEETS:
        described = plan.kind.description
        asked = {field.key for field in typed_fields(plan.kind, GUIDANCE)}
        assert plan.left_out <= described.by_key.keys()
        for field in described.fields:
            open_to_all = not (field.computed or field.local or field.key in plan.left_out)
            plain = field.kind not in (Kind.LINK, Kind.LINKS, Kind.FILE)
            assert not (open_to_all and plain) or field.key in asked
        if plan.owner is not None:
            assert owner_field(plan).key not in described.by_key


def test_every_sheet_has_its_own_kind_and_name() -> None:
    assert len({plan.kind for plan in SHEETS}) == len({plan.title for plan in SHEETS}) == len(SHEETS)
    order = [plan.kind for plan in SHEETS]
    assert all(order.index(plan.owner) < order.index(plan.kind) for plan in SHEETS if plan.owner is not None)
