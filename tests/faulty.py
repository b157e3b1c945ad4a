"""Folders of offices to spoil, jobs to cut short, and what must be true of a folder whatever happened to it."""

import contextlib
import multiprocessing
import shutil
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.ledger import Snapshot
from app.errors import UserError
from app.office import Office
from app.packages import decide, send
from app.packages.cms_hole import Signer
from app.packages.opening import open_sealed
from app.packages.parts import SMALLEST
from app.packages.travelling import Travel
from tests.command_line import PASSPHRASE
from tests.offices import PERIOD, Offices, on, whole


@dataclass(frozen=True)
class World:
    """Folders as they were, to be copied; reports on a stick; the keys that seal."""

    at: Path
    keys: dict[str, Signer]
    files: tuple[Path, ...]

    def copy(self, name: str, to: Path) -> Path:
        """A folder of an office as it was before the job."""
        shutil.rmtree(to, ignore_errors=True)
        return shutil.copytree(self.at / name, to)


def made_in(at: Path) -> World:
    """Hoa Mẫu about to send; the district about to receive, and one that has received."""
    with Offices() as offices:
        ward, ben = offices.sampled(at / "hoa", "hoa-mau"), offices.sampled(at / "ben", "ben-mau", on(5))
        district = offices.sampled(at / "quan", "song-mau", on(13))
        files = tuple(desk.export(at / "len").file for desk in (ward, ben))
        for desk in (ward, ben):
            district.trust(desk)
        keys = {"quan": keyed(district.office)}
        for desk in (ward, ben, district):
            desk.office.close()
        shutil.copytree(at / "quan", at / "da-nhan")
        with Office.open(at / "da-nhan", clock=on(13)) as office:
            office.receive(files[:1])
            office.back_up(at / "sao")
        shutil.copytree(at / "da-nhan", at / "da-duyet")
        with Office.open(at / "da-duyet", clock=on(13)) as office:
            office.accept(open_sealed(files[0].read_bytes()).package)
        shutil.rmtree(at / "hoa")
        fresh = offices.sampled(at / "hoa", "hoa-mau").office  # as it was before it sealed anything
        keys["hoa"] = keyed(fresh)
        fresh.close()
        return World(at, keys, files)


def keyed(office: Office) -> Signer:
    """A key in the office's own folder, so that it knows at the next start what it has sealed."""
    office.create_key(PASSPHRASE)
    return office.unlock(PASSPHRASE)


def apart(job: Callable[[], Any]) -> tuple[int | None, Any]:
    """Run a job in a process of its own: its exit code, and its answer or the reason of its `UserError`."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def run() -> None:
        try:
            sender.send(("done", job()))
        except UserError as fault:
            sender.send((fault.reason, fault.sentence))

    child = context.Process(target=run)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking beside threads; the child uses none of them
        child.start()
    sender.close()
    answer = None
    with contextlib.suppress(EOFError):
        answer = receiver.recv()
    child.join()
    return child.exitcode, answer


def run(world: World, folder: Path, name: str, out: Path) -> None:
    """One of the jobs that a power cut may hit."""
    if name == "restore":
        (copy,) = (world.at / "sao").glob("so.*.db")
        Office.restore(folder, copy)
        return
    with Office.open(folder, clock=on(14)) as office:
        if name == "export":
            send.export_report(office.books, office.period(PERIOD), out, world.keys["hoa"])
        elif name == "export in parts":
            travel = Travel(most=SMALLEST)
            send.export_report(office.books, office.period(PERIOD), out, world.keys["hoa"], travel=travel)
        elif name == "receive":
            office.receive(world.files[-1:])
        elif name == "receive folder":
            office.receive([world.files[0].parent])
        elif name == "accept":
            office.accept(open_sealed(world.files[0].read_bytes()).package)
        else:
            entry = decide.find(office.books, open_sealed(world.files[0].read_bytes()).package)
            decide.return_with_remarks(office.books, entry, [decide.Remarked(text="Sửa.")], out, world.keys["quan"])


@dataclass(frozen=True)
class Picture:
    """What an office holds; `came` is state and rows by package."""

    own: Snapshot
    came: dict[str, tuple[str, Snapshot]]
    sent: list[tuple[str, int]]


def picture(folder: Path) -> Picture:
    """What an office holds: own rows, and every package with its state and rows, each of them once."""
    with Office.open(folder, clock=on(14)) as office:
        assert not office.read_only, office.why_read_only
        entries = office.books.mailbox.entries()
        kept = [entry.kept for entry in entries]
        assert len(set(kept)) == len(kept)
        assert all((folder / name).is_file() for name in kept)
        beside = {path.relative_to(folder).as_posix() for path in folder.glob("goi/*")}
        assert beside == set(kept)
        assert [path.name for path in folder.rglob(".*")] == []
        assert office.store.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert office.store.conn.execute("SELECT count(*) FROM gate").fetchone() == (0,)
        assert office.store.conn.execute("PRAGMA foreign_key_check").fetchall() == []
        came = {e.package: (e.state, whole(office.ledger_of(e.source))) for e in entries if e.direction == "in"}
        sent = sorted((e.kind, e.revision) for e in entries if e.direction == "out")
        return Picture(whole(office.ledger), came, sent)


def between(found: Picture, before: Picture, after: Picture) -> bool:
    """Whether everything is as it was or as it was to be. What only its kept original tells of waits for a person."""
    came = [*before.came.items(), *after.came.items()]
    unknown = [row for row in found.came.items() if row not in came]
    return found.own in (before.own, after.own) and all(
        state == "waiting" and not rows.records() for _, (state, rows) in unknown
    )
