"""A conference as its papers speak of it: minutes and summary share these words (domain notes §2.3, §8.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.domain.conference import BodyPresent, Conference, Delegate, Speech, TaskGiven
from app.domain.ledger import Ledger
from app.domain.office import OFFICE_UID, Office
from app.domain.words import Lookup, say
from app.text.dates import formal_date, is_date, is_time
from app.text.numbers import two_digit

BLANK = "……"
"""Left open for the pen."""

_PARTS_OF_DAY = {"morning": "sáng ", "afternoon": "chiều ", "evening": "tối "}


@dataclass(frozen=True)
class Meeting:
    """A conference with its rows, and the words that minutes and summary share."""

    conference: Conference
    ledger: Ledger
    lookup: Lookup

    @cached_property
    def office(self) -> Office:
        """Whose paper it is."""
        return self.ledger.get(Office, OFFICE_UID) or Office(uid=OFFICE_UID)

    @cached_property
    def bodies(self) -> Sequence[BodyPresent]:
        """Who came, by body."""
        return self.ledger.parts(BodyPresent, self.conference.uid)

    @cached_property
    def delegates(self) -> Sequence[Delegate]:
        """Who is named."""
        return self.ledger.parts(Delegate, self.conference.uid)

    @cached_property
    def speeches(self) -> Sequence[Speech]:
        """Who spoke."""
        return self.ledger.parts(Speech, self.conference.uid)

    @cached_property
    def tasks(self) -> Sequence[TaskGiven]:
        """What was given to whom."""
        return self.ledger.parts(TaskGiven, self.conference.uid)

    def said(self, key: str) -> str:
        """A field of the conference in words."""
        return say(self.conference.description.by_key[key], getattr(self.conference, key), self.lookup)

    def when(self) -> str:
        """ "07 giờ 30 phút, sáng ngày 22 tháng 11 năm 2024"."""
        held = self.conference.held_on or ""
        day = open_date(held)
        part = _PARTS_OF_DAY.get(self.conference.part_of_day or "", "")
        ends = self.conference.ends_on or ""
        until = f" đến {formal_date(ends)}" if is_date(ends) and ends != held else ""
        at = clock(self.conference.starts_at)
        return f"{at}, {part}{day}{until}" if at else f"{part}{day}{until}"

    def numbers(self) -> str:
        """ "Tổng số triệu tập: 96; có mặt: 91; vắng: 05"; "" while nobody was counted."""
        one = self.conference
        told = (("Tổng số triệu tập", one.convened), ("có mặt", one.present), ("vắng", one.absent))
        words = "; ".join(f"{label}: {counted(number)}" for label, number in told if number is not None)
        return words[:1].upper() + words[1:]

    def among(self) -> str:
        """ "nữ 38, ngoài Đảng 12": these overlap and are never added up."""
        keys = ("women", "non_party", "ethnic_minority", "religious", "prestigious")
        fields = self.conference.description.by_key
        told = ((fields[key].label, getattr(self.conference, key)) for key in keys)
        return ", ".join(f"{label[:1].lower()}{label[1:]} {counted(n)}" for label, n in told if n is not None)

    def people(self, names: str | None, role: str) -> list[str]:
        """Who chaired or wrote: those of the form, or else those of the table, each with the posts of that day."""
        written = [name.strip() for name in (names or "").split(";") if name.strip()]
        called = written or [row.name or "" for row in self.delegates if role in row.roles and row.name]
        return [self._with_posts(name) for name in called]

    def names(self, names: str | None, role: str) -> list[str]:
        """The same people by their names alone."""
        return [words.split(" – ")[0] for words in self.people(names, role)]

    def _with_posts(self, name: str) -> str:
        row = next((one for one in self.delegates if one.name == name), None)
        posts = posts_of(row) if row else ""
        return f"{name} – {posts}" if posts else name


def posts_of(delegate: Delegate) -> str:
    """The posts of the day; the body where it is not named in them."""
    posts = [words for words in (delegate.party_post, delegate.state_post) if words]
    return ", ".join(posts or ([delegate.organisation] if delegate.organisation else []))


def open_date(iso: str) -> str:
    """A date in formal words, what is not known of it left open for the pen."""
    words = formal_date(iso) if is_date(iso) else ""
    if "tháng" not in words:
        words = f"tháng {BLANK} {words or f'năm {BLANK}'}"
    return words if words.startswith("ngày") else f"ngày {BLANK} {words}"


def counted(number: int) -> str:
    """A count as minutes write it: 05, 91, and a plain 0."""
    return two_digit(number) if number else "0"


def clock(time: str | None) -> str:
    """ "07 giờ 30 phút"; "" for none."""
    if not time or not is_time(time):
        return ""
    hour, minute = time.split(":")
    return f"{hour} giờ {minute} phút"


def deadline_words(row: TaskGiven, lookup: Lookup) -> str:
    """The day, else the rhythm; the remark behind it."""
    fields = TaskGiven.description.by_key
    known = (say(fields[key], getattr(row, key), lookup) for key in ("deadline", "rhythms", "deadline_remark"))
    return "; ".join(words for words in known if words)
