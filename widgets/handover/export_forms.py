"""What leaves with the council: its figures, in one of three forms; its words, for Word to finish or as PDF to sign."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

import french
from conseil import last_held
from indicators import CATALOGUE, Scope
from indicators.secret import LEAST, PUBLIC_DOCUMENT
from indicators.words import typeset
from reports.papers import FileKind
from warehouse import Store
from widgets import session
from widgets.plain_text import plain
from widgets.scope_bar import choose_year

KINDS = {
    "pptx": (
        "PowerPoint",
        ":material/slideshow:",
        "Une diapositive par indicateur, à projeter et à retoucher : graphiques et tableaux modifiables, définitions "
        "et sources dans les commentaires.",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "xlsx": (
        "Excel",
        ":material/table_chart:",
        "Une feuille par indicateur, toutes ses ventilations en vrais nombres : pour vérifier, recalculer, garder.",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "html": (
        "Page web",
        ":material/language:",
        "Un seul fichier à envoyer : il s’ouvre dans tout navigateur, sans réseau, avec des graphiques à explorer.",
        "text/html",
    ),
}
"""Each form: its label, its icon, what it is for, its type."""
FICHE = (
    "Les 23 questions avec leur position, leurs constats, leurs preuves et leurs chiffres, ceux de l’an passé, puis "
    "tous les indicateurs et le plan d’action."
)
MINUTES = "Présents, points de l’ordre du jour et leurs chiffres, décisions, plan d’action, signatures."
THRESHOLDS = {
    LEAST: "Conseil : moins de 5",
    PUBLIC_DOCUMENT: "Document public : moins de 20",
}


def export_panel(store: Store) -> tuple[str, int]:
    """Draw the choices, then one way to take the figures away for each form; the year and the threshold chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        with st.container(width=170):
            annee = choose_year(store)
        threshold = st.segmented_control(
            "Groupes de personnes à masquer",
            list(THRESHOLDS),
            format_func=lambda each: french.spaced(THRESHOLDS[each]),
            default=LEAST,
            required=True,
            key="seuil",
            help="Le secret statistique masque aussi ce qui permettrait de retrouver un petit groupe. Choisissez 20 "
            "pour un document que tout le monde peut lire : site du lycée, presse, affichage.",
        )
    ids = _choose_indicators(store, Scope(annee))
    st.caption(plain(_told(ids, annee)))
    for column, kind in zip(st.columns(len(KINDS), gap="medium"), KINDS, strict=True):
        with column:
            _form(store, kind, annee, ids, threshold or LEAST)
    return annee, threshold or LEAST


def _choose_indicators(store: Store, scope: Scope) -> list[str]:
    """The indicators that are asked for; without any choice, all those that have a value."""
    found = session.measures(store, tuple(CATALOGUE), scope)
    known = [id_ for id_, measure in found.items() if measure.status != "nd"]
    families = session.fiche().families
    left, right = st.columns(2, gap="medium")
    with left:
        chosen = st.multiselect(
            "Familles",
            list(dict.fromkeys(CATALOGUE[id_].family for id_ in known)),
            format_func=lambda family: f"{family} · {typeset(families[family])}",
            placeholder="Toutes",
            key="familles",
            select_all=False,
        )
    offered = [id_ for id_ in known if not chosen or CATALOGUE[id_].family in chosen]
    with right:
        picked = st.multiselect(
            "Indicateurs",
            offered,
            format_func=lambda id_: typeset(CATALOGUE[id_].label),
            placeholder="Tous",
            key="indicateurs",
            select_all=False,
        )
    return [id_ for id_ in offered if not picked or id_ in picked]


def _told(ids: Sequence[str], annee: str) -> str:
    if not ids:
        return f"Aucun indicateur n’a de valeur en {annee}."
    return french.spaced(
        f"{french.plural(len(ids), 'indicateur')} de {annee}. « {french.MASKED.capitalize()} » remplace les petits "
        "groupes dans les trois fichiers, dans leurs graphiques comme dans les données cachées derrière."
    )


def _form(store: Store, kind: str, annee: str, ids: Sequence[str], threshold: int) -> None:
    label, icon, purpose, mime = KINDS[kind]
    with st.container(border=True, height="stretch", key=f"export_{kind}"):
        st.markdown(f"**{icon} {label}**")
        st.caption(plain(french.spaced(purpose)))
        st.space("stretch")
        st.download_button(
            label,
            partial(session.document, store, kind, Scope(annee), tuple(ids), threshold),
            f"reseaux_et_partenariats_{annee}.{kind}",
            mime,
            key=f"telecharger_{kind}",
            icon=":material/download:",
            type="primary",
            on_click="ignore",
            disabled=not ids,
            width="stretch",
        )


FORMATS: Mapping[FileKind, tuple[str, str]] = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
}
"""Each format: its name, its type."""


def words_panel(store: Store, annee: str, threshold: int) -> None:
    """Draw what may be taken away of one school year, its small groups hidden below the ``threshold``."""
    held = last_held(store, annee)
    when = f"Séance du {french.date(held)}." if held else "Aucune séance tenue : à remplir à la main."
    fiche, minutes = st.columns(2, gap="medium")
    scope = Scope(annee)
    with fiche, st.container(border=True, height="stretch", key="export_fiche"):
        st.markdown("**:material/menu_book: Fiche remplie**")
        st.caption(plain(french.spaced(FICHE)))
        st.space("stretch")
        take("Fiche", f"fiche_2_5_{annee}", lambda kind: partial(session.filled_fiche, store, scope, kind, threshold))
    with minutes, st.container(border=True, height="stretch", key="export_minutes"):
        st.markdown("**:material/gavel: Compte rendu du conseil**")
        st.caption(plain(french.spaced(f"{MINUTES} {when}")))
        st.space("stretch")
        take(
            "Compte rendu",
            f"compte_rendu_{held.isoformat() if held else annee}",
            lambda kind: partial(session.minutes, store, scope, kind, held, threshold),
        )


def take(label: str, name: str, written: Callable[[FileKind], Callable[[], bytes]]) -> None:
    """Draw the buttons that give one document in each format; it is only written when it is taken."""
    with st.container(horizontal=True, gap="small"):
        for kind, (format_name, mime) in FORMATS.items():
            st.download_button(
                f"{label} ({format_name})",
                written(kind),
                f"{name}.{kind}",
                mime,
                key=f"telecharger_{label}_{kind}",
                icon=":material/download:",
                on_click="ignore",
            )
