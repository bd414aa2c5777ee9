"""Makes a document of words and writes it in the format asked for: Word to be finished, PDF to be signed."""

import datetime as dt
from functools import cache

from conseil import last_held
from guide import load_fiche
from indicators import Scope
from indicators.secret import LEAST, Decide, hidden_cells
from reports.papers.cited_figures import CitedFigures
from reports.papers.filled_fiche import fiche_document
from reports.papers.minutes import minutes_document
from reports.papers.paper import FileKind, Paper
from warehouse import Store


def build_fiche(
    store: Store, scope: Scope, kind: FileKind = "docx", threshold: int = LEAST, *, decide: Decide = hidden_cells
) -> bytes:
    """The fiche of the latest school year of ``scope``, filled in: answers, evidence, figures, plan of action.

    ``decide`` may be a ``hidden_cells`` that remembers. Raises ``ValueError`` below a threshold of 5.
    """
    return _write(fiche_document(CitedFigures(store, scope, threshold, cache(decide)), load_fiche()), kind)


def build_minutes(
    store: Store,
    scope: Scope,
    kind: FileKind = "docx",
    threshold: int = LEAST,
    day: dt.date | None = None,
    *,
    decide: Decide = hidden_cells,
) -> bytes:
    """The minutes of the council held on ``day``: the last one that left something or, if none did, the reference date.

    ``decide`` may be a ``hidden_cells`` that remembers. Raises ``ValueError`` below a threshold of 5.
    """
    held = day or last_held(store, scope.annees[-1]) or scope.reference_date
    return _write(minutes_document(CitedFigures(store, scope, threshold, cache(decide)), load_fiche(), held), kind)


def _write(document: Paper, kind: FileKind) -> bytes:
    if kind == "pdf":
        from reports.papers.pdf_file import write_pdf  # the writers are slow to load, and needed only here

        return write_pdf(document)
    from reports.papers.word_file import write_docx

    return write_docx(document)
