"""The superior's report of a period: prose first, key figures in small tables, the full sums in annexes."""

from app.reports.consolidated.material import provisional_words
from app.reports.consolidated.paper import render

__all__ = ["provisional_words", "render"]
