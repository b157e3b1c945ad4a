"""The pictures of the help, made by the program itself from its samples: python -m tests.ui.help_pictures.

They go to `resources/help/hinh`, dedicated to the public domain like the samples they show. Make them anew when a page
has changed, look at them, and keep them with the change.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app import sample_folder
from app.office import Office
from app.paths import resource
from tests.ui.conftest import Answers
from ui.first_start.first_start import FirstStart
from ui.opening import window_for
from ui.pages.tabs import TabsPage
from ui.theme import LIGHT, Theme, wear
from ui.vietnamese import Vietnamese

SIZE = (1240, 700)
SETTLE = 900  # milliseconds for layouts, icons and sums

# (picture, page by its number, view)
OF_WARD = (
    ("viec-can-lam", 0, 0),
    ("hoi-nghi", 1, 0),
    ("viec-duoc-giao", 1, 1),
    ("phong-trao", 2, 0),
    ("sau-nhiem-vu", 3, 0),
    ("chi-tieu", 4, 0),
    ("van-ban", 5, 0),
    ("bao-cao", 6, 0),
    ("xem-truoc", 6, 2),
    ("niem-phong", 6, 3),
    ("cai-dat", 8, 0),
)
OF_DISTRICT = (("kiem-tra", 6, 1), ("nhan", 7, 0), ("khoa", 7, 2), ("tong-hop", 8, 0))


def main() -> int:
    """Draw every picture."""
    application = QApplication(sys.argv[:1])
    words = Vietnamese(application)
    application.installTranslator(words)
    theme = Theme(LIGHT)
    wear(application, theme)
    out = resource("help") / "hinh"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folders = Path(scratch)
        with sample_folder.create(folders / "phuong", "hoa-mau") as ward:
            if not ward.has_key():
                ward.create_key("bốn từ dễ nhớ")
            _draw(ward, theme, OF_WARD, out)
        with sample_folder.create(folders / "quan", "song-mau", with_packages=True) as district:
            _draw(district, theme, OF_DISTRICT, out)
        start = FirstStart(folders / "moi", theme, Answers())
        start.show()
        start.unit.find_box.setText("mau")
        _keep(start, out / "bat-dau.png")
        start.close()
    return 0


def _draw(office: Office, theme: Theme, pictures: tuple[tuple[str, int, int], ...], out: Path) -> None:
    window = window_for(office, theme, Answers())
    window.resize(*SIZE)
    window.show()
    for name, number, view in pictures:
        window.open(number)
        page = window.page()
        if isinstance(page, TabsPage):
            page.open(view)
        _keep(window, out / f"{name}.png")
    window.close()
    window.deleteLater()


def _keep(shown: QWidget, path: Path) -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE, loop.quit)
    loop.exec()
    picture = shown.grab().toImage()
    flat = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    picture.convertToFormat(QImage.Format.Format_Indexed8, flat).save(str(path), "PNG", 0)


if __name__ == "__main__":
    sys.exit(main())
