"""The plan of action: what is decided in a school year, who carries it, until when, and what becomes of it."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import annee_scolaire
from warehouse import Store

State = Literal["prévue", "en cours", "faite", "abandonnée"]
STATES: tuple[State, ...] = get_args(State)
ENDED: frozenset[State] = frozenset({"faite", "abandonnée"})
Origin = Literal["plan", "séance"]
_COLUMNS = """action_id, annee, question, indicateur, intitule, pilote, echeance, etat, bilan, reprise_de, origine,
    seance_le, cree_le, modifie_le"""


@dataclass(frozen=True, kw_only=True)
class PlannedAction:
    """One action decided in the school year ``annee``; ``action_id`` is ``None`` until it is saved.

    ``pilote`` is a function (« DDFPT »), never somebody's name; ``bilan`` says what became of it; ``reprise_de``
    is the action of an earlier year that this one carries on; ``seance_le`` the council that decided it.
    Raises ``ValueError`` for an action without title or of an unknown state.
    """

    annee: str
    intitule: str
    action_id: int | None = None
    question: str | None = None
    indicateur: str | None = None
    pilote: str = ""
    echeance: dt.date | None = None
    etat: State = "prévue"
    bilan: str = ""
    reprise_de: int | None = None
    origine: Origin = "plan"
    seance_le: dt.date | None = None
    cree_le: dt.datetime | None = field(default=None, compare=False)
    modifie_le: dt.datetime | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not self.intitule.strip() or self.etat not in STATES or self.origine not in get_args(Origin):
            raise ValueError(f"Action impossible : {self}")

    @property
    def ended(self) -> bool:
        """Whether nothing more is awaited of it."""
        return self.etat in ENDED


def is_late(action: PlannedAction, day: dt.date) -> bool:
    """Whether the action should have been done before ``day`` and is not; one due that very day is not late yet."""
    return not action.ended and action.echeance is not None and action.echeance < day


def days_late(action: PlannedAction, day: dt.date) -> int:
    """How many days after its due date an action is awaited on ``day``; 0 if it is not late."""
    return (day - action.echeance).days if action.echeance and is_late(action, day) else 0


def plan_of(store: Store, annee: str) -> tuple[PlannedAction, ...]:
    """The actions decided in one school year, those due first before; without due date, last."""
    rows = store.rows(
        f"select {_COLUMNS} from plan where annee = ? order by echeance nulls last, question nulls last, action_id",
        [annee],
    )
    names = [name.strip() for name in _COLUMNS.split(",")]
    return tuple(PlannedAction(**dict(zip(names, row, strict=True))) for row in rows)


def save_action(store: Store, action: PlannedAction) -> PlannedAction:
    """Keep a new action, or a known one in place of what it was; the action as it is kept, with its ``action_id``.

    It is on the disk when this returns. Raises ``WarehouseError`` when the disk does not take it.
    """
    now = dt.datetime.now()  # noqa: DTZ005 (the user's clock)
    with store.noting() as cursor:
        number = action.action_id
        if number is None:
            (number,) = cursor.execute("select coalesce(max(action_id), 0) + 1 from plan").fetchone() or (1,)
        saved = replace(action, action_id=number, cree_le=action.cree_le or now, modifie_le=now)
        values = [getattr(saved, name.strip()) for name in _COLUMNS.split(",")]
        marks = ", ".join("?" * len(values))
        cursor.execute(f"insert or replace into plan ({_COLUMNS}) values ({marks})", values)
    return saved


def set_state(store: Store, action_id: int, etat: State) -> None:
    """Change the state of an action and nothing else of it. Raises ``WarehouseError`` as ``save_action``."""
    with store.noting() as cursor:
        now = dt.datetime.now()  # noqa: DTZ005 (the user's clock)
        cursor.execute("update plan set etat = ?, modifie_le = ? where action_id = ?", [etat, now, action_id])


def remove_action(store: Store, action_id: int) -> None:
    """Take an action out of the plan; whatever carried it on stays, as an action of its own."""
    with store.noting() as cursor:
        cursor.execute("update plan set reprise_de = null where reprise_de = ?", [action_id])
        cursor.execute("delete from plan where action_id = ?", [action_id])


def promised_before(store: Store, annee: str) -> tuple[PlannedAction, ...]:
    """The actions decided in the school year before, and what became of them (``etat``, ``bilan``)."""
    return plan_of(store, annee_scolaire.previous(annee))


def carry_over(store: Store, action: PlannedAction, annee: str, echeance: dt.date | None = None) -> PlannedAction:
    """Promise an action again in another school year; the one of before stays as it was, and its outcome with it."""
    again = PlannedAction(
        annee=annee,
        intitule=action.intitule,
        question=action.question,
        indicateur=action.indicateur,
        pilote=action.pilote,
        echeance=echeance,
        reprise_de=action.action_id,
    )
    return save_action(store, again)
