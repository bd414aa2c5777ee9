"""All the indicators on one screen: a dense table for each family of the fiche, and numbered notes under them."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

import french
from indicators import CATALOGUE, Indicator, Measure
from indicators.views import Target, missing_text, reached
from indicators.words import (
    basis_text,
    campaign,
    counted,
    evolution_text,
    measure_text,
    note_text,
    share_text,
    short,
    typeset,
    value_text,
)
from warehouse import Store
from widgets import session
from widgets.figures.indicator_card import OPENED, delta_color, page_of
from widgets.frame import BASE
from widgets.plain_text import plain
from widgets.scope_bar import choose_year

STATES = {
    "atteinte": ("green", "check_circle"),
    "entre le seuil et la cible": ("orange", "pending"),
    "entre la cible et le seuil": ("orange", "pending"),
}
"""How a state that is not a failure is drawn; the others are in red, with a cross. The word is always there."""
_ARROWS = {1: "↗", 0: "→", -1: "↘"}


def year_in_title(store: Store) -> str:
    """Draw the choice of the year on the line of the title, so that it takes no height from the tables."""
    with st.container(key="synthese_annee", width=170):
        return choose_year(store)


def show_synthesis(store: Store, measures: Mapping[str, Measure], annee: str) -> None:
    """Draw the families in two columns of about as many lines, then what their numbers in brackets refer to."""
    targets = {id_: target for (id_, _), target in session.targets(store, (annee,)).items()}
    notes = _notes(measures)
    families = [
        (code, [measures[each.id] for each in members])
        for code, members in groupby(CATALOGUE.values(), key=lambda each: each.family)
    ]
    with st.container(key="synthese"):
        sides = st.columns(2, gap="small")
        for (code, found), side in zip(families, _sides([len(found) for _, found in families]), strict=True):
            with sides[side], st.container(key=f"synthese_{code}"):
                _draw_family(code, found, targets, notes, annee)
        st.caption(plain(_last_words(notes, targets, annee)))
        if any(each.missing_table for each in measures.values()):
            st.page_link("pages/importer.py", label="Importer ce qui manque", icon=":material/upload_file:")


def _last_words(notes: Sequence[str], targets: Mapping[str, Target], annee: str) -> str:
    said = [f"({number})\u00a0{note}" for number, note in enumerate(notes, 1)]
    if not targets:
        said.append(f"Aucune cible n’est fixée pour {annee}.")
    return french.spaced(" ".join([*said, f"Taxe d’apprentissage : {campaign(annee)}."]))


def _sides(lengths: Sequence[int]) -> list[int]:
    """The column of each family, in order: the left one holds the first half of the lines, headings included."""
    taken, half, sides = 0, sum(length + 1 for length in lengths) / 2, []
    for length in lengths:
        sides.append(0 if taken + (length + 1) / 2 <= half else 1)
        taken += length + 1
    return sides


def _notes(measures: Mapping[str, Measure]) -> list[str]:
    """What must be told beside some of the values, once each: why there is none, or what it leaves out."""
    said = (_note(CATALOGUE[each.id], each) for each in measures.values())
    return list(dict.fromkeys(text for text in said if text))


def _note(indicator: Indicator, measure: Measure) -> str:
    if measure.value is None:
        return typeset(measure.reason)
    left_out = note_text(indicator, measure)
    return f"{left_out}, hors de ce calcul." if left_out else ""


def _draw_family(
    code: str, found: Sequence[Measure], targets: Mapping[str, Target], notes: Sequence[str], annee: str
) -> None:
    title = session.fiche().families[code]
    lines = [_line(CATALOGUE[each.id], each, targets.get(each.id), notes, annee) for each in found]
    frame = pd.DataFrame(lines, columns=[plain(f"{code} · {typeset(title)}"), "Valeur", "Base", "En un an"])
    st.table(frame, border="horizontal", hide_index=True, alt=f"{code}, {typeset(title)}, {annee}")


def _line(
    indicator: Indicator, measure: Measure, target: Target | None, notes: Sequence[str], annee: str
) -> tuple[str, str, str, str]:
    note = _note(indicator, measure)
    mark = f" ({notes.index(note) + 1})" if note else ""
    return (
        _link(indicator, measure, target, annee) + (_aimed(indicator, measure, target) if target else ""),
        f"**{plain(measure_text(indicator, measure))}**{mark}",
        plain(_resting_on(indicator, measure)),
        _moved(indicator, measure),
    )


def _link(indicator: Indicator, measure: Measure, target: Target | None, annee: str) -> str:
    """The label, leading to the chart; what the line has no room for shows when it is pointed at."""
    query = {OPENED: indicator.id, "annee": annee}
    if session.current_base() != session.OWN:
        query[BASE] = session.current_base()
    if session.in_room():
        query[session.ROOM] = "true"
    page = page_of(indicator.id).removeprefix("pages/").removesuffix(".py")
    address = f"{page}?{'&'.join(f'{name}={value}' for name, value in query.items())}"
    more = [typeset(indicator.definition), basis_text(indicator, measure), typeset(measure.reason)]
    more.append(missing_text(indicator, measure, target) if target else "")
    title = plain(" – ".join(text for text in more if text)).replace('"', "”")
    return f'[{plain(typeset(indicator.label))}]({address} "{title}")'


def _resting_on(indicator: Indicator, measure: Measure) -> str:
    """« 23 sur 27 »; without such a share, of how many things or people, unless the value itself says it."""
    if measure.value is None:
        return ""
    share = share_text(measure.numerator, measure.denominator) if indicator.unit == "%" else ""
    if (share and indicator.chart != "gap") or measure.population in (0, measure.value):
        return share
    noun, *_ = short(typeset(indicator.population_label)).split()
    return counted(noun, measure.population)


def _moved(indicator: Indicator, measure: Measure) -> str:
    said = plain(evolution_text(measure).removesuffix(" en un an"))
    if not said:
        return ""
    moved = round(measure.evolution or 0.0, 1)
    arrow = _ARROWS[(moved > 0) - (moved < 0)]
    color = delta_color(indicator, measure)
    return f"{arrow} {said}" if color == "off" else f":{color}[{arrow} {said}]"


def _aimed(indicator: Indicator, measure: Measure, target: Target) -> str:
    """Beside the label, the target and whether it is reached."""
    said = f" – cible\u00a0{plain(value_text(indicator, target.cible))}"
    state = reached(indicator, measure, target)
    if not state:
        return said
    color, icon = STATES.get(state, ("red", "cancel"))
    return f"{said}\u00a0: :{color}[:material/{icon}:\u00a0{state.replace(' ', french.NO_BREAK)}]"
