"""What an answer rests on: figures, the rows behind them, papers of one's own; asked for, and shown as links."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

import french
from conseil import Answer, Evidence, EvidenceKind
from guide import Question
from indicators import CATALOGUE, Scope
from indicators.words import measure_text, typeset
from warehouse import Store
from widgets import session
from widgets.figures import ICON, OPENED, ROWS, page_of
from widgets.plain_text import plain

_ASKED: dict[EvidenceKind, str] = {
    "indicateur": "Preuves : indicateurs",
    "lignes": "Preuves : lignes derrière un indicateur",
}


def ask_evidence(
    known: Answer, question: Question, key: str, keep: Callable[[Callable[[Answer], Answer]], None]
) -> None:
    """Draw the three ways to bring evidence; each change is given to ``keep`` at once."""
    ids = [*(each for each in question.indicators if each in CATALOGUE)]
    ids += [each for each in CATALOGUE if each not in ids]
    columns = st.columns(3, gap="medium")
    for (sorte, label), column in zip(_ASKED.items(), columns, strict=False):
        with column:
            _ask_indicators(known, sorte, label, ids, key, keep)
    with columns[2]:
        _ask_texts(known, key, keep)


def _ask_indicators(
    known: Answer,
    sorte: EvidenceKind,
    label: str,
    ids: Sequence[str],
    key: str,
    keep: Callable[[Callable[[Answer], Answer]], None],
) -> None:
    chosen = f"{key}_{sorte}"
    kept = [each.indicateur for each in known.evidence if each.sorte == sorte and each.indicateur in ids]
    st.session_state.setdefault(chosen, kept)

    def change() -> None:
        picked = tuple(Evidence(sorte, each) for each in st.session_state[chosen])
        keep(lambda now: _with(now, sorte, picked))

    st.multiselect(
        french.spaced(label),
        ids,
        key=chosen,
        format_func=lambda each: typeset(CATALOGUE[each].label),
        placeholder="Choisir",
        select_all=False,
        wrap=True,
        on_change=change,
    )


def _ask_texts(known: Answer, key: str, keep: Callable[[Callable[[Answer], Answer]], None]) -> None:
    typed = f"{key}_pieces"
    st.session_state.setdefault(typed, "\n".join(each.texte for each in known.evidence if each.sorte == "texte"))

    def change() -> None:
        lines = [line.strip() for line in str(st.session_state[typed]).split("\n")]
        keep(lambda now: _with(now, "texte", tuple(Evidence("texte", None, line) for line in lines if line)))

    st.text_area(
        french.spaced("Preuves : autres pièces, une par ligne"),
        key=typed,
        height=96,
        placeholder="Compte rendu du conseil du 12/03/2026…",
        on_change=change,
    )


def _with(answer: Answer, sorte: EvidenceKind, pieces: tuple[Evidence, ...]) -> Answer:
    """The answer, with these pieces in place of those of their kind; figures first, then rows, then papers."""
    others = [each for each in answer.evidence if each.sorte != sorte]
    order = ("indicateur", "lignes", "texte")
    return replace(answer, evidence=tuple(sorted([*others, *pieces], key=lambda each: order.index(each.sorte))))


def show_evidence(store: Store, answer: Answer) -> None:
    """Draw the evidence of an answer, figures with their value in its school year, as links to where they come from."""
    ids = tuple(each.indicateur for each in answer.evidence if each.indicateur and each.indicateur in CATALOGUE)
    found = session.measures(store, ids, Scope(answer.annee)) if ids else {}
    for piece in answer.evidence:
        if piece.indicateur is None:
            st.markdown(f":material/description: {plain(piece.texte)}")
        elif piece.indicateur in found:
            indicator = CATALOGUE[piece.indicateur]
            label, query = typeset(indicator.label), {OPENED: indicator.id, "annee": answer.annee}
            if piece.sorte == "lignes":
                query, said, icon = {**query, ROWS: "true"}, f"Lignes : {label}", ICON
            else:
                said, icon = f"{measure_text(indicator, found[indicator.id])} · {label}", ":material/bar_chart:"
            st.page_link(page_of(indicator.id), label=plain(french.spaced(said)), icon=icon, query_params=query)
