"""Damaging a file in every way that a mind or a bad stick might, and counting what becomes of it.

`run` is what ``bench --mutations N`` and the tests use: no damaged package may ever be accepted.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator

_HEX = re.compile(rb"[0-9a-f]{64,}")
_NUMBER = re.compile(rb"\d+")
_ACCEPTED = "accepted"

Mutation = Callable[[random.Random, bytes], bytes]


def mutations(data: bytes, count: int, seed: int = 0) -> Iterator[bytes]:
    """`count` damaged copies of `data`, none equal to it; the same seed gives the same copies."""
    dice = random.Random(seed)
    holes = [match.span() for match in _HEX.finditer(data)]
    hole = max(holes, key=lambda span: span[1] - span[0]) if holes else (0, len(data))
    for _ in range(count):
        damaged = data
        while damaged == data:
            kind = dice.choice(_KINDS)
            if dice.random() < 0.35:  # the signature's hole is the only part that no hash covers
                start, end = hole
                damaged = data[:start] + kind(dice, data[start:end]) + data[end:]
            elif dice.random() < 0.3:  # structure rather than contents
                damaged = _in_structure(dice, data)
            else:
                damaged = kind(dice, data)
        yield damaged


def run(data: bytes, count: int, judge: Callable[[bytes], str], seed: int = 0) -> Counter[str]:
    """How often each answer was given. `judge` returns the reason of its refusal, or "accepted"."""
    return Counter(judge(damaged) for damaged in mutations(data, count, seed))


def accepted(answers: Counter[str]) -> int:
    """How many damaged files were let in: must be none."""
    return answers[_ACCEPTED]


def _flip(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << dice.randrange(8)]) + data[place + 1 :]


def _replace(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + dice.randbytes(dice.randint(1, 8)) + data[place + dice.randint(1, 8) :]


def _insert(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data) + 1)
    return data[:place] + dice.choice([b"0", b" ", b"\n", b"00", b"%", b">", dice.randbytes(4)]) + data[place:]


def _delete(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + data[place + dice.choice([1, 2, 16, 256]) :]


def _repeat(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    end = min(len(data), start + dice.choice([1, 2, 20, 400]))
    return data[:end] + data[start:end] + data[end:]


def _swap(dice: random.Random, data: bytes) -> bytes:
    size = dice.choice([1, 2, 8, 64])
    first, second = sorted((dice.randrange(len(data)), dice.randrange(len(data))))
    second = max(second, first + size)
    middle = data[first + size : second]
    return data[:first] + data[second : second + size] + middle + data[first : first + size] + data[second + size :]


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: -dice.choice([1, 2, 6, 100, dice.randint(1, len(data))])]


def _append(dice: random.Random, data: bytes) -> bytes:
    return data + dice.choice([b"\n", b"\0", b"%%EOF\n", b"0", data[-200:], dice.randbytes(9)])


def _other_case(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data))
    piece = data[place : place + dice.choice([1, 2, 64, len(data)])]
    return data[:place] + piece.swapcase() + data[place + len(piece) :]


def _in_structure(dice: random.Random, data: bytes) -> bytes:
    """Another number in place of one of the file's own: offsets, lengths, references, the byte range."""
    start = dice.choice([0, max(0, len(data) - 2000), dice.randrange(len(data))])
    found = _NUMBER.search(data, start + dice.randrange(min(1500, len(data))))
    if found is None:
        return _flip(dice, data)
    value = int(found[0][:18])
    other = dice.choice([value + 1, max(0, value - 1), value * 10, value // 10, 0, 2**31, 2**63, dice.randrange(10**9)])
    return data[: found.start()] + b"%d" % other + data[found.end() :]


_KINDS: tuple[Mutation, ...] = (_flip, _flip, _replace, _insert, _delete, _repeat, _swap, _cut, _append, _other_case)
