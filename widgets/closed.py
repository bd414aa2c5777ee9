"""What a base says that cannot be read, or that waits for its key, and the way to what repairs it."""

import streamlit as st

import french
from warehouse import DamagedBase, WarehouseError
from warehouse.keys import NOT_ITS_KEY
from widgets.plain_text import plain


def tell_closed(error: WarehouseError) -> None:
    """The sentence of an error; where a backup may help, the way to the backups."""
    st.error(plain(french.spaced(str(error))), icon=":material/lock:")
    if isinstance(error, DamagedBase) or "Passation" in str(error):
        _to_backups("Voir les sauvegardes")


def tell_key() -> None:
    """What a base without its key still does, and where to take the key back."""
    st.warning(plain(french.spaced(NOT_ITS_KEY)), icon=":material/key_off:")
    _to_backups("Reprendre la clé")


def _to_backups(label: str) -> None:
    if st.button(label, type="primary", icon=":material/history:", key="vers_sauvegardes"):
        st.switch_page("pages/passation.py")
