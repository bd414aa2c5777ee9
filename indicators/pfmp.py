"""C5 – Impact : solutions de PFMP et entreprises d'accueil."""

from functools import partial

from indicators.model import Fact, Indicator

PFMP = Fact(
    name="pfmp",
    grain="un élève, une période de PFMP",
    dimensions=("periode", "sexe", "formation", "niveau", "classe", "public", "secteur", "action", "jour"),
    lists=("public",),
    tables=("pfmp",),
)
ACCUEILS = Fact(
    name="accueils",
    grain="un élève accueilli dans une entreprise, dans l'année et dans la suivante",
    dimensions=("secteur", "periode", "sexe", "formation", "niveau", "classe", "public"),
    lists=("public",),
    tables=("pfmp",),
    kin="pfmp",
    things=True,
)

_indicator = partial(Indicator, family="C5", better="hausse")
_rate = partial(_indicator, unit="%", fact=PFMP, chart="parts")

_HOSTS = "count(distinct entreprise_cle)"
_YEARLY = "count(distinct annee || entreprise_cle)"  # faithful in one year is not faithful in another

INDICATORS = (
    _indicator(
        id="pfmp.jeunes_avec_solution",
        label="Jeunes ayant une solution de PFMP",
        definition="Élèves distincts dont la situation est « convention signée » ou « place trouvée », pour les "
        "périodes choisies (toutes : au moins une dans l'année).",
        unit="nb",
        fact=PFMP,
        numerator="count(distinct eleve_id) filter (solution)",
        numerator_label="élèves ayant une solution",
        denominator=None,
        denominator_label="",
        population="count(distinct eleve_id) filter (solution)",
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
        numerator="count(*) filter (solution)",
        numerator_label="couples élève × période avec solution",
        denominator="count(*)",
        denominator_label="couples élève × période",
        population="count(*)",
        population_label="couples élève × période",
        breakdowns=("periode", "formation", "classe", "sexe", "public"),
        caution="Un élève sans ligne dans le tableau des PFMP n'est pas compté.",
    ),
    _rate(
        id="pfmp.courbe",
        label="Solutions trouvées avant le début de la période",
        definition="Part des élèves ayant une solution à J−n du début de la période, cumulée ; la valeur est celle "
        "du jour J. Les solutions sans date sont hors calcul.",
        numerator="count(*) filter (solution and jour >= 0)",
        numerator_label="solutions trouvées au plus tard le premier jour",
        denominator="count(*) filter (not solution or jour is not null)",
        denominator_label="couples élève × période, hors solutions sans date",
        population="count(*) filter (not solution or jour is not null)",
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
        numerator="count(*) filter (par_le_reseau)",
        numerator_label="solutions dues au réseau",
        denominator="count(*) filter (origine_connue)",
        denominator_label="solutions d'origine connue",
        population="count(*) filter (origine_connue)",
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
        numerator=f"{_HOSTS} filter (not avant)",
        numerator_label="entreprises d'accueil",
        denominator=None,
        denominator_label="",
        population=f"{_HOSTS} filter (not avant)",
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
        numerator=f"{_YEARLY} filter (avant) + {_YEARLY} filter (not avant) - {_YEARLY}",
        numerator_label="entreprises présentes les deux années",
        denominator=f"{_YEARLY} filter (avant)",
        denominator_label="entreprises d'accueil de l'année précédente",
        population=f"{_YEARLY} filter (avant)",
        population_label="entreprises de l'année précédente",
        breakdowns=("secteur",),
        caution="Demande les PFMP de deux années de suite.",
    ),
)
