"""How every command speaks: Vietnamese help, one JSON object on request, fixed exit codes.

The contract is docs/cli.md. Click keeps usage faults as objects, so they can be said in
Vietnamese instead of being translated from an English sentence.
"""

import json
import os
import sys
import time
import traceback
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import click

from app.errors import Cancelled, UserError
from app.packages.refusals import Refusal


class Exit(IntEnum):
    """Exit codes, stable for scripts."""

    DONE = 0
    NOT_ALLOWED = 1  # the data or the environment does not allow it; a sentence says why
    USAGE = 2
    UNKNOWN_SEALER = 3  # intact, but the sealer is not known
    REFUSED = 4  # changed, broken, replayed or not for this office
    FAULT = 70  # a fault of the program
    STOPPED = 130  # Ctrl-C


def _echo(text: str, *, err: bool = False) -> None:
    """Raises `UserError` ("output") when nobody takes the words: a closed pipe, a full disk."""
    try:
        click.echo(text, err=err)
    except OSError as fault:
        stream = sys.stderr if err else sys.stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # or Python would complain once more at its end
        raise UserError(
            "Không ghi được kết quả ra nơi nhận (đã đóng hoặc đã đầy). Việc đã làm vẫn còn nguyên trong sổ.",
            reason="output",
        ) from fault


@dataclass(slots=True)
class Shell:
    """What the common options said: where the office lies and how to answer."""

    data: Path | None = None
    as_json: bool = False
    last_shown: float = 0.0

    def say(self, sentence: str) -> None:
        """A sentence for a person: on stdout, or on stderr when stdout belongs to JSON."""
        _echo(sentence, err=self.as_json)

    def warn(self, sentence: str) -> None:
        """A sentence that must be seen even when stdout is read by a program."""
        click.echo(sentence, err=True)

    def answer(self, result: dict[str, Any]) -> None:
        """The one JSON object, when it was asked for."""
        if self.as_json:
            _echo(json.dumps(result, ensure_ascii=False, indent=1))

    def progress(self, done: int, total: int, what: str = "") -> None:
        """A line that is rewritten on a terminal; silent elsewhere."""
        if not sys.stderr.isatty():
            return
        now = time.monotonic()
        if done != total and now - self.last_shown < 0.1:
            return
        self.last_shown = now
        counted = f"{done}/{total} " if total else ""
        click.echo(f"\r\x1b[K{counted}{what}", nl=done == total and total > 0, err=True)


pass_shell = click.make_pass_decorator(Shell, ensure=True)


def _set_data(context: click.Context, _: click.Parameter, value: Path | None) -> Path | None:
    if value is not None:
        try:
            value.exists()
            str(value).encode()
        except (OSError, UnicodeEncodeError) as fault:  # a name that no disk or no document can hold
            raise click.BadParameter(str(fault)) from fault
        context.ensure_object(Shell).data = value
    return value


def _set_json(context: click.Context, _: click.Parameter, value: bool) -> bool:
    if value:
        context.ensure_object(Shell).as_json = True
    return value


def _common_options() -> list[click.Option]:
    return [
        click.Option(
            ["--data"],
            type=click.Path(path_type=Path, file_okay=False),
            metavar="THƯ_MỤC",
            expose_value=False,
            callback=_set_data,
            help="Thư mục dữ liệu của đơn vị (mặc định: thư mục riêng của người dùng).",
        ),
        click.Option(
            ["--json"],
            is_flag=True,
            expose_value=False,
            callback=_set_json,
            help="In kết quả dạng JSON ra stdout; lời cho người đọc ra stderr.",
        ),
    ]


class _Vietnamese(click.Command):
    """Headings and the help option in Vietnamese; `--data` and `--json` on every command."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_common_options())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem hướng dẫn này."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = [piece.replace("[OPTIONS]", "[TÙY CHỌN]") for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for row in (option.get_help_record(ctx) for option in options) if row is not None]
        if rows:
            with formatter.section("Tùy chọn"):
                formatter.write_dl([(name, text.replace("[required]", "[bắt buộc]")) for name, text in rows])


class VietnameseCommand(_Vietnamese):
    """One command."""


class VietnameseGroup(_Vietnamese, click.Group):
    """A group of commands."""

    command_class = VietnameseCommand
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str(80)) for name, command in self.commands.items()]
        with formatter.section("Lệnh"):
            formatter.write_dl(rows)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[TÙY CHỌN]", "LỆNH", "…"]


def _usage_sentence(fault: click.UsageError) -> str:
    match fault:
        case click.MissingParameter(param=click.Parameter() as param):
            said = f"Thiếu {_called(param)}."
        case click.exceptions.NoSuchCommand():
            said = f"Không có lệnh “{fault.command_name}”."
        case click.NoSuchOption():
            said = f"Không có tùy chọn {fault.option_name}."
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as param):
            said = f"{_called(param)} phải là một trong: {', '.join(map(str, choices))}."
        case click.BadParameter(param=click.Parameter(type=click.Path(file_okay=False)) as param):
            said = f"{_called(param)} phải là một thư mục."
        case click.BadParameter(param=click.Parameter(type=click.Path(dir_okay=False)) as param):
            said = f"{_called(param)} phải là một tệp."
        case click.BadParameter(param=click.Parameter() as param):
            said = f"Giá trị của {_called(param)} chưa đúng."
        case click.BadOptionUsage():
            said = f"Tùy chọn {fault.option_name} cần một giá trị."
        case _:
            said = "Lệnh viết chưa đúng."
    return said


def _called(param: click.Parameter) -> str:
    """What the help calls it: an option by its name, anything else by what stands in the usage line."""
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.metavar or param.human_readable_name


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run a command line and give the exit code; every known fault becomes a sentence on stderr."""
    shell = Shell()
    try:
        outcome = command.main(args=arguments, prog_name="somattran", standalone_mode=False, obj=shell)
    except click.exceptions.NoArgsIsHelpError as asked:
        shell.warn(asked.ctx.get_help() if asked.ctx else _usage_sentence(asked))
        return Exit.USAGE
    except click.UsageError as fault:
        where = fault.ctx.command_path if fault.ctx else "somattran"
        sentence = f"{_usage_sentence(fault)} Xem: {where} --help"
        shell.warn(sentence)
        shell.as_json = shell.as_json or "--json" in (sys.argv[1:] if arguments is None else arguments)
        shell.answer({"error": "usage", "sentence": sentence})
        return Exit.USAGE
    except (click.Abort, Cancelled, KeyboardInterrupt):
        shell.warn("\nĐã dừng. Không có gì bị ghi dở.")
        return Exit.STOPPED
    except UserError as fault:
        shell.warn(fault.sentence)
        shell.answer({"error": fault.reason, "sentence": fault.sentence})
        return Exit.REFUSED if isinstance(fault, Refusal) else Exit.NOT_ALLOWED
    except Exception:  # noqa: BLE001 - a fault of the program: told in a sentence, the details for those who mend it
        shell.warn("Chương trình gặp lỗi nên dừng lại. Số liệu đã lưu vẫn nguyên. Hãy gửi phần dưới cho người hỗ trợ:")
        shell.warn(traceback.format_exc())
        shell.answer({"error": "fault"})
        return Exit.FAULT
    return int(outcome) if isinstance(outcome, int) else Exit.DONE
