"""What a field is: the closed set of kinds, and the makers that declare one.

A record class is the single place where a field is added. Column, sheet, form, table,
printed section, search entry, difference and completeness check are all read from the
description that the makers leave on the class::

    @record("conference", "Hội nghị", plural="Hội nghị", title="title")
    class Conference(Record):
        title: str | None = text(GENERAL, "Tên hội nghị", required=True, max_length=300)
        held_on: str | None = date(GENERAL, "Ngày tổ chức", required=True)

`None` always means "not filled in yet": a draft can be saved at any moment, and
`required` binds only when a report is sealed.
"""

import dataclasses
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform


class Kind(Enum):
    """Every kind of value a field may hold, with its Python type in `PYTHON_TYPES`."""

    TEXT = "text"  # one line
    NOTE = "note"  # several lines
    COUNT = "count"  # a whole number
    AMOUNT = "amount"  # an exact decimal
    FIGURE = "figure"  # an exact decimal, or "không phát sinh"
    DATE = "date"  # ISO prefix: 2024, 2024-09, 2024-09-16; or --12-18 (day and month, year unknown)
    TIME = "time"  # HH:MM
    CHOICE = "choice"  # the code of one choice
    CHOICES = "choices"  # the codes of several
    YESNO = "yesno"
    LINK = "link"  # uid of a record, or code of a guidance item
    LINKS = "links"
    FILE = "file"  # SHA-256 of an attachment


class Blank(Enum):
    """The third state of a figure. Empty (None), 0 and this one never merge (domain notes §3.3)."""

    NOT_ARISEN = "không phát sinh"


NOT_ARISEN = Blank.NOT_ARISEN
Figure = Decimal | Blank

Value = str | int | bool | Decimal | Blank | tuple[str, ...] | None

PYTHON_TYPES: Mapping[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str,),
    Kind.NOTE: (str,),
    Kind.COUNT: (int,),
    Kind.AMOUNT: (Decimal,),
    Kind.FIGURE: (Decimal, Blank),
    Kind.DATE: (str,),
    Kind.TIME: (str,),
    Kind.CHOICE: (str,),
    Kind.CHOICES: (tuple,),
    Kind.YESNO: (bool,),
    Kind.LINK: (str,),
    Kind.LINKS: (tuple,),
    Kind.FILE: (str,),
}


class Width(Enum):
    """How much room a field asks for: it tells the officer what belongs there."""

    SHORT = "short"  # a date, a count
    MEDIUM = "medium"  # a name, a choice
    WIDE = "wide"  # a title
    FULL = "full"  # a narrative


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a pick-list. The code is for ever, the label may be reworded."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields on a form and in print."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """The description of one field. `key` is the attribute's name: English and for ever."""

    key: str
    kind: Kind
    section: Section
    label: str
    required: bool = False
    unit: str = ""  # shown behind the box: "người", "triệu đồng"
    width: Width = Width.MEDIUM
    choices: tuple[Choice, ...] = ()
    open_choices: bool = False  # free text is allowed beside the pick-list
    target: str = ""  # of a link: the name of a record kind (guidance items are records too)
    places: int = 0  # decimals of an amount or figure, at most
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    max_length: int = 0  # 0: 32,767, what a workbook's cell can hold
    local: bool = False  # personal data: never leaves this computer
    listed: bool = False  # a column of the record's list
    person: bool = False  # a person's name: ordered by the given name, which stands last
    computed: bool = False  # filled by the program, shown but not typed
    recalls: str = ""  # completed from what was written in fields that recall the same: "person", "body", "place"
    follows: str = ""  # key of the field whose chosen words fill this one while it is empty
    help: str = ""
    since: int = 1  # package format in which the field appeared

    def label_of(self, code: str) -> str:
        """The words for a choice's code; an unknown code is shown as it is."""
        return next((c.label for c in self.choices if c.code == code), code)


T = TypeVar("T")


def new_uid() -> str:
    """A name for a record that no other record on any computer has."""
    return uuid.uuid4().hex


@dataclass_transform(kw_only_default=True, frozen_default=True)
def _frozen(cls: type[T]) -> type[T]:
    """A dataclass with slots whose methods are those of `Record`.

    Compiling six methods for each of sixty classes would take a fifth of the time that the program has to start.
    """
    return dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)


@_frozen
class Record:
    """A row of the ledger. Frozen: a change is a new record with the same uid."""

    description: ClassVar["RecordKind"]
    field_defaults: ClassVar[Mapping[str, Any]] = {}
    all_values: ClassVar[Callable[["Record"], Any]] = attrgetter("uid")  # all of them, to compare

    uid: str = dataclasses.field(default_factory=new_uid)

    if not TYPE_CHECKING:  # to a type checker, fields are arguments and can't be set

        def __init__(self, **values):
            """The first record of a class writes the initialiser of the class: most kinds are never needed."""
            kind = type(self)
            kind.__init__ = _initialiser(kind.field_defaults)
            kind.__init__(self, **values)

        def __setattr__(self, name, value):
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name):
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.all_values(self) == self.all_values(other)

    def __hash__(self) -> int:
        return hash(self.all_values(self))

    def __repr__(self) -> str:
        said = ", ".join(f"{key}={getattr(self, key)!r}" for key in self.field_defaults)
        return f"{type(self).__name__}({said})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), {key: getattr(self, key) for key in self.field_defaults})


def _again(cls: type["Record"], values: dict[str, Any]) -> "Record":
    """A record as it was before it was pickled or copied."""
    return cls(**values)


def _initialiser(defaults: Mapping[str, Any]) -> Callable[..., None]:
    """An `__init__` that takes every field by its name, as `dataclass` would have written it."""
    taken = ", ".join(f"{key}=defaults[{key!r}]" for key in defaults)
    kept = "\n".join(f"    keep(self, {key!r}, {key})" for key in defaults)
    names: dict[str, Any] = {"defaults": {**defaults, "uid": None}, "keep": object.__setattr__, "new_uid": new_uid}
    code = f"def __init__(self, *, {taken}):\n    uid = new_uid() if uid is None else uid\n{kept}"
    exec(code, names)  # the names of our own fields, nothing that was read
    return names["__init__"]


@_frozen
class Part(Record):
    """A repeated row that belongs to another record (delegate, speech, photo …)."""

    derived: ClassVar[tuple[Field, ...]] = ()
    """Columns that follow from the others: properties of the record, shown in tables, never kept or typed."""

    parent: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class RecordKind:
    """The description of a record class."""

    name: str  # table and sheet key, for ever
    label: str
    plural: str
    title: str  # key of the field that names a record to a person
    fields: tuple[Field, ...]
    parents: tuple[str, ...] = ()  # names of the kinds it may be a part of; () = stands alone
    local: bool = False  # the whole record never leaves this computer
    guidance: bool = False  # an item of the guidance, not of the office's own records

    @property
    def is_part(self) -> bool:
        return bool(self.parents)

    @property
    def by_key(self) -> dict[str, Field]:
        return {field.key: field for field in self.fields}

    def sections(self) -> list[tuple[Section, list[Field]]]:
        """The fields grouped by section, in the order in which they were declared."""
        groups: dict[Section, list[Field]] = {}
        for field in self.fields:
            groups.setdefault(field.section, []).append(field)
        return list(groups.items())

    def title_of(self, record: Record) -> str:
        """What a person calls this record; a placeholder while it has no name yet."""
        value = getattr(record, self.title, None)
        return str(value) if value not in (None, "") else f"({self.label} chưa có tên)"


R = TypeVar("R", bound=Record)


def _declare(kind: Kind, section: Section, label: str, **rules: Any) -> Any:
    default = () if kind in (Kind.CHOICES, Kind.LINKS) else None
    described = Field(key="", kind=kind, section=section, label=label, **rules)
    return dataclasses.field(default=default, metadata={"field": described})


def text(section: Section, label: str, **rules: Any) -> Any:
    """One line of text."""
    return _declare(Kind.TEXT, section, label, **rules)


def note(section: Section, label: str, **rules: Any) -> Any:
    """Text of several lines, full width unless told otherwise."""
    return _declare(Kind.NOTE, section, label, **{"width": Width.FULL, **rules})


def count(section: Section, label: str, **rules: Any) -> Any:
    """A whole number, not negative unless `minimum` says so."""
    return _declare(Kind.COUNT, section, label, **{"width": Width.SHORT, "minimum": Decimal(0), **rules})


def amount(section: Section, label: str, **rules: Any) -> Any:
    """An exact decimal."""
    return _declare(Kind.AMOUNT, section, label, **{"width": Width.SHORT, "places": 2, **rules})


def figure(section: Section, label: str, **rules: Any) -> Any:
    """An exact decimal that may also be "không phát sinh"."""
    return _declare(Kind.FIGURE, section, label, **{"width": Width.SHORT, "places": 2, **rules})


def date(section: Section, label: str, **rules: Any) -> Any:
    """A date that may be partial."""
    return _declare(Kind.DATE, section, label, **{"width": Width.SHORT, **rules})


def time(section: Section, label: str, **rules: Any) -> Any:
    """An hour of the day."""
    return _declare(Kind.TIME, section, label, **{"width": Width.SHORT, **rules})


def choice(section: Section, label: str, *choices: Choice, **rules: Any) -> Any:
    """One of a list."""
    return _declare(Kind.CHOICE, section, label, choices=choices, **rules)


def choices(section: Section, label: str, *options: Choice, **rules: Any) -> Any:
    """Several of a list."""
    return _declare(Kind.CHOICES, section, label, choices=options, **rules)


def yesno(section: Section, label: str, **rules: Any) -> Any:
    """Yes, no, or not said."""
    return _declare(Kind.YESNO, section, label, **{"width": Width.SHORT, **rules})


def link(section: Section, label: str, target: str, **rules: Any) -> Any:
    """The uid of another record, or the code of a guidance item."""
    return _declare(Kind.LINK, section, label, target=target, **rules)


def links(section: Section, label: str, target: str, **rules: Any) -> Any:
    """Several links."""
    return _declare(Kind.LINKS, section, label, target=target, **rules)


def file(section: Section, label: str, **rules: Any) -> Any:
    """An attachment, by its SHA-256."""
    return _declare(Kind.FILE, section, label, target="attachment", **rules)


# To a type checker, what a maker returns is the field's default: every field may be left out.
@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(
    name: str,
    label: str,
    *,
    plural: str = "",
    title: str,
    parents: tuple[str, ...] = (),
    local: bool = False,
    guidance: bool = False,
) -> Callable[[type[R]], type[R]]:
    """Make a class a frozen record and leave its description on it."""

    def make(cls: type[R]) -> type[R]:
        made = _frozen(cls)
        entries = dataclasses.fields(made)
        fields = tuple(
            dataclasses.replace(entry.metadata["field"], key=entry.name)
            for entry in entries
            if "field" in entry.metadata
        )
        made.field_defaults = {entry.name: entry.default for entry in entries}
        made.all_values = attrgetter(*made.field_defaults)
        made.description = RecordKind(
            name=name,
            label=label,
            plural=plural or label,
            title=title,
            fields=fields,
            parents=parents,
            local=local,
            guidance=guidance,
        )
        return made

    return make
