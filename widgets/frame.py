"""What every screen wears: its title, which base is open and the switch to the other, and what an empty base says."""

import runpy
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.pages_manager import PagesManager

import french
import version
from warehouse import DamagedBase, WarehouseError
from widgets import session
from widgets.closed import tell_closed, tell_key
from widgets.interface import dress
from widgets.plain_text import plain

NAME = "Réseaux et partenariats"
APP = Path(__file__).parent.parent / "app.py"
ABOUT = french.spaced(
    f"**{version.NAMED}** – les indicateurs de la fiche Qualéduc 2.5.\n\n"
    "Tout reste sur cet ordinateur : aucun compte, aucun serveur distant, aucune statistique d’usage."
)
BASE, FIRST = "base", "premiere_base"
ICONS = {session.OWN: ":material/school:", session.SAMPLE: ":material/science:"}


def open_app() -> None:
    """What all screens share: the page's looks, and which base is open, with the switch to the other; the URL keeps it
    (« ?base=exemple »). Belongs to app.py: only there does Streamlit keep a choice from page to page.
    """
    st.set_page_config(NAME, layout="wide", menu_items={"About": ABOUT})
    dress()
    asked = st.query_params.get(BASE)
    # the default must not change with the address, or the choice would be forgotten with it
    first = st.session_state.setdefault(FIRST, asked if asked in session.BASES else session.OWN)
    with st.container(key="base_ouverte", horizontal=True, vertical_alignment="center", gap="medium"):
        st.segmented_control(
            "Base ouverte",
            list(session.BASES),
            format_func=lambda base: f"{ICONS[base]} {session.BASES[base]}",
            default=first,
            required=True,
            key=BASE,
        )
        st.toggle(
            "Salle",
            key=session.ROOM,
            bind="query-params",
            help="Avant de projeter : masque à l’écran les groupes de moins de 5 personnes, et ceux qui permettraient "
            "de les retrouver.",
        )
    base = session.current_base()
    if base == session.OWN:
        st.query_params.pop(BASE, None)
    elif base != asked:
        st.query_params[BASE] = base


def page_frame(title: str, caption: str, *, needs_figures: bool = True, repairs: bool = False) -> None:
    """Begin a page. If the base cannot be opened, or if it is empty and the page ``needs_figures``, say so and stop;
    where the page ``repairs`` a damaged base, it goes on.
    """
    _enter_by_app()
    st.set_page_config(f"{title} – {NAME}")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(title, width="content", anchor=False)
        if session.current_base() == session.SAMPLE:
            st.badge("Lycée fictif\u00a0: chiffres inventés", icon=ICONS[session.SAMPLE], color="orange")
    st.caption(plain(french.spaced(caption)))
    try:
        empty = not session.current_store().imported_tables()
        if session.lacks_key() and not repairs:
            tell_key()
    except WarehouseError as error:
        if isinstance(error, DamagedBase) and repairs:
            return
        tell_closed(error)
        st.stop()
    if empty and needs_figures:
        empty_base()
        st.stop()


def run_page(page: StreamlitPage) -> None:
    """Whatever the base refuses in the middle of a page is told in a sentence; damage, from the top of every page."""
    try:
        page.run()
    except DamagedBase:
        st.rerun()
    except WarehouseError as error:
        tell_closed(error)


def _enter_by_app() -> None:
    """Run app.py, which will run this page in its turn, where Streamlit has not: until a server has met
    ``st.navigation`` once, it takes the folder pages/ for its menu and runs the page of an address by itself.
    """
    if PagesManager.uses_pages_directory:
        runpy.run_path(str(APP), run_name="__main__")
        st.stop()


def empty_base() -> None:
    """What an empty base offers: to fill it, or to look around in the other."""
    with st.container(border=True, key="base_vide", gap="small"):
        st.markdown("#### Votre base est encore vide", anchors=False)
        st.markdown(
            french.spaced(
                "Déposez vos fichiers tels qu’ils sont – listes d’élèves, conventions, actions, PFMP, taxe… – et les "
                "indicateurs apparaîtront ici. Rien à vous pour l’instant ? Un lycée inventé, dans sa propre base, "
                "montre tout ce que fait l’application."
            )
        )
        with st.container(horizontal=True):
            if st.button("Importer mes fichiers", type="primary", icon=":material/upload_file:"):
                st.switch_page("pages/importer.py")
            st.button(
                "Explorer avec un lycée fictif", icon=ICONS[session.SAMPLE], on_click=_open, args=(session.SAMPLE,)
            )


def open_own_base() -> None:
    """Where files would go: never into the fictional school."""
    with st.container(border=True, gap="small"):
        st.markdown(
            french.spaced(
                "Le lycée fictif est ouvert : il ne reçoit aucun fichier. Les vôtres vont dans « Mon lycée »."
            )
        )
        st.button("Ouvrir « Mon lycée »", type="primary", icon=ICONS[session.OWN], on_click=_open, args=(session.OWN,))


def rebuilt_base() -> None:
    """Why the fictional school is neither handed over nor erased."""
    with st.container(border=True, gap="small"):
        st.markdown(
            french.spaced(
                "Le lycée fictif est ouvert : l’application le refait d’après ses propres fichiers, sur chaque "
                "ordinateur. Il n’y a rien à en transmettre, à en reprendre ni à en effacer ; « Mon lycée » si."
            )
        )
        st.button("Ouvrir « Mon lycée »", type="primary", icon=ICONS[session.OWN], on_click=_open, args=(session.OWN,))


def _open(base: str) -> None:
    st.session_state[BASE] = base
