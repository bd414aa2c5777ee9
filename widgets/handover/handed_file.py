"""The base as one file to be carried to another computer, under a password or not."""

import datetime as dt
import io
import unicodedata

import streamlit as st

import french
from conseil import school_of
from warehouse import Store, WarehouseError
from warehouse.archive import SUFFIX, is_empty, pack
from widgets.confirmation import tell_refusal
from widgets.plain_text import plain

PACKED = "archive_prete"
OPEN = "application/octet-stream"
MEGABYTE = 10**6
CONTENT = (
    "Tout est dans ce fichier : les données, le journal des imports et de quoi les annuler, ce que l’application a "
    "retenu, les cibles, les réponses, le plan d’action, les décisions. La clé des empreintes y est aussi : sans elle, "
    "les élèves des listes déposées ensuite ne seraient pas reconnus. Aucun nom d’élève n’y figure."
)
BARE = (
    "Sans mot de passe, qui tient ce fichier peut tout y lire, et vérifier si un élève dont il connaît le nom y "
    "figure. Un mot de passe perdu ne se retrouve pas : personne ne pourra ouvrir le fichier."
)


def transmission(store: Store) -> None:
    """Draw what the file holds, the password, and the file once it is ready."""
    st.markdown("#### Transmettre la base", anchors=False)
    st.markdown(plain(french.spaced(CONTENT)))
    if is_empty(store):
        st.caption("Votre base est vide\u00a0: il n’y a encore rien à transmettre.")
        return
    with st.form("transmettre", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            first = st.text_input("Mot de passe (conseillé)", type="password", autocomplete="new-password", width=200)
            again = st.text_input("Le même, encore une fois", type="password", autocomplete="new-password", width=200)
        st.caption(plain(french.spaced(BARE)))
        asked = st.form_submit_button("Préparer le fichier", type="primary", icon=":material/inventory_2:")
    if asked and first != again:
        st.session_state.pop(PACKED, None)
        st.error(
            plain(french.spaced("Les deux mots de passe diffèrent : tapez-les de nouveau.")), icon=":material/error:"
        )
    elif asked:
        _prepare(store, first)
    _hand_out(store)


def _prepare(store: Store, password: str) -> None:
    lycee, file = school_of(store).nom, io.BytesIO()
    try:
        with st.spinner("Préparation du fichier…"):
            pack(store, file, lycee, password)
    except WarehouseError as error:
        tell_refusal(error)
        return
    now = dt.datetime.now()  # noqa: DTZ005 (the user's clock)
    st.session_state[PACKED] = (store.version, now, archive_name(lycee, now.date()), file.getvalue(), bool(password))


def _hand_out(store: Store) -> None:
    """The file that was prepared, unless the base has received, lost or become something else since."""
    if st.session_state.get(PACKED, (None,))[0] != store.version:
        st.session_state.pop(PACKED, None)
        return
    _, when, name, content, protected = st.session_state[PACKED]
    size = french.number(len(content) / MEGABYTE)
    st.download_button(
        french.spaced(f"Télécharger le fichier ({size} Mo, {'protégé' if protected else 'sans mot de passe'})"),
        content,
        name,
        OPEN,
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(
        plain(
            french.spaced(
                f"La base telle qu’elle était {french.moment(when)}. Sur l’autre ordinateur : installez l’application, "
                "ouvrez cette page, puis « Reprendre une base ». Vérifiez que la base s’y ouvre avant de l’effacer ici."
            )
        )
    )


def archive_name(lycee: str, day: dt.date) -> str:
    """« passation_lycee-jean-moulin_2026-11-25.passation »: no accent, for the systems that do not bear them."""
    letters = unicodedata.normalize("NFKD", lycee).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in letters).split()
    return "_".join(filter(None, ("passation", "-".join(words), day.isoformat()))) + SUFFIX
