"""PFMP with their periods across: a column of companies, or a group of columns, for each; or one in the title."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

import french
from spreadsheets.cells import BLANK, Coded, as_text, fold, is_blank, list_key, normalise, vocabulary
from spreadsheets.declared import BY_NAME
from spreadsheets.model import Cell, Sheet, Unfolded
from spreadsheets.recognise import Match, columns_named
from spreadsheets.shapes.known import Known
from spreadsheets.shapes.layout import Layout, distinct, lay_out
from spreadsheets.shapes.moments import Span, read_span, says_dates
from spreadsheets.shapes.period_told import Period, Read, read_period, reader
from spreadsheets.shapes.pile import MOST_GROUPS, is_empty, joined, pile, repeated, unfolded
from spreadsheets.shapes.solutions import settle

SHAPE = "periodes"
TABLE = "pfmp"
_DAYS, _DAYS_TITLES = "jours", ("dates", "dates de la pfmp", "dates du stage", "dates de stage", "du au")
"""A column whose cells tell both days of a placement."""
_FEWEST = 0.5
"""Share of the cells of a column that are words, not numbers, for it to say companies or situations."""
_DETAILS = (
    "entreprise", "situation", "date_debut", "date_fin", "date_solution", "siret", "secteur", "commune", "origine",
    "action_origine",
)  # fmt: skip


@dataclass
class _Group:
    """The columns of one period: column of the table → place in the sheet; ``places`` are all it covers."""

    period: Period
    columns: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)


def find(sheet: Sheet, known: Known) -> Unfolded | None:
    """The placements of a sheet whose periods stand across, or whose only period is in its title or its name."""
    layout = lay_out(sheet, TABLE)
    if layout is None or _has_own_period(layout):
        return None
    year = layout.annee(known)
    groups = list(_groups(layout, year)) or list(_only_period(layout, year, asked=known.asked))
    held = [group for group in groups if not all(is_empty(layout.column(place)) for place in group.columns.values())]
    return _unfold(layout, groups, held, known) if held and len(groups) <= MOST_GROUPS else None


def _has_own_period(layout: Layout) -> bool:
    """Whether a column of the sheet says the period of each row: it is long already."""
    titles = [as_text(cell) for place in layout.others for cell in layout.heads(place)[-1:] if not is_blank(cell)]
    named = [match.column for title in titles if read_period(title, None) is None for match in _named(title)]
    return "periode" in named


def _named(title: str) -> tuple[Match, ...]:
    return columns_named(title).get(TABLE, ())


def _groups(layout: Layout, annee: str | None) -> Iterator[_Group]:
    """The groups of columns that a period heads, each period once, in the order of the sheet."""
    heads = {place: [cell for cell in layout.heads(place) if not is_blank(cell)] for place in layout.others}
    read = reader(
        (as_text(cell) for cells in heads.values() for cell in cells),
        (*layout.titles, layout.sheet.feuille, layout.sheet.fichier),
        annee,
    )
    found: dict[str, _Group] = {}
    former: _Group | None = None
    for place, cells in heads.items():
        texts = list(dict.fromkeys(map(as_text, cells)))
        told = [period for text in texts if (period := read(text))]
        if told:
            former = found.setdefault(told[0].name, _Group(_dated(told[0], place, heads, read, annee)))
        if former is None:
            continue
        details = [text for text in texts if read(text) is None and not says_dates(text)]
        _add(former, layout, place, told[-1].rest if told and told[-1].rest else (details[-1:] or [""])[0], bool(told))
    yield from (group for group in found.values() if _names_company(group))


def _names_company(group: _Group) -> bool:
    """Whether a group tells a company or a situation; « Lieu » alone is that of the placement."""
    if "entreprise" not in group.columns and normalise(group.titles.get("commune", "")).startswith("lieu"):
        group.columns["entreprise"] = group.columns.pop("commune")
    return bool(group.columns.keys() & {"entreprise", "situation"})


def _dated(period: Period, place: int, heads: Mapping[int, Sequence[Cell]], read: Read, annee: str | None) -> Period:
    """A period whose days stand in another line of the header, or in another cell of its group."""
    if period.span.start:
        return period
    days: list[dt.date] = []
    for other in (each for each in heads if each >= place):
        names = [told.name for cell in heads[other] if (told := read(as_text(cell)))]
        if names and names[0] != period.name:
            break
        days += [day for cell in heads[other] for day in read_span(cell, annee)[:2] if day]
    return Period(period.name, Span(min(days), max(days), ""), period.rest) if days else period


def _add(group: _Group, layout: Layout, place: int, detail: str, headed: bool) -> None:
    """Give a column to a group, as what its detail names, else as what its cells are."""
    names = [match.column for match in _named(detail) if match.column in _DETAILS] if detail else []
    if normalise(detail) in _DAYS_TITLES:
        names = [_DAYS]
    cells = layout.column(place)
    if not detail and headed and not group.columns:
        names = _what_cells_say(cells)
    group.places.append(place)
    if names and names[0] not in group.columns:
        group.columns[names[0]] = place
        group.titles[names[0]] = detail


def _what_cells_say(cells: Sequence[Cell]) -> list[str]:
    """Under a header that only says the period: the words of a situation, else names of companies; never figures."""
    texts = [as_text(cell) for cell in distinct(cells)]
    if not texts:
        return ["entreprise"]
    words = vocabulary(BY_NAME[TABLE].column("situation"))
    if all(list_key(text) in words for text in texts):
        return ["situation"]
    lettered = sum(any(map(str.isalpha, text)) for text in texts)
    return ["entreprise"] if lettered > _FEWEST * len(texts) else []


def _only_period(layout: Layout, annee: str | None, *, asked: bool) -> Iterator[_Group]:
    """The one period that a title, the name of the sheet or that of the file tells, above a plain table."""
    texts = (*layout.titles[::-1], layout.sheet.feuille, layout.sheet.fichier)
    told = next((period for text in texts if (period := read_period(text, annee))), None)
    if told is None and not asked:
        return
    group = _Group(told or Period("PFMP", Span(None, None, ""), ""))
    for place in layout.others:
        heads = [as_text(cell) for cell in layout.heads(place) if not is_blank(cell)]
        _add(group, layout, place, heads[-1] if heads else "", headed=False)
    if group.columns.keys() & {"entreprise", "situation"}:
        yield group


def _unfold(layout: Layout, groups: Sequence[_Group], held: Sequence[_Group], known: Known) -> Unfolded:
    size, annee = len(layout.rows), layout.annee(known)
    columns = {
        name: joined([layout.column(group.columns[name]) if name in group.columns else [None] * size for group in held])
        for name in (*_DETAILS, _DAYS)
        if any(name in group.columns for group in held)
    }
    columns |= _split_days(columns.pop(_DAYS, None), annee)
    conventions = [fold(group.titles.get("situation", "")).startswith("conv") for group in held]
    columns |= settle(columns.get("entreprise"), columns.get("situation"), np.repeat(conventions, size))
    columns["periode"] = repeated([group.period.name for group in held], size)
    spans = [group.period.span[:2] for group in held]
    for name, days in zip(("date_debut", "date_fin"), zip(*spans, strict=True), strict=True):
        columns[name] = _filled(columns.get(name), repeated(days, size))
    if annee and not all(group.period.span.start for group in held):
        columns["annee"] = repeated([annee] * len(held), size)
    ranks = [groups.index(group) + 1 if len(groups) > 1 else 0 for group in held]
    long = pile(layout, TABLE, columns, ranks)
    return unfolded(
        layout, long, TABLE, SHAPE, list(_tell(groups, held)), unused=tuple(_unused(layout, groups)),
        constants=layout.around(TABLE, known, "classe"), confidence=_confidence(held),
        used=len(layout.fixed) + sum(len(group.columns) for group in groups),
    )  # fmt: skip


def _split_days(days: Coded | None, annee: str | None) -> dict[str, Coded]:
    """« du 03/11 au 28/11 » in a cell: the first day and the last one."""
    if days is None:
        return {}
    spans = [read_span(cell, annee) for cell in days.cells]
    shown = [np.array([*(place if span.start else BLANK for place, span in enumerate(spans)), BLANK])] * 2
    told = ([span.start for span in spans], [span.end for span in spans])
    return {
        name: Coded(codes[days.codes], tuple(cells))
        for name, codes, cells in zip(("date_debut", "date_fin"), shown, told, strict=True)
    }


def _filled(told: Coded | None, default: Coded) -> Coded:
    """The cells of a column, those of another where it has none."""
    if told is None:
        return default
    shifted = np.where(default.codes == BLANK, BLANK, default.codes + len(told.cells))
    return Coded(np.where(told.codes == BLANK, shifted, told.codes), (*told.cells, *default.cells))


def _tell(groups: Sequence[_Group], held: Sequence[_Group]) -> Iterator[str]:
    names = french.enumerate_words([_say(group.period) for group in held])
    if len(groups) > 1:
        yield f"{french.plural(len(held), 'période lue', 'périodes lues')} dans les colonnes : {names}."
    else:
        yield f"Période : {names}."
    if empty := [group.period.name for group in groups if group not in held]:
        yield f"Rien n’est encore rempli pour {french.enumerate_words(empty)} : laissé de côté."


def _say(period: Period) -> str:
    start, end, _ = period.span
    return f"{period.name} (du {french.date(start)} au {french.date(end)})" if start and end else period.name


def _unused(layout: Layout, groups: Sequence[_Group]) -> Iterator[str]:
    used = {place for group in groups for place in group.columns.values()}
    for place in layout.others:
        if place not in used and not is_empty(layout.column(place)):
            yield " ".join(dict.fromkeys(as_text(cell) for cell in layout.heads(place) if not is_blank(cell)))


def _confidence(held: Sequence[_Group]) -> float:
    """Sure when each period has its days and its companies."""
    parts = [(group.period.span.start is not None) + ("entreprise" in group.columns) for group in held]
    return 0.6 + 0.4 * sum(parts) / (2 * len(held))
