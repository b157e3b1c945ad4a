"""Where a command gets the passphrase that opens the office's key.

In this order: the file named on the command line, the file named by the environment, the
file that was named when the key was created (its path is remembered, never its contents),
the terminal.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from app.errors import UserError
from app.office import Office
from app.text.clean import nfc

VARIABLE = "SOMATTRAN_PASSPHRASE_FILE"

passphrase_option = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="TỆP",
    help="Tệp chứa mật khẩu niêm phong (mặc định: tệp đã chỉ khi tạo khóa, hoặc hỏi trên màn hình).",
)

opening_option = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="TỆP",
    help="Tệp chứa mật khẩu của gói gửi kín, nghe qua điện thoại.",
)


_LONGEST = 64 << 10  # bytes


def read_passphrase(file: Path) -> str:
    """The first line of a passphrase file. Raises `UserError` when it can't be read or is empty."""
    try:
        with file.open("rb") as stream:  # a pipe is welcome, an endless one is not read to its end
            text = stream.read(_LONGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise UserError(
            f"Không đọc được tệp mật khẩu {file}. Hãy kiểm tra lại đường dẫn.", reason="passphrase"
        ) from fault
    lines = text.splitlines()
    if not lines or not lines[0]:
        raise UserError(f"Tệp mật khẩu {file} trống. Hãy ghi mật khẩu vào dòng đầu.", reason="passphrase")
    return nfc(lines[0])


def remember(office: Office, file: Path) -> None:
    """Note where the officer keeps the passphrase, for commands that run unattended."""
    office.save_settings(replace(office.settings, passphrase_file=str(file.resolve())))


def passphrase_for(office: Office, file: Path | None) -> str:
    """The passphrase for a command that seals. Raises `UserError` when there is none to be had."""
    office.public_key()  # without a key no passphrase helps, and its sentence says what does
    named = os.environ.get(VARIABLE)
    remembered = office.settings.passphrase_file
    if file is not None:
        return read_passphrase(file)
    if named:
        return read_passphrase(Path(named))
    if remembered and Path(remembered).exists():
        return read_passphrase(Path(remembered))
    if sys.stdin.isatty():
        return nfc(click.prompt("Mật khẩu niêm phong", hide_input=True, err=True))
    raise UserError("Cần mật khẩu niêm phong. Hãy thêm --passphrase-file TỆP vào lệnh.", reason="passphrase")
