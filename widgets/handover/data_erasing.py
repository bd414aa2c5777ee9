"""How long pupils' data stay, a school year erased for good, or everything."""

from functools import partial

import streamlit as st

import french
from warehouse import Store
from warehouse.archive import is_empty
from warehouse.retention import pupil_years
from widgets import session
from widgets.confirmation import attempt, confirmed
from widgets.handover.data_keeping import choose_retention
from widgets.plain_text import plain

OF_A_YEAR = (
    "S’efface tout ce qui est de cette année : élèves, PFMP, participations, actions, offres, taxe, invitations, "
    "satisfaction, et les lignes reçues dont elles viennent ; annuler ou rétablir un import ne les ramène pas. Les "
    "conventions, réseaux et indicateurs partagés qui débordent sur une autre année restent, comme les cibles, les "
    "réponses et les décisions du conseil."
)
OF_ALL = (
    "La base, les sauvegardes et la clé des empreintes s’effacent de ce dossier ; l’application redevient comme au "
    "premier jour. Les fichiers de passation que vous avez enregistrés ailleurs restent."
)


def erasing(store: Store) -> None:
    """Draw how long pupils' data are kept, and the ways to erase."""
    st.markdown("#### Effacer", anchors=False)
    choose_retention(store)
    if is_empty(store):
        st.caption("Votre base est vide\u00a0: il n’y a rien à effacer.")
        return
    _erase_year(store)
    with st.expander("Effacer tout", icon=":material/delete_forever:"):
        st.markdown(plain(french.spaced(OF_ALL)))
        if confirmed("tout", "EFFACER TOUT", "Effacer tout", ":material/delete_forever:"):
            attempt(store.erase, "Tout est effacé.", "Effacement…")


def _erase_year(store: Store) -> None:
    annee = st.selectbox(
        "Effacer une année scolaire",
        sorted({*session.school_years(store), *pupil_years(store)}, reverse=True),
        index=None,
        placeholder="Choisissez une année",
        width=300,
    )
    if annee is None:
        return
    st.markdown(plain(french.spaced(OF_A_YEAR)))
    keep = st.checkbox(
        french.spaced(f"Garder les sauvegardes (les données de {annee} s’y lisent encore)"),
        help="Sinon elles s’effacent aussi\u00a0: c’est ainsi que rien ne reste sur ce disque.",
    )
    if confirmed("annee", annee, f"Effacer {annee}", ":material/delete:"):
        from spreadsheets.importing import erase_year  # the readers are slow to load, and needed only here

        attempt(
            partial(erase_year, store, annee, keep_backups=keep),
            f"L’année {annee} est effacée{'' if keep else ', et les sauvegardes avec elle'}.",
            "Effacement… La base est refaite sans cette année.",
        )
