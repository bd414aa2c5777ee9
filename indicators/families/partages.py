"""C6 – Indicateurs partagés avec les partenaires."""

from functools import partial

from indicators.families.counting import number, share
from indicators.model import Basis, Fact, Indicator

PARTAGES = Fact(
    name="partages",
    grain="un indicateur suivi avec un partenaire, une année scolaire que ce suivi touche",
    dimensions=("partenaire", "frequence"),
    tables=("partages",),
    details=(
        ("indicateur", "Indicateur"),
        ("partenaire", "Partenaire"),
        ("date_debut", "Depuis le"),
        ("date_fin", "Jusqu'au"),
        ("dernier_echange", "Dernier échange"),
    ),
)
PARTENAIRES = Fact(
    name="partenaires",
    grain="un partenaire par convention active, une année scolaire",
    dimensions=("type_partenaire", "secteur", "formation", "niveau_convention", "partenaire"),
    lists=("formation",),
    tables=("conventions", "partages"),
    details=(("partenaire", "Partenaire"), ("date_signature", "Date de signature"), ("date_fin", "Date de fin")),
)

_indicator = partial(Indicator, family="C6", better="hausse")
_count = partial(
    _indicator,
    fact=PARTAGES,
    denominator_label="",
    population_label="indicateurs partagés",
    chart="bars",
)

INDICATORS = (
    _count(
        id="partages.nombre",
        label="Indicateurs partagés avec les partenaires",
        definition="Indicateurs suivis en commun avec un partenaire un jour au moins de l'année scolaire ; le même "
        "indicateur suivi avec deux partenaires compte deux fois.",
        unit="nb",
        **number("cle"),
        numerator_label="indicateurs partagés",
        breakdowns=("partenaire", "frequence"),
        caution="Un suivi sans date de fin est tenu pour actif : regardez la date du dernier échange.",
    ),
    _count(
        id="partages.existence",
        label="Existence d'indicateurs partagés",
        definition="Oui si au moins un indicateur est suivi avec un partenaire dans l'année scolaire ; non si le "
        "tableau est importé et n'en a aucun pour cette année.",
        unit="oui/non",
        numerator="(count(distinct cle) > 0)::integer",
        numerator_label="indicateurs partagés",
        denominator=None,
        population="count(distinct cle)",
        basis=Basis(thing="cle"),
        breakdowns=(),
        caution="Un seul indicateur suffit : « oui » ne dit ni combien, ni à quoi ils servent.",
    ),
    _indicator(
        id="partages.part_partenaires",
        label="Partenaires sous convention suivis en commun",
        definition="Partenaires de conventions actives avec qui au moins un indicateur est suivi dans l'année, "
        "rapportés aux partenaires de conventions actives. Un partenaire de plusieurs conventions compte une fois.",
        unit="%",
        fact=PARTENAIRES,
        **share("suivi", thing="partenaire_cle"),
        numerator_label="partenaires suivis en commun",
        denominator_label="partenaires de conventions actives",
        population_label="partenaires",
        breakdowns=("type_partenaire",),
        chart="parts",
        caution="Le rapprochement se fait sur le nom du partenaire, sans la casse ni les accents.",
    ),
)
