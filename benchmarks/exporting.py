"""Times what leaves the application: a deck of twenty slides on the fictional lycée, and weighs its web page."""

from functools import cache
from pathlib import Path

from benchmarks.timing import median_seconds
from indicators import CATALOGUE, Scope
from indicators.secret import hidden_cells
from reports import build_deck, build_page
from spreadsheets import import_files
from warehouse import open_warehouse

FILES = Path(__file__).parent.parent / "sample_data" / "fichiers"
SCOPE, SLIDES = Scope("2025-2026"), 20


def measure_exports(runs: int) -> list[tuple[str, str]]:
    """Lines of the table of figures: the deck at first, then as the application makes it once it knows what the
    statistical secret hides, and the page.
    """
    store, ids, decide = open_warehouse(":memory:"), list(CATALOGUE)[: SLIDES - 2], cache(hidden_cells)
    import_files(store, sorted(FILES.iterdir()))
    build_deck(store, SCOPE, ids[:1])  # loads the library
    first = median_seconds(runs, lambda: build_deck(store, SCOPE, ids))
    build_deck(store, SCOPE, ids, decide=decide)
    known = median_seconds(runs, lambda: build_deck(store, SCOPE, ids, decide=decide))
    page = build_page(store, SCOPE, decide=decide)
    store.close()
    return [
        (f"a deck of {SLIDES} slides, what the secret hides being decided anew", f"{first:.2f} s"),
        ("the same deck, what it hides being known", f"{known:.2f} s"),
        (f"the web page of the {len(CATALOGUE)} indicators", f"{len(page) / 1e6:.2f} MB"),
    ]
