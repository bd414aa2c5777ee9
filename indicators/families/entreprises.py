"""C7 – Implication des entreprises par secteur professionnel."""

from functools import partial

from indicators.families.actions import ACTIONS
from indicators.families.counting import share
from indicators.model import Fact, Indicator

INVITATIONS = Fact(
    name="invitations",
    grain="une invitation d'une entreprise, une année scolaire",
    dimensions=("secteur", "objet", "entreprise", "action"),
    tables=("invitations",),
    details=(
        ("date_invitation", "Date"),
        ("entreprise", "Entreprise"),
        ("reponse", "Réponse"),
        ("presence", "Présence"),
    ),
)

_rate = partial(
    Indicator,
    family="C7",
    unit="%",
    better="hausse",
    fact=INVITATIONS,
    denominator_label="invitations",
    population_label="invitations",
    breakdowns=("secteur", "objet"),
    chart="parts",
)

INDICATORS = (
    _rate(
        id="entreprises.taux_reponse",
        label="Taux de réponse aux invitations",
        definition="Invitations de l'année auxquelles l'entreprise a répondu, pour accepter ou pour décliner, "
        "rapportées aux invitations dont la réponse est renseignée.",
        **share("reponse in ('acceptée', 'déclinée')", among="reponse is not null"),
        numerator_label="invitations ayant reçu une réponse",
        denominator_label="invitations dont la réponse est renseignée",
        note="count(*) filter (reponse is null)",
        note_label="invitations dont la réponse n'est pas renseignée",
        caution="Une invitation récente n'a peut-être pas encore reçu sa réponse.",
    ),
    _rate(
        id="entreprises.taux_presence",
        label="Taux de présence des invités",
        definition="Invitations de l'année honorées par la présence de l'entreprise, rapportées aux invitations dont "
        "la présence est renseignée.",
        **share("presence", among="presence is not null"),
        numerator_label="invitations honorées",
        denominator_label="invitations dont la présence est renseignée",
        note="count(*) filter (presence is null)",
        note_label="invitations dont la présence n'est pas renseignée",
        caution="Dans un tableau qui a la colonne « Présence », une case vide veut dire absent, y compris avant la "
        "date de l'évènement.",
    ),
    _rate(
        id="entreprises.part_initiative_partenaires",
        label="Actions à l'initiative des partenaires",
        definition="Actions réalisées dont l'initiative vient du partenaire ou est conjointe, rapportées aux actions "
        "réalisées dont l'initiative est renseignée.",
        fact=ACTIONS,
        **share("initiative in ('partenaire', 'conjointe')", among="initiative is not null", thing="action_id"),
        numerator_label="actions à l'initiative des partenaires",
        denominator_label="actions réalisées d'initiative renseignée",
        note="count(distinct action_id) filter (initiative is null)",
        note_label="actions dont l'initiative n'est pas renseignée",
        population_label="actions",
        breakdowns=("secteur", "type_action"),
        caution="Une initiative hors liste compte parmi les actions, pas parmi ces initiatives.",
    ),
)
