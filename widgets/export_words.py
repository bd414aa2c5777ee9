"""The words that leave with the council: the filled fiche and the minutes, as Word files to finish or PDF to sign."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

import french
from conseil.seance import last_held
from indicators import Scope
from reports.document import Kind
from warehouse import Store
from widgets import session
from widgets.text import plain

FORMATS: Mapping[Kind, tuple[str, str]] = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
}
"""Each format: its name, its type."""
FICHE = (
    "Les 23 questions avec leur position, leurs constats, leurs preuves et leurs chiffres, ceux de l’an passé, puis "
    "tous les indicateurs et le plan d’action."
)
MINUTES = "Présents, points de l’ordre du jour et leurs chiffres, décisions, plan d’action, signatures."


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


def take(label: str, name: str, written: Callable[[Kind], Callable[[], bytes]]) -> None:
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
