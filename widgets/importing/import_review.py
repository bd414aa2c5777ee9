"""What an import would do, sheet by sheet, before it does it: the table, the header, the columns, the values."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

import french
from indicators import TABLES
from indicators.words import typeset
from spreadsheets import BY_NAME, Choice, Reading, Recognised, Sheet, SheetReport
from spreadsheets.cells import as_text
from spreadsheets.importing import attach_words, change, review, unknown_words
from spreadsheets.model import Unfolded
from warehouse import Store
from widgets.html_table import show_table
from widgets.importing.import_report import draw_details, heading, icon
from widgets.plain_text import plain

LEFT_OUT, SET_ASIDE = "laisser de côté", "—"
CHOICES = "choix_des_feuilles"
SAMPLES, MOST_CHANGES, MOST_OPEN = 3, 20, 6
SURE, PROBABLE = 0.75, 0.45
SHAPES = {
    "actions": "des actions",
    "une action": "celles d’une seule action",
    "periodes": "des périodes de PFMP",
    "annees": "des années ou des mois",
    "liste": "celles d’un tableau ordinaire",
}
BLANKS = ["absent", "non concerné", "présent"]


def choices() -> dict[int, Choice | None]:
    """What was decided so far of the sheets under review."""
    found: dict[int, Choice | None] = st.session_state.setdefault(CHOICES, {})
    return found


def show_review(store: Store, reading: Reading, annee: str | None) -> None:
    """Draw one block a sheet, with what may be decided of it; nothing is written."""
    with st.spinner("Vérification des lignes…"):
        report = review(store, reading, annee, choices())
    st.caption(french.spaced("Rien n’est encore écrit : vérifiez, corrigez si besoin, puis importez."))
    for sheet in report.sheets:
        opened = len(report.sheets) <= MOST_OPEN and (sheet.table is None or bool(sheet.rejected))
        with st.expander(plain(heading(sheet, written=False)), expanded=opened, icon=icon(sheet)):
            _show_sheet(store, reading, sheet)


def _show_sheet(store: Store, reading: Reading, report: SheetReport) -> None:
    draw_details(report, written=False)
    if report.number is None:
        return
    sheet = reading.sheets[report.number]
    _choose_table(report, sheet)
    if report.recognised is not None:
        _attach(store, report)
        if report.recognised.unfolded is not None:
            _choose_reading(report.number, report.recognised.unfolded)
        else:
            _choose_columns(report, sheet)
    _show_changes(report)


def _choose_table(report: SheetReport, sheet: Sheet) -> None:
    number, known = report.number or 0, report.recognised
    table = known.table.name if known else (LEFT_OUT if number in choices() and choices()[number] is None else None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Tableau",
            [*TABLES, LEFT_OUT],
            index=None if table is None else [*TABLES, LEFT_OUT].index(table),
            format_func=lambda name: typeset(TABLES.get(name, LEFT_OUT)),
            placeholder="À choisir",
            key=f"tableau_{number}_{table}",
            width=260,
        )
        line = st.number_input(
            "Ligne de l’en-tête",
            min_value=1,
            max_value=max(len(sheet.rows), 1),
            value=min(known.first_line - 1 if known else 1, max(len(sheet.rows), 1)),
            key=f"entete_{number}_{known.first_line if known else 0}",
            width=160,
        )
        if known:
            st.markdown(f"{_sureness(known.confidence)}", width="content")
    if chosen == LEFT_OUT and table != LEFT_OUT:
        _decide(number, None)
    elif chosen not in (None, LEFT_OUT) and (chosen != table or (known and line != known.first_line - 1)):
        _decide(number, Choice(table=chosen, header_line=line))


def _sureness(confidence: float) -> str:
    if confidence >= SURE:
        return ":material/check_circle: reconnu avec certitude"
    if confidence >= PROBABLE:
        return ":material/help: reconnu, à vérifier"
    return ":material/warning: reconnu de peu, vérifiez-le"


def _decide(number: int, choice: Choice | None) -> None:
    choices()[number] = choice
    st.rerun()


def _choose_reading(number: int, known: Unfolded) -> None:
    """What the columns of a wide sheet are, and what its empty cells say."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shape = st.selectbox(
            "Ses colonnes sont",
            list(SHAPES),
            index=list(SHAPES).index(known.shape),
            format_func=SHAPES.__getitem__,
            key=f"forme_{number}_{known.shape}",
            width=260,
        )
        blank = known.blank
        if blank is not None:
            blank = st.selectbox(
                "Une cellule vide veut dire", BLANKS, index=BLANKS.index(blank), key=f"vide_{number}_{blank}", width=200
            )
    if (shape, blank) != (known.shape, known.blank):
        _decide(number, Choice(shape=shape, blank=blank))


def _choose_columns(report: SheetReport, sheet: Sheet) -> None:
    """Each column of the sheet, some of its values, and the column of the table that it feeds."""
    known = report.recognised
    if known is None or report.number is None:
        return
    titles = {column.title: column.name for column in known.table.columns}
    frame = _columns_of(known, sheet)
    state = hash((known.table.name, known.first_line, tuple(sorted(known.columns.items()))))
    label = f"Colonnes : {french.plural(len(known.columns), 'rapprochée')} sur {len(frame)}"
    with st.expander(french.spaced(label), icon=":material/view_column:"):
        edited = st.data_editor(
            frame,
            key=f"colonnes_{report.number}_{state}",
            hide_index=True,
            disabled=["Colonne du fichier", "Exemples"],
            column_config={"Devient": st.column_config.SelectboxColumn(options=[SET_ASIDE, *titles], required=True)},
        )
        st.caption(french.spaced("« Devient » : la colonne du tableau que remplit cette colonne du fichier."))
    told = {titles[title]: place for place, title in enumerate(edited["Devient"]) if title != SET_ASIDE}
    if told != dict(known.columns):
        columns: dict[str, int | None] = {column.name: told.get(column.name) for column in known.table.columns}
        _decide(report.number, Choice(table=known.table.name, header_line=known.first_line - 1, columns=columns))


def _columns_of(known: Recognised, sheet: Sheet) -> pd.DataFrame:
    header = sheet.rows[known.first_line - 2] if known.first_line >= 2 else ()
    width = max((len(row) for row in sheet.rows[: known.first_line + SAMPLES]), default=0)
    names = {column.name: column.title for column in known.table.columns}
    fed = {place: names[name] for name, place in known.columns.items()}
    return pd.DataFrame(
        {
            "Colonne du fichier": [_title(header, place) for place in range(width)],
            "Exemples": [_samples(sheet, known.first_line, place) for place in range(width)],
            "Devient": [fed.get(place, SET_ASIDE) for place in range(width)],
        }
    )


def _title(header: Any, place: int) -> str:
    text = as_text(header[place]) if place < len(header) else ""
    return text or f"(colonne {place + 1})"


def _samples(sheet: Sheet, first_line: int, place: int) -> str:
    texts = (as_text(row[place]) for row in sheet.rows[first_line - 1 :][:200] if place < len(row))
    return " · ".join(list(dict.fromkeys(text for text in texts if text))[:SAMPLES])


def _attach(store: Store, report: SheetReport) -> None:
    """The words that a list does not know, each to be attached once to a value."""
    known = report.recognised
    if known is None:
        return
    for column in known.table.columns:
        words = unknown_words(known).get(column.name, [])
        if not words:
            continue
        frame = pd.DataFrame({"Lu": words, "Veut dire": [None] * len(words)}, dtype=object)
        st.markdown(plain(french.spaced(f"Mots inconnus dans « {column.title} » :")))
        edited = st.data_editor(
            frame,
            key=f"mots_{report.number}_{column.name}_{hash(tuple(words))}",
            hide_index=True,
            disabled=["Lu"],
            column_config={"Veut dire": st.column_config.SelectboxColumn(options=list(column.values))},
            width=520,
        )
        told = {word: value for word, value in zip(edited["Lu"], edited["Veut dire"], strict=True) if value}
        if told and st.button("Retenir ces mots", key=f"retenir_{report.number}_{column.name}", icon=":material/save:"):
            change(store, partial(attach_words, table=known.table.name, column=column.name, words=told))
            st.rerun()


def _show_changes(report: SheetReport) -> None:
    if not report.changes or report.table is None:
        return
    titles = {column.name: column.title for column in BY_NAME[report.table].columns}
    frame = pd.DataFrame(
        [
            (str(each.ligne), titles.get(each.colonne, each.colonne), each.avant or "", each.apres or "")
            for each in report.changes[:MOST_CHANGES]
        ],
        columns=["Ligne", "Colonne", "Avant", "Après"],
    )
    st.markdown(plain(french.spaced("Valeurs qui changeraient :")))
    show_table(frame, f"Valeurs changées par {report.fichier} {report.feuille}", figures_from=9)
