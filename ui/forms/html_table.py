"""The first table of a piece of HTML, as rows of cells."""

from html.parser import HTMLParser

_CELLS = frozenset({"td", "th"})
_LINES = frozenset({"p", "div", "li"})
_WIDEST = 200  # columns: a span beyond that is a slip, or malice


class _Table(HTMLParser):
    """Collects cells. A merged cell keeps its words once: to repeat them would count its numbers twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._span = 1
        self._down: dict[int, int] = {}  # columns that a cell of an earlier row still covers, and for how many rows
        self._below: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif self._depth != 1 or self._done:
            return
        elif tag == "tr":
            self._end_row()
            self.rows.append([])
        elif tag in _CELLS and self.rows:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            if self._depth == 1:
                self._end_row()
                self._done = True
            self._depth -= 1
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self._depth == 1 and tag in _LINES and self._cell is not None:
            self._cell.append("\n")

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._done:
            self._cell.append(data.replace("\n", " ").replace("\r", " "))

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        row = self.rows[-1]
        self._fill_covered(row)
        self._cell = []
        self._span = min(_number(attrs.get("colspan")), _WIDEST)
        below = _number(attrs.get("rowspan")) - 1
        if below > 0:
            self._below.update({len(row) + at: below for at in range(self._span)})

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = [" ".join(line.split()) for line in "".join(self._cell).split("\n")]
        self.rows[-1] += ["\n".join(line for line in lines if line), *[""] * (self._span - 1)]
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self.rows:
            self._fill_covered(self.rows[-1])
        self._down = {at: left - 1 for at, left in self._down.items() if left > 1} | self._below
        self._below = {}

    def _fill_covered(self, row: list[str]) -> None:
        while len(row) in self._down and len(row) not in self._below:
            row.append("")


def table_of(html: str) -> list[list[str]]:
    """The rows of the first table; empty when there is none."""
    table = _Table()
    table.feed(html)
    table.close()
    return [row for row in table.rows if row]


def _number(said: str | None) -> int:
    return max(int(said), 1) if said and said.isdigit() and len(said) < 6 else 1
