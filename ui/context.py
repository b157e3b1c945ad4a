"""What a form has to be told by the page it stands on: what a link may point to, and where files are kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from app.domain.recalls import Used
from app.domain.words import Lookup
from app.text.keys import holds_words, search_key

if TYPE_CHECKING:
    from ui.photos.shelf import Shelf


@dataclass(frozen=True)
class Option:
    """One record or guidance item that a link may point to."""

    uid: str
    title: str

    @cached_property
    def key(self) -> str:
        """The folded words by which it is found."""
        return search_key(f"{self.title} {self.uid}")


class Files(Protocol):
    """The attachments of an office, as far as a form needs them."""

    def name(self, digest: str) -> str:
        """The name of a kept file, with its size."""
        ...

    def show(self, digest: str) -> None:
        """Open a kept file in the program that the computer has for it."""
        ...


class NoFiles:
    """For forms over records whose files are elsewhere: names nothing, opens nothing."""

    def name(self, digest: str) -> str:
        return digest[:8]

    def show(self, digest: str) -> None:
        return None


class UnreadBoxes(Protocol):
    """What was typed and can't be read yet, by kind, uid and field; "" where there is nothing of the kind."""

    def typed(self, kind: str, uid: str, field: str) -> str:
        """What stands in the box."""
        ...

    def keep(self, kind: str, uid: str, field: str, typed: str) -> None:
        """Keep it; "" when the box can be read."""
        ...


class UnreadHere:
    """For forms without an office behind them: kept as long as the form is there."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], str] = {}

    def typed(self, kind: str, uid: str, field: str) -> str:
        return self._kept.get((kind, uid, field), "")

    def keep(self, kind: str, uid: str, field: str, typed: str) -> None:
        self._kept[kind, uid, field] = typed


def no_options(target: str) -> Sequence[Option]:
    """For forms whose links can't be looked up."""
    return ()


def nothing_used(recalled: str) -> Sequence[Used]:
    """For forms that complete nothing."""
    return ()


def nothing_done() -> None:
    """For forms over what nobody can take back."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the editors of one form ask back."""

    options: Callable[[str], Sequence[Option]] = no_options
    files: Files = field(default_factory=NoFiles)
    names: Lookup | None = None  # a quicker way to one title than through all options
    used: Callable[[str], Sequence[Used]] = nothing_used  # what was written before
    shelf: "Shelf | None" = None  # where photos and files come in by many; None where there is nothing to keep
    unread: UnreadBoxes = field(default_factory=UnreadHere)
    new_act: Callable[[], None] = nothing_done  # what is done next is taken back by itself, not with what was typed

    def title(self, target: str, uid: str) -> str:
        """What a person calls the record behind a link; the code itself when it is not known."""
        if self.names is not None:
            return self.names(target, uid) or uid
        return next((option.title for option in self.options(target) if option.uid == uid), uid)


def matching(options: Sequence[Option], typed: str, most: int = 60) -> list[Option]:
    """The options that hold every typed word, in any order and without regard to marks; beginnings first."""
    words = search_key(typed).split()
    found = [option for option in options if holds_words(option.key, words)]
    found.sort(key=lambda option: not option.key.startswith(" ".join(words)))
    return found[:most]
