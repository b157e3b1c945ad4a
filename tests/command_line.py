"""The command line as a script meets it: arguments in, exit code and two streams out."""

import contextlib
import io
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cli import main

PASSPHRASE = "ba cây chụm lại nên hòn núi cao"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said. `json` is the one object on standard output."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def say(*words: str | Path) -> Said:
    """Run one command line."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in words])
    return Said(int(code), out.getvalue(), err.getvalue())


@dataclass(frozen=True, slots=True)
class Post:
    """One office at the command line: every command goes to its folder and answers in JSON."""

    folder: Path
    passphrase_file: Path

    def say(self, *words: str | Path, code: int = 0) -> Any:
        """The JSON of a command that must end with `code`."""
        said = say(*words, "--data", self.folder, "--json")
        assert said.code == code, (words, said.code, said.err)
        return said.json

    def seal(self, *words: str | Path, code: int = 0) -> Any:
        """The same for a command that needs the passphrase."""
        return self.say(*words, "--passphrase-file", self.passphrase_file, code=code)


def sampled(folder: Path, name: str, *options: str) -> Post:
    """A folder with sample data and a key."""
    post = Post(folder, _passphrase_beside(folder))
    post.say("sample", name, *options)
    post.seal("key", "create")
    return post


def founded(folder: Path, unit: str, name: str, level: str) -> Post:
    """A folder of an office that has recorded nothing, with a key."""
    post = Post(folder, _passphrase_beside(folder))
    post.say("init", "--unit", unit, "--name", name, "--level", level)
    post.seal("key", "create")
    return post


def introduce(post: Post, others: Sequence[Post]) -> None:
    """Each of the others sends its card; the digits are read out and compared."""
    for other in others:
        card = post.folder.parent / f"card-of-{other.folder.name}.pdf"
        other.seal("key", "card", "--out", card)
        post.say("trust", "add", card, "--digits", other.say("key", "show")["digits"])


def _passphrase_beside(folder: Path) -> Path:
    file = folder.parent / "mat-khau.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return file


def run(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    """What an outside program answers."""
    return subprocess.run([str(word) for word in words], capture_output=True, check=False)
