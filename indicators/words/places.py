"""Where a group of a breakdown is, as a sentence begins: « en MCV », « chez les filles », « pendant la PFMP 1 »."""

import french
from indicators.model import Indicator
from indicators.words import wording

_SAID = {
    "sexe": {"F": "chez les filles", "G": "chez les garçons"},
    "public": {
        "boursier": "chez les boursiers",
        "qpv": "chez les élèves des QPV",
        "ulis": "chez les élèves d’ULIS",
        "ebep": "chez les élèves à besoins éducatifs particuliers",
        "allophone": "chez les élèves allophones",
        "mlds": "chez les élèves de la MLDS",
    },
    "public_enquete": {"équipe pédagogique": "dans l’équipe pédagogique"},
    "initiative": {
        "lycée": "à l’initiative du lycée",
        "partenaire": "à l’initiative des partenaires",
        "conjointe": "d’une initiative conjointe",
    },
    "niveau_convention": {
        "établissement": "au niveau de l’établissement",
        "académique": "au niveau académique",
        "nationale": "au niveau national",
    },
    "contrat": {
        name: f"en {name}" for name in ("CDI", "CDD", "apprentissage", "professionnalisation", "intérim")
    },
    "entreprise": {"fonds non affectés": "pour les fonds non affectés"},
}  # fmt: skip

_BEFORE = {
    "formation": "dans la formation",
    "niveau": "en",
    "secteur": "dans le secteur",
    "type_partenaire": "pour le type",
    "niveau_convention": "pour le niveau",
    "partenaire": "avec",
    "type_reseau": "pour le type",
    "type_action": "pour le type",
    "initiative": "pour l’initiative",
    "frequence": "pour la fréquence",
    "dispositif": "dans le dispositif",
    "mobilite": "pour la mobilité",
    "contrat": "pour le contrat",
    "entreprise": "pour l’entreprise",
    "public": "pour le public",
    "public_enquete": "chez les",
}

_QUOTED = {
    "evenement": "lors de l’évènement",
    "action": "pour l’action",
    "objet": "pour l’objet",
    "enquete": "dans l’enquête",
}


def place(dimension: str, value: str) -> str:
    """The group called ``value``, in words that begin a sentence, without a capital."""
    name = wording.typeset(" ".join(value.split()))
    if value in _SAID.get(dimension, {}):
        return _SAID[dimension][value]
    if dimension == "mois":
        return f"en {french.month(value, whole=True)}"
    if dimension == "classe":
        return f"dans la classe {name.removeprefix('Classe ')}" if " " in name else f"en {name}"
    if dimension == "periode":
        return f"pendant la {name}" if name.startswith("PFMP") else f"pendant la période {_quoted(name)}"
    if dimension in _QUOTED:
        return f"{_QUOTED[dimension]} {_quoted(name)}"
    return f"{_BEFORE.get(dimension, 'pour')} {name}"


def in_year(indicator: Indicator, annee: str) -> str:
    """« en 2024-2025 », or « lors de la campagne 2024 » for the tax."""
    return f"lors de la {wording.campaign(annee)}" if wording.is_yearly_campaign(indicator) else f"en {annee}"


def than_in_year(indicator: Indicator, annee: str) -> str:
    """« qu’en 2024-2025 », or « que lors de la campagne 2024 » for the tax."""
    said = in_year(indicator, annee)
    return f"qu’{said}" if said.startswith("en ") else f"que {said}"


def from_year_to_year(indicator: Indicator, first: str, last: str) -> str:
    """« de 2021-2022 à 2025-2026 », or « de la campagne 2021 à la campagne 2025 » for the tax."""
    article = "la " if wording.is_yearly_campaign(indicator) else ""
    said = [f"{article}{wording.year_label(indicator, annee)}" for annee in (first, last)]
    return f"de {said[0]} à {said[1]}"


def _quoted(name: str) -> str:
    return name if name.startswith("«") else f"«{french.NO_BREAK}{name}{french.NO_BREAK}»"
