import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.guidance_items import GUIDANCE_KINDS
from app.domain.ledger import Snapshot
from app.domain.records import KINDS
from app.packages import workbook
from app.packages.letter import Letter
from tests.strategies import records, texts

LETTER = Letter(
    kind="report",
    package="0b5cf60c-1111-4222-8333-444455556666",
    sender="099001",
    sender_name="Ủy ban MTTQ Việt Nam phường Hoa Mẫu",
    addressee="990",
    period="2024-NAM",
    made_at="2024-12-05T08:00:00+07:00",
    program="Sổ Mặt trận 0.1",
)
SHARED = [kind for kind in KINDS.values() if not kind.description.local]
ALL = {**KINDS, **GUIDANCE_KINDS}


@pytest.mark.parametrize("kind", [*SHARED, *GUIDANCE_KINDS.values()], ids=lambda kind: kind.description.name)
@settings(deadline=None, max_examples=6)
@given(data=st.data())
def test_reading_gives_back_what_was_written(kind, data):
    rows = data.draw(st.lists(records(kind), min_size=1, max_size=3))
    ledger = Snapshot(rows)
    sheets = workbook.read(workbook.write(ledger, LETTER, kinds=ALL), ALL)
    assert sheets.snapshot == workbook.shareable(ledger, ALL)
    assert sheets.letter == workbook.letter_fields(LETTER)
    assert sheets.remarks == ()
