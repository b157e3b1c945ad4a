from pathlib import Path

from app.domain.fields import Part, Record, Section, count, note, record, text
from app.domain.guidance import Guidance
from app.domain.words import no_names
from app.reports import fonts
from app.reports.page import About, build
from app.reports.sections import parts_table, record_text
from tests.reports.ward import text_of

SECTION = Section("s", "Mục mới")


@record("novelty", "Việc mới", title="name")
class Novelty(Record):
    name: str | None = text(SECTION, "Tên")
    amount: int | None = count(SECTION, "Số lượng mới", unit="cái")
    story: str | None = note(SECTION, "Câu chuyện")
    secret: str | None = text(SECTION, "Kín", local=True)


@record("novelty_row", "Dòng mới", title="what", parents=("novelty",))
class NoveltyRow(Part):
    what: str | None = text(SECTION, "Nội dung mới", listed=True)
    many: int | None = count(SECTION, "Bao nhiêu", listed=True)
    long: str | None = note(SECTION, "Diễn giải")


def test_a_field_that_is_added_prints_itself(guidance: Guidance, tmp_path: Path) -> None:
    fonts.register()
    one = Novelty(name="Tên gọi", amount=1234, story="Dòng một.\nDòng hai.", secret="không in")
    rows = [
        NoveltyRow(what=f"việc {at}", many=at or None, long="rất dài " * 300 if at == 2 else None) for at in range(3)
    ]
    flow = [*record_text(one, no_names), *parts_table(rows, no_names)]
    text = text_of(build(flow, About(title="Thử")), tmp_path)
    for words in ("Mục mới", "Số lượng mới", "1.234 cái", "Câu chuyện: Dòng một.", "Dòng hai.", "việc 2", "Bao nhiêu"):
        assert words in text
    assert text.count("rất dài") == 300
    assert "không in" not in text


def test_no_rows_make_no_table() -> None:
    assert parts_table([], no_names) == []
