"""Which base is open, and what is kept of it between two runs of a page: the only place that caches."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

import annee_scolaire
from guide import Fiche, load_fiche
from indicators import Measure, Scope, compute, engine
from indicators.engine import Lacking, Loaded, lacking_tables, loaded_tables
from warehouse import DamagedBase, Store, damaged_store, data_folder, open_warehouse

if TYPE_CHECKING:
    import pandas as pd

    from indicators.secret import Shown
    from indicators.views import Proof, Target
    from spreadsheets.companies import Cluster

SAMPLE_FILES = Path(__file__).parent.parent / "sample_data" / "fichiers"
OWN, SAMPLE = "lycee", "exemple"
ROOM = "salle"
SLIDE = "diapo"
"""Told by the address while a council is on screen, as the rank of its slide."""
BASES = {OWN: "Mon lycée", SAMPLE: "Lycée fictif"}


def current_base() -> str:
    """``OWN`` for the user's own figures, ``SAMPLE`` for the fictional school."""
    return str(st.session_state.get("base") or OWN)


def current_store() -> Store:
    """The open base; the fictional one is built from its files the first time. Raises ``WarehouseError``."""
    return _open(_file())


def damaged_base() -> Store | None:
    """The open base if nothing can be read from it any more: another may take its place. Raises ``WarehouseError``."""
    try:
        current_store().imported_tables()
    except DamagedBase as error:
        return damaged_store(_file(), error)
    return None


def lacks_key() -> bool:
    """Whether the user's base waits for its key. Raises ``WarehouseError``."""
    return current_base() == OWN and not current_store().has_key


def _file() -> Path:
    return data_folder() / f"{current_base()}.duckdb"


@st.cache_resource(show_spinner="Ouverture de la base…")
def _open(path: Path) -> Store:
    store = open_warehouse(path, invented=path.stem == SAMPLE)
    if path.stem == SAMPLE and store.version == 0:
        from spreadsheets import import_files  # the readers are slow to load, and needed only here

        import_files(store, sorted(SAMPLE_FILES.iterdir()))
    return store


@st.cache_resource(show_spinner=False)
def fiche() -> Fiche:
    """The fiche that the whole application answers."""
    return load_fiche()


# An answer kept for a base is worth nothing after the next import: the version of the base is part of the question.
_KEPT: dict[str | type[Any], Callable[[Any], Any]] = {Store: lambda store: (id(store), store.version), Scope: repr}


def in_room() -> bool:
    """Whether the screen is projected: every small group of people is then hidden, not only the priority publics."""
    return bool(st.session_state.get(ROOM)) or SLIDE in st.query_params


def measures(store: Store, ids: Sequence[str], scope: Scope, by: Sequence[str] = ()) -> Mapping[str, Measure]:
    """``indicators.compute`` behind the mask of the statistical secret, kept until the next import."""
    return _measures(store, tuple(ids), scope, tuple(by), in_room())


def room_measures(store: Store, ids: Sequence[str], scope: Scope, by: Sequence[str] = ()) -> Mapping[str, Measure]:
    """The same as a room may see them, wherever the screen is."""
    return _measures(store, tuple(ids), scope, tuple(by), True)


@st.cache_data(show_spinner=False, max_entries=1024, hash_funcs=_KEPT)
def _measures(
    store: Store, ids: tuple[str, ...], scope: Scope, by: tuple[str, ...], room: bool
) -> Mapping[str, Measure]:
    from indicators.secret import mask  # pandas takes longer to load than all the rest: an empty base has no need of it

    return mask(store, compute(store, ids, scope, by), scope, by, room=room, decide=_shown)


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs=_KEPT)
def _shown(store: Store, crowd: str, annee: str, reference_date: dt.date, threshold: int, protected: bool) -> "Shown":
    from indicators.secret import hidden_cells

    return hidden_cells(store, crowd, annee, reference_date, threshold, protected)


def minutes(store: Store, scope: Scope, kind: Literal["docx", "pdf"], day: dt.date | None, threshold: int = 5) -> bytes:
    """The minutes of the council of that day, or of the last one, as a file."""
    from reports import build_minutes

    return build_minutes(store, scope, kind, threshold, day, decide=_shown)


def filled_fiche(store: Store, scope: Scope, kind: Literal["docx", "pdf"], threshold: int) -> bytes:
    """The fiche filled in, as a file."""
    from reports import build_fiche

    return build_fiche(store, scope, kind, threshold, decide=_shown)


def document(store: Store, kind: str, scope: Scope, ids: tuple[str, ...], threshold: int) -> bytes:
    """The figures as a file: « pptx », « xlsx » or « html »."""
    import reports

    build = {"pptx": "build_deck", "xlsx": "build_workbook", "html": "build_page"}[kind]
    content: bytes = getattr(reports, build)(store, scope, ids, threshold, decide=_shown)
    return content


def proof(store: Store, id_: str, scope: Scope, group: Mapping[str, str], *, leaving: bool = False) -> "Proof":
    """``indicators.views.rows_behind``, kept until the next import."""
    return _proof(store, id_, scope, tuple(group.items()), in_room(), leaving)


@st.cache_data(show_spinner=False, max_entries=32, hash_funcs=_KEPT)
def _proof(
    store: Store, id_: str, scope: Scope, group: tuple[tuple[str, str], ...], room: bool, leaving: bool
) -> "Proof":
    from indicators.views import rows_behind

    return rows_behind(store, id_, scope, dict(group), room=room, leaving=leaving, decide=_shown)


@st.cache_data(show_spinner=False, hash_funcs=_KEPT)
def targets(store: Store, annees: tuple[str, ...]) -> Mapping[tuple[str, str], "Target"]:
    """The targets of these school years, by indicator and year."""
    from indicators.views import targets_of

    return targets_of(store, annees)


def impact_by_action(store: Store, scope: Scope) -> tuple["pd.DataFrame", Mapping[str, str]]:
    """``indicators.views.impact`` and the reasons of its empty columns, kept until the next import."""
    return _impact(store, scope, in_room())


@st.cache_data(show_spinner=False, max_entries=32, hash_funcs=_KEPT)
def _impact(store: Store, scope: Scope, room: bool) -> tuple["pd.DataFrame", Mapping[str, str]]:
    from indicators.views import impact, why_missing

    return impact(store, scope, room=room), why_missing(store, scope, room=room)


@st.cache_resource(show_spinner=False, max_entries=4, hash_funcs=_KEPT)  # thousands of them: nobody copies, nor changes
def company_proposals(store: Store) -> "tuple[Cluster, ...]":
    """``spreadsheets.companies.propose``, kept until the base changes."""
    from spreadsheets.companies import propose  # the readers are slow to load, and needed only here

    return tuple(propose(store))


@st.cache_data(show_spinner=False, hash_funcs=_KEPT)
def school_years(store: Store) -> list[str]:
    """The school years that the base knows, latest first; the present one alone in an empty base."""
    return engine.school_years(store) or [annee_scolaire.containing(dt.date.today())]  # noqa: DTZ011 (the user's day)


@st.cache_data(show_spinner=False, hash_funcs=_KEPT)
def values(store: Store, dimension: str, annees: tuple[str, ...]) -> list[str]:
    """What a filter may be set to in these years."""
    return engine.values(store, dimension, annees)


@st.cache_data(show_spinner=False, hash_funcs=_KEPT)
def loaded(store: Store) -> tuple[Loaded, ...]:
    """What the base holds of each table."""
    return loaded_tables(store)


@st.cache_data(show_spinner=False, hash_funcs=_KEPT)
def lacking(store: Store, scope: Scope) -> tuple[Lacking, ...]:
    """What the base lacks for every indicator to have a value."""
    return lacking_tables(store, scope)
