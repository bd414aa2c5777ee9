"""How one sheet is read, and what may be decided of it: its table, its header, its columns, one value for all rows."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

import annee_scolaire
import french
from excel import column_letters
from indicators import TABLES
from indicators.words import typeset
from spreadsheets import Choice, Column, Recognised, Sheet, SheetReport, Table
from spreadsheets.cells import as_text, is_blank
from spreadsheets.importing import attach_words, change, unknown_words
from spreadsheets.recognise import PERSON, proposals
from spreadsheets.shapes import PLAIN, SHAPES
from warehouse import Store
from widgets.plain_text import plain

LEFT_OUT, SET_ASIDE, CHOICES = "laisser de côté", "—", "choix_des_feuilles"
SAMPLES, MOST_SHOWN = 3, 12
SHAPED = {
    PLAIN: "les rubriques d’une liste",
    "periodes": "des périodes de PFMP",
    "actions": "des actions",
    "une action": "l’émargement d’une action",
    "annees": "des années ou des mois",
    "questions": "des questions",
    "dépouillement": "les réponses d’une enquête dépouillée",
}
"""Shape → what it makes of the columns of a sheet."""
BLANKS = ("absent", "non concerné", "présent")
"""What an empty cell of an attendance may stand for."""
YES_NO = ("oui", "non")
OUT = "hors du compte"
NOTES = [f"{note}/{most}" for most in (3, 4, 5, 10) for note in range(0 if most == 10 else 1, most + 1)]
"""What an answer of a survey may be worth: its note out of the largest one."""
YEARLY, OLDEST = ("campagne", "annee_scolaire"), 6


def choices() -> dict[int, Choice | None]:
    """What was decided so far of the sheets under review."""
    found: dict[int, Choice | None] = st.session_state.setdefault(CHOICES, {})
    return found


def edit_sheet(store: Store, sheet: Sheet, report: SheetReport) -> None:
    """All that may be decided of a sheet, recognised or refused; each decision is in ``choices`` at the next run."""
    number, known = report.number, report.recognised
    if number is None:
        return
    table = _choose_reading(number, sheet, report)
    if known is not None and table is not None:
        _give_values(number, sheet, report, known)
        if known.unfolded is None:
            _choose_columns(number, sheet, report, known)
        _rate(number, report, known)
        if report.table is not None:
            _attach(store, number, known)
    _show_top(sheet, known, opened=report.table is None)


def _choose_reading(number: int, sheet: Sheet, report: SheetReport) -> Table | None:
    """The table, the line of its header and what its columns are; the table as it is now read, if there is one."""
    known = report.recognised
    left = number in choices() and choices()[number] is None
    table = None if left or known is None else known.table.name
    shape = known.unfolded.shape if known and known.unfolded else _asked(number).shape or (PLAIN if table else None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose_table(number, report, LEFT_OUT if left else table)
        _choose_header(number, sheet, report, disabled=left or (shape or PLAIN) != PLAIN)
        _choose_shape(number, report, shape)
        if known is not None and known.unfolded is not None and known.unfolded.blank in BLANKS:
            _choose_blank(number, report, known.unfolded.blank)
    return None if table is None or known is None else known.table


def _choose_table(number: int, report: SheetReport, shown: str | None) -> None:
    key = f"tableau_{number}_{shown}"
    options = [*TABLES, LEFT_OUT]
    st.selectbox(
        "Tableau",
        options,
        index=None if shown is None else options.index(shown),
        format_func=lambda name: typeset(TABLES.get(name, LEFT_OUT)),
        placeholder="À choisir",
        key=key,
        on_change=lambda: _take_table(report, st.session_state[key]),
        width=230,
    )


def _take_table(report: SheetReport, chosen: str | None) -> None:
    if report.number is None or chosen is None:
        return
    if chosen == LEFT_OUT:
        choices()[report.number] = None
    else:
        former = _asked(report.number)
        choices()[report.number] = Choice(table=chosen, header_line=former.header_line, constants=former.constants)


def _choose_header(number: int, sheet: Sheet, report: SheetReport, *, disabled: bool) -> None:
    known, last = report.recognised, max(len(sheet.rows), 1)
    line = min(known.first_line - 1 if known else _asked(number).header_line or 1, last)
    key = f"entete_{number}_{line}"
    st.number_input(
        "Ligne de l’en-tête",
        min_value=1,
        max_value=last,
        value=line,
        key=key,
        on_change=lambda: _take(report, header_line=int(st.session_state[key]), columns={}),
        disabled=disabled,
        width=140,
    )


def _choose_shape(number: int, report: SheetReport, shown: str | None) -> None:
    key = f"forme_{number}_{shown}"
    options = [PLAIN, *SHAPES]
    st.selectbox(
        "Ses colonnes sont",
        options,
        index=options.index(shown) if shown in options else None,
        format_func=lambda shape: SHAPED.get(shape, shape),
        placeholder="À choisir",
        key=key,
        on_change=lambda: _take_shape(report, st.session_state[key]),
        width=250,
    )


def _choose_blank(number: int, report: SheetReport, shown: str) -> None:
    key = f"vide_{number}_{shown}"
    st.selectbox(
        "Une cellule vide veut dire",
        BLANKS,
        index=BLANKS.index(shown),
        key=key,
        on_change=lambda: _take(report, blank=st.session_state[key]),
        width=200,
    )


def _take_shape(report: SheetReport, shape: str | None) -> None:
    if report.number is not None and shape is not None:
        choices()[report.number] = Choice(shape=shape, constants=_asked(report.number).constants)


def _asked(number: int) -> Choice:
    """What was decided so far of a sheet; nothing where it was left out."""
    return choices().get(number) or Choice()


def _take(report: SheetReport, **decided: Any) -> None:
    """Decide something more of a sheet, that goes on being read as it is for the rest."""
    if report.number is not None:
        choices()[report.number] = replace(_as_read(report, report.number), **decided)


def _as_read(report: SheetReport, number: int) -> Choice:
    """The choice that reads a sheet as it is read now."""
    known = report.recognised
    if (asked := choices().get(number)) is not None or known is None:
        return asked or Choice()
    given = {name: as_text(each.value) for name, each in known.constants.items() if each.source == PERSON}
    if known.unfolded:
        return Choice(shape=known.unfolded.shape, blank=known.unfolded.blank, constants=given)
    return Choice(
        table=known.table.name, header_line=known.first_line - 1, columns=dict(known.columns), constants=given
    )


def _give_values(number: int, sheet: Sheet, report: SheetReport, known: Recognised) -> None:
    """« Une valeur pour toutes les lignes »: a box for each column that is lacking and expected, one for any other."""
    free = [column for column in known.table.columns if column.name not in known.columns and column.kind != "identite"]
    told = {**known.constants, **_asked(number).constants}
    wanted = [column for column in free if column.name in told or _is_asked(column, known)]
    asked = [column for column in wanted if column.name != "annee" or column.name in known.constants]
    others = [column for column in free if column not in asked]
    if not free:
        return
    st.markdown("**Une valeur pour toutes les lignes**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for column in asked:
            _give(number, sheet, report, known, column)
        added = st.selectbox(
            "Autre colonne",
            others,
            index=None,
            format_func=lambda column: column.title,
            placeholder="Ajouter",
            key=f"autre_{number}_{known.table.name}_{len(others)}",
            width=180,
        )
        if added is not None:
            _give(number, sheet, report, known, added)


def _is_asked(column: Column, known: Recognised) -> bool:
    """Whether the sheet lacks a column that its table expects, demands or needs."""
    fed = known.columns.keys() | known.constants.keys()
    if known.unfolded is not None:
        return column.name in known.unfolded.asks
    needed = {name for group in known.table.needs if fed.isdisjoint(group) for name in group}
    return column.expected or (column.required and column.default is None) or column.name in needed


def _give(number: int, sheet: Sheet, report: SheetReport, known: Recognised, column: Column) -> None:
    """The box of one column: its values where it is a list, else what the tab, the titles and the file propose."""
    given = known.constants.get(column.name)
    value = as_text(given.value) if given else _asked(number).constants.get(column.name)
    listed = [*proposals(column, sheet, known.first_line - 1), *_usual(column.kind)]
    options = list(dict.fromkeys([*([value] if value else []), *listed]))
    key = f"valeur_{number}_{known.table.name}_{column.name}_{value}"
    st.selectbox(
        column.title,
        options,
        index=0 if value else None,
        placeholder="non renseigné",
        accept_new_options=not column.values and column.kind != "oui_non",
        key=key,
        on_change=lambda: _take_value(report, column.name, st.session_state[key]),
        help=french.spaced(f"D’après {given.source}.") if given else None,
        width=230,
    )


def _usual(kind: str) -> list[str]:
    """The values of a kind, whatever stands around the sheet."""
    if kind == "oui_non":
        return list(YES_NO)
    first = annee_scolaire.first_day(annee_scolaire.containing(dt.date.today())).year  # noqa: DTZ011
    years = range(first + 1, first - OLDEST, -1) if kind in YEARLY else ()
    return [str(year) if kind == "campagne" else annee_scolaire.starting(year) for year in years]


def _take_value(report: SheetReport, column: str, value: str | None) -> None:
    if report.number is not None:
        former = _as_read(report, report.number).constants
        kept = {name: each for name, each in former.items() if name != column}
        _take(report, constants=kept | ({column: value} if value else {}))


def _choose_columns(number: int, sheet: Sheet, report: SheetReport, known: Recognised) -> None:
    """Each column of the sheet, some of its values, and the column of the table that it feeds."""
    titles = {column.title: column.name for column in known.table.columns}
    frame = _columns_of(known, sheet)
    state = hash((known.table.name, known.first_line, tuple(sorted(known.columns.items()))))
    label = f"Colonnes : {french.plural(len(known.columns), 'rapprochée')} sur {len(frame)}"
    with st.expander(french.spaced(label), icon=":material/view_column:", expanded=report.table is None):
        edited = st.data_editor(
            frame,
            key=f"colonnes_{number}_{state}",
            hide_index=True,
            height=min(320, 38 + 35 * max(len(frame), 1)),
            disabled=["Colonne du fichier", "Exemples"],
            column_config={"Devient": st.column_config.SelectboxColumn(options=[SET_ASIDE, *titles], required=True)},
        )
        st.caption(french.spaced("« Devient » : la colonne du tableau que remplit cette colonne du fichier."))
    told = {titles[title]: place for place, title in enumerate(edited["Devient"]) if title != SET_ASIDE}
    columns: dict[str, int | None] = {column.name: told.get(column.name) for column in known.table.columns}
    if told != dict(known.columns) and columns != dict(_asked(number).columns):
        _take(report, table=known.table.name, header_line=known.first_line - 1, columns=columns, shape=None)
        st.rerun()


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


def _rate(number: int, report: SheetReport, known: Recognised) -> None:
    """The answers of a survey whose note is not known: « 3/4 », or out of the count."""
    told = _asked(number).words
    words = list(dict.fromkeys([*told, *(known.unfolded.words if known.unfolded else ())]))
    if not words:
        return
    st.markdown("**Ce que vaut chaque réponse**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for word in words:
            _rate_one(number, report, word, told.get(word))


def _rate_one(number: int, report: SheetReport, word: str, note: str | None) -> None:
    key = f"note_{number}_{word}_{note}"
    options = [OUT, *NOTES]
    st.selectbox(
        plain(french.spaced(f"« {word} »")),
        options,
        index=None if note is None else options.index(note or OUT),
        placeholder="à dire",
        key=key,
        on_change=lambda: _take_note(report, word, st.session_state[key]),
        width=230,
    )


def _take_note(report: SheetReport, word: str, note: str | None) -> None:
    if report.number is not None:
        words = {each: told for each, told in _asked(report.number).words.items() if each != word}
        given = {} if note is None else {word: "" if note == OUT else note}
        _take(report, words=words | given)


def _attach(store: Store, number: int, known: Recognised) -> None:
    """The words that a list does not know, each to be attached once to a value."""
    unknown = unknown_words(known)
    for column in known.table.columns:
        words = unknown.get(column.name, [])
        if not words:
            continue
        frame = pd.DataFrame({"Lu": words, "Veut dire": [None] * len(words)}, dtype=object)
        st.markdown(plain(french.spaced(f"Mots inconnus dans « {column.title} » :")))
        edited = st.data_editor(
            frame,
            key=f"mots_{number}_{column.name}_{hash(tuple(words))}",
            hide_index=True,
            disabled=["Lu"],
            column_config={"Veut dire": st.column_config.SelectboxColumn(options=list(column.values))},
            width=520,
        )
        told = {word: value for word, value in zip(edited["Lu"], edited["Veut dire"], strict=True) if value}
        if told and st.button("Retenir ces mots", key=f"retenir_{number}_{column.name}", icon=":material/save:"):
            change(store, partial(attach_words, table=known.table.name, column=column.name, words=told))
            st.rerun()


def _show_top(sheet: Sheet, known: Recognised | None, *, opened: bool) -> None:
    """The first lines of a sheet as they were read, to point at its header."""
    lines = [line for line, row in enumerate(sheet.rows, start=1) if not all(map(is_blank, row))]
    first = known.first_line - 1 if known else 1
    shown = [line for line in lines if line >= first - 4][:MOST_SHOWN]
    width = max((len(sheet.rows[line - 1]) for line in shown), default=0)
    frame = pd.DataFrame(
        [list(_padded(sheet.rows[line - 1], width)) for line in shown],
        index=pd.Index(shown, name="Ligne"),
        columns=[column_letters(place) for place in range(width)],
    )
    with st.expander("La feuille, telle qu’elle est lue", icon=":material/table_rows:", expanded=opened):
        st.dataframe(frame, height=min(300, 38 + 35 * max(len(frame), 1)))


def _padded(row: Any, width: int) -> Iterator[str]:
    yield from (as_text(row[place]) if place < len(row) else "" for place in range(width))


def spread(sheets: Mapping[int, Sheet], number: int, reports: Mapping[int, SheetReport]) -> list[int]:
    """The other sheets with the very header of this one that are not read as it is: what was decided may be theirs."""
    known = reports[number].recognised
    if known is None or number not in choices() or choices()[number] is None:
        return []
    header = _header(sheets[number], known.first_line)
    alike = [each for each in sheets if each != number and _header(sheets[each], known.first_line) == header]
    return [each for each in alike if any(header) and _differs(reports.get(each), known)]


def _differs(report: SheetReport | None, known: Recognised) -> bool:
    other = report.recognised if report and report.table else None
    return other is None or other.table.name != known.table.name or dict(other.columns) != dict(known.columns)


def _header(sheet: Sheet, first_line: int) -> tuple[str, ...]:
    return tuple(map(as_text, sheet.rows[first_line - 2])) if 2 <= first_line <= len(sheet.rows) + 1 else ()


def decide_alike(sheets: Mapping[int, Sheet], number: int, others: list[int]) -> None:
    """Decide of ``others`` as of this sheet; where its own tab was given as a value, theirs is."""
    choice = _asked(number)
    for other in others:
        given = {
            name: sheets[other].feuille if value == sheets[number].feuille else value
            for name, value in choice.constants.items()
        }
        choices()[other] = replace(choice, constants=given)
