"""Short questions to the whole ledger: which periods have data, where guidance came from."""

from app.storage.ledger import OWN
from app.storage.store import Store

_WITH_PERIOD = ("report", "assessment", "indicator_figure", "conference")


def periods_with_data(store: Store) -> set[str]:
    """The codes of periods for which our own ledger or a received package holds something."""
    asked = [
        f'SELECT DISTINCT period FROM "{kind}" WHERE source = {OWN} AND period IS NOT NULL' for kind in _WITH_PERIOD
    ]
    asked.append("SELECT DISTINCT period FROM package_register WHERE period <> ''")
    with store.reading():
        return {row[0] for row in store.conn.execute(" UNION ".join(asked))}


def guidance_sources(store: Store) -> list[int]:
    """The sources of the guidance that was received and is in force, oldest first."""
    query = (
        "SELECT source FROM package_register WHERE direction = 'in' AND kind = 'guidance' AND state = 'received'"
        " ORDER BY source"
    )
    with store.reading():
        return [row[0] for row in store.conn.execute(query)]
