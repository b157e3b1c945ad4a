"""Names in tips and on buttons: words as they are.

Qt takes words that look like a page of the web for one, and would fetch a picture from wherever a name tells it to;
on a button it takes the letter behind "&" for a key.
"""

from PySide6.QtGui import Qt


def plain_tip(words: str) -> str:
    """Words that Qt shows letter for letter."""
    if not Qt.mightBeRichText(words):
        return words
    from html import escape  # loaded when first needed: few words look like a page of the web

    return f'<p style="white-space: pre-wrap">{escape(words)}</p>'


def plain_caption(words: str) -> str:
    """Words that stand on a button, or in a menu, letter for letter."""
    return words.replace("&", "&&")
