"""A base taken from a file or from a backup, in place of the one that is open."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pandas as pd
import streamlit as st

import french
from conseil import school_of
from warehouse import Store, WarehouseError
from warehouse.archive import NOT_EMPTY, SUFFIX, Label, is_empty, read_label
from warehouse.backups import LATEST, Backup, bring_back, list_backups, save_before
from widgets.confirmation import attempt, confirmed, tell_refusal
from widgets.handover.handed_file import MEGABYTE, OPEN
from widgets.html_table import show_table
from widgets.plain_text import plain
from widgets.uploads import keep_in_memory

PUT_ASIDE = "Celle d’avant est mise de côté, dans le même dossier."
SAVED = "base_enregistree_a"
OCCASIONS = {
    "import": "avant un import",
    "annulation": "avant une annulation",
    "effacement": "avant l’effacement d’une année",
    "mise_a_jour": "avant une mise à jour de l’application",
    "restauration": "avant un remplacement",
    "demande": "à votre demande",
}


def taking_over(store: Store) -> None:
    """Draw where an archive is dropped; an empty base takes it at once, another one only when it is saved first."""
    st.markdown("#### Reprendre une base", anchors=False)
    keep_in_memory()
    file = st.file_uploader(
        french.spaced("Déposez ici un fichier « .passation »"),
        type=[SUFFIX.removeprefix(".")],
        key=f"archive_{store.version}",
    )
    if file is None:
        st.caption(
            french.spaced(
                "Une base vide le prend telle quelle. Une base qui contient déjà quelque chose est d’abord "
                "enregistrée, puis remplacée : deux bases ne se mêlent jamais."
            )
        )
        return
    _read(store, file)


def _read(store: Store, file: BinaryIO) -> None:
    """What the archive says of itself, its password if it has one, and the way to take it."""
    file.seek(0)
    try:
        label = read_label(file)
    except WarehouseError as error:
        tell_refusal(error)
        return
    st.markdown(plain(french.spaced(_described(label))))
    password = ""
    if label.protected:
        password = st.text_input("Mot de passe de l’archive", type="password", key="mot_de_passe_archive", width=300)
    if not is_empty(store):
        _replace(store, file, password)
    elif st.button("Reprendre cette base", type="primary", icon=":material/move_to_inbox:"):
        _take(store, file, password)


def _described(label: Label) -> str:
    where = f"« {label.lycee} »" if label.lycee else "un lycée sans nom"
    protected = ", protégée par un mot de passe" if label.protected else ""
    return f"Base de {where}, enregistrée le {_moment(label.written_at)}{protected}."


def _replace(store: Store, file: BinaryIO, password: str) -> None:
    st.warning(plain(french.spaced(NOT_EMPTY)), icon=":material/warning:")
    if not store.has_key:
        st.caption(french.spaced("Cette base n’a pas sa clé : elle ne s’enregistre pas, son fichier est mis de côté."))
        if confirmed("remplacer", "REMPLACER", "Remplacer la base", ":material/swap_horiz:"):
            _take(store, file, password)
        return
    if st.button("1. Enregistrer la base actuelle", icon=":material/save:"):
        try:
            save_before("restauration", store, school_of(store).nom)
        except WarehouseError as error:
            tell_refusal(error)
        else:
            st.session_state[SAVED] = store.version
    if st.session_state.get(SAVED) != store.version:
        return
    st.caption(french.spaced("Enregistrée : elle est dans les sauvegardes, plus bas sur cette page."))
    if confirmed("remplacer", "REMPLACER", "2. Remplacer la base", ":material/swap_horiz:"):
        _take(store, file, password)


def _take(store: Store, file: BinaryIO, password: str) -> None:
    work = partial(bring_back, store, file, password, school_of(store).nom)  # saves what was typed since in another tab
    attempt(work, "La base est reprise, avec tout ce qu’elle contenait.", "Reprise de la base…")


def backups_block(store: Store) -> None:
    """The backups that the application made by itself, and the way back to one of them."""
    st.markdown("#### Sauvegardes", anchors=False)
    st.caption(
        plain(
            french.spaced(
                "La base est enregistrée avant chaque import, annulation ou remplacement : les "
                f"{LATEST} dernières sauvegardes restent, et la dernière de chaque mois depuis un an. Elles sont sur "
                "cet ordinateur, à côté de la base, sans mot de passe."
            )
        )
    )
    backups = list_backups(store)
    if not is_empty(store) and st.button("Enregistrer maintenant", icon=":material/save:"):
        attempt(
            partial(save_before, "demande", store, school_of(store).nom), "La base est enregistrée.", "Enregistrement…"
        )
    if not backups:
        st.caption("Aucune sauvegarde pour l’instant.")
        return
    show_backups(backups)
    go_back(store, backups, "Celle d’avant est dans les sauvegardes." if store.has_key else PUT_ASIDE)


def show_backups(backups: list[Backup]) -> None:
    """Draw when each backup was made, why, and its size."""
    show_table(pd.DataFrame([_line(each) for each in backups]), "Sauvegardes", figures_from=2)


def _line(backup: Backup) -> dict[str, str]:
    return {
        "Faite le": _moment(backup.made_at),
        "Pourquoi": OCCASIONS.get(backup.occasion, backup.occasion),
        "Taille": french.spaced(f"{french.number(backup.size / MEGABYTE)} Mo"),
    }


def _moment(when: dt.datetime) -> str:
    return f"{french.date(when.date())} à {when:%H:%M}"


def go_back(store: Store, backups: list[Backup], former: str) -> None:
    """Draw the way back to one of them; ``former`` says what then becomes of the base of today."""
    by_name = {each.path.name: each for each in backups}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Revenir à une sauvegarde",
            list(by_name),
            index=None,
            format_func=lambda name: f"{_moment(by_name[name].made_at)}, {OCCASIONS.get(by_name[name].occasion)}",
            placeholder="Choisissez une sauvegarde",
            width=420,
        )
        if chosen is None:
            return
        st.download_button(
            "Télécharger", partial(Path.read_bytes, by_name[chosen].path), chosen, OPEN, on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip
    if confirmed("revenir", "REVENIR", "Revenir à cette sauvegarde", ":material/history:"):
        attempt(
            partial(_restore, store, by_name[chosen].path),
            f"La base est revenue au {_moment(by_name[chosen].made_at)}. {former}",
            "Retour à la sauvegarde…",
        )


def _restore(store: Store, path: Path) -> None:
    """The backup is read whole first: the one that is made before may push it out of the folder."""
    with opened_backup(path) as file:
        bring_back(store, file, lycee="" if store.damage else school_of(store).nom)


@contextmanager
def opened_backup(path: Path) -> Iterator[BinaryIO]:
    """A backup to be read. Raises ``WarehouseError`` when it is gone."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise WarehouseError("Cette sauvegarde n’est plus dans le dossier. Rechargez la page.") from error
