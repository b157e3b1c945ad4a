"""Commands for moving an office to another computer."""

from pathlib import Path

import click

from app.cli.office_commands import FILE, FOLDER, open_office
from app.cli.passphrase import passphrase_for, passphrase_option, read_passphrase
from app.cli.shell import Exit, Shell, VietnameseCommand, pass_shell
from app.office import Office
from app.paths import default_folder


@click.command(
    "move-out", cls=VietnameseCommand, help="Đóng gói cả sổ vào một tệp có mật khẩu để chuyển sang máy khác."
)
@click.option("--out", required=True, type=FOLDER, metavar="THƯ_MỤC", help="Nơi để tệp, ví dụ USB.")
@passphrase_option
@pass_shell
def move_out(shell: Shell, out: Path, passphrase_file: Path | None) -> int:
    """Pack the office; from then on it is only read here."""
    with open_office(shell) as office:
        if office.has_key() or passphrase_file is None:
            passphrase = passphrase_for(office, passphrase_file)
        else:
            passphrase = read_passphrase(passphrase_file)
        made = office.moving.pack(out, passphrase, shell.progress)
        shell.say(
            f"Đã đóng gói và đọc lại: {made}\nTrên máy mới: somattran move-in {made.name}\n{office.moving.why_moved}"
        )
        shell.answer({"file": str(made), "unit": office.unit})
    return Exit.DONE


@click.command("move-in", cls=VietnameseCommand, help="Mở tệp chuyển máy vào thư mục dữ liệu còn trống của máy này.")
@click.argument("file", type=FILE, metavar="TỆP.smtz")
@click.option("--passphrase-file", required=True, type=FILE, metavar="TỆP", help="Tệp chứa mật khẩu (một dòng).")
@pass_shell
def move_in(shell: Shell, file: Path, passphrase_file: Path) -> int:
    """Put a packed office into an empty folder."""
    folder = shell.data or default_folder()
    Office.unpack(file, folder, read_passphrase(passphrase_file), progress=shell.progress)
    with Office.open(folder) as office:
        shell.say(f"Đã chuyển sổ của {office.unit_name} ({office.unit}) về {folder}.")
        shell.answer({"unit": office.unit, "unit_name": office.unit_name, "folder": str(folder)})
    return Exit.DONE


@click.command(
    "move-back", cls=VietnameseCommand, help="Cho ghi lại vào sổ đã chuyển đi; chỉ dùng khi máy mới không dùng."
)
@pass_shell
def move_back(shell: Shell) -> int:
    """Lift the mark of an office that has moved away."""
    with open_office(shell) as office:
        moved = bool(office.moving.why_moved)
        if moved:
            office.moving.lift()
        shell.say("Sổ ghi lại được trên máy này." if moved else "Sổ này chưa chuyển đi đâu.")
        shell.answer({"lifted": moved})
    return Exit.DONE


@click.command("merge-predecessor", cls=VietnameseCommand, help="Nhập sổ của đơn vị cũ đã sáp nhập, để xem và so sánh.")
@click.argument("source", type=click.Path(path_type=Path), metavar="SỔ_CŨ")
@click.option("--look", is_flag=True, help="Chỉ xem sẽ nhập gì, chưa nhập.")
@click.option(
    "--passphrase-file", type=FILE, default=None, metavar="TỆP", help="Mật khẩu, khi là tệp chuyển máy .smtz."
)
@pass_shell
def merge_predecessor(shell: Shell, source: Path, look: bool, passphrase_file: Path | None) -> int:
    """Take the ledger of a unit that we came from in: a folder, a safety copy or a file of `move-out`."""
    passphrase = read_passphrase(passphrase_file) if passphrase_file else ""
    with open_office(shell) as office:
        about = office.moving.look(source, passphrase)
        entry = None if look else office.moving.merge(source, passphrase, shell.progress)
        shell.say(
            f"{about.unit_name} ({about.unit}): {about.conferences} hội nghị, {about.campaigns} phong trào, "
            f"{about.records} dòng, kỳ {', '.join(about.periods) or 'chưa có'}."
        )
        if not about.known:
            shell.warn("Cây đơn vị không ghi đơn vị này là tiền thân của đơn vị mình. Hãy xem có đúng sổ không.")
        shell.say("Chưa nhập gì." if entry is None else f"Đã nhập. Rút lại: somattran undo {entry.package[:12]}")
        shell.answer(
            {
                "unit": about.unit,
                "unit_name": about.unit_name,
                "known": about.known,
                "conferences": about.conferences,
                "campaigns": about.campaigns,
                "records": about.records,
                "periods": list(about.periods),
                "merged": entry is not None,
                "package": entry.package if entry else None,
            }
        )
    return Exit.DONE


COMMANDS = (move_out, move_in, move_back, merge_predecessor)
