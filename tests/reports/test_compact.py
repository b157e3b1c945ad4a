from pathlib import Path

import pytest

from app.domain.fields import Part, Record, Section, count, link, note, record, text
from app.domain.words import no_names
from app.reports import fonts
from app.reports.compact import compact_facts, compact_rows
from app.reports.page import About, build
from app.reports.sections import said
from tests.reports.ward import text_of

SECTION = Section("s", "Mục mới")


@record("novelty", "Việc mới", title="name")
class Novelty(Record):
    name: str | None = text(SECTION, "Tên")
    amount: int | None = count(SECTION, "Số lượng mới", unit="cái")
    story: str | None = note(SECTION, "Câu chuyện")
    secret: str | None = text(SECTION, "Kín", local=True)


@record("novelty_row", "Dòng mới", plural="Các dòng mới", title="what", parents=("novelty",))
class NoveltyRow(Part):
    period: str | None = link(SECTION, "Kỳ", "period")
    what: str | None = text(SECTION, "Nội dung mới", listed=True)
    many: int | None = count(SECTION, "Bao nhiêu", unit="lượt", listed=True)


@pytest.fixture(autouse=True)
def faces() -> None:
    fonts.register()


def test_facts_stand_side_by_side_and_long_ones_below(tmp_path: Path) -> None:
    row = Novelty(name="Tên gọi", amount=7, story="Một câu chuyện dài.\nHai dòng.", secret="không in")
    flow = compact_facts(said(row, no_names))
    assert len(flow) == 3  # the facts, two paragraphs
    printed = text_of(build(flow, About(title="Chi tiết")), tmp_path, raw=True)
    assert "Tên: Tên gọi Số lượng mới: 7 cái" in printed
    assert "Câu chuyện: Một câu chuyện dài. Hai dòng." in printed
    assert "không in" not in printed


def test_one_row_is_a_sentence_and_several_are_a_table(tmp_path: Path) -> None:
    one, two = NoveltyRow(what="Việc thứ nhất", many=3, period="2024-NAM"), NoveltyRow(what="Việc thứ hai")
    sentence = text_of(build(compact_rows([one], no_names, period="2024-NAM"), About(title="1")), tmp_path)
    assert sentence == "Các dòng mới: Việc thứ nhất (bao nhiêu: 3 lượt)"
    table = text_of(build(compact_rows([one, two], no_names, period="2024-NAM"), About(title="2")), tmp_path)
    assert "Nội dung mới" in table
    assert "Việc thứ hai" in table
    assert "2024-NAM" not in table
    assert "2024-NAM" in text_of(build(compact_rows([one, two], no_names), About(title="3")), tmp_path)


def test_a_row_of_any_length_is_printed(tmp_path: Path) -> None:
    rows = [NoveltyRow(what="Dài " * 8000)]
    assert "Dài Dài" in text_of(build(compact_rows(rows, no_names), About(title="1")), tmp_path)
    facts = compact_facts(said(Novelty(name="x" * 30000, story="dòng\n" * 600), no_names))
    assert "xxx" in text_of(build(facts, About(title="2")), tmp_path)
    assert compact_rows([], no_names) == []
