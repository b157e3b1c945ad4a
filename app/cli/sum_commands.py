"""Commands about the sum of a period: add up, pass on, hand out."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from app.cli.office_commands import open_office, out_option, period_option
from app.cli.passphrase import passphrase_for, passphrase_option
from app.cli.shell import Exit, Shell, VietnameseCommand, pass_shell
from app.domain.consolidation import Consolidation
from app.domain.fields import Figure


def _number(value: Figure | None) -> int | float | None:
    if not isinstance(value, Decimal):  # empty, or "không phát sinh"
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _totals_json(totals: Consolidation) -> dict[str, Any]:
    return {
        "period": totals.period,
        "expected": len(totals.expected),
        "accepted": len(totals.accepted),
        "missing": list(totals.missing),
        "indicators": {
            code: {
                "total": _number(total.shown(total.total)),
                "by_unit": {unit: _number(total.shown(value)) for unit, value in total.by_unit.items()},
            }
            for code, total in totals.indicators.items()
        },
        "tasks": {
            task.removeprefix("NV"): {unit: _number(score) for unit, score in scores.items()}
            for task, scores in totals.tasks.items()
        },
        "scores": {unit: _number(score) for unit, score in totals.scores.items()},
        "conferences": totals.conferences,
    }


@click.command("consolidate", cls=VietnameseCommand, help="Cộng số liệu của đơn vị và các gói đã chấp nhận.")
@period_option
@out_option
@click.option("--bundle", is_flag=True, help="Niêm phong thêm một gói để gửi cấp trên, kèm các gói đã chấp nhận.")
@passphrase_option
@pass_shell
def consolidate(shell: Shell, period: str, out: Path, bundle: bool, passphrase_file: Path | None) -> int:
    """Totals, their workbook and report, and on request the bundle."""
    with open_office(shell) as office:
        phrase = passphrase_for(office, passphrase_file) if bundle else None
        done = office.consolidate_to(period, out, phrase, shell.progress)
        totals = done.totals
        shell.say(f"Tổng hợp {len(totals.accepted)}/{len(totals.expected)} đơn vị kỳ {period}.")
        if bundle and not totals.accepted:
            shell.warn("Lưu ý: chưa chấp nhận gói nào của cấp dưới, nên gói tổng hợp chỉ có phần của đơn vị mình.")
        for unit in totals.missing:
            shell.say(f"  chưa có: {unit}")
        for file in done.files:
            shell.say(f"  {file}")
        shell.answer({**_totals_json(totals), "files": [str(file) for file in done.files]})
    return Exit.DONE


@click.command(
    "open-copy", cls=VietnameseCommand, help="Ghi số liệu của kỳ thành bảng SQLite, CSV cho chương trình khác."
)
@period_option
@out_option
@pass_shell
def open_copy(shell: Shell, period: str, out: Path) -> int:
    """Our rows, those of the accepted packages, and the sums, as plain files."""
    with open_office(shell) as office:
        made = office.open_copies.write(office.period(period), out, shell.progress)
        shell.say(f"Bản mở số liệu của {made.units} đơn vị kỳ {period}: {made.folder}")
        shell.answer({"folder": str(made.folder), "units": made.units, "files": [str(file) for file in made.files]})
    return Exit.DONE


COMMANDS = (consolidate, open_copy)
