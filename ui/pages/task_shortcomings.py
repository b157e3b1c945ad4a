"""Limitation → cause → solution of one task as one block: a card a limitation, and what is tied to none under them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.assessment import Cause, Limitation, Solution
from app.domain.fields import Part
from app.domain.ledger import Ledger
from app.domain.shortcomings import Shortcoming, Shortcomings, Tied, copied, moved, only_of, shortcomings_of, tie, untie
from ui.context import Context
from ui.pages.task_card import LimitationCard, tied_line
from ui.pages.task_line import PartLine
from ui.pages.task_past import PastList
from ui.plain_tips import plain_caption
from ui.theme import SPACES, Theme, mark
from ui.words import words

PURPOSE = "Mỗi hạn chế kèm nguyên nhân và giải pháp của nó; thêm ở trong thẻ nào thì gắn với hạn chế ấy."
SHORT = 60  # letters of a limitation in a menu


class ShortcomingsBlock(QWidget):
    """Reads the block from the ledger, and tells each change as rows before and now."""

    edited = Signal(object)  # a row that is being typed in
    changed = Signal(list, list)  # rows before and now, one act

    def __init__(self, task: str, theme: Theme, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task, self._theme, self._context = task, theme, context
        self._ledger: Ledger | None = None
        self._owner = ""
        self._read_only = False
        self.whole = Shortcomings((), (), ())
        self.cards: dict[str, LimitationCard] = {}
        self.loose: dict[str, PartLine] = {}
        self.begun: dict[str, LimitationCard] = {}
        self.past = PastList(self)
        self.past.copied.connect(self._on_copied)
        self.remark = words(level="warning")
        self.remark.hide()
        self._lay_out()

    def load(self, owner: str, ledger: Ledger) -> None:
        """Show the rows of one self-assessment."""
        if owner != self._owner:
            self.flush()
            for card in [*self.cards.values(), *self.begun.values()]:
                card.forget()
            self.cards, self.begun = {}, {}
        self._owner, self._ledger = owner, ledger
        self._show(shortcomings_of(ledger, owner, self._task))

    def show_past(self, period: str, past: Shortcomings | None) -> None:
        """The limitations of the period before, each to be copied with what is tied to it."""
        cards = past.cards if past else ()
        rows = [(_told(card), card) for card in cards if card.limitation.content]
        self.past.show_rows(period, list(rows), can_copy=not self._read_only)

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """What the office above remarked on these rows."""
        self.remark.setText("\n".join(f"Cấp trên: {said}" for said in remarks))
        self.remark.setVisible(bool(remarks))

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        for card in [*self.cards.values(), *self.begun.values()]:
            card.flush()
        for line in list(self.loose.values()):
            line.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Whether everything may only be read."""
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for card in self.cards.values():
            card.set_read_only(read_only)
        for line in self.loose.values():
            line.set_read_only(read_only)

    def focus(self, uid: str, field: str = "") -> QWidget | None:
        """Go to a row; what was gone to, so that it can be brought into view."""
        for card in self.cards.values():
            if card.uid == uid:
                card.head.focus()
                return card
            if uid in card.lines:
                card.lines[uid].focus(field)
                return card
        if uid in self.loose:
            self.loose[uid].focus(field)
            return self.loose[uid]
        return None

    def begin(self) -> None:
        """An empty limitation to type into; it is kept with its first letter."""
        empty = next((card for card in self.begun.values()), None)
        if empty is None:
            position = 1 + max((card.limitation.position for card in self.whole.cards), default=0)
            row = Limitation(parent=self._owner, position=position, task=self._task)
            empty = self._card(Shortcoming(row, (), ()))
            self.begun[row.uid] = empty
            empty.show()
        empty.head.focus()

    def _show(self, whole: Shortcomings) -> None:
        self.whole = whole
        wanted = {card.limitation.uid for card in whole.cards}
        for uid in [uid for uid in self.cards if uid not in wanted]:
            self.cards.pop(uid).forget()
        for number, shown in enumerate(whole.cards):
            uid = shown.limitation.uid
            card = self.cards.get(uid) or self.begun.pop(uid, None)
            if card is None:
                card = self._card(shown)
            else:
                card.show_card(shown)
            self.cards[uid] = card
            if self._column.indexOf(card) != number:
                self._column.insertWidget(number, card)
            card.up.setEnabled(number > 0)
            card.down.setEnabled(number < len(whole.cards) - 1)
        self._show_loose([*whole.loose_causes, *whole.loose_solutions])

    def _show_loose(self, rows: list[Tied]) -> None:
        wanted = {row.uid for row in rows}
        for uid in [uid for uid in self.loose if uid not in wanted]:
            self.loose.pop(uid).forget()
        for row in rows:
            if row.uid in self.loose:
                self.loose[row.uid].refresh(row)
                continue
            line = tied_line(row, self._theme, self._context, self)
            tying = QPushButton("Gắn với…")
            tying.setToolTip("Gắn dòng này với một hạn chế")
            tying.clicked.connect(partial(self._offer_ties, line, tying))
            line.line.insertWidget(line.line.count() - 1, tying, 0, Qt.AlignmentFlag.AlignTop)
            line.set_read_only(self._read_only)
            line.edited.connect(self.edited)
            line.removed.connect(self._drop_loose)
            self.loose[row.uid] = line
            self._loose_rows.addWidget(line)
        self._loose_title.setVisible(bool(rows))

    def _card(self, shown: Shortcoming) -> LimitationCard:
        card = LimitationCard(shown, self._theme, self._context, self)
        card.set_read_only(self._read_only)
        card.edited.connect(lambda part: self._on_edited(card, part))
        card.added.connect(self._on_added)
        card.dropped.connect(self._on_dropped)
        card.moved.connect(self._on_moved)
        card.head.more.connect(self.begin)
        self._column.addWidget(card)
        return card

    def _on_edited(self, card: LimitationCard, part: Part) -> None:
        """A row that was begun is tied with its first letter, in one act with its limitation."""
        line = card.lines.get(part.uid)
        if isinstance(part, Cause | Solution) and line is not None and line.property("begun"):
            limitation = card.head.part
            if isinstance(limitation, Limitation):
                self._act([limitation] if card.uid in self.cards else [], [part, tie(limitation, part)])
        elif card.uid in self.begun:
            self._act([], [part])
        else:
            self.edited.emit(part)
            self._reload()

    def _on_added(self, uid: str, kind: type[Tied]) -> None:
        card = self.cards.get(uid) or self.begun.get(uid)
        if card is None:
            return
        card.flush()
        rows = [*self.whole.loose_causes, *self.whole.loose_solutions, *self.whole.rows]
        position = 1 + max((row.position for row in rows if isinstance(row, kind)), default=0)
        card.begin(kind(parent=self._owner, position=position, task=self._task))

    def _on_dropped(self, uid: str, gone: str) -> None:
        card = self.cards.get(uid)
        if card is None:
            if (begun := self.begun.pop(uid, None)) is not None:
                begun.forget()
        elif uid == gone:
            self._act(only_of(self.whole, uid), [])
        else:
            limitation = next(one.limitation for one in self.whole.cards if one.limitation.uid == uid)
            others = [one for one in self.whole.cards if one.limitation.uid != uid]
            shared = any(gone in (*one.limitation.causes, *one.limitation.solutions) for one in others)
            rows = [row for row in self.whole.rows if row.uid == gone and not shared]
            self._act([limitation, *rows], [untie(limitation, gone)])

    def _on_moved(self, uid: str, step: int) -> None:
        card = self.cards.get(uid)
        if card is None or self._read_only:
            return
        card.flush()
        before = [one.limitation for one in self.whole.cards]
        self._act(list(before), list(moved(before, uid, step)))
        card.head.focus()

    def _offer_ties(self, line: PartLine, button: QPushButton) -> None:
        menu = QMenu(button)
        for card in self.whole.cards:
            said = (card.limitation.content or "(hạn chế chưa ghi)")[:SHORT]
            menu.addAction(plain_caption(said), partial(self.tie, line.part.uid, card.limitation.uid))
        if not self.whole.cards:
            menu.addAction("Chưa có hạn chế nào; hãy thêm hạn chế trước.").setEnabled(False)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def tie(self, uid: str, limitation: str) -> None:
        """Tie a loose cause or solution to a limitation."""
        row = next((row for row in (*self.whole.loose_causes, *self.whole.loose_solutions) if row.uid == uid), None)
        to = next((card.limitation for card in self.whole.cards if card.limitation.uid == limitation), None)
        if row is not None and to is not None:
            self._act([to], [tie(to, row)])

    def _drop_loose(self, uid: str) -> None:
        self._act([row for row in self.whole.rows if row.uid == uid], [])

    def _on_copied(self, card: Shortcoming) -> None:
        position = 1 + max((one.limitation.position for one in self.whole.cards), default=0)
        self._act([], copied(card, self._owner, position))

    def _act(self, before: list[Part], now: list[Part]) -> None:
        self.changed.emit(before, now)
        self._reload()

    def _reload(self) -> None:
        if self._ledger is not None:
            self._show(shortcomings_of(self._ledger, self._owner, self._task))

    def _lay_out(self) -> None:
        self.add = QPushButton("+ Hạn chế")
        mark(self.add, role="link")
        self.add.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add.clicked.connect(self.begin)
        self._loose_title = words("Chưa gắn với hạn chế nào", role="strong")
        self._loose_title.hide()
        self._column, self._loose_rows = QVBoxLayout(), QVBoxLayout()
        self._column.setSpacing(SPACES["near"])
        self._loose_rows.setSpacing(SPACES["hair"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACES["near"])
        column.addWidget(words(PURPOSE, role="help"))
        column.addWidget(self.remark)
        column.addWidget(self.past)
        column.addLayout(self._column)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addWidget(self._loose_title)
        column.addLayout(self._loose_rows)


def _told(card: Shortcoming) -> str:
    causes = "; ".join(row.content for row in card.causes if row.content)
    solutions = "; ".join(row.content for row in card.solutions if row.content)
    said = [card.limitation.content or ""]
    said += [f"Nguyên nhân: {causes}"] if causes else []
    said += [f"Giải pháp: {solutions}"] if solutions else []
    return " → ".join(said)
