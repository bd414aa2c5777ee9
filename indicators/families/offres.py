"""C5 – Impact : offres d'emploi, d'apprentissage et de job reçues des entreprises."""

from functools import partial

from indicators.families.counting import ratio, total
from indicators.model import Fact, Indicator

OFFRES = Fact(
    name="offres",
    grain="une offre reçue, une année scolaire",
    dimensions=("contrat", "secteur", "mois", "action", "entreprise"),
    tables=("offres",),
    details=(
        ("date_reception", "Date de réception"),
        ("entreprise", "Entreprise"),
        ("intitule", "Intitulé"),
        ("postes", "Postes"),
        ("jeunes_recrutes", "Jeunes recrutés"),
    ),
)

_indicator = partial(Indicator, family="C5", better="hausse", fact=OFFRES)
_count = partial(
    _indicator,
    unit="nb",
    denominator_label="",
    population_label="offres",
    chart="bars",
)

INDICATORS = (
    _count(
        id="offres.recues",
        label="Offres d'emploi reçues",
        definition="Somme des postes des offres d'emploi, d'apprentissage ou de job reçues dans l'année scolaire ; une "
        "offre qui ne dit pas combien de postes elle propose en vaut un.",
        **total("postes"),
        numerator_label="postes proposés",
        breakdowns=("contrat", "secteur", "mois", "action"),
        caution="Ne compte que les offres notées dans le tableau, pas celles reçues de vive voix.",
    ),
    _count(
        id="offres.jeunes_beneficiaires",
        label="Jeunes recrutés",
        definition="Somme des jeunes recrutés sur les offres reçues dans l'année scolaire.",
        **total("jeunes_recrutes"),
        numerator_label="jeunes recrutés",
        breakdowns=("contrat", "secteur", "action"),
        caution="Un jeune recruté sur deux offres compte deux fois : le tableau des offres ne nomme personne.",
    ),
    _indicator(
        id="offres.taux_concretisation",
        label="Offres concrétisées",
        definition="Jeunes recrutés rapportés aux postes des offres reçues dans l'année scolaire.",
        unit="%",
        **ratio("jeunes_recrutes", "postes"),
        numerator_label="jeunes recrutés",
        denominator_label="postes proposés",
        population_label="postes proposés",
        breakdowns=("contrat", "secteur"),
        chart="parts",
        caution="Une offre récente n'a pas encore eu le temps d'aboutir ; « Jeunes recrutés » vide vaut zéro.",
    ),
)
