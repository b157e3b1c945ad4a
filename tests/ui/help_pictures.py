"""The pictures of the help, made by the program itself from its samples: python -m tests.ui.help_pictures [NAME …].

They go to `resources/help/hinh`, dedicated to the public domain like the samples they show. Make them anew when a page
has changed, look at them, and keep them with the change.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.paths import resource
from tests.ui.help_scenes import draw_all
from tests.ui.studio import Studio
from ui.theme import LIGHT, Theme, wear
from ui.vietnamese import Vietnamese


def main() -> int:
    """Draw every picture, or only those that are named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--out", type=Path, default=resource("help") / "hinh")
    asked = parser.parse_args()
    application = QApplication(sys.argv[:1])
    words = Vietnamese(application)
    application.installTranslator(words)
    theme = Theme(LIGHT)
    wear(application, theme)
    asked.out.mkdir(exist_ok=True, parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        draw_all(Studio(asked.out, theme, asked.names), Path(scratch))
    return 0


if __name__ == "__main__":
    sys.exit(main())
