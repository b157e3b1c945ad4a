"""The mark of a package: the words, code and QR on the last page that tie the paper to the sealed file.

No drawing library is loaded until a mark is drawn, so whoever makes packages can name it cheaply.
"""

from dataclasses import dataclass

KIND_WORDS = {
    "report": "Báo cáo",
    "bundle": "Báo cáo tổng hợp kèm các gói đã nhận",
    "guidance": "Hướng dẫn",
    "reply": "Phiếu trả lời",
    "card": "Phiếu đăng ký khóa",
}

NOT_SEALED = "BẢN XEM TRƯỚC, CHƯA NIÊM PHONG"
"""Stands pale over every page of what is looked at before it is sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageMark:
    """What the last page says of its package (package format §1). `check_code` is 12 decimal digits."""

    kind: str
    unit: str
    unit_name: str
    period: str
    revision: int
    check_code: str

    @property
    def grouped(self) -> str:
        """The check code as people read it aloud: ``1234 5678 9012``."""
        return " ".join(self.check_code[at : at + 4] for at in range(0, len(self.check_code), 4))

    @property
    def scanned(self) -> str:
        """What the QR code holds: the same facts in one line, without the name."""
        return f"SOMATTRAN;{self.kind};{self.unit};{self.period};{self.revision};{self.check_code}"
