"""The declarations of the indicators, to be read and searched."""

import unicodedata
from itertools import groupby

import streamlit as st

import french
from guide import Fiche
from indicators import CATALOGUE, Indicator
from indicators.words import parts_of, typeset
from widgets.council import ASKED, PAGE
from widgets.figures import OPENED, page_of
from widgets.plain_text import plain


def search_box() -> str:
    """Draw the search box, kept by the URL (« ?cherche=… »); return what is asked for."""
    asked = st.text_input(
        "Chercher", key="cherche", bind="query-params", icon=":material/search:", width=480,
        placeholder="Un mot de l’intitulé, de la définition ou de la question", max_chars=80,
    )  # fmt: skip
    return asked or ""


def show_dictionary(fiche: Fiche, asked: str) -> None:
    """Draw the declarations in which all the words ``asked`` are found, under the families of the fiche."""
    found = [each for each in CATALOGUE.values() if matches(fiche, each, asked)]
    st.caption(plain(_count(len(found), asked)))
    for family, members in groupby(found, key=lambda each: each.family):
        st.markdown(f"#### {family} · {plain(typeset(fiche.families[family]))}", anchors=False)
        for each in members:
            _draw(fiche, each)


def _count(found: int, asked: str) -> str:
    if not asked.strip():
        return french.plural(found, "indicateur")
    if not found:
        return french.spaced(
            f"Aucun indicateur ne contient « {asked.strip()} ». Effacez la recherche pour les voir tous."
        )
    return french.spaced(f"{french.plural(found, 'indicateur')} sur {len(CATALOGUE)} pour « {asked.strip()} »")


def matches(fiche: Fiche, indicator: Indicator, asked: str) -> bool:
    """Whether each word ``asked`` is found in the declaration or its questions; case and accents do not matter."""
    questions = [f"{each.ref} {each.text}" for each in fiche.answered_by(indicator.id)]
    declared = [
        indicator.id,
        indicator.family,
        fiche.families[indicator.family],
        indicator.label,
        *parts_of(indicator).values(),
    ]
    text = _bare(" ".join([*declared, *questions]))
    return all(word in text for word in _bare(asked).split())


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _draw(fiche: Fiche, indicator: Indicator) -> None:
    parts = parts_of(indicator)
    with st.container(border=True, gap="xsmall", key=f"definition_{indicator.id.replace('.', '_')}"):
        definition, caution = parts.pop("Définition"), parts.pop("Prudence")
        said = " · ".join(f"**{name}**\u00a0: {plain(text)}" for name, text in parts.items())
        st.markdown(
            f"##### {plain(typeset(indicator.label))} :small[`{indicator.id}`]\n\n"
            f"{plain(definition)}\n\n{said}\n\n"
            f"**Prudence**\u00a0: {plain(caution)}",
            anchors=False,
        )
        with st.container(horizontal=True, gap="medium"):
            st.page_link(
                page_of(indicator.id),
                label="Voir le graphique",
                icon=":material/bar_chart:",
                query_params={OPENED: indicator.id},
            )
            for each in fiche.answered_by(indicator.id):
                query = {ASKED: each.ref}
                st.page_link(
                    PAGE, label=f"Question {each.ref}", icon=":material/menu_book:", help=plain(typeset(each.text)),
                    query_params=query,
                )  # fmt: skip
