"""The letter that reminds the units which have not sent their report: an official letter, without a kind in its symbol.

Form: Decree 30/2020 (a letter has "V/v …" under its number and "Kính gửi" in place of a title); sentences are made
from the register, so the numbers are those of the register (domain notes §6, §8.3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from app.domain.office import Office
from app.domain.periods import Period
from app.reports import fonts
from app.reports.letterhead import Signature, addressed, close, ended, heading
from app.reports.official import heading_of, standing_committee, written_by
from app.reports.page import About, build
from app.reports.style import paragraphs, space
from app.reports.tables import Column, Row, grid
from app.text.dates import formal_date, write_date
from app.text.numbers import two_digit

MOST_NAMED = 5
"""So many units are addressed, each as the Front's committee of its place; of more, the table names them."""

_COLUMNS = (
    Column("TT", 12, "centre"),
    Column("Đơn vị", 83),
    Column("Hạn gửi", 30, "centre"),
    Column("Đã quá hạn", 40, "centre"),
)


@dataclass(frozen=True, slots=True)
class Owing:
    """A unit that owes a report; `due` is None where no rule says until when."""

    name: str
    due: date | None


def render(
    office: Office,
    period: Period,
    owing: Sequence[Owing],
    expected: int,
    today: date,
    *,
    until: date | None = None,
    signer: Signature | None = None,
) -> bytes:
    """The PDF of the letter to those who owe, of so many that were expected.

    `until` is the day by which they are to send now; None leaves it open for the pen.
    """
    fonts.register()
    report = f"báo cáo {_in_sentence(period)}"
    about = f"V/v đôn đốc gửi {report}"
    head = heading_of(office, type_code="", dated_on=today.isoformat(), about=about)
    last_day = formal_date(until.isoformat()) if until else f"ngày …… tháng …… năm {today.year}"
    story: list[Flowable] = [
        *heading(head),
        space(4),
        *addressed(_named(owing)),
        *paragraphs(_told(office, report, owing, expected, today)),
        grid(_COLUMNS, [_row(at, one, today) for at, one in enumerate(owing, 1)]),
        *paragraphs(
            f"Đề nghị {'các đơn vị' if len(owing) > 1 else 'đơn vị'} có tên trên khẩn trương hoàn thành, niêm phong và "
            f"gửi {report} chậm nhất vào {last_day}. Đơn vị nào đã gửi mà chưa được nhận, hoặc gặp khó "
            "khăn khi lập báo cáo, thì báo ngay để được hướng dẫn.\n"
            + ended("Số liệu của đơn vị gửi sau thời hạn trên chưa được đưa vào báo cáo tổng hợp", head.manner)
        ),
        *close(["Như trên", "Lưu: VT"], signer or standing_committee(office)),
    ]
    told = About(
        title=f"Công văn đôn đốc gửi {report}", author=written_by(office), subject=period.label,
        made_on=today.isoformat(),
    )  # fmt: skip
    return build(story, told)


def _in_sentence(period: Period) -> str:
    return period.label[:1].lower() + period.label[1:]


def _named(owing: Sequence[Owing]) -> list[str]:
    if len(owing) > MOST_NAMED:
        return ["Các đơn vị có tên trong danh sách dưới đây"]
    return [f"Ủy ban MTTQ Việt Nam {one.name[:1].lower()}{one.name[1:]}" for one in owing]


def _told(office: Office, report: str, owing: Sequence[Owing], expected: int, today: date) -> str:
    """ "Đến ngày 12 tháng 12 năm 2024, Ban Thường trực … đã nhận được báo cáo của 01/03 đơn vị …"."""
    days = {one.due for one in owing}
    due = next(iter(days)) if len(days) == 1 else None
    by_rule = f"Theo quy định, hạn gửi {report} là {formal_date(due.isoformat())}. " if due else ""
    body = office.full_name or office.name or ""
    who = f"Ban Thường trực {body}" if body else "Ban Thường trực"
    return (
        f"{by_rule}Đến {formal_date(today.isoformat())}, {who} đã nhận được {report} của "
        f"{_count(expected - len(owing))}/{_count(expected)} đơn vị. Còn {_count(len(owing))} đơn vị chưa gửi:"
    )


def _count(number: int) -> str:
    return two_digit(number) if number else "0"


def _row(at: int, one: Owing, today: date) -> Row:
    late = (today - one.due).days if one.due else 0
    due = write_date(one.due.isoformat()) if one.due else ""
    return Row((str(at), one.name, due, f"{two_digit(late)} ngày" if late > 0 else "chưa đến hạn" if one.due else ""))
