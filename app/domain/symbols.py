"""Number and symbol of an office's documents, from a form that the office may set (signing standards §5.3, §5.4).

A form names where the number and the kind stand: `{số}/{loại}-MTTQ-BTT`, or as the Party writes `{số}-{loại}/ĐU`.
Letters alone (`MTTQ-BTT`) stand where the office's manner has them, so an office that never wrote a form keeps what it
had.
"""

import re

from app.domain.fields import Choice

MANNERS = (
    Choice("decree", "Theo Nghị định 30 (thường dùng)"),
    Choice("party", "Theo văn bản của Đảng"),
)
"""How documents look: the state's form, which the Front follows, or the Party's."""

NUMBER, KIND = "{số}", "{loại}"
LONGEST = 60
EXAMPLE = "{số}/{loại}-MTTQ-BTT"
_USUAL = {"decree": ("{số}/{loại}-", "MTTQ-BTT"), "party": ("{số}-{loại}/", "ĐU")}
"""What stands before the letters, and the letters of an office that says nothing."""

_NAMED = re.compile(r"\{[^{}]*\}?|\}")


def form_of(symbol: str | None, manner: str | None) -> str:
    """The form that an office's words mean; the usual one of its manner where they mean none."""
    before, letters = _USUAL.get(manner or "", _USUAL["decree"])
    said = (symbol or "").strip()
    if fault_of(said):
        said = ""
    return said if NUMBER in said else before + (said.strip("/-") or letters)


def fault_of(symbol: str) -> str:
    """Why these words are no form, as a sentence; "" when they are one, or letters alone."""
    said = symbol.strip()
    rest = said.removeprefix(NUMBER)
    strange = [word for word in _NAMED.findall(said) if word not in (NUMBER, KIND)]
    if strange:
        return f"Không rõ “{strange[0]}” là gì: trong dấu ngoặc nhọn chỉ dùng {NUMBER} và {KIND}, ví dụ {EXAMPLE}."
    if len(said) > LONGEST:
        return f"Mẫu ký hiệu dài quá {LONGEST} chữ, không đủ chỗ ở đầu văn bản. Hãy viết gọn lại."
    if any(letter.isspace() for letter in said):
        return f"Ký hiệu viết liền, không có dấu cách, ví dụ {EXAMPLE}."
    if (KIND in said and rest == said) or NUMBER in rest or rest.count(KIND) > 1:
        return f"Mẫu phải bắt đầu bằng {NUMBER}, và có {KIND} nhiều nhất một lần, ví dụ {EXAMPLE}."
    if rest != said and not rest.startswith(("/", "-")):
        return f"Sau {NUMBER} phải là dấu gạch chéo hoặc gạch nối, ví dụ {EXAMPLE}."
    return ""


def symbol_words(form: str, number: str, kind: str, symbol: str = "") -> str:
    """ "05/BC-MTTQ-BTT": a number below 10 takes a zero. A letter has no kind; `symbol` takes the place of the rest."""
    numbered = number.zfill(2) if number.isdigit() else number
    rest = form.removeprefix(NUMBER)
    if symbol:
        return f"{numbered}{rest[:1]}{symbol}"
    rest = rest.replace(KIND, kind) if kind else _without_kind(rest)
    return numbered + rest


def _without_kind(rest: str) -> str:
    """`/{loại}-MTTQ-BTT` of a letter is `/MTTQ-BTT`: the kind goes with the sign behind it."""
    return re.sub(r"\{loại\}[-/]?", "", rest).rstrip("-/")
