"""Rules that hold for several kinds of records: parts and wholes, first and last days, commendations, funds.

They are domain notes §2.2 part 8, §9.5 and §9.11.
"""

from collections.abc import Iterator, Sequence

from app.domain.campaign import Campaign, FundAccount, spending_of
from app.domain.conference import Conference
from app.domain.enclosures import Commendation
from app.domain.extract import left_out
from app.domain.fields import Record
from app.domain.office import Office, Officer
from app.domain.periods import span
from app.domain.problems import Case, Level, Problem, problem
from app.domain.report import Report
from app.domain.report_rows import Oversight, StaffLine
from app.domain.symbols import fault_of
from app.domain.words import title
from app.text.numbers import write_number

_SUBSETS: Sequence[tuple[type[Record], tuple[str, ...], str, Level]] = (
    (Conference, ("women", "non_party", "ethnic_minority", "religious", "prestigious"), "present", "error"),
    (StaffLine, ("women", "non_party", "ethnic_religious"), "quantity", "error"),
    (Oversight, ("resolved",), "recommendations", "warning"),
)
"""Counts that are part of another count of the same record."""

_FOLLOWS: Sequence[tuple[type[Record], str, str]] = (
    (Conference, "held_on", "ends_on"),
    (Conference, "assessed_from", "assessed_to"),
    (Campaign, "runs_from", "runs_to"),
    (Officer, "since_on", "until_on"),
)
"""Dates of which the second must not come before the first."""


def shared_problems(case: Case) -> Iterator[Problem]:
    """Parts greater than their whole, dates in the wrong order, commendations, funds, symbols, what no report takes."""
    yield from _subsets(case)
    yield from _order_of_days(case)
    yield from _commendations(case)
    yield from _funds(case)
    yield from _symbols(case)
    yield from _unfiled(case)


def _subsets(case: Case) -> Iterator[Problem]:
    for kind, parts, whole, level in _SUBSETS:
        fields = kind.description.by_key
        for record in case.records.all(kind):
            total = getattr(record, whole)
            for key in parts:
                part = getattr(record, key)
                if part is not None and total is not None and part > total:
                    more, less = f"{fields[key].label} ({write_number(part)})", write_number(total)
                    said = f"{more} nhiều hơn “{fields[whole].label}” ({less})."
                    yield problem(level, case, record, key, said)


def _symbols(case: Case) -> Iterator[Problem]:
    """A form of the symbol that can't be read; documents then bear the usual one."""
    for office in case.records.all(Office):
        if said := fault_of(office.symbol or ""):
            yield problem("warning", case, office, "symbol", f"{said} Văn bản tạm in ký hiệu thường dùng.")


def _order_of_days(case: Case) -> Iterator[Problem]:
    for kind, first, second in _FOLLOWS:
        fields = kind.description.by_key
        for record in case.records.all(kind):
            begins, ends = span(getattr(record, first)), span(getattr(record, second))
            if begins and ends and ends[1] < begins[0]:
                said = f"“{fields[second].label}” trước “{fields[first].label}”."
                yield problem("error", case, record, second, said)


def _commendations(case: Case) -> Iterator[Problem]:
    """Named rows are never more than the number told without names; nobody is commended after the report."""
    reports = [span(report.dated_on) for report in case.records.all(Report)]
    signed = max((days[1] for days in reports if days), default=None)
    told: dict[tuple[str, str | None, str | None], list[Commendation]] = {}
    for row in case.records.all(Commendation):
        told.setdefault((row.parent, row.awarded, row.award), []).append(row)
        decided = span(row.decided_on)
        if signed and decided and decided[0] > signed:
            yield problem("warning", case, row, "decided_on", "ngày quyết định khen sau ngày ký báo cáo.")
    for rows in told.values():
        unnamed = [row for row in rows if not row.name and row.quantity is not None]
        names = sum(row.quantity or 1 for row in rows if row.name)
        number = sum(row.quantity or 0 for row in unnamed)
        if unnamed and names > number:
            said = f"nêu tên {write_number(names)} nhưng số lượng ghi là {write_number(number)}."
            yield problem("error", case, unnamed[0], "quantity", said)


def _funds(case: Case) -> Iterator[Problem]:
    """Only a warning: the office above sends such a report back, it is not held here (domain notes §9.5, §10.1)."""
    for account in case.records.all(FundAccount):
        spent = spending_of(account)
        if account.opening is None or account.income is None or account.closing is None or spent is None:
            continue
        left = account.opening + account.income - spent
        if left != account.closing:
            said = (
                f"dư đầu kỳ {write_number(account.opening)} cộng thu {write_number(account.income)} "
                f"trừ chi {write_number(spent)} còn {write_number(left)}, "
                f"khác dư cuối kỳ đã ghi {write_number(account.closing)}."
            )
            yield problem("warning", case, account, "closing", said)


def _unfiled(case: Case) -> Iterator[Problem]:
    for record in left_out(case.whole):
        about = record.description
        said = f"{about.label} “{title(record, case.names)}” chưa có năm và chưa chọn kỳ nên không vào báo cáo nào."
        yield Problem("warning", said, about.name, record.uid, "period")
