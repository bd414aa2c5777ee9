"""The dictionary of the indicators, docs/indicateurs.md: written by `uv run python -m reports.dictionary`."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import french
from guide import Fiche, load_fiche
from indicators import CATALOGUE, Indicator
from indicators.words import parts_of, typeset

DICTIONARY = Path(__file__).parent.parent / "docs" / "indicateurs.md"


def build_dictionary(fiche: Fiche) -> str:
    """Every indicator as it is declared, under the families of the fiche, with the questions that it answers."""
    lines = [
        "# Dictionnaire des indicateurs",
        typeset(
            f"Les {len(CATALOGUE)} indicateurs de la fiche {fiche.code} « {fiche.title} », famille par famille. Cette "
            "page est écrite d'après leurs déclarations par `uv run python -m reports.dictionary` ; ne la modifiez pas."
        ),
    ]
    for family, members in groupby(CATALOGUE.values(), key=lambda each: each.family):
        lines.append(f"## {family} – {typeset(fiche.families[family])}")
        for indicator in members:
            lines += _paragraphs(fiche, indicator)
    return "\n\n".join(lines) + "\n"


def _paragraphs(fiche: Fiche, indicator: Indicator) -> Iterator[str]:
    parts = parts_of(indicator)
    yield f"### {typeset(indicator.label)}"
    yield parts.pop("Définition")
    said = {"Identifiant": f"`{indicator.id}`", **parts}
    yield "\n".join(f"- {name}{french.NO_BREAK}: {text}" for name, text in said.items())
    questions = [f"- {each.ref}. {typeset(each.text)}" for each in fiche.answered_by(indicator.id)]
    if questions:
        yield "\n".join([typeset("Questions de la fiche :"), "", *questions])


if __name__ == "__main__":
    DICTIONARY.parent.mkdir(exist_ok=True)
    DICTIONARY.write_text(build_dictionary(load_fiche()), encoding="utf-8")
