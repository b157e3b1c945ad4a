"""The command that tells units below that their reports were accepted."""

from pathlib import Path
from typing import Any

import click

from app.cli.office_commands import FOLDER, open_office
from app.cli.passphrase import passphrase_for, passphrase_option
from app.cli.shell import Exit, Shell, VietnameseCommand, pass_shell
from app.office import Sent


@click.command(
    "receipt", cls=VietnameseCommand, help="Làm phiếu nhận có niêm phong cho báo cáo đã chấp nhận: một gói, hay cả kỳ."
)
@click.argument("package", metavar="[MÃ_GÓI]", required=False, default="")
@click.option("--period", default="", metavar="KỲ", help="Mọi báo cáo đã chấp nhận của kỳ, mỗi đơn vị một tệp.")
@click.option("--out", required=True, type=FOLDER, metavar="THƯ_MỤC", help="Nơi ghi phiếu nhận.")
@passphrase_option
@pass_shell
def receipt(shell: Shell, package: str, period: str, out: Path, passphrase_file: Path | None) -> int:
    """Seal the receipt of one accepted package, or of all of a period."""
    if bool(package) == bool(period):
        raise click.UsageError("a package or a period, and not both")
    with open_office(shell) as office:
        phrase = passphrase_for(office, passphrase_file)
        if package:
            made = [office.receipt(package, out, phrase)]
        else:
            wanted = office.period(period)
            made = [one.sent for one in office.receipts.make_all(wanted, out, phrase, shell.progress)]
        for sent in made:
            shell.say(f"Phiếu nhận: {sent.file}")
        shell.answer({"receipts": [_json(sent) for sent in made]})
    return Exit.DONE


def _json(sent: Sent) -> dict[str, Any]:
    return {
        "file": str(sent.file),
        "package": sent.package,
        "revision": sent.revision,
        "unit": sent.entry.addressee,
        "answers": sent.entry.answers,
    }


COMMANDS = (receipt,)
