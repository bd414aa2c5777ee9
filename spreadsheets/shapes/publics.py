"""Who answers a survey and what it is called: told by a column, a title, a tab, the name of the file, its questions."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from spreadsheets.cells import as_text, is_blank, list_key, normalise, vocabulary
from spreadsheets.declared import BY_NAME
from spreadsheets.model import Cell, Constant
from spreadsheets.recognise.around import FILE, PERSON, TAB, TITLE
from spreadsheets.recognise.synonyms import SURE, columns_named
from spreadsheets.shapes.forms import Form
from spreadsheets.shapes.layout import distinct

PUBLIC = "public_enquete"
QUESTIONS = "les questions"
_DECLARED: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


_NOT_A_PUBLIC = _any_of(_DECLARED["not_a_public"])
_NAMED = {public: _any_of(patterns) for public, patterns in _DECLARED["named"].items()}
_ASKED = {public: _any_of(patterns) for public, patterns in _DECLARED["asked"].items()}
_WHO = re.compile(
    r"(?:vous|tu|je) (?:etes|es|suis|repondez en tant que).*|qui (?:etes vous|es tu)"
    r"|(?:votre |ton )?(?:profil|statut|role|qualite|fonction)|en tant que|vous repondez.*|categorie.*|public.*"
)
_MOST_PUBLICS, _HALF = 15, 0.5
_GENERIC = re.compile(
    r"(?:form|feuil|feuille|sheet|classeur|tab|table|tableau|export|data|donnees|reponses?|resultats?|responses?|page"
    r"|reponses au formulaire|form responses|questionnaire|results? survey|survey|submissions?|onglet|brut|raw)? ?\d*"
)
_CUT = re.compile(
    r"\s*[(\[]\s*(?:\d+(?:\s*[-–]\s*\d+)?|r[ée]ponses?|responses?|copie|\d+ r[ée]ponses?)\s*[)\]]"
    r"|\s*[-–]?\s*\b(?:r[ée]ponses? au formulaire|form responses)\s*\d*"
    r"|\s*[-–]\s*(?:copie|copy)\b|\b(?:20)?\d\d\s?[-/–]\s?(?:20)?\d\d\b|\b\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\b|\b20\d{2,6}\b"
    r"|\b(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)(?=\s+20\d\d\b)"
    r"|\b(?:v\d+|def|vf|final|finale|export|r[ée]sultats?|r[ée]ponses?)\b|\(\s*\)",
    re.I,
)
_ENDS = " -–—_.,;:/"
_NUMBERED = re.compile(
    r"^\s*(?:q(?:uestion)?\s*)?\d{1,2}(?:[.,]\d{1,2})?\s*[a-h]?\s*[).:/–—-]+\s*(?=\D)|^(?:[A-Z]{1,3}\d{1,3}){1,2}[.:)]\s*",
    re.I,
)
_BOUNDS = re.compile(r"\s*[(\[][^()\[\]]*\d\s*(?:à|a|-|–|/|=|:)\s*[^()\[\]]*[)\]]|\s*\*+$")


def publics_in(text: str) -> set[str]:
    """The publics that a text names: « Enquête tuteurs » → partenaires; none of « PFMP en entreprise »."""
    said = _NOT_A_PUBLIC.sub(" ", normalise(text))
    return {public for public, pattern in _NAMED.items() if pattern.search(said)}


def public_of(cell: Cell) -> str | None:
    """The public that an answer to « Vous êtes » names, ``None`` where it names none, or two."""
    text = as_text(cell)
    if known := vocabulary(BY_NAME["satisfaction"].column(PUBLIC)).get(list_key(text)):
        return known
    found = publics_in(text)
    return found.pop() if len(found) == 1 else None


def column_of_publics(form: Form) -> int | None:
    """The place of the column that says who each respondent is."""
    for place, text in enumerate(form.questions):
        if not (_WHO.fullmatch(normalise(text)) or says(text, PUBLIC)):
            continue
        answers = list(distinct(form.column(place)))
        if answers and len(answers) <= _MOST_PUBLICS and sum(map(_is_public, answers)) >= _HALF * len(answers):
            return place
    return None


def _is_public(cell: Cell) -> bool:
    return public_of(cell) is not None


def says(text: str, column: str) -> bool:
    """Whether a header is, for sure, that of a column of the surveys."""
    named = columns_named(text).get("satisfaction", ()) if len(text) <= 120 else ()
    return any(match.column == column and match.strength >= SURE for match in named)


def public_around(form: Form, chosen: Mapping[str, str]) -> Constant | None:
    """The public of all the rows: as a person chose it, else as the tab, a title, the file or the questions tell."""
    if PUBLIC in chosen:
        return Constant(chosen[PUBLIC], PERSON)
    file = PurePath(form.sheet.fichier).stem.replace("_", " ")
    places = [(form.sheet.feuille, TAB), *((title, TITLE) for title in form.titles), (file, FILE)]
    for text, source in places:
        if len(found := publics_in(text)) == 1:
            return Constant(found.pop(), source)
    asked = _asked_of(form.questions)
    return Constant(asked, QUESTIONS) if asked else None


def _asked_of(questions: Iterable[str]) -> str | None:
    """Whom the questions speak to: « Ta classe », « Votre entreprise », « Votre discipline »; the one named most."""
    said = [normalise(text) for text in questions]
    counts = {public: sum(bool(pattern.search(text)) for text in said) for public, pattern in _ASKED.items()}
    best = max(counts, key=lambda public: counts[public])
    return best if counts[best] and list(counts.values()).count(counts[best]) == 1 else None


def survey_name(form: Form) -> str:
    """What a survey is called, the same whatever the year and the copy: a title, else its file and its tab."""
    titles = [name for title in form.titles if len((name := _bare(title)).split()) > 1]
    if titles:
        return titles[0]
    file, tab = _bare(PurePath(form.sheet.fichier).stem.replace("_", " ")), _bare(form.sheet.feuille)
    parts = [name for name in (file, tab) if name and not _GENERIC.fullmatch(normalise(name))]
    if len(parts) == 2 and set(normalise(parts[1]).split()) <= set(normalise(parts[0]).split()):
        parts = parts[:1]
    return " – ".join(parts) or "Enquête"


def _bare(text: str) -> str:
    return " ".join(_CUT.sub(" ", text).split()).strip(_ENDS)


def question_name(text: str) -> str:
    """A question without its number, its bounds and its full stop."""
    return " ".join(_BOUNDS.sub("", _NUMBERED.sub("", text)).split()).rstrip(_ENDS) or text


def publics_of(cells: Sequence[Cell]) -> list[Cell]:
    """The public of each row; an answer that names none stays as it is, for the list to refuse it."""
    return [None if is_blank(cell) else public_of(cell) or cell for cell in cells]
