"""Counts what a declaration's label names, in agreement: « 412 élèves présents à… », « 1 élève présent à… »."""

import re

import french

# What the labels count, one by one, and their gender. A test says which noun of a new declaration is missing here.
GENDERS = {
    "action": "f", "contributeur": "m", "convention": "f", "couple": "m", "élève": "m", "enquête": "f",
    "entreprise": "f", "fille": "f", "garçon": "m", "heure": "f", "indicateur": "m", "interrogé": "m",
    "invitation": "f", "jeune": "m", "montant": "m", "mois": "m", "note": "f", "offre": "f", "partenaire": "m",
    "place": "f", "poste": "m", "présence": "f", "présent": "m", "répondant": "m", "réponse": "f", "réseau": "m",
    "satisfait": "m", "solution": "f", "taux": "m", "versement": "m",
}  # fmt: skip

_UNCHANGED = {"mois", "taux", "fois", "×"}
_STOP = re.compile(
    r"\b(?:à|aux?|avec|ayant|chez|contre|d|dans|de|des|du|dont|en|entre|hors|l|la|le|les|lors|moins|ne?|où|par|pendant"
    r"|pour|que|qui|sans|selon|sur|visant)\b|[,(]"
)
_WORD = re.compile(r"[^\W\d_]+|×", re.UNICODE)


def head(label: str) -> str:
    """The noun that a label counts, in the singular: « couples élève × période » → « couple »."""
    found = _WORD.search(label)
    return _singular_word(found[0]) if found else ""


def is_feminine(label: str) -> bool:
    """Whether the noun that a label counts is feminine."""
    return GENDERS.get(head(label)) == "f"


def singular(label: str) -> str:
    """« élèves présents à deux actions » → « élève présent à deux actions »: only the noun and what agrees with it
    change, and one of « filles et garçons » is a « fille ou garçon ».
    """
    end = _agreeing_end(label)
    changed = _WORD.sub(lambda word: _singular_word(word[0]), label[:end])
    return re.sub(r"\bet\b", "ou", changed) + label[end:]


def short(label: str) -> str:
    """The label without what follows its noun, unless that is one adjective: « élèves présents à… » → « élèves »,
    « actions récurrentes » and « couples élève × période » → themselves.
    """
    words = label[: _agreeing_end(label)].strip(" ,").split()
    if "×" in words:
        return " ".join(words[:4])
    return label if words == label.split() and len(words) <= 2 else words[0]


def counted(label: str, count: float) -> str:
    """« 412 élèves », « 1 élève », « aucune action », with the spaces that French typography asks for."""
    if count == 0:
        return f"{'aucune' if is_feminine(label) else 'aucun'}{french.NO_BREAK}{singular(label)}"
    return french.plural(count, singular(label), label)  # type: ignore[arg-type]


def _agreeing_end(label: str) -> int:
    """Where the noun and its adjectives end: at the first preposition, article or comma."""
    found = _STOP.search(label)
    return found.start() if found else len(label)


def _singular_word(word: str) -> str:
    if word in _UNCHANGED or word.isupper():
        return word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux"):
        return f"{word[:-3]}al"
    return word.removesuffix("s")
