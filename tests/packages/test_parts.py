"""A file cut into parts comes back from any heap of files that holds them all, and from no other."""

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.office import Office as OfficeRecord
from app.errors import UserError
from app.packages import parts
from app.packages.parts import SMALLEST, Header, look, split, write_part
from app.packages.parts_joining import join, sources_of
from app.packages.refusals import Refusal
from app.reports.cover import part_cover
from tests.offices import PERIOD, Offices, on

NAME = "BC_99001_2024-NAM_v1.pdf"
CAREFULLY = settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@cache
def page(index: int, count: int) -> bytes:
    return part_cover(OfficeRecord(uid="office", name="Phường Hoa Mẫu"), None, NAME, index, count)


@cache
def whole(seed: int) -> bytes:
    return random.Random(seed).randbytes(600_000)


@cache
def cut(seed: int) -> dict[str, bytes]:
    return split(whole(seed), NAME, SMALLEST, page)


def laid(folder: Path, seed: int) -> list[Path]:
    folder.mkdir()
    for name, data in cut(seed).items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def test_parts_are_small_enough_and_are_called_by_their_numbers() -> None:
    written = cut(1)
    assert list(written) == [f"BC_99001_2024-NAM_v1.phan-{n}-{len(written)}.pdf" for n in range(1, len(written) + 1)]
    assert all(len(data) <= SMALLEST for data in written.values())


@CAREFULLY
@given(order=st.randoms(use_true_random=False), twice=st.booleans(), strangers=st.booleans())
def test_any_order_with_duplicates_and_strangers_gives_the_file(
    tmp_path_factory: pytest.TempPathFactory, order: random.Random, twice: bool, strangers: bool
) -> None:
    folder = tmp_path_factory.mktemp("heap")
    files = laid(folder / "gui", 1)
    if twice:
        files += laid(folder / "gui-lai", 1)
    if strangers:
        files += laid(folder / "khac", 2)
        files[-1].write_bytes(b"rac")
        (folder / "gui" / "anh.jpg").write_bytes(b"\xff\xd8")
        files.append(folder / "gui" / "anh.jpg")
    order.shuffle(files)
    sets = [source for source in sources_of(files) if isinstance(source, tuple)]
    mine = [source for source in sets if all("khac" not in path.parts for path in source)]
    assert len(mine) == 1
    assert join(mine[0]) == (NAME, whole(1))


@CAREFULLY
@given(number=st.integers(0, 10))
def test_a_missing_part_is_named(tmp_path_factory: pytest.TempPathFactory, number: int) -> None:
    files = laid(tmp_path_factory.mktemp("heap") / "gui", 1)
    gone = number % len(files)
    files.pop(gone).unlink()
    with pytest.raises(Refusal) as told:
        join(files)
    assert told.value.reason == "part-missing"
    assert f"còn thiếu phần {gone + 1} trong {len(files) + 1}" in told.value.sentence


def test_one_part_finds_the_others_beside_it(tmp_path: Path) -> None:
    files = laid(tmp_path / "gui", 1)
    assert join([files[-1]]) == (NAME, whole(1))


@CAREFULLY
@given(number=st.integers(0, 10), place=st.floats(0.2, 0.9), other=st.integers(1, 255))
def test_a_changed_slice_never_comes_through(
    tmp_path_factory: pytest.TempPathFactory, number: int, place: float, other: int
) -> None:
    files = laid(tmp_path_factory.mktemp("heap") / "gui", 1)
    victim = files[number % len(files)]
    part = look(victim)
    assert part is not None
    data = bytearray(victim.read_bytes())
    data[part.start + int(place * (part.length - 1))] ^= other
    victim.write_bytes(data)
    with pytest.raises(Refusal) as told:
        join(files)
    assert told.value.reason == "part-changed"
    assert f"Phần {part.header.index} trong {len(files)}" in told.value.sentence


def test_a_badly_copied_part_does_not_hide_a_good_copy(tmp_path: Path) -> None:
    files = laid(tmp_path / "gui", 1)
    bad = tmp_path / "hong"
    bad.mkdir()
    part = look(files[0])
    assert part is not None
    data = bytearray(files[0].read_bytes())
    data[part.start] ^= 1
    (bad / files[0].name).write_bytes(data)
    assert join([bad / files[0].name, *files])[1] == whole(1)


@pytest.mark.parametrize(
    "header",
    [
        Header(name="a.pdf", size=1 << 40, whole="0" * 64, slices=("0" * 64,) * 2, index=1),
        Header(name="../a.pdf", size=10, whole="0" * 64, slices=("0" * 64,) * 2, index=1),
        Header(name="a\u202epdf", size=10, whole="0" * 64, slices=("0" * 64,) * 2, index=1),
        Header(name="a.pdf", size=10, whole="0" * 64, slices=("0" * 64,), index=1),
        Header(name="a.pdf", size=10, whole="0" * 64, slices=("0" * 64,) * 65, index=1),
        Header(name="a.pdf", size=10, whole="0" * 64, slices=("0" * 64,) * 2, index=3),
        Header(name="a.pdf", size=10, whole="không", slices=("0" * 64,) * 2, index=1),
    ],
)
def test_a_header_that_says_the_impossible_makes_no_part(tmp_path: Path, header: Header) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(write_part(page(1, 2), header, b"0123456789"))
    assert look(file) is None


def test_a_set_that_lies_about_the_whole_is_refused(tmp_path: Path) -> None:
    told = look(laid(tmp_path / "gui", 1)[0])
    assert told is not None
    for index in range(1, told.header.count + 1):
        piece = b"khong phai" * 3
        forged = Header(
            name=NAME,
            size=30 * told.header.count,
            whole=told.header.whole,
            slices=(parts.hashlib.sha256(piece).hexdigest(),) * told.header.count,
            index=index,
        )
        (tmp_path / f"{index}.pdf").write_bytes(write_part(page(index, 3), forged, piece))
    with pytest.raises(Refusal) as refused:
        join(sorted(tmp_path.glob("*.pdf")))
    assert refused.value.reason == "part-changed"


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cut_at=st.floats(0, 1),
    junk=st.binary(max_size=200),
    mangle=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=4),
)
def test_no_bytes_make_looking_fail(
    tmp_path: Path, cut_at: float, junk: bytes, mangle: list[tuple[float, bytes]]
) -> None:
    data = bytearray(next(iter(cut(1).values())))
    part_start = data.rindex(b'{"format"')
    for place, bytes_ in mangle:  # the header and the tail, where what is read lies
        at = part_start + int(place * 800) if place < 0.5 else len(data) - int((place - 0.5) * 600) - 8
        data[at : at + len(bytes_)] = bytes_
    file = tmp_path / "phan.pdf"
    file.write_bytes(bytes(data[: max(1, int(len(data) * max(cut_at, 0.99 if mangle else 0)))]) + junk)
    part = look(file)
    if part is not None:
        with pytest.raises(Refusal):
            join([file])


def test_what_can_not_be_cut_is_told() -> None:
    for most, data in ((1000, whole(1)), (SMALLEST, b"x"), (SMALLEST, bytes(40 << 20))):
        with pytest.raises(UserError) as told:
            split(data, NAME, most, page)
        assert told.value.reason == "split"


def test_a_report_sent_in_parts_is_received_like_any_other(tmp_path: Path) -> None:
    with Offices() as offices:
        ward, district = (
            offices.sampled(tmp_path / "hoa", "hoa-mau"),
            offices.sampled(tmp_path / "q", "song-mau", on(13)),
        )
        sent = ward.export(tmp_path / "usb")
        district.trust(ward)
        stick = tmp_path / "thu"
        stick.mkdir()
        for name, data in split(sent.file.read_bytes(), sent.file.name, SMALLEST, page).items():
            (stick / name).write_bytes(data)
        files = sorted(stick.iterdir())
        held = files[1].read_bytes()
        files[1].unlink()
        (refused,) = district.office.receive([stick])
        assert (refused.verdict.reason, refused.entry) == ("part-missing", None)
        files[1].write_bytes(held)
        assert district.office.verify(files[1]).package == sent.package
        (received,) = district.office.receive([stick])
        assert (received.imported, received.file) == (True, str(files[0]))
        assert received.entry is not None
        assert (received.entry.package, received.entry.period) == (sent.package, PERIOD)
        assert district.office.books.kept(received.entry.kept).read_bytes() == sent.file.read_bytes()
        (again,) = district.office.receive(files)
        assert again.already
