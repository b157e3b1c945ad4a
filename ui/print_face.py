"""The letters of documents, for pictures in which every word was measured in them."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from app.paths import resource

_CUTS = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf")
OTHERWISE = "Times New Roman"
"""Where the program came without its own letters; the system gives this one or one of the same widths."""


@cache
def print_face() -> str:
    """The family of the letters, made known to the window with the first asking."""
    files = [resource("fonts") / cut for cut in _CUTS]
    known = [QFontDatabase.addApplicationFont(str(file)) for file in files if file.is_file()]
    families = [family for number in known if number >= 0 for family in QFontDatabase.applicationFontFamilies(number)]
    return families[0] if families else OTHERWISE
