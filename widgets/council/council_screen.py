"""The council on the screen of the room: one message a slide, large, moved through by the keys of a clicker."""

import datetime as dt
from pathlib import Path

import streamlit as st

import french
from conseil import Seance, Slide, agenda_of, save_seance, school_of, seance_of, slides_of
from indicators import CATALOGUE, Scope
from warehouse import Store, WarehouseError
from widgets import session
from widgets.council.council_decisions import closing, decide
from widgets.council.council_slide import forget_filters, show_slide
from widgets.plain_text import plain
from widgets.scope_bar import choose_year

RANK, DAY, YEAR = session.SLIDE, "le", "pour"
"""What the address tells of a council on screen: the rank of the slide from 1, the day, the school year."""
STYLE, SCRIPT = (
    Path(__file__).with_name(f"council_screen.{kind}").read_text(encoding="utf-8") for kind in ("css", "js")
)
MASKED = "Salle : les groupes de moins de 5 personnes sont masqués, et ceux qui permettraient de les retrouver."
KEYS = (
    "Touches : → ou Page suiv., ← ou Page préc., Début, Fin ; B noircit l’écran, F le remplit, Échap quitte. "
    "Une télécommande de présentation fait de même."
)


def on_screen() -> bool:
    """Whether the address asks for a slide. Every figure is then masked as for a room."""
    return RANK in st.query_params


def prepare(store: Store) -> None:
    """What is settled before the council: its year, its day, who is there, and which slides it will see."""
    year, day = st.columns([1, 3])
    with year:
        annee = choose_year(store)
    with day, st.container(width=220):
        chosen = st.date_input("Date de la séance", key="seance_jour", format="DD/MM/YYYY")
    held = chosen if isinstance(chosen, dt.date) else _today()
    ask_present(store, annee, held)
    slides = _slides(store, annee)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Commencer la séance",
            type="primary",
            icon=":material/slideshow:",
            on_click=_start,
            args=(annee, held),
            disabled=not slides,
        )
        st.caption(plain(french.spaced(KEYS)))
    if not agenda_of(store, annee):
        st.info(french.spaced("Aucun ordre du jour pour cette année : voici les questions qui ont des chiffres."))
    st.markdown(_listed(slides))


def ask_present(store: Store, annee: str, day: dt.date) -> None:
    """Who is there, by function; kept as soon as it is typed."""
    key = f"presents_{Path(store.path).stem}_{annee}_{day}"
    st.session_state.setdefault(key, seance_of(store, annee, day).presents)
    st.text_area(
        "Présents (fonctions, jamais de nom d’élève)",
        key=key,
        height=68,
        placeholder="Proviseur, DDFPT, CPE, représentants des enseignants…",
        on_change=_keep_present,
        args=(store, annee, day, key),
    )
    if said := st.session_state.pop(f"{key}_dit", ""):
        st.caption(plain(said))


def _keep_present(store: Store, annee: str, day: dt.date, key: str) -> None:
    try:
        save_seance(store, Seance(annee=annee, tenue_le=day, presents=st.session_state[key]))
        st.session_state[f"{key}_dit"] = f"Enregistré à {dt.datetime.now():%H:%M}"  # noqa: DTZ005 (the user's clock)
    except WarehouseError as error:
        st.session_state[f"{key}_dit"] = french.spaced(str(error))


def present(store: Store) -> None:
    """Draw the slide that the address asks for, and what moves to another."""
    annee, day = _asked(store)
    slides = _slides(store, annee)
    last = len(slides) + 2
    asked = st.query_params.get(RANK, "1")
    rank = min(max(int(asked) if asked.isdecimal() else 1, 1), last)
    st.html(f"<style>{STYLE}</style>")
    st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
    _controls(rank, last)
    with st.container(key="seance"):
        if rank == 1:
            _opening(store, annee, day, slides)
        elif rank == last:
            closing(store, annee, day)
            ask_present(store, annee, day)
        else:
            slide = slides[rank - 2]
            show_slide(store, slide, annee, rank)
            decide(store, slide, annee, day)


def _opening(store: Store, annee: str, day: dt.date, slides: tuple[Slide, ...]) -> None:
    title = " – ".join(text for text in (school_of(store).nom, "Ordre du jour") if text)
    st.markdown(f"## {plain(title)}", anchors=False)
    st.markdown(plain(french.spaced(f"Conseil du {french.date(day)}, année scolaire {annee}")))
    st.markdown(_listed(slides))


def _listed(slides: tuple[Slide, ...]) -> str:
    titles = (f"{slide.titre} ({slide.ref})" if slide.ref else slide.titre for slide in slides)
    return "\n".join(f"{rank}. {plain(title)}" for rank, title in enumerate(titles, 1))


def _slides(store: Store, annee: str) -> tuple[Slide, ...]:
    with st.spinner("Préparation des diapositives…"):  # what a room may see takes seconds to decide, once
        found = session.room_measures(store, tuple(CATALOGUE), Scope(annee))
    return slides_of(agenda_of(store, annee), session.fiche(), found)


def _controls(rank: int, last: int) -> None:
    """What moves from slide to slide. A clicker sends other keys than the arrows: each has its button, unseen."""
    with st.container(key="seance_commandes", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{rank}\u00a0/\u00a0{last}", width="content")
        _moves("Précédente", rank - 1, last, "Left", ":material/arrow_back:")
        _moves("Suivante", rank + 1, last, "Right", ":material/arrow_forward:")
        st.button("Plein écran", key="seance_plein_ecran", icon=":material/fullscreen:")
        st.button("Quitter", key="seance_quitter", icon=":material/close:", shortcut="Esc", on_click=_leave)
    with st.container(key="seance_touches"):
        _moves("Diapositive précédente", rank - 1, last, "PageUp")
        _moves("Diapositive suivante", rank + 1, last, "PageDown")
        _moves("Avancer", rank + 1, last, "Space")
        _moves("Première", 1, last, "Home")
        _moves("Dernière", last, last, "End")


def _moves(label: str, to: int, last: int, shortcut: str, icon: str | None = None) -> None:
    there = 1 <= to <= last
    st.button(
        label, key=f"seance_{shortcut}", icon=icon, shortcut=shortcut, disabled=not there, on_click=_go, args=(to,)
    )


def _go(rank: int) -> None:
    st.query_params[RANK] = str(rank)
    forget_filters(rank)


def _start(annee: str, day: dt.date) -> None:
    st.query_params.update({RANK: "1", DAY: day.isoformat(), YEAR: annee})


def _leave() -> None:
    for name in (RANK, DAY, YEAR):
        st.query_params.pop(name, None)


def _asked(store: Store) -> tuple[str, dt.date]:
    """The year and the day of the address; the latest year, today, where it tells none that holds."""
    years = session.school_years(store)
    annee = st.query_params.get(YEAR, "")
    try:
        day = dt.date.fromisoformat(st.query_params.get(DAY, ""))
    except ValueError:
        day = _today()
    return (annee if annee in years else years[0]), day


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 (the user's day)
