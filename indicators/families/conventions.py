"""C1 – Conventions de partenariat."""

from functools import partial

from indicators.families.counting import number
from indicators.model import Fact, Indicator

CONVENTIONS = Fact(
    name="conventions",
    grain="une convention, une année scolaire où elle est active ou signée",
    dimensions=("type_partenaire", "secteur", "formation", "niveau_convention", "partenaire"),
    lists=("formation",),
    tables=("conventions",),
    details=(
        ("partenaire", "Partenaire"),
        ("date_signature", "Date de signature"),
        ("date_fin", "Date de fin"),
        ("reconduction_tacite", "Reconduction tacite"),
    ),
)

_count = partial(
    Indicator,
    family="C1",
    unit="nb",
    fact=CONVENTIONS,
    denominator_label="",
    population_label="conventions",
    chart="bars",
)

INDICATORS = (
    _count(
        id="conventions.actives",
        label="Conventions de partenariat actives",
        definition="Conventions signées au plus tard le 31 août de l'année scolaire, ou sans date de signature, et qui "
        "courent encore au 1er septembre : sans date de fin ou dont la fin est postérieure, ou reconduites tacitement.",
        better="hausse",
        **number("cle", "active"),
        numerator_label="conventions actives",
        breakdowns=("type_partenaire", "secteur", "formation", "niveau_convention"),
        caution="Une convention sans date de fin est tenue pour active : vérifiez celles qui ne vivent plus.",
    ),
    _count(
        id="conventions.etablissements_formation",
        label="dont avec des établissements de formation",
        definition="Conventions actives dont le partenaire est une école, un collège, un lycée, un CFA, un GRETA, "
        "une université ou un autre établissement de formation.",
        better="hausse",
        **number("cle", "active and type_partenaire = 'établissement de formation'"),
        numerator_label="conventions actives avec un établissement de formation",
        note="count(distinct cle) filter (active and type_partenaire is null)",
        note_label="conventions actives dont le type de partenaire n'est pas renseigné",
        breakdowns=("formation",),
        caution="Dépend du type de partenaire inscrit dans le tableau des conventions.",
    ),
    _count(
        id="conventions.nouvelles",
        label="Conventions signées dans l'année",
        definition="Conventions dont la date de signature est entre le 1er septembre et le 31 août de l'année "
        "scolaire.",
        better="hausse",
        **number("cle", "nouvelle"),
        numerator_label="conventions signées dans l'année",
        breakdowns=("type_partenaire", "secteur"),
        caution="Un avenant n'est pas une nouvelle convention s'il garde la même référence.",
    ),
    _count(
        id="conventions.a_echeance",
        label="Conventions à renouveler",
        definition="Conventions actives, sans reconduction tacite, dont la date de fin tombe dans l'année scolaire.",
        better="neutre",
        **number("cle", "a_echeance"),
        numerator_label="conventions à renouveler",
        breakdowns=("type_partenaire", "partenaire"),
        caution="Sans date de fin dans le tableau, une échéance ne peut pas être annoncée.",
    ),
)
