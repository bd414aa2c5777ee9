"""The way from the first file to a council that was held, in four steps, and how far along it the base is."""

from typing import NamedTuple

import streamlit as st

import french
from conseil import answers_of, last_held
from indicators.model import TABLES
from warehouse import Store
from widgets import session
from widgets.plain_text import plain


class Step(NamedTuple):
    """One step: what to do there, and where."""

    title: str
    said: str
    page: str
    link: str


STEPS = (
    Step(
        "Importer",
        "Déposez vos classeurs tels qu’ils sont : l’application les reconnaît.",
        "pages/importer.py",
        "Importer des fichiers",
    ),
    Step(
        "Lire",
        "Chaque chiffre avec sa phrase, ses lignes, et la cible que vous lui fixez.",
        "pages/synthese.py",
        "Ouvrir la synthèse",
    ),
    Step(
        "Répondre",
        "Les questions de la fiche, à côté des chiffres qui les éclairent.",
        "pages/fiche.py",
        "Ouvrir les questions",
    ),
    Step(
        "Présenter",
        "La séance en grand, les décisions notées, le diaporama à emporter.",
        "pages/seance.py",
        "Préparer la séance",
    ),
)


def first_steps(store: Store) -> None:
    """Draw the four steps; nothing once they are all done."""
    so_far = _so_far(store)
    if all(done for _, done in so_far):
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown("#### De vos fichiers au conseil, en quatre étapes", anchors=False)
        st.page_link("pages/mode_emploi.py", label="Mode d’emploi", icon=":material/help_center:")
    columns = st.columns(len(STEPS), gap="small")
    for number, (column, step, (said, done)) in enumerate(zip(columns, STEPS, so_far, strict=True), start=1):
        with column, st.container(border=True, key=f"carte_etape_{number}", gap="xsmall", height="stretch"):
            st.markdown(f"##### {number}. {step.title}", anchors=False)
            with st.container(height="stretch"):  # what follows stands at the bottom of each card
                st.markdown(plain(french.spaced(step.said)))
            icon = ":material/check_circle:" if done else ":material/radio_button_unchecked:"
            st.caption(f"{icon} {plain(french.spaced(said))}")
            st.page_link(step.page, label=step.link, icon=":material/arrow_forward:")


def _so_far(store: Store) -> tuple[tuple[str, bool], ...]:
    """How far each step is, in words, and whether it is done."""
    annee, questions = session.school_years(store)[0], len(session.fiche().questions)
    tables = len(store.imported_tables())
    targets = len(session.targets(store, (annee,))) if tables else 0  # what reads targets is slow to load
    answered = sum(answer.answered for answer in answers_of(store, annee).values())
    held = last_held(store, annee)
    return (
        (f"{french.plural(tables, 'tableau', 'tableaux')} sur {len(TABLES)}" if tables else "à faire", bool(tables)),
        (
            french.plural(targets, "cible fixée", "cibles fixées") if targets else "aucune cible pour l’instant",
            targets > 0,
        ),
        (
            f"{french.plural(answered, 'réponse')} sur {questions}" if answered else "aucune réponse pour l’instant",
            answered == questions,
        ),
        (f"conseil du {french.date(held)}" if held else "pas encore de conseil", held is not None),
    )
