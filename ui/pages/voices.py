"""The words of the units beside the box in which the synthesis is written, heading by heading.

The program puts nothing together by itself: what is written on the left is the consolidator's own, what is ticked on
the right goes into the annex of quotes with the unit's name, and equal passages are only shown.
"""

from collections import Counter

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSplitter, QWidget

from app.desks.synthesis import Gathered
from app.domain.fields import Record
from app.domain.report import Report, report_uid
from app.domain.report_rows import Excerpt
from app.domain.voices import SHARED, Heading, Voice, by_heading
from app.office import Office
from app.progress import Progress
from app.text.naming import few
from ui.forms.editor import QuietCombo
from ui.forms.record_form import RecordForm
from ui.forms.sheet import Sheet
from ui.pages.blocks import column
from ui.pages.voice_cards import Told, VoiceCards
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

TICK = "Đưa vào phụ lục trích"
NOTE = "Ghi vào ghi chú của báo cáo"
WHY_EQUAL = (
    "Các đoạn từ 25 chữ trở lên giống hệt nhau giữa báo cáo của các đơn vị, hoặc giống văn bản hướng dẫn và lời của "
    "đơn vị mình. Giống nhau có thể là đúng; chương trình chỉ nêu ra để xem lại."
)


class VoicesView(QWidget):
    """One heading at a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._gathered: Gathered | None = None
        self._headings: list[Heading] = []
        self._chosen: dict[str, Excerpt] = {}
        self._rows: dict[str, Excerpt] = {}  # by uid, what a tick would save
        self._writing = False
        self.heading = QuietCombo()
        self.heading.setAccessibleName("Đề mục")
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.setMinimumContentsLength(12)
        self.form: RecordForm | None = None
        self.own = Sheet()
        self.own_title = words("Lời tổng hợp của đơn vị mình", role="heading")
        self.own_help = words("Lời này in vào báo cáo. Lời của các đơn vị không tự vào đây.", role="help")
        self.equal = words(WHY_EQUAL, role="help")
        for part in (self.own_title, self.own_help, self.equal):
            self.own.column.addWidget(part)
        self.cards = VoiceCards(session.theme, read_only=session.office.read_only)
        self.cards.setAccessibleName("Lời của các đơn vị")
        split = QSplitter()
        split.addWidget(self.own)
        split.addWidget(self.cards)
        split.setSizes([1, 1])
        split.setChildrenCollapsible(False)
        rows = column(self, SPACES["near"])
        above = QHBoxLayout()
        label = QLabel("Đề mục")
        label.setBuddy(self.heading)
        above.addWidget(label)
        above.addWidget(self.heading, 1)
        rows.addLayout(above)
        rows.addWidget(split, 1)
        self.heading.activated.connect(self._on_heading)
        self.cards.ticked.connect(self._on_tick)

    @property
    def is_writing(self) -> bool:
        """Whether what changes right now is what was typed or ticked here."""
        return self._writing

    def refresh(self) -> None:
        """Read the words of the period beside the window."""
        period = self._session.period

        def read(office: Office, progress: Progress) -> Gathered:
            return office.synthesis.gathered(period)

        self._session.look_up("voices", read, self._show)

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        if self.form is not None:
            self.form.flush()

    def _show(self, gathered: Gathered) -> None:
        if gathered.period != self._session.period.code:
            return
        self._gathered = gathered
        self._headings = self._session.office.synthesis.headings(self._session.period)
        self._chosen = self._session.office.synthesis.chosen(self._session.period)
        before = self.heading.currentData()
        said = by_heading(gathered.voices)
        self.heading.clear()
        for key in (SHARED, *(place.key for place in self._headings)):
            self.heading.addItem("", key)
        self._name_headings()
        first = next((place.key for place in self._headings if said.get(place.key)), SHARED)
        at = self.heading.findData(before or first)
        self.heading.setCurrentIndex(max(at, 0))
        self._show_heading()

    def _name_headings(self) -> None:
        """Say of each heading how many speak there, and how many of them are quoted."""
        gathered = self._gathered
        if gathered is None:
            return
        said = by_heading(gathered.voices)
        quoted = Counter(row.heading for row in self._chosen.values())
        shared = len(gathered.shared)
        names = [("Đoạn giống nhau giữa các báo cáo", SHARED, f"{shared} đoạn" if shared else "không có")]
        for place in self._headings:
            count = len(said.get(place.key, ()))
            names.append((place.label, place.key, f"{count} đơn vị" if count else ""))
        for at, (label, key, counted) in enumerate(names):
            chosen = f"đã trích {quoted[key]}" if quoted[key] else ""
            aside = ", ".join(part for part in (counted, chosen) if part)
            self.heading.setItemText(at, f"{label} ({aside})" if aside else label)

    def _on_heading(self) -> None:
        self.flush()
        self._show_heading()

    def _show_heading(self) -> None:
        key = self.heading.currentData()
        place = next((place for place in self._headings if place.key == key), None)
        self._show_form(place)
        self._show_cards(place)

    def _show_form(self, place: Heading | None) -> None:
        self.own_help.setVisible(place is not None)
        self.equal.setVisible(place is None)
        self.own_title.setText("Lời tổng hợp của đơn vị mình" if place else "Đoạn giống nhau")
        if place is None or self.form is None or not self._is_form_of(place):
            self._drop_form()
        if place is None:
            return
        if self.form is None:
            description = place.kind.description
            self.form = RecordForm(
                description, self._session.theme, self._session.context, only={place.field.key}, headings=False
            )
            self.form.set_read_only(self._session.office.read_only)
            self.form.edited.connect(self._on_edited)
            self.own.column.addWidget(self.form)
        period = self._session.period.code
        stored = self._session.ledger.get(place.kind, place.uid(period))
        self.form.refresh(stored or place.blank(period)[-1])

    def _is_form_of(self, place: Heading) -> bool:
        form = self.form
        return form is not None and form.kind is place.kind.description and set(form.rows) == {place.field.key}

    def _drop_form(self) -> None:
        if self.form is not None:
            self.form.flush()
            self.own.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _show_cards(self, place: Heading | None) -> None:
        gathered = self._gathered
        if gathered is None:
            return
        if place is None:
            self._show_shared(gathered)
            return
        self._rows, told = {}, []
        for voice in by_heading(gathered.voices).get(place.key, ()):
            told.append(self._told(voice, gathered.names[voice.unit]))
        self.cards.show_told(told, TICK, "Chưa có đơn vị nào viết ở đề mục này.")

    def _told(self, voice: Voice, name: str) -> Told:
        row = self._session.office.synthesis.quote(self._session.period, voice, name)
        self._rows[row.uid] = row
        kept = self._chosen.get(row.uid)
        changed = kept is not None and kept.content != row.content
        aside = "Lời trong phụ lục đã trích khác lời này; bỏ dấu rồi đánh lại để trích lời mới." if changed else ""
        return Told(row.uid, name, voice.words, kept is not None, aside)

    def _show_shared(self, gathered: Gathered) -> None:
        self._rows, told = {}, []
        for passage in gathered.shared:
            names = few([gathered.names[unit] for unit in passage.units], between="; ")
            row = self._session.office.synthesis.note(self._session.period, passage, names)
            self._rows[row.uid] = row
            who = f"{passage.sentence}: {names}"
            told.append(Told(row.uid, who, passage.words, row.uid in self._chosen))
        self.cards.show_told(told, NOTE, "Không thấy đoạn nào giống nhau.")

    def _on_tick(self, key: str, on: bool) -> None:
        row = self._rows[key]
        period = self._session.period.code
        report = self._session.ledger.get(Report, report_uid(period))
        self._writing = True
        try:
            if on:
                self._session.put(*([] if report else [Report(uid=report_uid(period), period=period)]), row)
            else:
                self._session.remove(self._chosen.get(key, row))
        finally:
            self._writing = False
        self._chosen = self._session.office.synthesis.chosen(self._session.period)
        self._name_headings()

    def _on_edited(self, record: Record) -> None:
        period = self._session.period.code
        place = next((place for place in self._headings if place.uid(period) == record.uid), None)
        ledger = self._session.ledger
        owners = place.blank(period)[:-1] if place else []
        missing = [owner for owner in owners if ledger.get(type(owner), owner.uid) is None]
        self._writing = True
        try:
            self._session.put(*missing, record, typing=not missing)
        finally:
            self._writing = False
