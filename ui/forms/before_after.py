"""A text before and after a change, as two short pieces of rich text in which the changed words stand out.

What is new or other is bold, what goes is struck out, a line break that goes is shown by its sign: never by colour
alone, and no style is written here.
"""

import html
import re
from difflib import SequenceMatcher

MOST_TOKENS = 34  # words shown of either text
LEAD = 4  # words shown before the first change
COMPARED = 400  # words compared: what lies behind them is not shown anyway
BREAK = "\n"


def before_after(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before their first difference on, as rich text."""
    old, new = _tokens(before), _tokens(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    first = next((step for step in steps if step[0] != "equal"), None)
    if first is None:
        return _written(old, set(), 0, ""), _written(new, set(), 0, "")
    gone = {at for tag, i1, i2, _, _ in steps if tag != "equal" for at in range(i1, i2)}
    came = {at for tag, _, _, j1, j2 in steps if tag != "equal" for at in range(j1, j2)}
    only_gone = "s" if not any(at in came for at in range(len(new))) else "b"
    return (
        _written(old, gone, max(0, first[1] - LEAD), only_gone),
        _written(new, came, max(0, first[3] - LEAD), "b"),
    )


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\s]+|\n", text.strip())[:COMPARED]


def _written(tokens: list[str], changed: set[int], start: int, tag: str) -> str:
    shown = tokens[start : start + MOST_TOKENS]
    pieces = ["… "] if start else []
    for at, token in enumerate(shown, start):
        if token == BREAK:
            pieces.append("<b>↵</b><br>" if at in changed else "<br>")
        elif at in changed and tag:
            pieces.append(f"<{tag}>{html.escape(token)}</{tag}> ")
        else:
            pieces.append(f"{html.escape(token)} ")
    return "".join(pieces).rstrip() + (" …" if start + MOST_TOKENS < len(tokens) else "")
