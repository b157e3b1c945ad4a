"""The periods that an officer may choose from."""

from app.domain.periods import Period
from app.packages.books import Books
from app.storage.survey import periods_with_data


def to_choose_from(books: Books) -> list[Period]:
    """Those that guidance opened, those with data, this year's and last year's; newest first."""
    year = books.today().year
    codes = {item.code or item.uid for item in books.guidance.periods} | periods_with_data(books.store)
    for one in (year, year - 1):
        codes |= {f"{one}-NAM", f"{one}-6T", f"{one}-9T", *(f"{one}-Q{quarter}" for quarter in (1, 2, 3, 4))}
    return sorted(map(books.guidance.period, codes), key=lambda p: (p.end, p.end - p.start), reverse=True)


def current(books: Books) -> Period:
    """The year with the newest data; this year in an empty ledger."""
    years = sorted(code for code in periods_with_data(books.store) if code.endswith("-NAM"))
    return books.guidance.period(years[-1] if years else f"{books.today().year}-NAM")
