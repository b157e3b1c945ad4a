"""The first sheet of a package's workbook, "Thông tin": what this file is, the letter, the other sheets, how to read.

The entries of the letter stand under hidden keys and are compared with it when the package is opened; everything else
here is for people, and nothing reads it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.packages import layout, sheet_style
from app.packages.layout import Book
from app.packages.pens import Link, Part, Pens

TITLE, MARK = "Thông tin", "#letter"

_WIDTHS = (8.0, 36.0, 42.0, 36.0)
_LARGER = 0.9
"""Sentences are set in 12 points: fewer letters in a line than in the 11 of the table."""

_READ = (
    "Mỗi trang là một loại thông tin, mỗi dòng là một mục. Trang có nhiều cột thì lọc bằng mũi tên ở đầu cột.",
    "Ô trống: chưa ghi. Số 0: có theo dõi, kết quả bằng không. “không phát sinh”: trong kỳ không có việc này.",
    "Cột, dòng không ghi gì được ẩn đi. Muốn xem: bôi đen hai cột hai bên, bấm chuột phải, chọn Bỏ ẩn (Unhide).",
    "Đoạn văn quá dài thì ô không hiện hết: bấm vào ô rồi đọc ở thanh phía trên bảng.",
    "Trang Đối chiếu ghi số dòng và tổng của từng cột, để biết số liệu còn nguyên.",
)
_SEALED = (
    "Bản có giá trị là tệp PDF đã niêm phong; sổ này nằm trong tệp đó để xem, lọc và tính toán.",
    "Lưu riêng sổ này ra rồi sửa thì bản sửa không còn niêm phong. Các trang chỉ khóa nhẹ, không có mật khẩu: "
    "vào Xem lại (Review), Bỏ khóa trang tính (Unprotect Sheet) để sửa bản của mình.",
)
COLOURS = (
    ("text", "Trắng", "số liệu của đơn vị"),
    ("fixed", "Xám", "chỉ để đọc: tên đi với mã, số thứ tự, số để đối chiếu"),
    ("head", "Xanh nhạt, chữ đậm", "đầu cột, tên phần"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A further sheet as the first one lists it."""

    title: str
    holds: str  # "29 dòng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the first sheet tells. `said` gives the words for an entry whose value is a code."""

    heading: str
    below: str
    labels: Mapping[str, str]
    entries: Mapping[str, str]
    said: Mapping[str, str]
    pages: Sequence[Page]


def draw(book: Book, front: Front) -> None:
    """The first sheet of the book: it must be drawn before the others."""
    rows = begin(book, TITLE)
    rows.add(("key", MARK), ("title", front.heading))
    rows.add(None, ("subtitle", front.below))
    for line in _SEALED:
        rows.sentence(line)
    rows.band("Gói này")
    for key, value in front.entries.items():
        rows.entry(key, front.labels[key], value, front.said.get(key, ""))
    rows.pages(front.pages)
    rows.colours(COLOURS)
    rows.band("Cách đọc")
    for line in _READ:
        rows.sentence(line)


def begin(book: Book, title: str) -> "FrontRows":
    """An empty first sheet of the look that all of ours have."""
    sheet, pens = layout.new_sheet(book, title, sheet_style.TAB_FRONT)
    sheet_style.set_widths(sheet, _WIDTHS)
    sheet.column_dimensions["A"].hidden = True
    sheet.sheet_view.showGridLines = False
    sheet_style.protect(sheet)
    sheet_style.print_on_a4(sheet, landscape=False, tall=1)
    return FrontRows(sheet, pens)


class FrontRows:
    """The rows of a first sheet, one after the other: an own title, bands, sentences, pairs of words."""

    def __init__(self, sheet: Any, pens: Pens) -> None:
        self._sheet = sheet
        self._pens = pens
        self._at = 0

    def add(self, *row: Part | None, height: float | None = None, joined: str = "") -> None:
        """A row as `Pens.line` draws it; `joined` names the first and last of the columns that make one cell."""
        self._at += 1
        sheet_style.set_height(self._sheet, self._at, height)
        self._sheet.append(self._pens.line(*row))
        if joined:
            self._sheet.merged_cells.add(f"{joined[0]}{self._at}:{joined[-1]}{self._at}")

    def pages(self, pages: Sequence[Page]) -> None:
        """The other sheets, each name a link."""
        self.band("Các trang (bấm vào tên để mở)")
        for page in pages:
            self.pair(Link(page.title, page.title), page.holds)

    def colours(self, colours: Sequence[tuple[str, str, str]]) -> None:
        """What the looks mean: look, its name, its meaning."""
        self.band("Màu của các ô")
        for look, name, meaning in colours:
            self.pair((look, name), meaning)

    def band(self, title: str) -> None:
        """A heading within the sheet."""
        self.add()
        self.add(None, ("section", title), ("section", ""), ("section", ""), joined="BD")

    def sentence(self, line: str) -> None:
        """A sentence over the whole width."""
        height = sheet_style.row_height([(line, sum(_WIDTHS[1:]) * _LARGER)])
        self.add(None, ("words", line), height=height, joined="BD")

    def pair(self, first: Part, words: str) -> None:
        """A short cell and what belongs to it."""
        height = sheet_style.row_height([(words, _WIDTHS[2] + _WIDTHS[3])])
        self.add(None, first, ("fixed", words), ("fixed", ""), height=height, joined="CD")

    def entry(self, key: str, label: str, value: str, said: str) -> None:
        """A label, what the file says under its hidden key, and that in words."""
        height = sheet_style.row_height([(value, _WIDTHS[2]), (said, _WIDTHS[3])])
        self.add(("key", key), ("label", label), ("fixed", value), ("fixed", said), height=height)
