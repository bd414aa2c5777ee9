"""The fiche filled in: its questions by phase and theme, each with its answer and the figures that help; then the
families of indicators, and the plan of action.
"""

from collections.abc import Iterator
from itertools import groupby

import french
from annee_scolaire import previous
from conseil import POSITIONS, Answer, Evidence, answers_of, plan_of, school_of
from guide import Fiche, Question
from indicators import CATALOGUE
from indicators.words import measure_text, typeset
from reports.papers.cited_figures import CitedFigures, family_title
from reports.papers.decision_tables import plan_table
from reports.papers.paper import Block, Heading, Paper, Paragraph

NOTHING = "non renseigné"
_LEADS = {"indicateur": "Indicateur", "lignes": "Lignes derrière l’indicateur", "texte": ""}


def fiche_document(reading: CitedFigures, fiche: Fiche) -> Paper:
    """What the filled fiche of one scope says."""
    school = school_of(reading.store)
    answers = (answers_of(reading.store, reading.annee), answers_of(reading.store, previous(reading.annee)))
    blocks: list[Block] = []
    for phase, asked in groupby(fiche.questions, key=lambda question: question.phase):
        blocks.append(Heading(1, typeset(phase)))
        for theme, of_theme in groupby(asked, key=lambda question: question.theme):
            blocks.append(Heading(2, typeset(theme)))
            for question in of_theme:
                now, before = (found.get(question.ref) for found in answers)
                blocks += _question(reading, question, now, before)
    blocks += _check(reading, fiche)
    blocks.append(Heading(1, "Ajuster – Plan d’action"))
    blocks.append(plan_table(plan_of(reading.store, reading.annee), reading.scope.reference_date))
    return Paper(
        title=f"Fiche {fiche.code} – {typeset(fiche.title)}",
        subtitle=reading.told_of(),
        school=school.nom,
        logo=school.logo,
        blocks=(*blocks, reading.secret()),
    )


def _question(reading: CitedFigures, question: Question, now: Answer | None, before: Answer | None) -> Iterator[Block]:
    yield Heading(3, f"{question.ref} – {typeset(question.text)}")
    yield Paragraph(_position(now), "Position")
    yield Paragraph(_position(before), f"En {previous(reading.annee)}")
    yield Paragraph((now.constats if now else "") or NOTHING, "Constats")
    for piece in now.evidence if now else ():
        yield Paragraph(_evidence(reading, piece), "Preuve")
    if question.indicators:
        yield reading.table(question.indicators, f"Les chiffres de la question {question.ref}")


def _position(answer: Answer | None) -> str:
    if answer is None or not answer.answered:
        return NOTHING
    means = f" ({POSITIONS[answer.position][1]})" if answer.position else ""
    return french.spaced(f"{answer.position_text}{means}")


def _evidence(reading: CitedFigures, piece: Evidence) -> str:
    indicator = CATALOGUE.get(piece.indicateur or "")
    if indicator is None:
        return piece.texte or NOTHING
    said = french.spaced(f"{_LEADS[piece.sorte]} « {typeset(indicator.label)} »")
    value = f"{french.NO_BREAK}: {measure_text(indicator, reading.now[indicator.id])}"
    return f"{said}{value}" + (f" – {piece.texte}" if piece.texte else "")


def _check(reading: CitedFigures, fiche: Fiche) -> Iterator[Block]:
    yield Heading(1, "Check – Évaluer")
    for code, members in groupby(CATALOGUE.values(), key=lambda each: each.family):
        ids = [each.id for each in members]
        yield Heading(2, f"{code} – {fiche.families[code]}")
        yield Paragraph(family_title(ids, reading.scope.annees), manner="note")
        yield reading.table(ids, fiche.families[code])
