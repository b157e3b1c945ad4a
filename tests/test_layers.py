"""Who may know whom, read from the imports themselves (docs/architecture.md).

Each rule is a function from imports to complaints, so that the same rule is shown to catch a violation.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# From the ground up; a module may import its own floor and those below. Reports and storage share one
# height and do not know each other.
FLOORS: dict[str, int] = {
    "app.errors": 0,
    "app.progress": 0,
    "app.paths": 0,
    "app.safewrite": 0,
    "app.settings": 0,
    "app.pin": 0,
    "app.text": 1,
    "app.domain": 2,
    "app.storage": 3,
    "app.reports": 3,
    "app.packages": 4,
    "app.open_office": 5,
    "app.desks": 5,
    "app.office": 5,
    "app.selftest": 6,
    "app.sample": 6,
    "app.bench": 7,
    "app.cli": 8,
    "app.__main__": 9,
    "ui": 8,
}
STRANGERS = [("app.storage", "app.reports"), ("app.reports", "app.storage"), ("app.cli", "ui"), ("ui", "app.cli")]

# What a window may ask: the office, and what says or describes; never a store, a workbook or a seal.
UI_MAY_KNOW = (
    "app.office",
    "app.desks",
    "app.sample",
    "app.sample_folder",
    "app.selftest",
    "app.domain",
    "app.text",
    "app.errors",
    "app.progress",
    "app.paths",
    "app.settings",
    "app.pin",
    "app.packages.verdict",
    "app.selftest",
)
DATA_LIBRARIES = {
    "sqlite3",
    "sqlite_utils",
    "openpyxl",
    "reportlab",
    "pyhanko",
    "pyhanko_certvalidator",
    "python_calamine",
}
HEAVY = {"pyhanko", "pyhanko_certvalidator", "openpyxl", "reportlab", "cryptography", "PIL", "sqlite_utils"}
PACKAGE_OF = {
    "PySide6": "pyside6-essentials",
    "PIL": "pillow",
    "sqlite_utils": "sqlite-utils",
    "python_calamine": "python-calamine",
    "shiboken6": "pyside6-essentials",
    "asn1crypto": "pyhanko",
    "pyhanko_certvalidator": "pyhanko",
}


@dataclass(frozen=True)
class Import:
    importer: str
    imported: str
    at_start: bool  # executed when the importer is imported, not inside a function

    def __str__(self) -> str:
        return f"{self.importer} imports {self.imported}"


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_within(name: str, *owners: str) -> bool:
    return any(name == owner or name.startswith(f"{owner}.") for owner in owners)


def is_later(node: ast.AST) -> bool:
    """Whether what stands in this block does not run when its module is imported."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def imports_of(source: str, importer: str, modules: frozenset[str] = frozenset()) -> Iterator[Import]:
    """Every import of a module; `from app import sample` counts as app.sample when that is a module."""
    tree = ast.parse(source)
    inside = {id(node) for block in ast.walk(tree) if is_later(block) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{importer}: relative imports hide who knows whom"
            names = [
                f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in modules else f"{node.module}"
                for alias in node.names
            ]
        else:
            continue
        yield from (Import(importer, name, id(node) not in inside) for name in names)


def house() -> list[Import]:
    paths = [path for floor in ("app", "ui") for path in sorted((ROOT / floor).rglob("*.py"))]
    modules = frozenset(map(module_name, paths))
    return [found for path in paths for found in imports_of(path.read_text("utf-8"), module_name(path), modules)]


def floor_of(module: str) -> str | None:
    """The floor a module stands on; app.bench_mutations stands beside app.bench."""
    return next((floor for floor in FLOORS if is_within(module, floor) or module.startswith(f"{floor}_")), None)


def upward(imports: Iterable[Import]) -> list[str]:
    """Imports of a higher floor, or of a floor that must stay unknown."""
    complaints: list[str] = []
    for found in imports:
        importer, imported = floor_of(found.importer), floor_of(found.imported)
        if importer is None or imported is None or importer == imported:
            continue
        if FLOORS[imported] > FLOORS[importer] or (importer, imported) in STRANGERS:
            complaints.append(str(found))
    return complaints


def foreign(imports: Iterable[Import]) -> list[str]:
    """Libraries in rooms where they don't belong."""
    complaints: list[str] = []
    for found in imports:
        library = found.imported.partition(".")[0]
        in_app, in_ui = is_within(found.importer, "app"), is_within(found.importer, "ui")
        low = is_within(found.importer, "app.domain", "app.text") or floor_of(found.importer) in {
            floor for floor, height in FLOORS.items() if height == 0
        }
        if in_app and library in {"PySide6", "shiboken6", "ui"}:
            complaints.append(str(found))
        if low and library not in sys.stdlib_module_names and library != "app":
            complaints.append(str(found))
        if low and library == "sqlite3":
            complaints.append(str(found))
        if in_ui and library in DATA_LIBRARIES:
            complaints.append(str(found))
        if in_ui and library == "app" and found.imported != "app" and not is_within(found.imported, *UI_MAY_KNOW):
            complaints.append(str(found))
        if is_within(found.importer, "app.reports") and library in {"sqlite3", "sqlite_utils"}:
            complaints.append(str(found))
        if is_within(found.importer, "app.storage") and library in {"reportlab", "openpyxl", "pyhanko"}:
            complaints.append(str(found))
    return complaints


def reached_at_start(imports: Iterable[Import], *starts: str) -> list[Import]:
    """Every import that is executed, directly or through others, by importing the modules `starts`."""
    found = list(imports)
    by_importer: dict[str, list[Import]] = {}
    for one in found:
        if one.at_start:
            by_importer.setdefault(one.importer, []).append(one)
    seen: set[str] = set()
    ahead = list(starts)
    reached: list[Import] = []
    while ahead:
        module = ahead.pop()
        if module in seen:
            continue
        seen.add(module)
        reached += by_importer.get(module, [])
        ahead += [one.imported for one in by_importer.get(module, [])]
    return reached


def heavy_at_start(imports: Iterable[Import]) -> list[str]:
    """Libraries that cost start-up time, reached before anybody asked for their work."""
    reached = reached_at_start(imports, "app.cli", "app.__main__", "ui.main", "app.office")
    return [str(found) for found in reached if found.imported.partition(".")[0] in HEAVY]


def undeclared(imports: Iterable[Import]) -> list[str]:
    """Libraries that are imported but only happen to be there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[=<>!~ \[;]", line, maxsplit=1)[0].lower() for line in project["dependencies"]}
    complaints: list[str] = []
    for found in imports:
        library = found.imported.partition(".")[0]
        if library in sys.stdlib_module_names or library in {"app", "ui"}:
            continue
        if PACKAGE_OF.get(library, library.lower()) not in declared:
            complaints.append(str(found))
    return complaints


RULES = [upward, foreign, heavy_at_start, undeclared]


@pytest.mark.parametrize("rule", RULES)
def test_the_house_keeps_its_rules(rule):
    assert rule(house()) == []


@pytest.mark.parametrize(
    ("rule", "importer", "line"),
    [
        (upward, "app.domain.records", "from app.storage.store import Store"),
        (upward, "app.text.clean", "import app.domain.fields"),
        (upward, "app.storage.ledger", "from app.reports.page import Page"),
        (upward, "app.reports.page", "from app.storage.store import Store"),
        (upward, "app.packages.send", "from app.office import Office"),
        (upward, "app.office", "from app import cli"),
        (foreign, "app.domain.records", "from PySide6.QtCore import QDate"),
        (foreign, "app.office", "from ui.window import Window"),
        (foreign, "app.domain.records", "import sqlite3"),
        (foreign, "app.domain.records", "import openpyxl"),
        (foreign, "ui.window", "import sqlite3"),
        (foreign, "ui.window", "def later():\n    from reportlab.pdfgen import canvas"),
        (foreign, "ui.pages.send", "from app.packages.seal import seal"),
        (foreign, "ui.pages.send", "from app.storage.store import Store"),
        (heavy_at_start, "app.cli", "import pyhanko"),
        (heavy_at_start, "app.office", "if True:\n    from openpyxl import Workbook"),
        (undeclared, "app.office", "import requests"),
    ],
)
def test_a_violation_is_caught(rule, importer: str, line: str):
    assert rule(imports_of(line, importer, frozenset({"app.cli"})))


@pytest.mark.parametrize("block", ["def seal():", "if TYPE_CHECKING:"])
def test_loading_late_is_allowed(block: str):
    late = imports_of(f"{block}\n    import pyhanko", "app.office")
    assert heavy_at_start(late) == []


def test_every_module_stands_on_a_floor():
    importers = {found.importer for found in house()} - {"app"}
    assert {importer for importer in importers if floor_of(importer) is None} == set()
