"""What a base needs that is damaged, or that lies without its key: a backup, a file, its key, or a fresh start."""

from functools import partial
from pathlib import Path
from typing import BinaryIO

import streamlit as st

import french
from warehouse import Store, WarehouseError
from warehouse.archive import SUFFIX, read_label, take_key
from warehouse.backups import begin_again, bring_back, list_backups
from warehouse.keys import NOT_ITS_KEY
from widgets import session
from widgets.confirmation import attempt, confirmed, tell_refusal
from widgets.handover.restoration import go_back, opened_backup, show_backups
from widgets.plain_text import plain
from widgets.uploads import keep_in_memory

KEPT = "Le fichier abîmé reste à côté de la nouvelle base, sous un autre nom."


def repair(store: Store) -> None:
    """Draw what may take the place of a damaged base; nothing is read from it."""
    st.error(plain(french.spaced(store.damage)), icon=":material/lock:")
    left, right = st.columns(2, gap="large")
    with left:
        if session.current_base() == session.OWN:
            st.markdown("#### Sauvegardes", anchors=False)
            backups = list_backups(store)
            if backups:
                show_backups(backups)
                go_back(store, backups, KEPT)
            else:
                st.caption("Il n’y a aucune sauvegarde sur cet ordinateur.")
    with right:
        if session.current_base() == session.OWN:
            _take_file(store)
        _begin_again(store)


def _take_file(store: Store) -> None:
    st.markdown("#### Reprendre une base", anchors=False)
    chosen = _dropped("archive_reparation")
    if chosen and st.button("Reprendre cette base", type="primary", icon=":material/move_to_inbox:"):
        attempt(partial(bring_back, store, *chosen), f"La base est reprise. {KEPT}", "Reprise de la base…")


def _dropped(key: str) -> tuple[BinaryIO, str] | None:
    """The file that was dropped and its password, once it is known for an archive."""
    keep_in_memory()
    file = st.file_uploader(
        french.spaced("Déposez ici un fichier « .passation »"), type=[SUFFIX.removeprefix(".")], key=key
    )
    if file is None:
        return None
    file.seek(0)
    try:
        label = read_label(file)
    except WarehouseError as error:
        tell_refusal(error)
        return None
    file.seek(0)
    typed = st.text_input("Mot de passe de l’archive", type="password", key=f"{key}_mot") if label.protected else ""
    return file, typed


def _begin_again(store: Store) -> None:
    st.markdown("#### Recommencer", anchors=False)
    st.caption(plain(french.spaced("Une base neuve prend la place de celle-ci, dont le fichier est gardé à côté.")))
    if confirmed("recommencer", "RECOMMENCER", "Recommencer avec une base neuve", ":material/restart_alt:"):

        def work() -> None:
            begin_again(store)
            st.cache_resource.clear()  # the fictional school is built again at its next opening

        attempt(work, f"La base est neuve. {KEPT}", "Mise de côté…")


def key_block(store: Store) -> None:
    """Draw where a base takes its key back: from one of its backups, or from a file that was handed over."""
    st.warning(plain(french.spaced(NOT_ITS_KEY)), icon=":material/key_off:")
    with st.container(border=True, gap="small", key="reprendre_cle"):
        st.markdown("#### Reprendre la clé", anchors=False)
        st.caption(plain(french.spaced("Seule la clé est reprise : les données de la base ne changent pas.")))
        backups = list_backups(store)
        if backups and st.button("Depuis la dernière sauvegarde qui l’a", icon=":material/key:", type="primary"):
            attempt(partial(_from_backups, store, [each.path for each in backups]), DONE, "Recherche de la clé…")
        chosen = _dropped("archive_cle")
        if chosen and st.button("Reprendre la clé de ce fichier", icon=":material/key:"):
            attempt(partial(take_key, store, *chosen), DONE, "Reprise de la clé…")


DONE = "La base a retrouvé sa clé : vous pouvez importer."


def _from_backups(store: Store, paths: list[Path]) -> None:
    """The first whose key is that of the base; the last refusal if there is none."""
    refused: WarehouseError | None = None
    for path in paths:
        try:
            with opened_backup(path) as file:
                take_key(store, file)
        except WarehouseError as error:
            refused = error
        else:
            return
    if refused:
        raise refused
