"""What became of the files dropped together, sheet by sheet: what was taken, what was refused and why."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import streamlit as st

import french
from indicators import TABLES
from indicators.words import typeset
from spreadsheets import Anomaly, Ledger, Report, SheetReport
from spreadsheets.importing import PLURALS
from widgets.plain_text import plain

MOST_RANGES = 12
ICONS = {"refus": ":material/block:", "alerte": ":material/warning:", "information": ":material/info:"}
SOUND = ":material/check_circle:"
CAUSES = {"refus": "Refusé", "alerte": "À vérifier", "information": "À savoir"}
OPEN = "Ouvrir"
_ADVICE = re.compile(r"\s[:;]\s|\.\s")
Opening = Callable[[int], None]
"""What opens the editor of a sheet, told its place in its reading."""


def show_report(report: Report, on_open: Opening | None = None) -> None:
    """Draw what the last import did: first what did not come in, then each sheet that did, with what was said of it."""
    st.markdown("#### Ce qui vient d’être importé", anchors=False)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(plain(_whole(report, written=True)))
        st.page_link("pages/accueil.py", label="Voir les chiffres", icon=":material/bar_chart:")
    _show_left(report, written=True, on_open=on_open)
    came = [sheet for sheet in report.sheets if sheet.table is not None or not _is_refused(sheet)]
    if came and len(came) < len(report.sheets):
        st.markdown("**Ce qui est entré**")
    draw_sheets(came, written=True, ledgers=report.ledgers)


def outcome(report: Report, *, written: bool, on_open: Opening) -> None:
    """What would become of the files: what would not come in, by file, with why and the way to mend it; then the
    rest, each sheet with the way to see it closer."""
    nothing = "" if written else "Rien n’est encore écrit\u00a0: vérifiez, corrigez si besoin, puis importez. "
    st.markdown(plain(f"{nothing}{_whole(report, written=written)}"))
    _show_left(report, written=written, on_open=on_open)
    came = [sheet for sheet in report.sheets if sheet.table is not None and not sheet.rejected]
    if came:
        st.markdown("**Ce qui entre**")
    aside = [sheet for sheet in report.sheets if sheet.table is None and not _is_refused(sheet)]
    with st.container(gap=None):
        for sheet in [*came, *aside]:
            _draw_line(f"{icon(sheet)} {plain(heading(sheet, written=written))}", sheet, on_open)


def sheets_of(report: Report, number: int) -> list[SheetReport]:
    """The reports of all that one sheet gave."""
    return [sheet for sheet in report.sheets if sheet.number == number]


def tell_ledger(ledger: Ledger | None, *, written: bool) -> None:
    """« 38 lignes : 30 prises, 2 refusées, 6 laissées de côté (1 titre, 1 total, 4 notes). »"""
    if ledger is not None and ledger.lines:
        st.caption(plain(french.spaced(ledger_line(ledger, written=written))))


def ledger_line(ledger: Ledger, *, written: bool) -> str:
    """What became of all the lines of a sheet that hold something, in one sentence."""
    aside = sum(ledger.aside.values())
    parts = [
        french.plural(ledger.taken, *(("prise",) if written else ("à prendre", "à prendre"))) if ledger.taken else "",
        french.plural(ledger.refused, "refusée") if ledger.refused else "",
        f"{french.plural(aside, 'laissée', 'laissées')} de côté ({_kinds(ledger)})" if aside else "",
    ]
    return f"{french.plural(ledger.lines, 'ligne')} : {', '.join(part for part in parts if part)}."


def _kinds(ledger: Ledger) -> str:
    return ", ".join(french.plural(count, kind, PLURALS.get(kind)) for kind, count in ledger.aside.items())


def _whole(report: Report, *, written: bool) -> str:
    """« 15 fichiers, 26 feuilles, 1 204 lignes prises et 31 lignes refusées. », those of the refused sheets too."""
    files = len({sheet.fichier for sheet in report.sheets})
    sheets = len({(sheet.fichier, sheet.feuille) for sheet in report.sheets if sheet.number is not None})
    taken = sum(ledger.taken for ledger in report.ledgers.values())
    refused = sum(ledger.refused for ledger in report.ledgers.values())
    parts = [
        french.plural(files, "fichier"),
        french.plural(sheets, "feuille"),
        french.plural(
            taken, *(("ligne prise", "lignes prises") if written else ("ligne à prendre", "lignes à prendre"))
        ),
        french.plural(refused, "ligne refusée", "lignes refusées"),
    ]
    return f"{french.enumerate_words(parts)}."


def _show_left(report: Report, *, written: bool, on_open: Opening | None) -> None:
    """The sheets that did not come in, by file, then those of which rows did not: why, and the gesture to mend it."""
    whole = [sheet for sheet in report.sheets if sheet.table is None and _is_refused(sheet)]
    some = [] if written else [sheet for sheet in report.sheets if sheet.table is not None and sheet.rejected]
    if not whole and not some:
        return
    st.markdown(f"**{'Ce qui n’est pas entré' if written else 'Ce qui n’entre pas'}**")
    with st.container(gap="xxsmall"):
        for alike in _alike(whole):
            _draw_line(f"{ICONS['refus']} {_told(alike, report)}", alike[0], on_open)
        for sheet in some:
            said = f"**{plain(heading(sheet, written=written))}** – {_reason(sheet)}"
            _draw_line(f"{ICONS['alerte']} {said}", sheet, on_open)


def _alike(sheets: Sequence[SheetReport]) -> list[list[SheetReport]]:
    """The refused sheets, those of one file that are refused for one reason together."""
    found: dict[tuple[str, str], list[SheetReport]] = {}
    for sheet in sorted(sheets, key=lambda each: each.fichier):
        found.setdefault((sheet.fichier, _reason(sheet)), []).append(sheet)
    return list(found.values())


def _told(alike: Sequence[SheetReport], report: Report) -> str:
    """« **suivi.xlsx › 2GATL et 3 autres** (120 lignes) – Il manque… »"""
    first, *others = alike
    name = f"{first.fichier} › {first.feuille}" if first.feuille else first.fichier
    if others:
        name += f" et {french.plural(len(others), 'autre')}"
    known = (report.ledgers.get(sheet.number) for sheet in alike if sheet.number is not None)
    lines = sum(ledger.lines for ledger in known if ledger)
    count = f" ({french.plural(lines, 'ligne')})" if lines else ""
    return f"**{plain(french.spaced(name))}**{french.spaced(count)} – refusé\u00a0: {_reason(first)}"


def _reason(sheet: SheetReport) -> str:
    """Why a sheet or some of its rows are refused; what to do is left to its editor, if it has one."""
    message = next((each.message for each in sheet.anomalies if each.severity == "refus"), "")
    cause = message if sheet.number is None else f"{_ADVICE.split(message)[0].rstrip('.')}."
    return plain(french.spaced(cause))


def _draw_line(text: str, sheet: SheetReport, on_open: Opening | None) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.markdown(text, width="stretch")
        if sheet.number is not None and on_open is not None:
            key = f"ouvrir_{sheet.number}_{sheet.table}"
            look: Literal["secondary", "tertiary"] = "tertiary" if icon(sheet) == SOUND else "secondary"
            st.button(OPEN, key=key, on_click=on_open, args=(sheet.number,), type=look, width="content")


def _taken(sheet: SheetReport) -> int:
    return sheet.added + sheet.updated + sheet.unchanged


def draw_sheets(
    sheets: Sequence[SheetReport], *, written: bool, ledgers: Mapping[int, Ledger] = MappingProxyType({})
) -> None:
    """One block a sheet, first those of which something was refused or doubted."""
    for sheet in sorted(sheets, key=lambda each: icon(each) == SOUND):
        with st.expander(plain(heading(sheet, written=written)), icon=icon(sheet)):
            draw_details(sheet, written=written)
            if sheet.number is not None:
                tell_ledger(ledgers.get(sheet.number), written=written)
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
