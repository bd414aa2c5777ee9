"""Years, campaigns or months across: what each company paid in each of them, since when each indicator is followed."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

import french
from spreadsheets.cells import as_text, encode, fold, is_blank, month_named, normalise, read_number, school_year_in
from spreadsheets.declared import BY_NAME
from spreadsheets.model import Cell, Sheet, Unfolded
from spreadsheets.recognise import columns_named, words
from spreadsheets.shapes.known import Known
from spreadsheets.shapes.layout import Layout, distinct, lay_out
from spreadsheets.shapes.pile import MOST_GROUPS, is_empty, joined, pile, repeated, unfolded

SHAPE = "annees"
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_TARGET = re.compile(
    r"\b(?:cibles?|objectifs?|previsions?|prevu\w*|budget\w*|evolution|ecarts?|variation|attendu\w*)\b"
)
_TOTAL = re.compile(r"\b(?:total|totaux|cumul|moyenne|evolution|ecarts?)\b")
_NOTHING = {"non", "neant", "rien", "0", "aucun", "aucune", "pas de versement", "n"}
_AMOUNTS = 0.6
"""Share of the distinct cells of a column that must be amounts."""
_DETAILS = ("montant", "date_versement", "action_origine")


@dataclass
class _Campaign:
    """The columns of one campaign, or of one of its months: column of the table → place in the sheet."""

    year: int
    month: int | None = None
    columns: dict[str, int] = field(default_factory=dict)


def find(sheet: Sheet, known: Known) -> Unfolded | None:
    """The payments or the shared indicators of a sheet whose years stand across."""
    return find_taxe(sheet, known) or find_partages(sheet, known)


def find_taxe(sheet: Sheet, known: Known) -> Unfolded | None:
    """The payments of companies whose campaigns, or whose months of one campaign, stand across."""
    layout = lay_out(sheet, "taxe", ("entreprise", "siret", "secteur"))
    if layout is None or not (known.asked or _speaks_of(layout, "taxe")) or _is_contrary(layout):
        return None
    campaigns = [each for each in _campaigns(layout, known) if "montant" in each.columns]
    held = [each for each in campaigns if not is_empty(layout.column(each.columns["montant"]))]
    if not held or len(campaigns) > MOST_GROUPS or not all(_are_amounts(layout, each) for each in held):
        return None
    return _unfold_taxe(layout, campaigns, held)


def _speaks_of(layout: Layout, table: str) -> bool:
    """Whether a title, a header, the name of the sheet or that of the file hints at ``table``."""
    heads = (as_text(cell) for place in layout.others for cell in layout.heads(place) if isinstance(cell, str))
    told: Iterable[str] = (*layout.titles, layout.sheet.feuille, layout.sheet.fichier, *heads)
    hints = [set(words(hint)) for hint in BY_NAME[table].hints]
    return any(hint <= set(words(text.replace("_", " "))) for text in told for hint in hints)


def _is_contrary(layout: Layout) -> bool:
    """Whether a header says another thing than payments, or the campaign of each row."""
    contrary = {normalise(text) for text in BY_NAME["taxe"].contrary}
    heads = [as_text(cell) for place in layout.others for cell in layout.heads(place) if isinstance(cell, str)]
    named = [match.column for text in heads if not _YEAR.search(text) for match in columns_named(text).get("taxe", ())]
    return "campagne" in named or any(normalise(text) in contrary for text in heads)


def _campaigns(layout: Layout, known: Known) -> Iterator[_Campaign]:
    """Each year that a header tells, or each month of the year that the title tells, with its columns."""
    around = layout.around("taxe", known, "campagne").get("campagne")
    whole = around.value if around and isinstance(around.value, int) else None
    found: dict[tuple[int, int | None], _Campaign] = {}
    former: _Campaign | None = None
    for place in layout.others:
        texts = [cell for cell in layout.heads(place) if not is_blank(cell)]
        if any(_TOTAL.search(fold(as_text(cell))) or _TARGET.search(fold(as_text(cell))) for cell in texts):
            continue
        month = next((told for cell in texts if (told := _month(cell))), None)
        year = next((told for cell in texts if (told := _civil_year(cell))), whole if month else None)
        if year is not None:
            former = found.setdefault((year, month), _Campaign(year, month))
        if former is not None:
            name = _detail(texts, layout.column(place), first=not former.columns)
            if name and (year is not None or name != "montant"):
                former.columns.setdefault(name, place)
    yield from found.values()


def _civil_year(cell: Cell) -> int | None:
    """2024, « TA 2024 », « Campagne 2024 »; never a school year."""
    text = as_text(cell)
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 and school_year_in(text) is None else None


def _month(cell: Cell) -> int | None:
    word = fold(as_text(cell)).split()[:1]
    return month_named(word[0].rstrip(".")) if word else None


def _detail(texts: Sequence[Cell], cells: Sequence[Cell], *, first: bool) -> str | None:
    """The column of the table that a header names besides its year; under a year alone, an amount if cells are."""
    rest = [_YEAR.sub(" ", as_text(cell)).strip() for cell in texts]
    named = [match.column for text in reversed(rest) for match in columns_named(text).get("taxe", ())]
    return next(
        (name for name in named if name in _DETAILS), "montant" if first and _look_like_amounts(cells) else None
    )


def _are_amounts(layout: Layout, campaign: _Campaign) -> bool:
    return _look_like_amounts(layout.column(campaign.columns["montant"]))


def _look_like_amounts(cells: Sequence[Cell]) -> bool:
    held = [cell for cell in distinct(cells) if not _is_nothing(cell)]
    return sum(isinstance(read_number(cell), int | float) for cell in held) >= _AMOUNTS * len(held)


def _is_nothing(cell: Cell) -> bool:
    return cell == 0 or normalise(as_text(cell)) in _NOTHING


def _unfold_taxe(layout: Layout, campaigns: Sequence[_Campaign], held: Sequence[_Campaign]) -> Unfolded:
    size = len(layout.rows)
    columns = {
        name: joined([layout.column(each.columns[name]) if name in each.columns else [None] * size for each in held])
        for name in _DETAILS
        if any(name in each.columns for each in held)
    }
    columns["campagne"] = repeated([each.year for each in held], size)
    if any(each.month for each in held) and "date_versement" not in columns:
        columns["date_versement"] = repeated([each.month and dt.date(each.year, each.month, 1) for each in held], size)
    amounts = columns["montant"]
    nothing = [*map(_is_nothing, amounts.cells), True]  # the last is that of an empty cell
    keep = ~np.array(nothing)[amounts.codes]
    used = {place for each in campaigns for place in each.columns.values()}
    return unfolded(
        layout, pile(layout, "taxe", columns, [campaigns.index(each) + 1 for each in held], keep), "taxe", SHAPE,
        [_tell(held)], unused=tuple(_unused(layout, used)), confidence=0.9, used=len(layout.fixed) + len(used),
    )  # fmt: skip


def _tell(held: Sequence[_Campaign]) -> str:
    years = french.enumerate_words([str(year) for year in dict.fromkeys(each.year for each in held)])
    if any(each.month for each in held):
        return (
            f"Chaque colonne est lue comme un mois de la campagne {years} : le versement est daté de son premier jour."
        )
    return f"Chaque colonne est lue comme une campagne : {years}. Une cellule vide ou nulle n’est pas un versement."


def _unused(layout: Layout, used: set[int]) -> Iterator[str]:
    for place in layout.others:
        if place not in used and not is_empty(layout.column(place)):
            yield " ".join(dict.fromkeys(as_text(cell) for cell in layout.heads(place) if not is_blank(cell)))


def find_partages(sheet: Sheet, known: Known) -> Unfolded | None:
    """The indicators of a dashboard whose years stand across: each is followed since the first that is filled."""
    layout = lay_out(sheet, "partages", ("indicateur", "partenaire", "frequence"))
    if layout is None or not (known.asked or _speaks_of(layout, "partages") or _is_dashboard(layout)):
        return None
    days = {place: day for place in layout.others if (day := _first_day(layout.heads(place)))}
    if not days:
        return None
    cells = [None] * len(layout.rows)
    since: list[Cell] = list(cells)
    for place, day in sorted(days.items(), key=lambda each: each[1], reverse=True):
        since = [before if is_blank(cell) else day for cell, before in zip(layout.column(place), since, strict=True)]
    told = "Chaque indicateur est suivi depuis la première année qui est remplie ; ses valeurs ne sont pas reprises."
    return unfolded(
        layout, pile(layout, "partages", {"date_debut": encode(since)}, [0]), "partages", SHAPE, [told],
        unused=tuple(_unused(layout, set(days))), confidence=0.7, used=len(layout.fixed) + len(days),
    )  # fmt: skip


def _is_dashboard(layout: Layout) -> bool:
    texts = (*layout.titles, layout.sheet.feuille, layout.sheet.fichier)
    return any(re.search(r"\b(?:tableau de bord|tdb|contrat d objectifs)\b", normalise(text)) for text in texts)


def _first_day(heads: Sequence[Cell]) -> dt.date | None:
    """The first day of the year that a header tells; none for a target."""
    for cell in heads:
        text = as_text(cell)
        if _TARGET.search(fold(text)):
            return None
        if year := school_year_in(text):
            return dt.date(int(year[:4]), 9, 1)
        if civil := _civil_year(cell):
            return dt.date(civil, 1, 1)
    return None
