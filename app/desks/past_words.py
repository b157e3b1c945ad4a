"""What was done, in words: the sentence of an act, the lines of a history."""

from collections.abc import Sequence

from app.domain.fields import Part, Record, RecordKind
from app.domain.words import Lookup, title
from app.storage.history import Change

LONGEST = 60  # letters of a name in a sentence


def act_words(changes: Sequence[Change], kinds: dict[str, RecordKind], lookup: Lookup) -> str:
    """What an act did: "sửa “Địa điểm” của hội nghị “…”", "xóa hội nghị “…” cùng 12 dòng", "thêm 3 đại biểu"."""
    whole = [change for change in changes if change.field == ""]
    if whole:
        return _coming_and_going(whole, lookup)
    moved = all(change.field in ("position", "parent") for change in changes)
    typed = [change for change in changes if change.field not in ("position", "parent")]
    about = kinds[changes[0].kind]
    if moved:
        return f"đổi thứ tự {lowered(about.plural)}"
    records = {(change.kind, change.uid) for change in typed}
    field = kinds[typed[0].kind].by_key.get(typed[0].field)
    label = f"“{field.label}”" if field else "một ô"
    if len(typed) == 1:
        return f"sửa {label}"
    if len(records) == 1:
        return f"sửa {len(typed)} ô"
    return f"sửa {len(records)} {'dòng' if about.is_part else 'mục'} {lowered(about.plural)}"


def _coming_and_going(whole: Sequence[Change], lookup: Lookup) -> str:
    gone = {change.uid for change in whole}
    tops = [change for change in whole if getattr(_record(change), "parent", None) not in gone]
    first = _record(tops[0] if tops else whole[0])
    verb = "xóa" if (tops or whole)[0].new is None else "thêm"
    about = first.description
    if len(tops) > 1:
        return f"{verb} {len(tops)} {'dòng' if about.is_part else 'mục'} {lowered(about.plural)}"
    rest = len(whole) - len(tops)
    return f"{verb} {called(first, lookup)}" + (f" cùng {rest} dòng" if rest else "")


def _record(change: Change) -> Record:
    """The record that came or went."""
    record = change.old if change.new is None else change.new
    assert isinstance(record, Record)
    return record


def called(record: Record, lookup: Lookup) -> str:
    """What a person calls a record in a sentence: "hội nghị “Sơ kết quý I”"."""
    about = record.description
    name = shortened(title(record, lookup))
    return lowered(name.strip("()")) if name.startswith("(") else f"{lowered(about.label)} “{name}”"


def owner_of(record: Record) -> str:
    """The uid of the record that a row belongs to; "" for what stands alone."""
    return record.parent if isinstance(record, Part) else ""


def shortened(words: str, longest: int = LONGEST) -> str:
    """The beginning of long words, ending at a word."""
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else f"{plain[:longest].rsplit(' ', 1)[0]}…"


def lowered(label: str) -> str:
    """A label inside a sentence: "Hội nghị" → "hội nghị"; what begins with capitals ("MTTQ") stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def difference(old: str, new: str, around: int = 24) -> tuple[str, str]:
    """Two long texts cut down to where they differ, with a few words before and behind; short ones stay whole."""
    if max(len(old), len(new)) <= around * 4:
        return old, new
    start = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    behind = 0
    while behind < min(len(old), len(new)) - start and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    return _cut(old, start, len(old) - behind, around), _cut(new, start, len(new) - behind, around)


def _cut(words: str, start: int, end: int, around: int) -> str:
    """A piece of a text with its surroundings; a long piece keeps its two ends."""
    first, last = max(start - around, 0), min(end + around, len(words))
    first = words.rfind(" ", 0, first) + 1 if first else 0
    last = words.find(" ", last) if words.find(" ", last) >= 0 else len(words)
    piece = words[first:last]
    longest = around * 8
    if len(piece) > longest:
        piece = f"{piece[: longest // 2].rstrip()} […] {piece[-longest // 2 :].lstrip()}"
    return f"{'… ' if first else ''}{piece}{' …' if last < len(words) else ''}"
