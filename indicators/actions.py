"""C3 – Actions engagées: the fact that the families share."""

from indicators.model import Fact

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
)
