"""C5 – Impact : taxe d'apprentissage, par campagne (année civile)."""

from functools import partial

from indicators.families.counting import loyalty, number, total
from indicators.model import Basis, Fact, Indicator

TAXE = Fact(
    name="taxe",
    grain="un versement, dans sa campagne et dans la suivante",
    dimensions=("secteur", "entreprise", "action"),
    tables=("taxe",),
    details=(
        ("entreprise", "Entreprise"),
        ("campagne", "Campagne"),
        ("date_versement", "Date de versement"),
        ("montant", "Montant"),
    ),
)

_indicator = partial(Indicator, family="C5", better="hausse", fact=TAXE)

_NOW = "coalesce(sum(montant) filter (not avant), 0)"
_BEFORE = "coalesce(sum(montant) filter (avant), 0)"

INDICATORS = (
    _indicator(
        id="taxe.montant",
        label="Taxe d'apprentissage perçue",
        definition="Somme des montants de la campagne, fonds non affectés par un employeur compris. L'année scolaire "
        "2025-2026 désigne la campagne 2025, dont les fonds arrivent à l'ouverture de cette année.",
        unit="€",
        **total("montant", "not avant"),
        numerator_label="montants de la campagne",
        denominator_label="",
        population_label="versements",
        breakdowns=("secteur", "entreprise", "action"),
        chart="amounts",
        caution="Une campagne en cours n'a pas encore reçu tous ses versements.",
    ),
    _indicator(
        id="taxe.evolution",
        label="Évolution de la taxe",
        definition="Montant de la campagne moins celui de la précédente, rapporté à celui de la précédente.",
        unit="%",
        numerator=f"{_NOW} - {_BEFORE}",
        numerator_label="montant gagné ou perdu",
        denominator=_BEFORE,
        denominator_label="montant de la campagne précédente",
        population="count(*)",
        basis=Basis(
            above="case when avant then -montant else montant end", below="case when avant then montant else 0 end"
        ),
        population_label="versements des deux campagnes",
        breakdowns=("secteur",),
        chart="gap",
        caution="Dans un secteur, un seul contributeur peut faire toute l'évolution.",
    ),
    _indicator(
        id="taxe.contributeurs",
        label="Entreprises contributrices",
        definition="Entreprises distinctes ayant versé pendant la campagne, fonds non affectés exclus : par SIRET, "
        "sinon par nom.",
        unit="nb",
        **number("entreprise_cle", "not avant"),
        numerator_label="entreprises contributrices",
        denominator_label="",
        population_label="entreprises",
        breakdowns=("secteur",),
        chart="bars",
        caution="Une entreprise écrite de deux façons et sans SIRET compte deux fois.",
    ),
    _indicator(
        id="taxe.contributeurs_fidelises",
        label="Contributeurs fidélisés",
        definition="Contributeurs de la campagne déjà présents à la précédente, rapportés à ceux de la précédente.",
        unit="%",
        **loyalty("entreprise_cle"),
        numerator_label="contributeurs des deux campagnes",
        denominator_label="contributeurs de la campagne précédente",
        population_label="contributeurs de la campagne précédente",
        breakdowns=("secteur",),
        chart="parts",
        caution="Demande deux campagnes de suite.",
    ),
)
