"""Tags of a sealed document: those that our pages have are opened, any other shape of them is refused."""

import contextlib
import re
import zlib
from collections.abc import Callable
from functools import cache
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.packages import seal
from app.packages.opening import open_sealed
from app.packages.pdf_tags import DEEPEST, check_tags
from app.packages.refusals import Refusal
from app.reports import fonts, page
from app.reports.style import HEADING, line, space
from app.reports.tables import Band, Column, Row, grid
from tests.packages.packing import NAME, contents, letter, letter_for, reason_of, sealed_as_it_is, signer
from tests.packages.test_opening import officially_signed


@cache
def pages() -> bytes:
    """Two pages with a heading, a paragraph over both, and a table that spans columns."""
    fonts.register()
    table = grid([Column("TT", 10), Column("Tên", 90)], [Band("Nhóm"), Row(("1", "Hội nghị")), Row(("2", ""))])
    long = line("Mặt trận Tổ quốc Việt Nam phường Hoa Mẫu. " * 40)
    return page.build([line("1. Mở đầu", HEADING), space(200), long, table], page.About("Báo cáo"))


@cache
def bodies() -> tuple[bytes, ...]:
    files = sorted([(letter.NAME, letter_for(contents()).to_bytes()), *contents()])
    return tuple(seal._bodies(pages(), files, b""))


def resealed(change: Callable[[list[bytes]], None]) -> bytes:
    """The tagged document with its objects (the first is number 2) changed, sealed by its owner."""
    changed = list(bodies())
    change(changed)
    assert tuple(changed) != bodies()
    return seal.sign_bodies(changed, signer(), moment="", name=NAME, reason="")


def place_of(pattern: bytes) -> int:
    return next(place for place, body in enumerate(bodies()) if re.match(pattern, body))


def replaced(pattern: bytes, old: bytes, new: bytes) -> bytes:
    """The first object that looks so, with something else in it."""

    def change(changed: list[bytes]) -> None:
        place = place_of(pattern)
        changed[place] = re.sub(old, new, changed[place], count=1)

    return resealed(change)


ROOT, BY_PAGE, DOCUMENT = rb"<< /Type /StructTreeRoot", rb"<< /Nums", rb"<< /S /Document"
CELL, PARAGRAPH, ROW = rb"<< /S /TD .*/K \d+ >>", rb"<< /S /P .*/MCR", rb"<< /S /TR"


def test_our_own_tags_are_opened_and_stay_when_it_is_signed_again() -> None:
    sealed = sealed_as_it_is(pages())
    assert open_sealed(sealed).files.keys() >= {letter.NAME}
    assert len(open_sealed(officially_signed(sealed)).later_signatures) == 1
    assert sealed_as_it_is(pages())[5_000:] == sealed[5_000:]


@pytest.mark.parametrize(
    ("pattern", "old", "new"),
    [
        (CELL, rb" /K", b" /A << /S /JavaScript /JS <00> >> /K"),
        (CELL, rb" /K", b" /A << /O /Table /ColSpan 0 >> /K"),
        (CELL, rb" /K", b" /A << /O /Table /ColSpan 99999 >> /K"),
        (CELL, rb" /K", b" /A 5 0 R /K"),
        (CELL, rb"/K (\d+)", rb"/K << /Type /OBJR /Obj 3 0 R >>"),
        (CELL, rb"/K (\d+)", rb"/K 99999999999999999999"),
        (CELL, rb"/K (\d+)", rb"/K -1"),
        (CELL, rb"/K (\d+)", rb"/K [ ]"),
        (CELL, rb"/TD", b"/Form"),
        (CELL, rb"/P \d+ 0 R", b"/P 2 0 R"),
        (CELL, rb"/P \d+ 0 R", b"/P 999999 0 R"),
        (CELL, rb"/Pg \d+ 0 R", b"/Pg 2 0 R"),
        (CELL, rb"/Pg \d+ 0 R", b"/Pg 999999 0 R"),
        (PARAGRAPH, rb"/Type /MCR", b"/Type /MCR /Stm 6 0 R"),
        (PARAGRAPH, rb"/MCR /Pg \d+ 0 R", b"/MCR /Pg 3 0 R"),
        (ROW, rb"/K \[ (\d+ 0 R) ", rb"/K [ \1 \1 "),
        (ROW, rb"/K \[ (\d+ 0 R) ", rb"/K [ "),
        (ROW, rb"/K \[ (\d+ 0 R) ", rb"/K [ 999999 0 R "),
        (DOCUMENT, rb"/K \[", b"/Alt (x) /K ["),
        (DOCUMENT, rb"/P \d+ 0 R", b"/P 3 0 R"),
        (ROOT, rb" /ParentTree ", b" /RoleMap << /TD /Figure >> /ParentTree "),
        (ROOT, rb"/K \d+ 0 R", b"/K 3 0 R"),
        (ROOT, rb"/K \d+ 0 R", b"/K 999999 0 R"),
        (ROOT, rb"/ParentTree \d+ 0 R", b"/ParentTree 999999 0 R"),
        (BY_PAGE, rb"\[ 0 \d+ 0 R", b"[ 0 3 0 R"),
        (BY_PAGE, rb"\[ 0 ", b"[ 1 "),
        (ROOT, rb"NextKey \d+", b"NextKey 1"),
        (ROOT, rb"NextKey \d+", b"NextKey 999999"),
        (ROOT, rb"/Type /StructTreeRoot", b"/Type  /StructTreeRoot"),
        (rb"<< /Type /Catalog ", rb"/StructTreeRoot \d+ 0 R", b"/StructTreeRoot 2 0 R"),
        (BY_PAGE, rb"\[ 0 \d+ 0 R", b"[ 0 [ 3 0 R ]"),
        (BY_PAGE, rb"/Nums \[.*\]", b"/Kids [ 3 0 R ]"),
        (rb"\[ (?:\d+ 0 R )+\]\Z", rb"\[ \d+ 0 R", b"[ 2 0 R"),
        (rb"\[ (?:\d+ 0 R )+\]\Z", rb"\[ \d+ 0 R", b"[ 999999 0 R"),
        (rb"<< /Type /Catalog ", rb"/StructTreeRoot \d+ 0 R", b"/StructTreeRoot 3 0 R"),
        (rb"<< /Type /Catalog ", rb"/StructTreeRoot \d+ 0 R", b"/StructTreeRoot 999999 0 R"),
        (rb"<< /Type /Catalog ", rb"/StructTreeRoot \d+ 0 R", b"/StructTreeRoot << /K 4 >>"),
    ],
)  # fmt: skip
def test_tags_of_another_shape_are_refused(pattern: bytes, old: bytes, new: bytes) -> None:
    assert reason_of(replaced(pattern, old, new)) in ("shape", "active-content")


def test_a_table_attribute_outside_of_the_tags_is_refused() -> None:
    assert reason_of(replaced(rb"<< .*/Type /Page ", rb"/Tabs /S ", b"/A << /O /Table /ColSpan 2 >> ")) != "accepted"


def test_cells_may_span_and_say_so() -> None:
    assert any(b"/S /TD" in body and b"/A << /O /Table /ColSpan 2 >>" in body for body in bodies())
    assert any(b"/S /TH" in body and b"/A << /O /Table /Scope /Column >>" in body for body in bodies())


# --- the tree itself: a root at 10, a document of one page, which is number 3 -----------------------------------------


def check(*elements: bytes, root: bytes = b"", by_page: bytes = b"[ ]") -> None:
    """Look at a tree whose elements are these, from number 13 on."""
    root = root or b"<< /Type /StructTreeRoot /K 13 0 R /ParentTree 11 0 R /ParentTreeNextKey 1 >>"
    bodies = [root, b"<< /Nums [ 0 12 0 R ] >>", by_page, *elements]
    objects = [b"%d 0 obj\n%b\nendobj\n" % (number, body) for number, body in enumerate(bodies, 10)]
    check_tags(b"".join(objects), list(accumulate(map(len, objects), initial=500)), 10, {0: (3, by_page.count(b"R"))})


BARE = b"<< /S /Document /P 10 0 R >>"
TOP, LEAF = b"<< /S /Document /P 10 0 R /K [ 14 0 R ] >>", b"<< /S /P /P 13 0 R >>"


def test_a_tree_is_level_by_level() -> None:
    check(TOP, LEAF)
    check(TOP, b"<< /S /P /P 13 0 R /Pg 3 0 R /K 0 >>", by_page=b"[ 14 0 R ]")
    check(TOP, b"<< /S /P /P 13 0 R /Pg 3 0 R /K [ 0 1 ] >>", by_page=b"[ 14 0 R 14 0 R ]")
    check(TOP, b"<< /S /P /P 13 0 R /Pg 3 0 R /K [ << /Type /MCR /Pg 3 0 R /MCID 0 >> ] >>", by_page=b"[ 14 0 R ]")
    check(BARE)
    table = [
        b"<< /S /Document /P 10 0 R /K [ 14 0 R 15 0 R ] >>",
        b"<< /S /TR /P 13 0 R /K [ 16 0 R 17 0 R ] >>",
        b"<< /S /TR /P 13 0 R /K [ 18 0 R ] >>",
        *(b"<< /S /TD /P %d 0 R >>" % parent for parent in (14, 14, 15)),
    ]
    check(*table)
    for first, second in [(1, 2), (2, 3), (4, 5)]:
        other = list(table)
        other[first], other[second] = table[second], table[first]
        with pytest.raises(Refusal):
            check(*other)


@pytest.mark.parametrize(
    "elements",
    [
        (),
        (TOP,),
        (TOP, LEAF, LEAF),
        (TOP, b"<< /S /Div /P 13 0 R /K [ 13 0 R ] >>"),
        (b"<< /S /Document /P 10 0 R /K [ 13 0 R ] >>",),
        (BARE, b"<< /S /Div /P 15 0 R /K [ 15 0 R ] >>", b"<< /S /Div /P 14 0 R /K [ 14 0 R ] >>"),
        (BARE, b"<< /S /Div /P 14 0 R /K [ 14 0 R ] >>"),
        (TOP, b"<< /S /Div /P 14 0 R /K [ 14 0 R ] >>"),
        (b"<< /S /Document /P 10 0 R /K [ 14 0 R 14 0 R ] >>", b"<< /S /Div /P 13 0 R >>"),
        (b"<< /S /Document /P 10 0 R /K [ 14 0 R 0 ] >>", b"<< /S /Div /P 13 0 R >>"),
        (b"<< /S /Document /P 10 0 R /K 14 0 R >>", b"<< /S /Div /P 13 0 R >>"),
        (b"<< /S /Document /P 10 0 R /K [ 014 0 R ] >>", b"<< /S /Div /P 13 0 R >>"),
        (b"<< /S /Document /P 10 0 R /K [ 14 0 R ] >>", b"<< /S /P /P 13 0 R /Pg 03 0 R /K 0 >>"),
        (b"<< /S /Document /P 10 0 R /K [ 14 0 R ] >>\nendobj\n14 0 obj\n<< /S /Div /P 13 0 R >>",),
    ],
)  # fmt: skip
def test_what_is_no_tree_is_refused_and_ends(elements: tuple[bytes, ...]) -> None:
    with pytest.raises(Refusal):
        check(*elements)


@pytest.mark.parametrize(
    "content",
    [
        b"/Pg 3 0 R /K 0",
        b"/Pg 3 0 R /K 2",
        b"/Pg 3 0 R /K [ 0 0 ]",
        b"/Pg 3 0 R /K [ 0 01 ]",
        b"/Pg 3 0 R /K [ 0 1 2 ]",
        b"/Pg 3 0 R /K [ 0 1 1 ]",
        b"/Pg 4 0 R /K [ 0 1 ]",
        b"/K [ 0 1 ]",
        b"/Pg 3 0 R /K [ 0 << /Type /MCR /Pg 4 0 R /MCID 1 >> ]",
        b"",
    ],
)
def test_a_page_is_read_whole_and_once(content: bytes) -> None:
    with pytest.raises(Refusal):
        check(TOP, b"<< /S /P /P 13 0 R %b >>" % content, by_page=b"[ 14 0 R 14 0 R ]")


def test_a_page_has_elements_and_the_root_its_pages() -> None:
    for listed in (b"[ 10 0 R ]", b"[ 15 0 R ]", b"[ 3 0 R ]", b"[ 14 ]", b"<< /K 14 0 R >>"):
        with pytest.raises(Refusal):
            check(TOP, LEAF, by_page=listed)
    with pytest.raises(Refusal):
        check(TOP, LEAF, root=b"<< /Type /StructTreeRoot /K 14 0 R /ParentTree 11 0 R /ParentTreeNextKey 1 >>")


def test_a_tree_beyond_all_depth_is_refused_without_falling() -> None:
    def chain(depth: int) -> list[bytes]:
        links = [b"<< /S /Div /P %d 0 R /K [ %d 0 R ] >>" % (place - 1, place + 1) for place in range(14, 12 + depth)]
        return [TOP, *links, b"<< /S /P /P %d 0 R >>" % (11 + depth)]

    check(*chain(DEEPEST))
    for depth in (DEEPEST + 1, 5_000):
        with pytest.raises(Refusal):
            check(*chain(depth))


words = st.sampled_from(
    b"<< >> [ ] /S /P /K /Pg /A /O /Table /TD /MCR /Type /MCID 0 1 3 4 5 6 R 0 R 999999999 <00> -1 ( \xff".split()
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.lists(words, max_size=14).map(b" ".join), max_size=4))
def test_whatever_stands_there_is_a_tree_or_a_refusal(elements: list[bytes]) -> None:
    with contextlib.suppress(Refusal):
        check(BARE, *elements)


def test_sealing_keeps_the_tags_together_and_last() -> None:
    tags = [place for place, body in enumerate(bodies()) if re.match(rb"<< /S /|%b|%b" % (ROOT, BY_PAGE), body)]
    assert tags[-1] == len(bodies()) - 2
    assert all(body.startswith((b"<< /S /", b"[ ")) for body in bodies()[tags[0] + 2 : -1])


# --- what the pages draw ----------------------------------------------------------------------------------------------


def drawn_otherwise(change: Callable[[bytes], bytes]) -> bytes:
    """The sealed document with the content of its first page changed by its owner."""

    def edit(changed: list[bytes]) -> None:
        page_line = next(body for body in changed if b"/Type /Page " in body)
        held = re.search(rb" /Contents (\d+) 0 R ", page_line)
        assert held
        place = int(held[1]) - 2
        line, _, stream = changed[place].partition(b"\nstream\n")
        content = zlib.decompress(stream.removesuffix(b"\nendstream"))
        assert change(content) != content
        packed = zlib.compress(change(content))
        line = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), line)
        changed[place] = line + b"\nstream\n" + packed + b"\nendstream"

    return resealed(edit)


FIRST_MARK = b"<</MCID 0>> BDC"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FIRST_MARK, b"<</MCID 0 /ActualText (x)>> BDC"),
        (FIRST_MARK, b"<</MCID 0>> BDC\n/Span <</ActualText (x)>> BDC\nEMC"),
        (FIRST_MARK, b"<</MCID 0>> BDC /Span\t<</E(x)>>BDC EMC"),
        (FIRST_MARK, b"<</MCID 1>> BDC"),
        (FIRST_MARK, b"<</MCID 0>> BDC\nEMC\n/P <</MCID 900>> BDC"),
        (b"/H1 " + FIRST_MARK, b"/Artifact BMC"),
        (FIRST_MARK, FIRST_MARK + b"\nEMC"),
        (FIRST_MARK, FIRST_MARK + b"\n3 Tr"),
        (FIRST_MARK, FIRST_MARK + b"\n3\tTr"),
        (FIRST_MARK, FIRST_MARK + b"\n3 Tr(x)Tj"),
        (b" Tj", b" Tj\nBT /Span <</Lang (en)>> BDC (x) Tj EMC ET"),
    ],
)
def test_words_beside_what_is_printed_are_refused(old: bytes, new: bytes) -> None:
    assert reason_of(drawn_otherwise(lambda content: content.replace(old, new, 1))) == "shape"


def test_letters_like_those_of_brackets_may_be_written() -> None:
    words = "BDC BMC EMC và 3 Tr (BI) \\ ( Trần"
    pages = page.build([line(words), line("/P <</MCID 7>> BDC")], page.About("Báo cáo"))
    files = sorted([(letter.NAME, letter_for(contents()).to_bytes()), *contents()])
    open_sealed(seal.assemble(pages, files, signer(), made_at="2024-12-20T08:00:00+07:00", name=NAME, reason=""))


@pytest.mark.parametrize(("pattern", "old"), [(PARAGRAPH, b" /Pg "), (rb"<< /S /H1", b" /Pg ")])
def test_only_a_figure_has_words_of_its_own(pattern: bytes, old: bytes) -> None:
    assert reason_of(replaced(pattern, old, b" /Alt <feff0041> /Pg ")) == "shape"
