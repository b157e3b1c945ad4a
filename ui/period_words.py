"""A period's name inside a sentence."""

from app.domain.periods import Period


def in_sentence(period: Period) -> str:
    """The name as it stands inside a sentence: "năm 2024", "quý I năm 2024"."""
    return period.label[:1].lower() + period.label[1:]
