"""Text made whole: one Unicode form everywhere, and pasted text freed of what its journey did to it.

The rules come from what was seen in real announcements (domain notes §0 and §8.1): hard-wrapped
lines, no-break spaces, decomposed letters from old spreadsheets, a paragraph pasted twice.
Nothing here changes words; what was changed is told in the notes, so that the form can show them.
"""

import re
import unicodedata
from dataclasses import dataclass

from app.text.legacy import Legacy, detect

SOFT_HYPHEN = "\u00ad"
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF]
)
_ODD_SPACES = dict.fromkeys([0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# What no document can hold: controls except tab and line feed, lone surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_LIST_ITEM = re.compile(r"([-+*•–—·▪●○]|\(?\d{1,3}[.)/]|\(?[a-zđA-ZĐ][.)]|[IVXLC]{1,5}[.)])(\s|$)")

# Signs of lists: drawn ones, those of Word's symbol fonts, and the letters that stand for them before a tab.
_BULLET = re.compile(
    "^[ \t\u00a0]*(?:[•‣◦⁃∙▪▫■□●○➢➤✓✔❖\uf0a7\uf0b7\uf0d8\uf0fc\uf076][ \t\u00a0]+|[·o§–-]\t[ \t\u00a0]*)", re.M
)

NARROWEST_WRAP, WIDEST_WRAP = 40, 120  # columns of mail programs, terminals and typed pages
SHORTEST_WRAP = 5  # lines; in a shorter block a full stop at the edge counts as the end of a paragraph
SHORTEST_REPEAT = 60  # a shorter paragraph (a heading, a caption) may well stand twice


@dataclass(frozen=True, slots=True)
class Pasted:
    """Pasted text made whole, with a sentence for each thing that was changed.

    `legacy` is set when the text was typed for an old font: the form then offers the conversion
    with a preview and never converts by itself (domain notes §8.1).
    """

    text: str
    notes: tuple[str, ...] = ()
    legacy: Legacy | None = None
    joined: int = 0  # line breaks in mid-sentence that were taken out
    dropped: int = 0  # paragraphs that directly followed themselves


def nfc(text: str) -> str:
    """The one Unicode form in which text is stored, compared and sealed."""
    return unicodedata.normalize("NFC", text)


def single_line(text: str) -> str:
    """Text for a field of one line: every run of white space is one space, edges are trimmed.

    U+00AD goes with the rest that can't be seen, but stays in TCVN3 text, where it is a letter (ư).
    """
    keep = SOFT_HYPHEN in text and detect(text) is Legacy.TCVN3
    return " ".join(_visible(text, keep_soft_hyphen=keep).split())


def as_pasted(text: str) -> str:
    """Pasted text as it goes into a box: nothing that a person would see as changed.

    Letters and their marks are put together (NFC), ends of lines become one kind, and the signs that Word and web
    pages put before the items of a list, which no other program draws alike, become "- ".
    """
    return _BULLET.sub("- ", nfc(_LINE_ENDS.sub("\n", text)))


def clean_paste(text: str) -> Pasted:
    """Make pasted text whole and tell what was done.

    U+00AD is a letter (ư) in TCVN3 text, so it is removed only when none was detected.
    """
    notes: list[str] = []
    legacy = detect(text)
    if not unicodedata.is_normalized("NFC", text):
        notes.append("Đã ghép các dấu tiếng Việt bị tách rời khỏi chữ.")
    visible = _visible(text, keep_soft_hyphen=legacy is Legacy.TCVN3)
    if len(visible) < len(nfc(_LINE_ENDS.sub("\n", text))):
        notes.append("Đã bỏ các ký tự không nhìn thấy được.")
    if any(ord(character) in _ODD_SPACES for character in text):
        notes.append("Đã đổi dấu cách đặc biệt thành dấu cách thường.")
    lines = [re.sub(r" {2,}", " ", line).strip(" ") for line in visible.split("\n")]
    paragraphs, joined = _join_wrapped(lines)
    if joined:
        notes.append(f"Đã nối {joined} chỗ xuống dòng giữa câu.")
    kept, dropped = _drop_repeats(paragraphs)
    if dropped:
        notes.append(f"Đã bỏ {dropped} đoạn văn bị lặp lại.")
    whole = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n ")
    return Pasted(whole, tuple(notes), legacy, joined, dropped)


def _visible(text: str, *, keep_soft_hyphen: bool = False) -> str:
    text = _LINE_ENDS.sub("\n", text).translate(_INVISIBLE).translate(_ODD_SPACES)
    if not keep_soft_hyphen:
        text = text.replace(SOFT_HYPHEN, "")
    return nfc(_FORBIDDEN.sub("", text))


def _join_wrapped(lines: list[str]) -> tuple[list[str], int]:
    """Join the lines that were broken only because the next word did not fit; count the joins."""
    result: list[str] = []
    joined = 0
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end]:
            end += 1
        block = lines[start:end]
        wrapped = _is_wrapped(block)
        for position, line in enumerate(block):
            if position and _continues(block, position, wrapped=wrapped):
                result[-1] += " " + line
                joined += 1
            else:
                result.append(line)
        if end < len(lines):
            result.append("")
        start = end + 1
    return result, joined


def _fits(block: list[str], position: int) -> bool:
    """Whether the first word of this line would have fitted on the line before."""
    first_word = block[position].split(" ", 1)[0]
    return len(block[position - 1]) + 1 + len(first_word) <= max(map(len, block))


def _is_wrapped(block: list[str]) -> bool:
    """Whether a block of lines looks broken at a column: most lines are full."""
    if len(block) < 3 or not NARROWEST_WRAP <= max(map(len, block)) <= WIDEST_WRAP:
        return False
    full = sum(not _fits(block, position) for position in range(1, len(block)))
    return full * 2 >= len(block) - 1


def _continues(block: list[str], position: int, *, wrapped: bool) -> bool:
    before, line = block[position - 1], block[position]
    if "\t" in before or "\t" in line or _LIST_ITEM.match(line) or len(before) > WIDEST_WRAP:
        return False
    ended = bool(_SENTENCE_END.search(before))
    if wrapped:
        if not _fits(block, position):
            return not (ended and len(block) < SHORTEST_WRAP)
        # A short line without a full stop still belongs to its sentence (the first line of a copied page).
        return not ended and len(before) * 10 >= max(map(len, block)) * 6
    return not ended and len(before) >= NARROWEST_WRAP and line[0].islower()


def _drop_repeats(paragraphs: list[str]) -> tuple[list[str], int]:
    """Drop a long paragraph that directly follows itself; count the drops."""
    kept: list[str] = []
    last = ""
    dropped = 0
    for paragraph in paragraphs:
        if paragraph and paragraph == last and len(paragraph) >= SHORTEST_REPEAT:
            dropped += 1
            continue
        kept.append(paragraph)
        last = paragraph or last
    return kept, dropped
