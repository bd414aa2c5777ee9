"""The small form that sets the target and the threshold of one indicator for one school year."""

from pathlib import Path

import streamlit as st

import french
from indicators import Indicator
from indicators.views import Target, fault, targets_of
from indicators.words import in_year
from warehouse import Store, WarehouseError
from widgets.plain_text import plain

_IN_UNIT = {
    "nb": "en nombre",
    "%": "en %",
    "points": "en points",
    "h": "en heures",
    "€": "en euros",
    "/100": "sur 100",
    "par mois": "par mois",
}
_WHOLE = ("nb", "€")  # asked for without decimals
ANSWERS = {1.0: "oui", 0.0: "non"}


def target_form(store: Store, indicator: Indicator, annee: str) -> None:
    """Draw the form. What it saves goes to the base at once, and the rest of the page is then drawn with it."""
    target = targets_of(store, [annee]).get((indicator.id, annee))
    key = f"cible_{Path(store.path).stem}_{indicator.id}_{annee}"
    with st.form(f"{key}_formulaire"):
        st.caption(plain(french.spaced(_explanation(indicator, annee))))
        asked, least = st.columns(2)
        with asked:
            _ask(indicator, "Cible", target.cible if target else None, key, "Aucune")
        if _has_threshold(indicator):
            with least:
                _ask(indicator, "Seuil (facultatif)", target.seuil if target else None, f"{key}_seuil", "Aucun")
        wrong = st.session_state.pop(f"{key}_faute", "")
        if wrong:
            st.error(plain(wrong), icon=":material/error:")
        with st.container(horizontal=True):
            st.form_submit_button("Enregistrer", on_click=_save, args=(store, indicator, annee, key), type="primary")
            st.form_submit_button(
                "Retirer la cible", on_click=_clear, args=(store, indicator, annee, key), disabled=target is None
            )


def _explanation(indicator: Indicator, annee: str) -> str:
    said = f"Pour tout l’établissement, {in_year(indicator, annee)}."
    if _has_threshold(indicator):
        said += " Le seuil est ce qu’il faut tenir au moins."
    if indicator.better == "baisse":
        said = said.replace("au moins", "au plus")
    return said


def _has_threshold(indicator: Indicator) -> bool:
    """A threshold is a judgement: there is none where neither more nor less is better, nor between yes and no."""
    return indicator.better != "neutre" and indicator.unit != "oui/non"


def _ask(indicator: Indicator, label: str, known: float | None, key: str, none: str) -> None:
    if indicator.unit == "oui/non":
        place = None if known is None else list(ANSWERS).index(known)
        st.selectbox(label, ANSWERS, place, format_func=ANSWERS.__getitem__, key=key, placeholder=none)
        return
    label = french.spaced(f"{label}, {_IN_UNIT[indicator.unit]}")
    if indicator.unit in _WHOLE:
        st.number_input(label, value=None if known is None else round(known), step=1, key=key, placeholder=none)
    else:
        st.number_input(label, value=known, step=1.0, format="%g", key=key, placeholder=none)


def _save(store: Store, indicator: Indicator, annee: str, key: str) -> None:
    asked, least = (st.session_state.get(each) for each in (key, f"{key}_seuil"))
    if asked is None:
        st.session_state[f"{key}_faute"] = french.spaced("Indiquez une cible, ou choisissez « Retirer la cible ».")
        return
    target = Target(float(asked), None if least is None else float(least))
    wrong = fault(indicator, target)
    if not wrong:
        try:
            store.set_target(indicator.id, annee, target.cible, target.seuil)
            st.toast("Cible enregistrée.", icon=":material/flag:")
        except WarehouseError as error:
            wrong = str(error)
    if wrong:
        st.session_state[f"{key}_faute"] = wrong


def _clear(store: Store, indicator: Indicator, annee: str, key: str) -> None:
    try:
        store.clear_target(indicator.id, annee)
    except WarehouseError as error:
        st.session_state[f"{key}_faute"] = str(error)
        return
    for each in (key, f"{key}_seuil"):
        st.session_state.pop(each, None)
    st.toast("Cible retirée.", icon=":material/flag:")
