"""Commands about the office itself: its folder, its key, its forms, its safety copies."""

from pathlib import Path

import click

from app import sample, sample_folder
from app.cli.passphrase import passphrase_for, passphrase_option, read_passphrase, remember
from app.cli.shell import Exit, Shell, VietnameseCommand, VietnameseGroup, pass_shell
from app.domain.checks import errors_of
from app.office import Office, PublicKey
from app.paths import default_folder

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
out_option = click.option("--out", required=True, type=FOLDER, metavar="THƯ_MỤC", help="Nơi ghi kết quả.")
period_option = click.option(
    "--period", required=True, metavar="KỲ", help="Kỳ báo cáo, ví dụ 2024-NAM, 2024-Q1, 2024-6T."
)


def open_office(shell: Shell) -> Office:
    """The office that the common options name. Raises `UserError` when there is none."""
    return Office.open(shell.data or default_folder(), progress=shell.progress)


@click.command("init", cls=VietnameseCommand, help="Lập thư mục dữ liệu mới cho một đơn vị.")
@click.option("--unit", required=True, metavar="MÃ", help="Mã đơn vị, ví dụ 99001.")
@click.option("--name", required=True, metavar="TÊN", help="Tên đơn vị.")
@click.option(
    "--level", required=True, type=click.Choice(["ward", "district", "province", "central"]), help="Cấp của đơn vị."
)
@click.option("--superior", default="", metavar="MÃ", help="Mã đơn vị cấp trên (mặc định: theo cây đơn vị).")
@pass_shell
def init(shell: Shell, unit: str, name: str, level: str, superior: str) -> int:
    """Make an office folder."""
    with Office.create(shell.data or default_folder(), unit=unit, name=name, level=level, superior=superior) as office:
        shell.say(f"Đã lập sổ của {office.unit_name} ({office.unit}) tại {office.folder}.")
        shell.answer({"unit": office.unit, "unit_name": office.unit_name, "folder": str(office.folder)})
    return Exit.DONE


@click.command("sample", cls=VietnameseCommand, help="Lập một thư mục mới với dữ liệu mẫu (đơn vị không có thật).")
@click.argument("name", type=click.Choice(list(sample.UNITS)), metavar="TÊN")
@click.option("--with-packages", is_flag=True, help="Quận mẫu đã nhận và xét các gói của phường.")
@pass_shell
def load_sample(shell: Shell, name: str, with_packages: bool) -> int:
    """Fill a new folder with a fictional office."""
    with sample_folder.create(
        shell.data or default_folder(), name, with_packages=with_packages, progress=shell.progress
    ) as office:
        shell.say(f"Đã nạp dữ liệu mẫu của {office.unit_name} ({office.unit}) tại {office.folder}.")
        shell.answer({"unit": office.unit, "unit_name": office.unit_name, "folder": str(office.folder)})
    return Exit.DONE


def _key_json(public: PublicKey) -> dict[str, str]:
    return {
        "unit": public.unit,
        "unit_name": public.unit_name,
        "digits": public.digits,
        "not_after": public.not_after.isoformat(),
    }


@click.group("key", cls=VietnameseGroup, help="Khóa niêm phong của đơn vị.")
def key() -> None:
    """The office's key."""


@key.command("create", help="Tạo khóa niêm phong, giữ kín bằng mật khẩu.")
@click.option("--passphrase-file", required=True, type=FILE, metavar="TỆP", help="Tệp chứa mật khẩu (một dòng).")
@pass_shell
def key_create(shell: Shell, passphrase_file: Path) -> int:
    """Make the office's own key."""
    with open_office(shell) as office:
        made = office.create_key(read_passphrase(passphrase_file))
        remember(office, passphrase_file)
        shell.say(f"Đã tạo khóa niêm phong của {made.unit_name}.\n40 chữ số của khóa: {made.digits}")
        shell.answer(_key_json(made))
    return Exit.DONE


@key.command("show", help="Xem 40 chữ số của khóa.")
@pass_shell
def key_show(shell: Shell) -> int:
    """Show the key's 40 digits."""
    with open_office(shell) as office:
        public = office.public_key()
        shell.say(f"{public.unit_name} ({public.unit})\n{public.digits}\nDùng đến {public.not_after:%d/%m/%Y}")
        shell.answer(_key_json(public))
    return Exit.DONE


@key.command("card", help="Làm phiếu đăng ký khóa để in, đóng dấu và gửi cấp trên.")
@click.option("--out", required=True, type=FILE, metavar="TỆP", help="Tệp PDF sẽ ghi.")
@passphrase_option
@pass_shell
def key_card(shell: Shell, out: Path, passphrase_file: Path | None) -> int:
    """Make the sealed registration slip."""
    with open_office(shell) as office:
        sealed = office.make_card(out, passphrase_for(office, passphrase_file))
        shell.say(f"Phiếu đăng ký khóa: {sealed.file}")
        shell.answer({"file": str(sealed.file), "package": sealed.package})
    return Exit.DONE


@click.command("form", cls=VietnameseCommand, help="Ghi biểu trắng (Excel) cho nơi không có chương trình.")
@period_option
@click.option("--out", required=True, type=FILE, metavar="TỆP.xlsx", help="Tệp Excel sẽ ghi.")
@click.option("--unit", default="", metavar="MÃ", help="Mã đơn vị cấp dưới sẽ điền; để trống là đơn vị mình.")
@pass_shell
def form(shell: Shell, period: str, out: Path, unit: str) -> int:
    """Write the blank workbook of a period."""
    with open_office(shell) as office:
        written = office.write_form(period, out, unit)
        shell.say(f"Biểu trắng: {written}")
        shell.answer({"file": str(written), "period": period})
    return Exit.DONE


@click.command("fill", cls=VietnameseCommand, help="Đưa biểu Excel đã điền vào sổ của đơn vị.")
@click.argument("file", type=FILE, metavar="TỆP.xlsx")
@click.option("--as-understood", is_flag=True, help="Chỗ cần hỏi lại: lấy như chương trình đã hiểu.")
@pass_shell
def fill(shell: Shell, file: Path, as_understood: bool) -> int:
    """Take a filled workbook into the office's own ledger, or list every cell to mend."""
    with open_office(shell) as office:
        filled = office.fill(file, as_understood=as_understood)
        for cell in (*filled.bad_cells, *filled.notices):
            shell.warn(f"{cell.sheet} · ô {cell.cell}: {cell.reason}")
        if filled.only_questions:
            shell.say("Chưa đưa gì vào sổ. Nếu các chỗ trên hiểu như thế là đúng, hãy làm lại với --as-understood.")
        elif filled.bad_cells:
            shell.say("Chưa đưa gì vào sổ. Hãy sửa các ô trên rồi làm lại.")
        else:
            done = f"Đã đưa {filled.records} dòng vào sổ của kỳ {filled.period}."
            shell.say(done if filled.records else "Biểu chưa điền ô nào, nên không có gì để đưa vào sổ.")
        shell.answer(
            {
                "period": filled.period,
                "records": filled.records,
                "bad_cells": [{"sheet": c.sheet, "cell": c.cell, "reason": c.reason} for c in filled.bad_cells],
                "questions": [{"sheet": q.sheet, "cell": q.cell, "question": q.sentence} for q in filled.questions],
                "notices": [{"sheet": c.sheet, "cell": c.cell, "reason": c.reason} for c in filled.notices],
            }
        )
        return Exit.NOT_ALLOWED if filled.bad_cells else Exit.DONE


@click.command("check", cls=VietnameseCommand, help="Kiểm tra xem báo cáo của kỳ còn thiếu, sai chỗ nào.")
@period_option
@pass_shell
def check(shell: Shell, period: str) -> int:
    """List what blocks the sealing of a period's report, and what only needs a look."""
    with open_office(shell) as office:
        problems = office.check(period)
        blocking = errors_of(problems)
        for problem in problems:
            shell.say(f"{'PHẢI SỬA' if problem.level == 'error' else 'nên xem '} · {problem.sentence}")
        shell.say(
            f"Còn {len(blocking)} chỗ phải sửa trước khi niêm phong." if blocking else "Có thể niêm phong báo cáo."
        )
        shell.answer(
            {
                "period": period,
                "errors": len(blocking),
                "warnings": len(problems) - len(blocking),
                "problems": [
                    {
                        "level": p.level,
                        "sentence": p.sentence,
                        "record_kind": p.record_kind,
                        "record_uid": p.record_uid,
                        "field": p.field,
                    }
                    for p in problems
                ],
            }
        )
        return Exit.NOT_ALLOWED if blocking else Exit.DONE


@click.command("backup", cls=VietnameseCommand, help="Sao lưu sổ vào một thư mục (có kiểm tra lại).")
@click.option("--out", required=True, type=FOLDER, metavar="THƯ_MỤC", help="Nơi để bản sao.")
@pass_shell
def backup(shell: Shell, out: Path) -> int:
    """Make a checked safety copy."""
    with open_office(shell) as office:
        copy = office.back_up(out)
        shell.say(f"Đã sao lưu và kiểm tra: {copy}")
        shell.answer({"file": str(copy)})
    return Exit.DONE


@click.command("restore", cls=VietnameseCommand, help="Khôi phục sổ từ bản sao lưu; sổ hiện tại được giữ lại bên cạnh.")
@click.argument("file", type=FILE, metavar="TỆP")
@pass_shell
def restore(shell: Shell, file: Path) -> int:
    """Put a safety copy in the ledger's place."""
    kept = Office.restore(shell.data or default_folder(), file)
    shell.say("Đã khôi phục sổ từ bản sao lưu." + (f" Sổ trước đó được giữ ở {kept}." if kept else ""))
    shell.answer({"restored": str(file), "kept": str(kept) if kept else None})
    return Exit.DONE


@click.command("rebuild", cls=VietnameseCommand, help="Dựng lại số liệu đã nhận từ các gói được giữ nguyên.")
@pass_shell
def rebuild(shell: Shell) -> int:
    """Rebuild every received row from the kept packages."""
    with open_office(shell) as office:
        count = office.rebuild(shell.progress)
        shell.say(f"Đã dựng lại số liệu từ {count} gói.")
        shell.answer({"rebuilt": count})
    return Exit.DONE


@click.command("self-test", cls=VietnameseCommand, help="Tự kiểm tra chương trình trên máy này.")
@pass_shell
def self_test(shell: Shell) -> int:
    """Prove this installation."""
    from app import selftest  # loaded when first needed: it loads every library

    proofs = selftest.run(shell.progress)
    for proof in proofs:
        shell.say(f"{'ĐẠT ' if proof.passed else 'HỎNG'} · {proof.name}: {proof.detail}")
    passed = all(proof.passed for proof in proofs)
    shell.answer(
        {
            "passed": passed,
            "proofs": [{"name": p.name, "passed": p.passed, "detail": p.detail} for p in proofs],
        }
    )
    return Exit.DONE if passed else Exit.NOT_ALLOWED


@click.command("bench", cls=VietnameseCommand, help="Đo tốc độ các việc chính bên cạnh mức sàn của máy.")
@click.option("--packages", default=20, metavar="SỐ", help="Số gói giả lập (mặc định: 20).")
@click.option("--rows", default=150, metavar="SỐ", help="Số dòng số liệu một gói (mặc định: 150).")
@click.option("--mutations", default=2000, metavar="SỐ", help="Số gói bị sửa thử (mặc định: 2000).")
@pass_shell
def measure(shell: Shell, packages: int, rows: int, mutations: int) -> int:
    """Measure each job beside its floor in one run."""
    from app import bench  # loaded when first needed: it loads every library

    results = bench.run(packages=packages, rows=rows, mutations=mutations, progress=shell.progress)
    for line in results:
        shell.say(line.sentence())
    shell.answer({"results": [line.to_json() for line in results]})
    return Exit.DONE


COMMANDS = (init, load_sample, key, form, fill, check, backup, restore, rebuild, self_test, measure)
