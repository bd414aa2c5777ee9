"""C5 – Impact : solutions de PFMP et entreprises d'accueil."""

from functools import partial

from indicators.families.counting import loyalty, number, share
from indicators.model import Fact, Indicator

PFMP = Fact(
    name="pfmp",
    grain="un élève, une période de PFMP",
    dimensions=("periode", "sexe", "formation", "niveau", "classe", "public", "secteur", "action", "jour"),
    lists=("public",),
    tables=("pfmp",),
    details=(
        ("periode", "Période de PFMP"),
        ("situation", "Situation"),
        ("origine", "Origine"),
        ("date_debut", "Début"),
        ("date_solution", "Date de la solution"),
    ),
)
ACCUEILS = Fact(
    name="accueils",
    grain="un élève accueilli dans une entreprise, dans l'année et dans la suivante",
    dimensions=("secteur", "periode", "sexe", "formation", "niveau", "classe", "public"),
    lists=("public",),
    tables=("pfmp",),
    details=(("entreprise", "Entreprise"), ("annee_accueil", "Accueil en"), ("periode", "Période de PFMP")),
    kin="pfmp",
    things=True,
)

_indicator = partial(Indicator, family="C5", better="hausse")
_rate = partial(_indicator, unit="%", fact=PFMP, chart="parts")


INDICATORS = (
    _indicator(
        id="pfmp.jeunes_avec_solution",
        label="Jeunes ayant une solution de PFMP",
        definition="Élèves distincts dont la situation est « convention signée » ou « place trouvée », pour les "
        "périodes choisies (toutes : au moins une dans l'année).",
        unit="nb",
        fact=PFMP,
        **number("eleve_id", "solution"),
        numerator_label="élèves ayant une solution",
        denominator_label="",
        population_label="élèves",
        breakdowns=("periode", "formation", "classe", "sexe", "secteur"),
        chart="bars",
        caution="Un élève de plusieurs périodes compte une fois au total, et une fois dans chaque période.",
    ),
    _rate(
        id="pfmp.taux_solution",
        label="Taux de solution de PFMP",
        definition="Couples élève × période ayant une solution, rapportés aux couples élève × période. Les élèves "
        "dispensés, démissionnaires ou apprentis sont hors effectif.",
        **share("solution"),
        numerator_label="couples élève × période avec solution",
        denominator_label="couples élève × période",
        population_label="couples élève × période",
        breakdowns=("periode", "formation", "classe", "sexe", "public"),
        caution="Un élève sans ligne dans le tableau des PFMP n'est pas compté.",
    ),
    _rate(
        id="pfmp.courbe",
        label="Avancement des solutions",
        definition="Part des élèves ayant une solution à J−n du début de la période, cumulée ; la valeur est celle "
        "du jour J. Les solutions sans date sont hors calcul.",
        **share("solution and jour >= 0", among="not solution or jour is not null"),
        numerator_label="solutions trouvées au plus tard le premier jour",
        denominator_label="couples élève × période, hors solutions sans date",
        population_label="couples élève × période",
        breakdowns=("periode",),
        chart="curve",
        caution="Ne vaut que si la date de la solution est notée au fil de l'eau.",
    ),
    _rate(
        id="pfmp.part_via_partenaire",
        label="Solutions dues au réseau du lycée",
        definition="Solutions venues du bureau des entreprises, d'un partenaire, d'un enseignant ou d'une action, "
        "rapportées aux solutions d'origine connue.",
        **share("par_le_reseau", among="origine_connue"),
        numerator_label="solutions dues au réseau",
        denominator_label="solutions d'origine connue",
        population_label="solutions d'origine connue",
        breakdowns=("periode", "secteur", "action"),
        caution="Les solutions sans origine ne comptent ni dans un sens ni dans l'autre.",
    ),
    _indicator(
        id="pfmp.entreprises_accueil",
        label="Entreprises d'accueil",
        definition="Entreprises distinctes ayant offert une solution : par SIRET, sinon par nom et commune.",
        unit="nb",
        fact=ACCUEILS,
        **number("entreprise_cle", "not avant"),
        numerator_label="entreprises d'accueil",
        denominator_label="",
        population_label="entreprises",
        breakdowns=("secteur",),
        chart="bars",
        caution="Une entreprise écrite de deux façons et sans SIRET compte deux fois.",
    ),
    _rate(
        id="pfmp.entreprises_fidelisees",
        label="Entreprises d'accueil fidélisées",
        definition="Entreprises d'accueil de l'année déjà présentes l'année précédente, rapportées à celles de "
        "l'année précédente.",
        fact=ACCUEILS,
        **loyalty("entreprise_cle"),
        numerator_label="entreprises présentes les deux années",
        denominator_label="entreprises d'accueil de l'année précédente",
        population_label="entreprises de l'année précédente",
        breakdowns=("secteur",),
        caution="Demande les PFMP de deux années de suite.",
    ),
)
