"""C2 – Formalisation des réseaux."""

from functools import partial

from indicators.families.counting import number, share
from indicators.model import Fact, Indicator

RESEAUX = Fact(
    name="reseaux",
    grain="un réseau, une année scolaire que son appartenance touche",
    dimensions=("type_reseau",),
    tables=("reseaux",),
    details=(
        ("reseau", "Réseau"),
        ("formalise", "Formalisé"),
        ("date_debut", "Depuis le"),
        ("date_fin", "Jusqu'au"),
    ),
)

_indicator = partial(
    Indicator,
    family="C2",
    better="hausse",
    fact=RESEAUX,
    population_label="réseaux",
    breakdowns=("type_reseau",),
)

INDICATORS = (
    _indicator(
        id="reseaux.nombre",
        label="Réseaux dont l'établissement est partie prenante",
        definition="Réseaux auxquels l'établissement appartient un jour au moins de l'année scolaire : « depuis le » "
        "au plus tard le 31 août ou non renseigné, « jusqu'au » vide ou au plus tôt le 1er septembre.",
        unit="nb",
        **number("cle"),
        numerator_label="réseaux",
        denominator_label="",
        chart="bars",
        caution="Un réseau sans date de début ni de fin est tenu pour actif : vérifiez ceux que l'établissement a "
        "quittés.",
    ),
    _indicator(
        id="reseaux.part_formalisee",
        label="Part des réseaux formalisés",
        definition="Réseaux de l'année formalisés par un document (convention, charte, adhésion, label), rapportés aux "
        "réseaux de l'année dont on sait s'ils le sont. Les autres sont hors calcul et comptés à part.",
        unit="%",
        **share("formalise", among="formalise is not null", thing="cle"),
        numerator_label="réseaux formalisés",
        denominator_label="réseaux dont on sait s'ils sont formalisés",
        note="count(distinct cle) filter (formalise is null)",
        note_label="réseaux dont on ne sait pas s'ils sont formalisés",
        chart="parts",
        caution="Dans un tableau qui a la colonne « Formalisé », une case vide veut dire non.",
    ),
)
