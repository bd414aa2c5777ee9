"""C4 – Élèves bénéficiaires, participation, mixité, inclusion, publics prioritaires."""

from functools import partial

from indicators.families.actions import ACTIONS
from indicators.families.counting import number, ratio, share
from indicators.model import PUBLICS, Basis, Fact, Indicator

PUPIL = ("sexe", "formation", "niveau", "classe", "public")
LISTS = ("eleves", "participations", "actions")

EFFECTIF = Fact(
    name="effectif",
    grain="un élève de l'effectif, une année scolaire",
    dimensions=PUPIL,
    lists=("public",),
    tables=LISTS,
)
PRESENCES = Fact(
    name="presences",
    grain="un élève de l'effectif présent à une action",
    dimensions=(*PUPIL, "type_action", "action"),
    lists=("public",),
    tables=LISTS,
    details=(("action", "Action"), ("type_action", "Type d'action")),
    kin="effectif",
)
ATTENDUS = Fact(
    name="attendus",
    grain="un élève attendu à une action, ou les totaux saisis d'une action sans liste",
    dimensions=(*PUPIL, "type_action", "action"),
    lists=("public",),
    tables=("actions",),
    details=(("action", "Action"), ("attendus", "Attendus"), ("presents", "Présents")),
    kin="effectif",
)

SEXES = (("sexe", "F"), ("sexe", "G"))

_indicator = partial(Indicator, family="C4")
_rate = partial(_indicator, unit="%", better="hausse", fact=EFFECTIF, chart="parts", population_label="élèves")


def _benefit_rate(sexe: str) -> str:
    return f"100.0 * count(*) filter (beneficiaire and sexe = '{sexe}') / nullif(count(*) filter (sexe = '{sexe}'), 0)"


INDICATORS = (
    _rate(
        id="participation.taux_beneficiaires",
        label="Élèves bénéficiaires",
        definition="Part des élèves de l'effectif présents à au moins une action de l'année. L'effectif exclut les "
        "élèves sortis avant la fin de l'année ou avant la date de référence.",
        **share("beneficiaire"),
        numerator_label="élèves présents à au moins une action",
        denominator_label="élèves de l'effectif",
        breakdowns=("sexe", "formation", "niveau", "classe"),
        caution="Les actions sans liste nominative ne peuvent pas compter ici.",
    ),
    _rate(
        id="participation.taux_participation",
        label="Taux de participation",
        definition="Présents rapportés aux attendus : les listes nominatives et, pour les actions sans liste, les "
        "totaux saisis. Les actions annulées ne comptent pas.",
        fact=ATTENDUS,
        **ratio("presents", "attendus"),
        numerator_label="présences",
        denominator_label="présences attendues",
        population_label="présences attendues",
        breakdowns=("type_action", "sexe", "formation"),
        caution="Les totaux saisis ne disent ni le sexe ni la formation des attendus : ils vont dans « inconnu ».",
    ),
    _rate(
        id="participation.part_filles",
        label="Part des filles parmi les bénéficiaires",
        definition="Filles rapportées aux filles et garçons présents à au moins une action. Le sexe « inconnu » est "
        "hors calcul et compté à part.",
        better="neutre",
        fact=PRESENCES,
        **share("sexe = 'F'", among="sexe in ('F', 'G')", thing="eleve_id"),
        numerator_label="filles bénéficiaires",
        denominator_label="filles et garçons bénéficiaires",
        breakdowns=("formation", "type_action"),
        note="count(distinct eleve_id) filter (sexe = 'inconnu')",
        note_label="élèves de sexe inconnu",
        caution="À lire avec la part des filles dans l'effectif de la formation.",
        sides=SEXES,
    ),
    _indicator(
        id="participation.ecart_filles_garcons",
        label="Écart filles–garçons",
        definition="Taux de bénéficiaires des filles moins celui des garçons. Positif : les filles participent "
        "davantage.",
        unit="points",
        better="neutre",
        fact=EFFECTIF,
        numerator=f"{_benefit_rate('F')} - {_benefit_rate('G')}",
        numerator_label="taux des filles moins taux des garçons",
        denominator=None,
        denominator_label="il faut au moins une fille et un garçon",
        population="count(*) filter (sexe in ('F', 'G'))",
        basis=Basis(among="sexe in ('F', 'G')", counts="beneficiaire"),
        population_label="élèves",
        breakdowns=("formation", "niveau"),
        chart="gap",
        caution="Un écart sur quelques élèves seulement n'est pas significatif.",
        sides=SEXES,
    ),
    _rate(
        id="participation.taux_inclusion",
        label="Bénéficiaires parmi les élèves à besoins particuliers",
        definition="Part des élèves ULIS ou à besoins éducatifs particuliers présents à au moins une action ; un "
        "élève des deux compte une fois.",
        **share("beneficiaire", among="besoins_particuliers"),
        numerator_label="élèves ULIS ou EBEP bénéficiaires",
        denominator_label="élèves ULIS ou EBEP",
        breakdowns=("niveau",),
        caution="Peu d'élèves : les effectifs de 1 à 4 ne sortent pas de l'application.",
        publics=("ulis", "ebep"),
    ),
    _rate(
        id="participation.taux_prioritaires",
        label="Bénéficiaires parmi les publics prioritaires",
        definition="Part des élèves boursiers, QPV, ULIS, EBEP, allophones ou MLDS présents à au moins une action ; "
        "chaque élève compte une fois.",
        **share("beneficiaire", among="prioritaire"),
        numerator_label="élèves prioritaires bénéficiaires",
        denominator_label="élèves des publics prioritaires",
        breakdowns=("public",),
        caution="Un élève de plusieurs publics compte dans chacun d'eux : les barres ne s'additionnent pas.",
        publics=PUBLICS,
    ),
    _indicator(
        id="participation.actions_prioritaires",
        label="Actions pour les publics prioritaires",
        definition="Actions réalisées dans l'année dont le tableau dit qu'elles visent un public prioritaire.",
        unit="nb",
        better="hausse",
        fact=ACTIONS,
        **number("action_id", "public_prioritaire"),
        numerator_label="actions visant un public prioritaire",
        denominator_label="",
        population_label="actions",
        breakdowns=("type_action",),
        chart="bars",
        caution="Dépend de la colonne « Public prioritaire visé ».",
    ),
)
