"""Every job without a window. Contract: docs/cli.md."""

import io
import sys

from app.cli import moving_commands, office_commands, package_commands, receipt_command, sum_commands
from app.cli.shell import VietnameseGroup, run


def main(arguments: list[str] | None = None) -> int:
    """Run one command line; the console script `somattran` and `python -m app` land here."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may still speak a legacy code page; Vietnamese needs UTF-8.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    return run(_root(), arguments)


def _root() -> VietnameseGroup:
    root = VietnameseGroup(
        "somattran",
        help="Sổ Mặt trận: ghi sổ, niêm phong, gửi, nhận và tổng hợp báo cáo công tác Mặt trận, không cần mạng.",
        no_args_is_help=True,
    )
    groups = (office_commands, moving_commands, package_commands, receipt_command, sum_commands)
    for command in (one for group in groups for one in group.COMMANDS):
        root.add_command(command)
    return root
