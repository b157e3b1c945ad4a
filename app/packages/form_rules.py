"""What the blank form offers and says at a cell: entries to choose from, a hint, and a warning for what looks wrong.

A warning never is a wall: it can be overruled, because the reader decides (`app.packages.form_rows`), and people know
things that a rule does not.
"""

from typing import Any

from app.domain.fields import NOT_ARISEN, Field, Kind
from app.packages import layout
from app.packages.layout import Book
from app.text.numbers import write_number

NUMBERS = (Kind.COUNT, Kind.AMOUNT, Kind.FIGURE)

_LONGEST_HINT, _LONGEST_TITLE = 250, 32
"""What Excel shows of a hint and of its title."""


def add(
    book: Book,
    sheet: Any,
    asked: Field,
    column: int,
    rows: tuple[int, int],
    *,
    most: str = "",
    offered: str = "",
) -> None:
    """The rule for the cells of a column, counted from 1, in rows first to last.

    `most` is the cell beside the first one that holds its maximum; `offered` a range whose entries may be chosen.
    """
    from openpyxl.utils import get_column_letter  # loaded when first needed
    from openpyxl.worksheet.datavalidation import DataValidation  # loaded when first needed

    letter = get_column_letter(column)
    rule: Any = layout.add_drop_down(book, sheet, asked, column, rows)
    if rule is None:
        rule = DataValidation(allow_blank=True)
        if offered:
            rule.type, rule.formula1, rule.showErrorMessage = "list", offered, False
        elif said := _warning(asked, f"{letter}{rows[0]}", most):
            formula, rule.error = said
            rule.type, rule.formula1, rule.showErrorMessage = "custom", formula, True
            rule.errorStyle, rule.errorTitle = "warning", _cut(asked.label, _LONGEST_TITLE)
        rule.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
        sheet.data_validations.append(rule)
    if hint := _hint(asked):
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = _cut(asked.label, _LONGEST_TITLE), _cut(hint, _LONGEST_HINT)


def _warning(asked: Field, cell: str, most: str) -> tuple[str, str] | None:
    """The formula that a good cell makes true, and the sentence for a bad one."""
    if asked.kind is Kind.FIGURE:
        return (
            f'OR(ISNUMBER({cell}),{cell}="{NOT_ARISEN.value}")',
            "Hãy ghi một con số, hoặc chữ “không phát sinh”, hoặc để trống.",
        )
    if asked.kind in NUMBERS:
        return _number_warning(asked, cell, most)
    if asked.kind is Kind.DATE:
        return (
            f'OR(ISNUMBER({cell}),ISNUMBER(SEARCH("/",{cell})),ISNUMBER(VALUE(RIGHT(TRIM({cell}),4))))',
            "Hãy ghi ngày như 16/9/2024; không nhớ đủ thì ghi 9/2024 hoặc 2024.",
        )
    if asked.kind is Kind.TIME:
        return (
            f'OR(ISNUMBER({cell}),ISNUMBER(SEARCH(":",{cell})),ISNUMBER(SEARCH("h",{cell})),'
            f'ISNUMBER(SEARCH("giờ",{cell})))',
            "Hãy ghi giờ như 7:30 hoặc 7h30.",
        )
    if asked.max_length:
        return f"LEN({cell})<={asked.max_length}", f"Hãy viết gọn trong {asked.max_length} chữ cái."
    return None


def _number_warning(asked: Field, cell: str, most: str) -> tuple[str, str]:
    tests, said = [f"ISNUMBER({cell})"], "số nguyên" if asked.kind is Kind.COUNT else "con số"
    if asked.kind is Kind.COUNT:
        tests.append(f"{cell}=INT({cell})")
    if asked.minimum is not None:
        tests.append(f"{cell}>={asked.minimum}")
        said += f" từ {write_number(asked.minimum)}"
    if most:
        tests.append(f"{cell}<={most}")
        said += " đến điểm tối đa"
    elif asked.maximum is not None:
        tests.append(f"{cell}<={asked.maximum}")
        said += f" đến {write_number(asked.maximum)}"
    return f"AND({','.join(tests)})", f"Hãy ghi một {said}. Gõ liền, không chấm hàng nghìn, ví dụ 1234."


def _hint(asked: Field) -> str:
    """What the cell says while it is chosen."""
    if asked.kind is Kind.CHOICES:
        return " ".join(part for part in (asked.help, f"Ghi một hay nhiều mục: {_listed(asked)}.") if part)
    if asked.kind is Kind.YESNO and not asked.help:
        return "Chọn Có hoặc Không."
    return asked.help


def _listed(asked: Field) -> str:
    return "; ".join(option.label for option in asked.choices)


def _cut(text: str, most: int) -> str:
    """The text, or its first whole words."""
    return text if len(text) <= most else text[: most - 1].rpartition(" ")[0] + "…"
