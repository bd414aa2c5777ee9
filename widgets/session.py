"""Which base is open, and its measures: the only place that caches."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

import streamlit as st

import annee_scolaire
from guide import Fiche, load_fiche
from indicators import Measure, Scope, compute
from spreadsheets import import_files
from warehouse import Store, data_folder, open_warehouse

SAMPLE_FILES = Path(__file__).parent.parent / "sample_data" / "fichiers"
BASES = {"lycee": "Mon lycée", "exemple": "Lycée fictif"}


def current_base() -> str:
    """« lycee » for the user's own data, « exemple » for the fictional school."""
    return str(st.session_state.get("base") or "lycee")


def current_store() -> Store:
    """The open base; the fictional one is built from its files the first time. Raises ``WarehouseError``."""
    return _open(data_folder() / f"{current_base()}.duckdb")


@st.cache_resource(show_spinner="Ouverture de la base…")
def _open(path: Path) -> Store:
    store = open_warehouse(path)
    if path.stem == "exemple" and store.version == 0:
        import_files(store, sorted(SAMPLE_FILES.iterdir()))
    return store


@st.cache_resource(show_spinner=False)
def fiche() -> Fiche:
    """The fiche that the whole application answers."""
    return load_fiche()


def measures(ids: Iterable[str], scope: Scope, by: tuple[str, ...] = ()) -> Mapping[str, Measure]:
    """``compute`` on the open base, kept until the next import."""
    store = current_store()
    return _measures(store, str(store.path), store.version, tuple(ids), repr(scope), scope, by)


@st.cache_data(show_spinner=False, max_entries=512)
def _measures(
    _store: Store, path: str, version: int, ids: tuple[str, ...], scope_key: str, _scope: Scope, by: tuple[str, ...]
) -> dict[str, Measure]:
    return compute(_store, ids, _scope, by)


def known_years(store: Store) -> list[str]:
    """School years with any dated row, latest first; the current one alone in an empty base."""
    return _known_years(store, str(store.path), store.version)


@st.cache_data(show_spinner=False)
def _known_years(_store: Store, path: str, version: int) -> list[str]:
    days = """
        select annee from eleves union select annee from pfmp
        union select annee from satisfaction where annee is not null
        union select (campagne || '-' || (campagne + 1)) from taxe
        union select year(day - interval 8 month) || '-' || (year(day - interval 8 month) + 1)
        from (select date_debut as day from actions union select date_reception from offres
              union select date_invitation from invitations) where day is not null"""
    found = _store.frame(f"select annee from ({days}) order by annee desc")["annee"]
    return list(found) or [annee_scolaire.containing(dt.date.today())]  # noqa: DTZ011 (the user's day)


@st.cache_data(show_spinner=False)
def _values(_store: Store, path: str, version: int, column: str, annees: tuple[str, ...]) -> list[str]:
    marks = ", ".join("?" for _ in annees)
    sql = f"select distinct {column} as v from eleves where annee in ({marks}) and {column} is not null order by v"
    return list(_store.frame(sql, list(annees))["v"])


def pupil_values(column: str, annees: tuple[str, ...]) -> list[str]:
    """What the pupils of these years have in one column (formation, niveau, classe)."""
    store = current_store()
    return _values(store, str(store.path), store.version, column, annees)
