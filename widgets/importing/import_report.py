"""What became of the files dropped together, sheet by sheet: what was taken, what was refused and why."""

from collections.abc import Iterable, Sequence

import streamlit as st

import french
from indicators import TABLES
from indicators.words import typeset
from spreadsheets import Anomaly, Report, SheetReport
from widgets.plain_text import plain

MOST_RANGES = 12
MOST_OPENED = 4
ICONS = {"refus": ":material/block:", "alerte": ":material/warning:", "information": ":material/info:"}
SOUND = ":material/check_circle:"
CAUSES = {"refus": "Refusé", "alerte": "À vérifier", "information": "À savoir"}
JOURNAL = {
    "fichier": "Fichier",
    "feuille": "Feuille",
    "tableau": "Tableau",
    "annee": "Année",
    "lues": "Lues",
    "ajoutees": "Ajoutées",
    "modifiees": "Modifiées",
    "inchangees": "Inchangées",
    "rejetees": "Refusées",
}


def show_report(report: Report) -> None:
    """Draw what came in as a whole, then one block a sheet, first those of which something was refused or doubted."""
    st.markdown("#### Ce qui vient d’être importé", anchors=False)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(plain(_whole(report)))
        st.page_link("pages/accueil.py", label="Voir les chiffres", icon=":material/bar_chart:")
    doubted = [sheet for sheet in report.sheets if icon(sheet) != SOUND]
    for sheet in doubted:
        _draw_sheet(sheet, opened=len(doubted) <= MOST_OPENED)
    for sheet in report.sheets:
        if sheet not in doubted:
            _draw_sheet(sheet, opened=False)


def _whole(report: Report) -> str:
    files = len({sheet.fichier for sheet in report.sheets})
    taken = sum(_taken(sheet) for sheet in report.sheets)
    refused = sum(sheet.rejected for sheet in report.sheets)
    parts = [
        french.plural(files, "fichier"),
        french.plural(len(report.sheets), "feuille"),
        french.plural(taken, "ligne prise", "lignes prises"),
        french.plural(refused, "ligne refusée", "lignes refusées"),
    ]
    return f"{french.enumerate_words(parts)}."


def _taken(sheet: SheetReport) -> int:
    return sheet.added + sheet.updated + sheet.unchanged


def _draw_sheet(sheet: SheetReport, *, opened: bool) -> None:
    with st.expander(plain(heading(sheet)), expanded=opened, icon=icon(sheet)):
        draw_details(sheet)
        if sheet.columns:
            st.caption(plain(f"Colonnes reconnues\u00a0: {_columns(sheet)}."))


def draw_details(sheet: SheetReport, *, written: bool = True) -> None:
    """What became of the rows of a sheet, or would if it were ``written``, and why: one sentence a cause."""
    if sheet.table is not None:
        st.markdown(plain(_counts(sheet, written=written)))
    for anomaly in sheet.anomalies:
        _draw(anomaly)


def heading(sheet: SheetReport, *, written: bool = True) -> str:
    """« eleves.xlsx › Feuil1 – Élèves : 612 lignes prises, 3 refusées »; « à prendre », before it is ``written``."""
    name = f"{sheet.fichier} › {sheet.feuille}" if sheet.feuille else sheet.fichier
    if sheet.table is None:
        return f"{name} – {'refusé' if _is_refused(sheet) else 'laissé de côté'}"
    taken = ("ligne prise", "lignes prises") if written else ("ligne à prendre", "lignes à prendre")
    said = f"{name} – {typeset(TABLES[sheet.table])} : {french.plural(_taken(sheet), *taken)}"
    if sheet.rejected:
        said += f", {french.plural(sheet.rejected, 'refusée')}"
    return french.spaced(said)


def _is_refused(sheet: SheetReport) -> bool:
    return bool(sheet.rejected) or any(each.severity == "refus" for each in sheet.anomalies)


def icon(sheet: SheetReport) -> str:
    """Whether a sheet is sound, doubted, refused or left aside, as its heading shows it."""
    if sheet.table is None:
        return ICONS["refus" if _is_refused(sheet) else "information"]
    doubtful = _is_refused(sheet) or any(each.severity == "alerte" for each in sheet.anomalies)
    return ICONS["alerte"] if doubtful else SOUND


def _counts(sheet: SheetReport, *, written: bool) -> str:
    parts = [
        french.plural(sheet.read, "ligne lue", "lignes lues"),
        french.plural(sheet.added, *(("ajoutée",) if written else ("à ajouter", "à ajouter"))),
        french.plural(sheet.updated, *(("modifiée",) if written else ("à modifier", "à modifier"))),
        french.plural(sheet.unchanged, "inchangée"),
        french.plural(sheet.rejected, "refusée"),
    ]
    ignored = french.plural(sheet.ignored, "ligne de titre ou de total ignorée", "lignes de titre ou de total ignorées")
    return " · ".join([*parts, ignored] if sheet.ignored else parts)


def _draw(anomaly: Anomaly) -> None:
    column = f"colonne «\u00a0{anomaly.colonne}\u00a0», " if anomaly.colonne else ""
    where = f"{column}{line_ranges(anomaly.lignes)}".strip(", ")
    said = f"**{CAUSES[anomaly.severity]}**"
    if where:
        said += f" ({plain(where)})"
    st.markdown(f"{ICONS[anomaly.severity]} {said}\u00a0: {plain(french.spaced(anomaly.message))}")


def _columns(sheet: SheetReport) -> str:
    return ", ".join(
        title if title == header or not header else f"{title} (lue dans «\u00a0{header}\u00a0»)"
        for title, header in sheet.columns.items()
    )


def line_ranges(lines: Sequence[int]) -> str:
    """« ligne 4 », « lignes 4, 7 et 12 à 15 »; beyond a dozen ranges, only how many lines are left."""
    if not lines:
        return ""
    ranges = list(_ranges(sorted(set(lines))))
    words = [str(first) if first == last else f"{first} à {last}" for first, last in ranges[:MOST_RANGES]]
    left = sum(last - first + 1 for first, last in ranges[MOST_RANGES:])
    if left:
        words.append(french.plural(left, "autre"))
    return f"{'ligne' if len(set(lines)) == 1 else 'lignes'} {french.enumerate_words(words)}"


def _ranges(lines: Sequence[int]) -> Iterable[tuple[int, int]]:
    first = last = lines[0]
    for line in lines[1:]:
        if line != last + 1:
            yield first, last
            first = line
        last = line
    yield first, last
