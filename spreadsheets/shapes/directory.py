"""A directory of companies: who they are and how to reach them, with crosses for what they did. It counts nothing."""

import tomllib
from pathlib import Path

import french
from spreadsheets.cells import as_text, fold, is_blank, normalise
from spreadsheets.declared import TABLES
from spreadsheets.model import Column, Sheet
from spreadsheets.recognise import SURE, Sample, columns_named
from spreadsheets.shapes.events import is_generic
from spreadsheets.shapes.layout import Layout, distinct, lay_out

_REACHED_BY = frozenset(tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))["reach"])
_FEWEST = 4
"""Columns that tell how to reach a company, from which on a sheet is a directory."""
_DISTINCT, _READABLE, _LONGEST_CROSS = 0.8, 0.6, 3
_EVENTS = {
    "conventions": {"date_signature", "date_fin", "objet", "reconduction"},
    "offres": {"date_reception", "postes", "contrat", "jeunes_recrutes"},
    "taxe": {"montant", "campagne", "date_versement"},
    "invitations": {"date_invitation", "reponse", "presence"},
    "actions": {"intitule", "date_debut", "type_action"},
    "pfmp": {"nom", "prenom", "nom_prenom", "ine", "situation", "periode", "date_debut"},
    "reseaux": {"reseau", "formalise"},
    "satisfaction": {"note", "enquete", "satisfaits"},
}
"""Columns of which each tells that a row is something that happened, not somebody who exists."""
TOLD = (
    "Cette feuille est un fichier d’entreprises ({companies} et leurs coordonnées), pas un relevé de ce qu’elles ont "
    "fait : elle est laissée de côté. {marked}Les accueils en PFMP se comptent d’après le suivi des PFMP, les "
    "versements d’après celui de la taxe, les visites et les jurys d’après la liste des actions."
)
MARKED = "Ses colonnes {columns} ne disent ni quand, ni qui. "


def directory(sheet: Sheet) -> str | None:
    """What to say of a sheet that is a directory of companies; ``None`` for any other."""
    layout = lay_out(sheet, "offres", ("entreprise",))
    if layout is None:
        return None
    titles = {place: " ".join(map(as_text, layout.heads(place)[-1:])) for place in layout.others}
    reach = sum(not _REACHED_BY.isdisjoint(normalise(title).split()) for title in titles.values())
    if reach < _FEWEST or any(_tells_event(layout, place, title) for place, title in titles.items()):
        return None
    companies = [cell for cell in layout.column(layout.fixed["entreprise"]) if not is_blank(cell)]
    if len({fold(as_text(cell)) for cell in companies}) < _DISTINCT * len(companies):
        return None
    marked = [f"« {title} »" for place, title in titles.items() if _is_marked(layout, place, title)]
    told = MARKED.format(columns=french.enumerate_words(marked)) if marked else ""
    return french.spaced(TOLD.format(companies=french.plural(len(companies), "entreprise"), marked=told))


def _tells_event(layout: Layout, place: int, title: str) -> bool:
    """Whether a column dates or counts something, by its title and by its cells: « Taxe » may stand above crosses."""
    if not _REACHED_BY.isdisjoint(normalise(title).split()):
        return False
    named = columns_named(title)
    return any(
        match.column in _EVENTS.get(table.name, ())
        and match.strength >= SURE
        and _holds(layout, place, table.column(match.column))
        for table in TABLES
        for match in named.get(table.name, ())
    )


def _holds(layout: Layout, place: int, column: Column) -> bool:
    """Whether the cells of a place are those of a column; crosses under « Stagiaires 2024 » name nobody."""
    if column.kind == "identite":
        told = sum(len(as_text(cell)) > _LONGEST_CROSS for cell in distinct(layout.column(place)))
        return told > min(1, len(layout.rows) - 1)
    return (Sample(layout.sheet, layout.first + 1).support(column, place) or 0.0) >= _READABLE


def _is_marked(layout: Layout, place: int, title: str) -> bool:
    """Whether a column holds crosses, a few words or amounts, not a way to reach somebody."""
    if not title or is_generic(title) or not _REACHED_BY.isdisjoint(normalise(title).split()):
        return False
    cells = list(distinct(layout.column(place)))
    return 0 < len(cells) <= max(3, len(layout.rows) // 4)
