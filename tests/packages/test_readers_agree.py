"""A trusted office can seal any bytes it likes; whatever we then accept, other readers must see as we do.

Objects of a good package are damaged at random and sealed anew by their owner. What is still accepted is read by
pyHanko's strict reader as well: the same files, byte for byte, and nothing that acts.
"""

import io
import random
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from app import bench_mutations
from app.packages.opening import open_sealed
from app.packages.refusals import SENTENCES, Refusal
from tests.packages.packing import package, resealed

ACTS = re.compile(
    rb"/(?:JavaScript|JS|OpenAction|AA|A|Launch|URI|GoToR|SubmitForm|XFA|OCProperties|RichMedia|ObjStm)\b"
)


def _files_as_pyhanko_reads_them(data: bytes) -> dict[str, bytes]:
    root = PdfFileReader(io.BytesIO(data), strict=True).root
    tree = root["/Names"]["/EmbeddedFiles"]["/Names"]
    return {str(tree[at]): tree[at + 1]["/EF"]["/F"].data for at in range(0, len(tree), 2)}


def test_other_readers_see_what_we_see_in_a_good_package() -> None:
    assert _files_as_pyhanko_reads_them(package()) == dict(open_sealed(package()).files)


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 2**32), st.integers(1, 3))
def test_other_readers_see_what_we_see_in_whatever_we_accept(seed: int, times: int) -> None:
    def change(bodies: list[bytes]) -> None:
        dice = random.Random(seed)
        for _ in range(times):
            number = dice.randrange(len(bodies))
            line, newline, rest = bodies[number].partition(b"\n")
            word = dice.choice(
                [b"/JS", b"/F", b"<<", b">>", b"0 R", b"[", b"]", b"\n", b"endobj", b"stream\n", b"7 0 R"]
            )
            place = dice.randrange(len(line) + 1)
            line = (
                line[:place] + b" " * dice.randrange(2) + word + b" " * dice.randrange(2) + line[place:]
                if dice.random() < 0.4
                else next(bench_mutations.mutations(line or b"<< >>", 1, dice.randrange(2**32)))
            )
            bodies[number] = line + newline + rest

    data = resealed(change)
    try:
        opened = open_sealed(data)
    except Refusal:
        return
    assert _files_as_pyhanko_reads_them(data) == dict(opened.files)
    structure = re.sub(rb"\nstream\n.*?\nendstream\n", b"", data, flags=re.DOTALL)
    assert not ACTS.search(structure)


def test_every_refusal_has_its_sentence() -> None:
    sources = [path.read_text("utf-8") for path in Path("app/packages").glob("*.py")]
    used = {reason for source in sources for reason in re.findall(r'Refusal\(\s*"([a-z-]+)"', source)}
    assert used <= set(SENTENCES)
    assert len(set(SENTENCES.values())) == len(SENTENCES)
