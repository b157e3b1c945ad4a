"""Commands about packages: seal, check, receive, trust, review, guidance."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from app.cli.office_commands import FILE, open_office, out_option, period_option
from app.cli.passphrase import opening_option, passphrase_for, passphrase_option, read_passphrase
from app.cli.remarks import read_remarks
from app.cli.shell import Exit, Shell, VietnameseCommand, VietnameseGroup, pass_shell
from app.office import Office, Received, verify_file
from app.packages.verdict import Outcome, Verdict
from app.paths import default_folder
from app.text.dates import write_date

_EXIT_OF = {
    Outcome.KNOWN: Exit.DONE,
    Outcome.REMARK: Exit.DONE,
    Outcome.UNKNOWN: Exit.UNKNOWN_SEALER,
    Outcome.REFUSED: Exit.REFUSED,
}


def _verdict_json(file: str, verdict: Verdict) -> dict[str, Any]:
    return {
        "file": file,
        "outcome": verdict.outcome.value,
        "reason": verdict.reason,
        "changed": verdict.changed,
        "kind": verdict.kind,
        "unit": verdict.unit,
        "unit_name": verdict.unit_name,
        "period": verdict.period,
        "revision": verdict.revision,
        "package": verdict.package,
        "answers": verdict.answers,
        "digits": verdict.digits,
    }


@click.command("export", cls=VietnameseCommand, help="Niêm phong báo cáo của kỳ thành một tệp PDF để gửi cấp trên.")
@period_option
@out_option
@click.option("--bundle", is_flag=True, help="Kèm nguyên các gói đã chấp nhận của cấp dưới.")
@click.option(
    "--confidential",
    type=FILE,
    default=None,
    metavar="TỆP",
    help="Gửi kín: tệp chứa mật khẩu mở gói, báo cho nơi nhận qua điện thoại (ít nhất 12 ký tự).",
)
@click.option(
    "--split-mb",
    type=click.IntRange(1, 500),
    default=None,
    metavar="N",
    help="Gói lớn hơn N MB thì chia thành nhiều phần, mỗi phần không quá N MB; nơi nhận tự ghép lại.",
)
@click.option("--with-workbook", is_flag=True, help="Kèm tệp Excel có chữ ký bên cạnh gói, để xem.")
@passphrase_option
@pass_shell
def export(
    shell: Shell,
    period: str,
    out: Path,
    bundle: bool,
    confidential: Path | None,
    split_mb: int | None,
    with_workbook: bool,
    passphrase_file: Path | None,
) -> int:
    """Seal the report of a period."""
    with open_office(shell) as office:
        sealed = office.export(
            period,
            out,
            passphrase_for(office, passphrase_file),
            bundle=bundle,
            confidential=read_passphrase(confidential) if confidential else None,
            most=(split_mb or 0) << 20,
            with_workbook=with_workbook,
            progress=shell.progress,
        )
        written = "\n".join(map(str, sealed.files))
        shell.say(f"Đã niêm phong: {written}\nMã gói: {sealed.package}\nLần gửi: {sealed.revision}")
        shell.answer(
            {
                "file": str(sealed.file),
                "files": [str(file) for file in sealed.files],
                "package": sealed.package,
                "revision": sealed.revision,
            }
        )
    return Exit.DONE


@click.command(
    "verify", cls=VietnameseCommand, help="Xem ai niêm phong, nội dung có bị sửa không. Không ghi gì vào sổ."
)
@click.argument("file", type=FILE, metavar="TỆP")
@opening_option
@pass_shell
def verify(shell: Shell, file: Path, passphrase_file: Path | None) -> int:
    """Give the verdict on one file."""
    phrase = read_passphrase(passphrase_file) if passphrase_file else None
    verdict = verify_file(shell.data or default_folder(), file, phrase)
    (shell.warn if shell.as_json or verdict.outcome is Outcome.REFUSED else shell.say)(verdict.sentence)
    shell.answer(_verdict_json(str(file), verdict))
    return _EXIT_OF[verdict.outcome]


def _tell_received(shell: Shell, received: Sequence[Received]) -> int:
    for one in received:
        (shell.warn if one.verdict.outcome is Outcome.REFUSED else shell.say)(f"{one.file}: {one.verdict.sentence}")
    counts = {
        "received": sum(1 for one in received if one.imported),
        "already": sum(1 for one in received if one.already),
        "waiting": sum(1 for one in received if one.verdict.outcome is Outcome.UNKNOWN),
        "refused": sum(1 for one in received if one.verdict.outcome is Outcome.REFUSED),
    }
    shell.say(
        f"Đã nhận {counts['received']}, đã có từ trước {counts['already']}, "
        f"chờ xác minh khóa {counts['waiting']}, từ chối {counts['refused']}."
    )
    shell.answer({"files": [_verdict_json(one.file, one.verdict) for one in received], **counts})
    if counts["refused"]:
        return Exit.REFUSED
    return Exit.UNKNOWN_SEALER if counts["waiting"] else Exit.DONE


@click.command("receive", cls=VietnameseCommand, help="Nhận các gói (tệp hoặc thư mục) vào sổ.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ĐƯỜNG_DẪN…")
@opening_option
@pass_shell
def receive(shell: Shell, paths: tuple[Path, ...], passphrase_file: Path | None) -> int:
    """Receive packages; one verdict and outcome a file."""
    phrase = read_passphrase(passphrase_file) if passphrase_file else None
    with open_office(shell) as office:
        return _tell_received(shell, office.receive(paths, phrase, shell.progress))


@click.group("trust", cls=VietnameseGroup, help="Khóa của các đơn vị khác, sau khi người thật đã so 40 chữ số.")
def trust() -> None:
    """Which key speaks for which unit."""


@trust.command("add", help="Gắn khóa với đơn vị sau khi so 40 chữ số qua điện thoại hoặc trên phiếu đóng dấu.")
@click.argument("file", type=FILE, metavar="TỆP")
@click.option("--digits", required=True, metavar='"12345 …"', help="40 chữ số nghe hoặc đọc được từ đơn vị gửi.")
@pass_shell
def trust_add(shell: Shell, file: Path, digits: str) -> int:
    """Bind a key to its unit. FILE is a package, a card or a certificate."""
    with open_office(shell) as office:
        key = office.trust_add(file, digits)
        shell.say(f"Từ nay nhận ra niêm phong của {key.unit_name} ({key.unit}).")
        shell.answer({"unit": key.unit, "unit_name": key.unit_name, "digits": key.digits})
    return Exit.DONE


@trust.command("list", help="Liệt kê các khóa đã so.")
@pass_shell
def trust_list(shell: Shell) -> int:
    """List the compared keys."""
    with open_office(shell) as office:
        keys = office.trust_list()
        for key in keys:
            ended = f" · thôi tin từ {write_date(key.withdrawn_from)}" if key.withdrawn_from else ""
            shell.say(f"{key.unit} {key.unit_name}\n  {key.digits} · so ngày {write_date(key.compared_at[:10])}{ended}")
        shell.answer(
            {
                "keys": [
                    {
                        "unit": k.unit,
                        "unit_name": k.unit_name,
                        "digits": k.digits,
                        "compared_at": k.compared_at,
                        "withdrawn_from": k.withdrawn_from or None,
                    }
                    for k in keys
                ]
            }
        )
    return Exit.DONE


@trust.command("withdraw", help="Thôi tin khóa của một đơn vị từ một ngày.")
@click.argument("unit", metavar="MÃ")
@click.option("--from", "since", required=True, metavar="NGÀY", help="Ngày bắt đầu thôi tin, ví dụ 01/12/2024.")
@pass_shell
def trust_withdraw(shell: Shell, unit: str, since: str) -> int:
    """Withdraw a unit's key from a date on."""
    with open_office(shell) as office:
        key = office.trust_withdraw(unit, since)
        day = write_date(key.withdrawn_from or "")
        shell.say(f"Thôi tin khóa của {key.unit_name} từ {day}.")
        shell.answer({"unit": key.unit, "digits": key.digits, "withdrawn_from": key.withdrawn_from})
    return Exit.DONE


@click.command("inbox", cls=VietnameseCommand, help="Đã nhận gì, của ai, đúng hạn hay trễ; còn ai chưa gửi.")
@click.option("--period", default="", metavar="KỲ", help="Chỉ một kỳ báo cáo.")
@pass_shell
def inbox(shell: Shell, period: str) -> int:
    """Show what came and who has not sent."""
    with open_office(shell) as office:
        view = office.inbox(period)
        for entry in view.entries:
            late = (
                ""
                if entry.days_late is None
                else f" · trễ {entry.days_late} ngày"
                if entry.days_late > 0
                else " · đúng hạn"
            )
            if not entry.unit:  # refused before anything that it says could be believed
                shell.say(f"{entry.package[:12]} · {entry.file_name} · {office.state_words(entry)}: {entry.sentence}")
                continue
            sent = f"lần {entry.revision}" if entry.sealed else "biểu không niêm phong"
            shell.say(
                f"{entry.package[:12]} · {entry.unit} {entry.unit_name} · {entry.period} {sent}"
                f" · {office.state_words(entry)}{late}"
            )
        if not view.entries:
            shell.say("Chưa nhận gói nào.")
        for unit in view.missing:
            shell.say(f"chưa gửi: {unit.code} {unit.name}")
        shell.answer(
            {
                "period": period,
                "entries": [
                    {
                        "package": e.package,
                        "kind": e.kind,
                        "unit": e.unit,
                        "unit_name": e.unit_name,
                        "period": e.period,
                        "revision": e.revision,
                        "state": e.state,
                        "reason": e.reason,
                        "received_at": e.handled_at,
                        "days_late": e.days_late,
                        "sealed": e.sealed,
                        "file": e.file_name,
                    }
                    for e in view.entries
                ],
                "missing": [unit.code for unit in view.missing],
            }
        )
    return Exit.DONE


def _tell_state(shell: Shell, office: Office, package: str, state: str, sentence: str, file: Path | None = None) -> int:
    shell.say(f"{office.unit_name}: {sentence}")
    answer: dict[str, Any] = {"package": package, "state": state}
    if file is not None:
        answer["file"] = str(file)
    shell.answer(answer)
    return Exit.DONE


@click.command("accept", cls=VietnameseCommand, help="Chấp nhận một gói đã nhận.")
@click.argument("package", metavar="MÃ_GÓI")
@pass_shell
def accept(shell: Shell, package: str) -> int:
    """Accept a received package."""
    with open_office(shell) as office:
        entry = office.accept(package)
        return _tell_state(shell, office, entry.package, entry.state, f"đã chấp nhận gói của {entry.unit_name}.")


@click.command(
    "return", cls=VietnameseCommand, help="Trả lại một gói để sửa, kèm nhận xét; làm phiếu trả lại có niêm phong."
)
@click.argument("package", metavar="MÃ_GÓI")
@click.option("--remarks", required=True, type=FILE, metavar="TỆP", help="Nhận xét: mỗi dòng một ý, hoặc JSON.")
@click.option("--deadline", default="", metavar="NGÀY", help="Hạn gửi lại.")
@out_option
@passphrase_option
@pass_shell
def return_package(
    shell: Shell, package: str, remarks: Path, deadline: str, out: Path, passphrase_file: Path | None
) -> int:
    """Return a received package with remarks."""
    with open_office(shell) as office:
        entry, slip = office.return_(
            package, read_remarks(remarks), out, passphrase_for(office, passphrase_file), deadline=deadline
        )
        return _tell_state(
            shell,
            office,
            entry.package,
            entry.state,
            f"đã trả lại gói của {entry.unit_name}. Phiếu trả lại: {slip.file}",
            slip.file,
        )


@click.command("undo", cls=VietnameseCommand, help="Bỏ việc nhận một gói: số liệu của gói được rút khỏi sổ.")
@click.argument("package", metavar="MÃ_GÓI")
@pass_shell
def undo(shell: Shell, package: str) -> int:
    """Undo an import; what it had replaced is in force again."""
    with open_office(shell) as office:
        entry = office.undo(package)
        return _tell_state(shell, office, entry.package, entry.state, f"đã bỏ việc nhận gói của {entry.unit_name}.")


@click.group("guidance", cls=VietnameseGroup, help="Văn bản hướng dẫn: kỳ, tiêu chí, chỉ tiêu, danh mục, đơn vị.")
def guidance() -> None:
    """Guidance goes down."""


@guidance.command("export", help="Niêm phong hướng dẫn hiện dùng để gửi cấp dưới.")
@out_option
@passphrase_option
@pass_shell
def guidance_export(shell: Shell, out: Path, passphrase_file: Path | None) -> int:
    """Seal the guidance in force."""
    with open_office(shell) as office:
        sealed = office.export_guidance(out, passphrase_for(office, passphrase_file))
        shell.say(f"Gói hướng dẫn: {sealed.file}\nMã gói: {sealed.package}")
        shell.answer({"file": str(sealed.file), "package": sealed.package, "revision": sealed.revision})
    return Exit.DONE


@guidance.command("receive", help="Nhận gói hướng dẫn của cấp trên.")
@click.argument("file", type=FILE, metavar="TỆP")
@pass_shell
def guidance_receive(shell: Shell, file: Path) -> int:
    """Receive guidance from above."""
    with open_office(shell) as office:
        return _tell_received(shell, office.receive([file], None, shell.progress))


COMMANDS = (export, verify, receive, trust, inbox, accept, return_package, undo, guidance)
