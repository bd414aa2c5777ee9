"""Times the figures of a hundred lycées in one base: all the indicators of one school year, and each fact by itself."""

import datetime as dt
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.timing import median_seconds
from indicators import CATALOGUE, TABLES, Scope, compute
from warehouse import Store, open_warehouse

ROWS = Path(__file__).with_suffix(".sql")
SCOPE = Scope("2025-2026", reference_date=dt.date(2026, 6, 30))
BREAKDOWN = "secteur"


def build(path: Path) -> Store:
    """Fill a base as the imports of a hundred lycées would leave it."""
    store = open_warehouse(path)
    with store.importing() as deposit:
        for table in TABLES:
            deposit.open_sheet(f"{table}.xlsx", "Feuil1", table, None)
        deposit.execute(ROWS.read_text(encoding="utf-8"))
    return store


def measure_large_base(runs: int) -> list[tuple[str, str]]:
    """Lines of the table of figures: all the indicators at once, a breakdown of all, the facts that cost the most."""
    with tempfile.TemporaryDirectory() as name:
        store = build(Path(name) / "lycee.duckdb")
        pupils, participations = (
            store.row(f"select count(*) from {table}")[0] for table in ("eleves", "participations")
        )
        whole, divided = _seconds(store, CATALOGUE, runs), _seconds(store, CATALOGUE, runs, BREAKDOWN)
        facts = {indicator.fact.name for indicator in CATALOGUE.values()}
        costs = sorted(((_of_fact(store, fact, runs), fact) for fact in facts), reverse=True)
        store.close()
    return [
        (f"the {len(CATALOGUE)} indicators of a year and of the one before, on {pupils} pupils and {participations} "
         "participations", f"{whole:.2f} s"),
        (f"the same, broken down by `{BREAKDOWN}`", f"{divided:.2f} s"),
        *((f"of which the indicators of the fact `{fact}`", f"{1000 * seconds:.0f} ms") for seconds, fact in costs[:3]),
    ]  # fmt: skip


def _of_fact(store: Store, fact: str, runs: int) -> float:
    return _seconds(store, [id_ for id_, each in CATALOGUE.items() if each.fact.name == fact], runs)


def _seconds(store: Store, ids: Iterable[str], runs: int, by: str | None = None) -> float:
    asked = list(ids)
    return median_seconds(runs, lambda: compute(store, asked, SCOPE, by))
