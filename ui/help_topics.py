"""The help that ships with the program: one Markdown file a topic in `resources/help`, in the order of their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.paths import resource
from app.text.keys import begins_words, search_key


@dataclass(frozen=True)
class Topic:
    """One page of help. `name` is how a page of the window asks for it: the file's name without its number."""

    name: str
    title: str
    text: str

    @cached_property
    def key(self) -> str:
        """Its folded words, by which it is found."""
        return search_key(self.text)


def folder() -> Path:
    """Where the topics and their pictures lie."""
    return resource("help")


def topics() -> Sequence[Topic]:
    """Every topic; the first line of a file is its title."""
    return [_read(path) for path in sorted(folder().glob("*.md")) if path.stem[0].isdigit()]


def holding(all_topics: Sequence[Topic], typed: str) -> list[Topic]:
    """The topics that hold every typed word, those that name it in their title first; all of them for no word."""
    wanted = search_key(typed)
    found = [topic for topic in all_topics if begins_words(topic.key, wanted)]
    found.sort(key=lambda topic: not begins_words(search_key(topic.title), wanted))
    return found


def _read(path: Path) -> Topic:
    text = path.read_text(encoding="utf-8")
    title, _, _ = text.partition("\n")
    return Topic(path.stem.partition("-")[2], title.removeprefix("#").strip(), text)
