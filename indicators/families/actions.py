"""C3 – Actions engagées : nombre, typologie, durée, fréquence."""

from functools import partial

from indicators.families.counting import number, ratio, share
from indicators.model import MONTHS, Basis, Fact, Indicator

ACTIONS = Fact(
    name="actions",
    grain="une action réalisée, une année scolaire",
    dimensions=(
        "type_action",
        "secteur",
        "initiative",
        "frequence",
        "evenement",
        "dispositif",
        "mobilite",
        "formation",
        "mois",
    ),
    lists=("formation",),
    tables=("actions",),
    details=(("intitule", "Intitulé"), ("date_debut", "Date de début"), ("duree_heures", "Durée en heures")),
)

_TIMED = "duree_heures is not null"
_FREQUENCY_KNOWN = "frequence is not null and frequence <> 'autre'"  # « autre » : a word that says no frequency

_indicator = partial(Indicator, family="C3", better="hausse", fact=ACTIONS, chart="bars", population_label="actions")
_count = partial(_indicator, unit="nb", denominator_label="")
_duration = partial(
    _indicator,
    unit="h",
    numerator_label="heures d'actions",
    population_label="actions de durée connue",
    breakdowns=("type_action",),
    note="count(*) filter (duree_heures is null)",
    note_label="actions sans durée",
)

INDICATORS = (
    _count(
        id="actions.nombre",
        label="Actions réalisées",
        definition="Actions de statut « réalisée » dont la date de début est dans l'année scolaire. Sans statut, une "
        "action dont la date de début est passée est tenue pour réalisée.",
        **number("action_id"),
        numerator_label="actions réalisées",
        breakdowns=("type_action", "secteur", "mois", "initiative", "formation"),
        caution="Une action qui dure plusieurs jours compte une fois ; une action de deux formations, une fois dans "
        "chacune.",
    ),
    _duration(
        id="actions.duree_totale",
        label="Durée cumulée des actions",
        definition="Somme des durées connues des actions réalisées. Les actions sans durée sont hors calcul et "
        "comptées à part.",
        numerator="sum(duree_heures)",
        denominator=None,
        denominator_label="aucune de ces actions n'a de durée connue",
        population="count(duree_heures)",
        basis=Basis(among=_TIMED, above="duree_heures"),
        caution="À comparer d'une année à l'autre seulement si les durées sont notées avec le même soin.",
    ),
    _duration(
        id="actions.duree_moyenne",
        label="Durée moyenne d'une action",
        definition="Durée cumulée des actions réalisées, rapportée aux actions réalisées dont la durée est connue.",
        better="neutre",
        **ratio("duree_heures", "1", among=_TIMED),
        denominator_label="actions de durée connue",
        caution="Une seule action très longue, une mobilité par exemple, tire la moyenne vers le haut.",
    ),
    _indicator(
        id="actions.par_mois",
        label="Fréquence",
        definition="Actions réalisées, rapportées aux mois de l'année scolaire commencés à la date de référence : de "
        "septembre à juin, dix au plus.",
        unit="par mois",
        numerator="count(*)",
        numerator_label="actions réalisées",
        denominator=MONTHS,
        denominator_label="mois de l'année scolaire commencés",
        population="count(*)",
        basis=Basis(),
        breakdowns=("type_action",),
        caution="Un mois commencé compte en entier : en début de mois, la fréquence paraît plus basse.",
    ),
    _indicator(
        id="actions.recurrentes",
        label="Part des actions récurrentes",
        definition="Actions réalisées dont la fréquence n'est pas « ponctuelle », rapportées aux actions réalisées de "
        "fréquence connue.",
        unit="%",
        **share("frequence <> 'ponctuelle'", among=_FREQUENCY_KNOWN),
        numerator_label="actions récurrentes",
        denominator_label="actions de fréquence connue",
        population_label="actions de fréquence connue",
        breakdowns=("type_action", "frequence"),
        chart="parts",
        caution="Une fréquence vide, ou hors liste (« autre »), ne compte ni dans un sens ni dans l'autre.",
        note=f"count(*) filter (not coalesce({_FREQUENCY_KNOWN}, false))",
        note_label="actions sans fréquence connue",
    ),
    _count(
        id="actions.evenements_nationaux",
        label="Actions menées lors d'évènements nationaux",
        definition="Actions réalisées dont l'évènement national est renseigné : semaine école-entreprise, semaine de "
        "l'industrie…",
        **number("action_id", "evenement is not null"),
        numerator_label="actions menées lors d'un évènement national",
        breakdowns=("evenement",),
        caution="Un même évènement écrit de deux façons fait deux barres.",
    ),
    _count(
        id="actions.avenirpro",
        label="Actions AvenirPro",
        definition="Actions réalisées dont le dispositif est AvenirPro.",
        **number("action_id", "dispositif = 'AvenirPro'"),
        numerator_label="actions AvenirPro",
        breakdowns=("formation",),
        caution="Un atelier AvenirPro dont la colonne « Dispositif » est vide n'est pas compté.",
    ),
    _count(
        id="actions.mobilite",
        label="Actions de mobilité culturelle ou géographique",
        definition="Actions réalisées dont la mobilité est renseignée et n'est pas « aucune ».",
        **number("action_id", "mobilite <> 'aucune'"),
        numerator_label="actions de mobilité",
        breakdowns=("mobilite",),
        caution="Une mobilité hors liste (« autre ») est comptée. Une colonne « Mobilité » vide ne l'est pas.",
    ),
)
