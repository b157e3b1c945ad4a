"""Who came to a conference, in one line: live while the table of bodies is typed."""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.conference import BodyPresent, Conference
from app.text.numbers import write_number

SHORT: Mapping[str, str] = {
    "party": "cấp ủy",
    "government": "chính quyền",
    "front": "Mặt trận",
    "member": "tổ chức thành viên",
    "front_board": "ban công tác Mặt trận",
    "forces": "lực lượng vũ trang",
    "business": "doanh nghiệp",
    "religious": "tôn giáo",
    "press": "báo chí",
    "other": "khác",
}
"""The blocks in few words."""


def attendance_line(conference: Conference, bodies: Sequence[BodyPresent]) -> str:
    """ "91/96 có mặt, vắng 5 · cấp ủy 12, chính quyền 8"; "" while nobody has been counted.

    The numbers of the form come first; where they are empty, the sums of the table stand in for them.
    """
    present = conference.present if conference.present is not None else _sum(row.present for row in bodies)
    invited = conference.convened if conference.convened is not None else _sum(row.invited for row in bodies)
    if present is None and invited is None:
        return ""
    if present is None:
        said = f"mời {write_number(invited or 0)} người"
    elif invited is None:
        said = f"{write_number(present)} có mặt"
    else:
        said = f"{write_number(present)}/{write_number(invited)} có mặt"
        if present < invited:
            said += f", vắng {write_number(invited - present)}"
    blocks = _by_block(bodies)
    return f"{said} · {', '.join(blocks)}" if blocks else said


def _by_block(bodies: Sequence[BodyPresent]) -> list[str]:
    """How many of each block, by who was present, or by who was invited where nobody was counted yet."""
    counted = [row for row in bodies if row.present is not None]
    numbers: dict[str, int] = {}
    for row in counted or bodies:
        number = row.present if counted else row.invited
        if number:
            numbers[row.block or ""] = numbers.get(row.block or "", 0) + number
    return [f"{SHORT.get(block, block or 'chưa rõ khối')} {write_number(n)}" for block, n in numbers.items()]


def _sum(numbers: Iterable[int | None]) -> int | None:
    counted = [number for number in numbers if number is not None]
    return sum(counted) if counted else None
