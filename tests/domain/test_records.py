"""The descriptions of all record kinds hang together."""

import dataclasses
import keyword
import sqlite3
import typing
from collections import Counter
from decimal import Decimal

import pytest

from app.domain.fields import PYTHON_TYPES, Kind, Part, Record
from app.domain.guidance_items import GUIDANCE_KINDS
from app.domain.records import KINDS, kind_named, parts_of, top_kinds

RECORDS = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
ALL = {**KINDS, **GUIDANCE_KINDS}
# "description" would hide the class's own, the others are columns or attributes of every row.
TAKEN = {"uid", "parent", "position", "source", "description", "rowid"}


@RECORDS
def test_annotations_agree_with_kinds(kind: type[Record]) -> None:
    hints = typing.get_type_hints(kind)
    for field in kind.description.fields:
        allowed = set(PYTHON_TYPES[field.kind]) | {type(None)}
        hint = hints[field.key]
        if field.kind in (Kind.CHOICES, Kind.LINKS):
            assert hint == tuple[str, ...], field.key
        else:
            assert set(typing.get_args(hint)) == allowed, field.key


@RECORDS
def test_keys_can_be_attributes_columns_and_sheet_keys(kind: type[Record]) -> None:
    keys = [field.key for field in kind.description.fields]
    assert len(keys) == len(set(keys))
    database = sqlite3.connect(":memory:")
    for key in keys:
        assert not keyword.iskeyword(key)
        assert not keyword.issoftkeyword(key)
        assert key not in TAKEN
        database.execute(f"CREATE TABLE t_{key} ({key} TEXT)")
    database.execute(f"CREATE TABLE {kind.description.name} (uid TEXT)")
    database.close()


@RECORDS
def test_every_field_is_described_in_the_class(kind: type[Record]) -> None:
    own = {entry.name for entry in dataclasses.fields(kind)} - {"uid", "parent", "position"}
    assert own == set(kind.description.by_key)
    assert kind.description.title in own


@RECORDS
def test_choices_and_links_lead_somewhere(kind: type[Record]) -> None:
    for field in kind.description.fields:
        codes = Counter(choice.code for choice in field.choices)
        assert max(codes.values(), default=1) == 1, field.key
        labels = Counter(choice.label for choice in field.choices)
        assert max(labels.values(), default=1) == 1, field.key
        assert bool(field.choices) == (field.kind in (Kind.CHOICE, Kind.CHOICES)), field.key
        if field.kind in (Kind.LINK, Kind.LINKS, Kind.FILE):
            assert field.target in ALL, field.key
        else:
            assert field.target == ""
        assert all(code.isascii() and "," not in code and ";" not in code for code in codes)


@RECORDS
def test_words_for_people_are_there(kind: type[Record]) -> None:
    about = kind.description
    assert about.label
    assert about.plural
    for field in about.fields:
        assert field.label
        assert field.section.label
        assert not field.help or field.help.endswith((".", "…")), field.key


def test_names_are_the_keys_and_labels_differ() -> None:
    assert all(kind.description.name == name for name, kind in KINDS.items())
    labels = Counter(kind.description.label for kind in KINDS.values())
    assert max(labels.values()) == 1
    assert not set(KINDS) & set(GUIDANCE_KINDS)


def test_parts_know_their_parents() -> None:
    for name, kind in KINDS.items():
        assert issubclass(kind, Part) == kind.description.is_part
        for parent in kind.description.parents:
            assert kind in parts_of(parent), name
            assert kind_named(parent) in top_kinds()


def test_a_conference_has_its_eleven_parts() -> None:
    assert [part.description.name for part in parts_of("conference")] == [
        "body_present",
        "delegate",
        "agenda_item",
        "submitted_report",
        "speech",
        "vote",
        "task_given",
        "connection_point",
        "commendation",
        "photo",
        "document",
    ]


def test_an_unfilled_record_is_empty_everywhere() -> None:
    for kind in KINDS.values():
        row = kind()
        for field in kind.description.fields:
            assert getattr(row, field.key) == (() if field.kind in (Kind.CHOICES, Kind.LINKS) else None)


def test_personal_data_stays_here() -> None:
    personal = {
        (name, field.key)
        for name, kind in KINDS.items()
        for field in kind.description.fields
        if field.local or kind.description.local
    }
    assert {("officer", "phone"), ("beneficiary", "name"), ("beneficiary", "religion")} <= personal


def test_numbers_have_sensible_limits() -> None:
    for kind in KINDS.values():
        for field in kind.description.fields:
            for limit in (field.minimum, field.maximum):
                assert limit is None or isinstance(limit, Decimal)
            assert 0 <= field.places <= 6
