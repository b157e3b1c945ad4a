"""What a person may ask of the window by name: its pages and their views, something new, a larger text.

Ctrl+K finds them beside the records. An action is declared once, with its words and its keys.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from app.text.keys import begins_words, search_key

ACTION = "action"
"""The kind by which what was found, and `Session.go_to`, name an action; its uid is the action's name."""


@dataclass(frozen=True)
class Action:
    """Something to do. `keys` as Qt writes them; `also` are other words by which people look for it."""

    name: str
    title: str
    do: Callable[[], None]
    keys: str = ""
    also: str = ""

    @cached_property
    def words(self) -> str:
        """The folded words by which it is found."""
        return search_key(f"{self.title} {self.also}")


class Actions:
    """The actions of one window, in the order in which they are offered."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._by_name = {action.name: action for action in actions}

    def __iter__(self) -> Iterator[Action]:
        return iter(self._by_name.values())

    def do(self, name: str) -> None:
        """Do what has this name; nothing for a name that this window does not know."""
        if name in self._by_name:
            self._by_name[name].do()

    def matching(self, typed: str, most: int = 4) -> list[Action]:
        """The actions in which every typed word begins a word; those whose title begins so come first."""
        wanted = search_key(typed)
        found = [each for each in self if wanted and begins_words(each.words, wanted)]
        found.sort(key=lambda each: not search_key(each.title).startswith(wanted))
        return found[:most]
