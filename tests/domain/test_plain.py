from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.conference import BodyPresent, Conference
from app.domain.enclosures import Photo
from app.domain.fields import NOT_ARISEN
from app.domain.indicator_figure import IndicatorFigure
from app.domain.plain import from_plain, load


def test_every_kind_of_value(tmp_path: Path) -> None:
    path = tmp_path / "mau.json"
    text = '{"uid": "x", "title": "Hội nghi\u0323", "purposes": ["rollout"], "present": 3, "cost": 0.10, "tasks": []}'
    path.write_text(text, "utf-8")
    conference = from_plain(Conference, load(path))
    assert conference == Conference(
        uid="x", title="Hội nghị", purposes=("rollout",), present=3, cost=Decimal("0.10"), tasks=()
    )
    figure = from_plain(IndicatorFigure, {"uid": "y", "actual": 5, "plan": "không phát sinh", "last_year": None})
    assert (figure.actual, figure.plan, figure.last_year) == (Decimal(5), NOT_ARISEN, None)
    photo = from_plain(Photo, {"uid": "z", "parent": "x", "position": 2, "in_report": True})
    assert (photo.parent, photo.position, photo.in_report) == ("x", 2, True)


@pytest.mark.parametrize(
    "row", [{"present": "3"}, {"present": True}, {"present": Decimal("1.5")}, {"body": 5}, {"invited": []}]
)
def test_a_value_of_another_kind_is_an_error(row: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="is no"):
        from_plain(BodyPresent, row)


def test_a_key_that_is_no_field_is_an_error() -> None:
    with pytest.raises(KeyError):
        from_plain(BodyPresent, {"boddy": "Đảng ủy"})
