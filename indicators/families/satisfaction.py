"""C8 – Satisfaction des parties prenantes."""

from functools import partial

from indicators.families.counting import ratio
from indicators.model import Fact, Indicator

SATISFACTION = Fact(
    name="satisfaction",
    grain="une réponse, ou une enquête déjà totalisée",
    dimensions=("public_enquete", "enquete", "action"),
    tables=("satisfaction",),
    details=(
        ("enquete", "Enquête"),
        ("note", "Note"),
        ("note_maximale", "Note maximale"),
        ("repondants", "Répondants"),
        ("satisfaits", "Satisfaits"),
    ),
)
ENQUETES = Fact(
    name="enquetes",
    grain="une réponse ou un total d'une enquête dont les interrogés sont connus",
    dimensions=("public_enquete", "enquete"),
    tables=("satisfaction",),
    details=(("enquete", "Enquête"), ("repondants", "Répondants"), ("interroges", "Interrogés")),
    kin="satisfaction",
)

_indicator = partial(
    Indicator, family="C8", better="hausse", fact=SATISFACTION, breakdowns=("public_enquete", "enquete")
)

INDICATORS = (
    _indicator(
        id="satisfaction.taux",
        label="Parties prenantes satisfaites",
        definition="Réponses d'au moins 60 % de la note maximale, et satisfaits des enquêtes déjà totalisées, "
        "rapportés à l'ensemble des répondants.",
        unit="%",
        **ratio("satisfaits", "repondants"),
        numerator_label="répondants satisfaits",
        denominator_label="répondants",
        population_label="répondants",
        breakdowns=("public_enquete", "enquete", "action"),
        chart="parts",
        caution="Une enquête totalisée vient avec sa propre définition de « satisfait ».",
    ),
    _indicator(
        id="satisfaction.score_moyen",
        label="Score moyen de satisfaction",
        definition="Moyenne des notes, chacune ramenée sur 100. Les enquêtes déjà totalisées n'ont pas de notes : "
        "elles sont hors calcul.",
        unit="/100",
        **ratio("score", "1", among="score is not null"),
        numerator_label="total des notes ramenées sur 100",
        denominator_label="réponses notées",
        population_label="réponses notées",
        chart="bars",
        caution="Une moyenne cache les avis extrêmes : regardez aussi la part de satisfaits.",
    ),
    _indicator(
        id="satisfaction.taux_retour",
        label="Taux de retour des enquêtes",
        definition="Répondants rapportés aux personnes interrogées, pour les enquêtes dont le nombre d'interrogés est "
        "connu.",
        unit="%",
        fact=ENQUETES,
        **ratio("repondants", "interroges"),
        numerator_label="répondants",
        denominator_label="interrogés",
        population_label="interrogés",
        chart="parts",
        caution="Une enquête sans nombre d'interrogés n'entre ni en haut ni en bas du calcul.",
    ),
)
