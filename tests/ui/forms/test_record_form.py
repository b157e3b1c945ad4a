import dataclasses

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.conference import Conference
from app.domain.records import KINDS
from ui.forms.field_row import Notice
from ui.forms.line_editors import LineEditor, NoteEditor
from ui.forms.record_form import PAUSE, RecordForm
from ui.forms.section_box import SectionBox
from ui.forms.sheet import sheet
from ui.theme import Theme


def form_of(qtbot: QtBot, theme: Theme, **rules: object) -> RecordForm:
    form = RecordForm(Conference.description, theme, **rules)  # pyright: ignore[reportArgumentType]
    qtbot.addWidget(form)
    form.resize(700, 400)
    form.show()
    return form


def box(form: RecordForm, key: str) -> QLineEdit:
    editor = form.rows[key].editor
    assert isinstance(editor, LineEditor)
    return editor.box


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
def test_every_kind_of_record_has_its_form(qtbot: QtBot, theme: Theme, kind) -> None:
    form = RecordForm(kind.description, theme)
    qtbot.addWidget(form)
    assert list(form.rows) == [f.key for _, fields in kind.description.sections() for f in fields]
    record = kind()
    form.load(record)
    assert form.record() == record


def test_typing_is_told_once_after_a_pause(typing, qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    before = Conference(title="Hội nghị")
    form.load(before)
    told: list[Conference] = []
    form.edited.connect(told.append)
    assert PAUSE <= 600
    with qtbot.waitSignal(form.edited):
        typing(box(form, "venue"), "Hội trường")
    assert told == [dataclasses.replace(before, venue="Hội trường")]


def test_what_was_typed_is_told_before_another_record_is_shown(qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    form.load(Conference(uid="a"))
    told: list[Conference] = []
    form.edited.connect(told.append)
    qtbot.keyClicks(box(form, "venue"), "x")
    form.load(Conference(uid="b"))
    assert [(record.uid, record.venue) for record in told] == [("a", "x")]
    form.flush()
    assert len(told) == 1


def test_leaving_a_field_tells_at_once(qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    form.load(Conference())
    told: list[Conference] = []
    form.edited.connect(told.append)
    qtbot.keyClicks(box(form, "venue"), "x")
    form.rows["venue"].editor.on_left()
    assert told[-1].venue == "x"


def test_what_cannot_be_read_comes_back_with_its_record(typing, qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    first, second = Conference(uid="a", present=5), Conference(uid="b")
    form.load(first)
    box(form, "present").selectAll()
    typing(box(form, "present"), "năm người")
    assert form.unread().keys() == {"present"}
    form.load(second)
    assert box(form, "present").text() == ""
    assert not form.unread()
    form.load(first)
    assert box(form, "present").text() == "năm người"
    assert form.rows["present"].problem.isVisibleTo(form)
    record = form.record()
    assert isinstance(record, Conference)
    assert record.present == 5


def test_a_change_from_elsewhere_leaves_the_field_being_typed_in(typing, qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    record = Conference(uid="a", venue="cũ", chaired_by="cũ")
    form.load(record)
    form.activateWindow()
    box(form, "venue").setFocus()
    qtbot.waitUntil(box(form, "venue").hasFocus)
    typing(box(form, "venue"), " và mới")
    form.refresh(dataclasses.replace(record, chaired_by="khác"))
    now = form.record()
    assert isinstance(now, Conference)
    assert (now.venue, now.chaired_by) == (box(form, "venue").text().strip(), "khác")


def test_computed_fields_are_shown_and_never_typed(qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    form.load(Conference(code="99001-HN-2024-001"))
    assert box(form, "code").text() == "99001-HN-2024-001"
    assert box(form, "code").isReadOnly()
    form.set_read_only(True)
    form.set_read_only(False)
    assert box(form, "code").isReadOnly()
    assert not box(form, "venue").isReadOnly()


def test_sections_say_what_is_missing_and_fold(typing, qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    form.load(Conference())
    section = form.sections["time_place"]
    assert section.state.text() == "còn 2 ô cần điền"
    typing(box(form, "venue"), "Hội trường")
    form.flush()
    assert section.state.text() == "còn 1 ô cần điền"
    section.fold(True)
    assert not form.rows["venue"].isVisible()
    form.focus_field("venue")
    assert form.rows["venue"].isVisible()


def test_notices_stand_under_their_field(qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    form.load(Conference())
    form.show_notices({"venue": [Notice("Cấp trên hỏi: họp ở đâu?")]})
    assert [label.text() for label in form.rows["venue"]._notices] == ["Cấp trên hỏi: họp ở đâu?"]
    form.show_notices({})
    assert form.rows["venue"]._notices == []


def test_labels_share_one_column_or_go_above_where_it_is_narrow(qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    form.load(Conference())
    rows = [form.rows[key] for key in ("venue", "chaired_by", "present")]
    lefts = {row.editor.mapTo(form, row.editor.rect().topLeft()).x() for row in rows}
    assert len(lefts) == 1
    assert lefts.pop() > 50
    form.resize(300, 400)
    qtbot.waitUntil(lambda: all(row.editor.mapTo(form, row.editor.rect().topLeft()).x() == 0 for row in rows))


@pytest.mark.parametrize("percent", [100, 175])
def test_a_page_never_scrolls_sideways_and_has_no_blank_end(qtbot: QtBot, percent: int) -> None:
    form = RecordForm(Conference.description, Theme(percent=percent))
    area = sheet(form)
    qtbot.addWidget(area)
    area.resize(720, 500)
    area.show()
    qtbot.waitExposed(area)
    form.load(Conference(summary="dòng\n" * 20))
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert area.widget().height() <= area.widget().heightForWidth(area.widget().width())


def test_only_some_fields(qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme, only={"title", "summary"}, headings=False)
    assert set(form.rows) == {"title", "summary"}
    assert form.sections == {}
    assert isinstance(form.rows["summary"].editor, NoteEditor)
    assert "venue" not in form_of(qtbot, theme, hidden={"venue"}).rows


def test_a_long_heading_breaks_into_lines_instead_of_widening_the_page(qtbot: QtBot, dressed: Theme) -> None:
    box = SectionBox("Công tác lãnh đạo, chỉ đạo, quán triệt và tổ chức thực hiện", dressed)
    qtbot.addWidget(box)
    box.resize(220, 200)
    box.show()
    lines = box.heading.text().split("\n")
    assert len(lines) > 1
    assert all(box.heading.fontMetrics().horizontalAdvance(line) <= 220 for line in lines)
    assert box.minimumSizeHint().width() < 220
    box.resize(900, 200)
    assert "\n" not in box.heading.text()


def test_a_narrow_form_may_become_narrower(qtbot: QtBot, dressed: Theme) -> None:
    form = RecordForm(Conference.description, dressed)
    area = sheet(form)
    qtbot.addWidget(area)
    area.resize(520, 600)
    area.show()
    area.resize(440, 600)
    qtbot.waitUntil(lambda: form.width() < 440)


def test_a_long_form_is_there_before_all_of_its_rows(qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    form.load(Conference(title="Hội nghị", venue="Hội trường", source_name="Báo"))
    assert not form.is_whole
    assert form.states[form.kind.by_key["source_name"].section.key].short == "✓"  # said of rows that are still missing
    form.focus_field("venue")
    assert "venue" in form.rows_made
    assert "source_name" not in form.rows_made
    made: list[str] = []
    form.row_made.connect(made.append)
    qtbot.waitUntil(lambda: form.is_whole)
    assert made[-1] in form.rows_made
    assert list(form.rows) == [field.key for _, fields in Conference.description.sections() for field in fields]
    assert box(form, "source_name").text() == "Báo"


def test_rows_made_late_are_as_if_they_had_been_there(qtbot: QtBot, theme: Theme) -> None:
    form = form_of(qtbot, theme)
    form.set_read_only(True)
    form.load(Conference(venue="Hội trường"))
    form.show_notices({"source_name": [Notice("Xem lại nguồn tin.")]})
    assert "source_name" not in form.rows_made
    row = form.rows["source_name"]
    assert [notice.sentence for notice in row.notices] == ["Xem lại nguồn tin."]
    assert not box(form, "venue").isEnabled() or box(form, "venue").isReadOnly()
