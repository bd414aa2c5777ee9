"""Finds the pupils and the actions of all the follow-ups together, so that the order of the drops changes nothing."""

from collections.abc import Sequence

import pandas as pd

from spreadsheets.cells import niveau_of_pupil, typed
from spreadsheets.declared import BY_NAME
from spreadsheets.identify import ENROLLED, Enrolled, Pupil, Wanted, admit_followed, load_enrolled
from spreadsheets.tables import HABITS, PRINTS, Drop, Received, find_actions, find_pupils, find_unlisted

FOLLOW_UPS = tuple(name for name, habits in HABITS.items() if habits.links)
"""The tables whose rows name pupils of lists, and actions."""
LISTS = ("eleves", "actions")
_MADE = "import_id in (select import_id from journal where tableau in ('participations', 'pfmp'))"


def link(drop: Drop, follow_ups: Sequence[Received]) -> None:
    """Write in the rows of these sheets whom and what they name; pupils whom no list names are kept, told apart."""
    for received in follow_ups:
        if received.table.name == "participations":
            find_actions(drop, received)
    enrolled = load_enrolled(drop.deposit.frame(ENROLLED), drop.key)
    _admit(drop, enrolled, follow_ups)
    for received in follow_ups:
        find_pupils(received, enrolled)
        received.reject_found()


def forget_links(drop: Drop) -> None:
    """Take out what the follow-ups have brought so far, to link them all again."""
    for table in FOLLOW_UPS:
        drop.deposit.execute(f"delete from {table}")
    drop.deposit.execute("delete from eleves where suivi")
    drop.deposit.execute(f"delete from actions where {_MADE}")


def has_learnt(drop: Drop) -> bool:
    """Whether the base holds pupils or actions that no list names: those that come may name them."""
    learnt = f"select 1 from eleves where suivi union all select 1 from actions where {_MADE} limit 1"
    return not drop.deposit.frame(learnt).empty


def _admit(drop: Drop, enrolled: Enrolled, follow_ups: Sequence[Received]) -> None:
    named: dict[Wanted, tuple[int, int]] = {}
    for received in follow_ups:
        for wanted, line in find_unlisted(received, enrolled).items():
            named.setdefault(wanted, (received.import_id, line))
    pupils = admit_followed(enrolled, named)
    last = drop.deposit.last_number("eleves", "eleve_id")
    for number, pupil in enumerate(pupils, start=last + 1):
        pupil.eleve_id = number
    origins: dict[int, tuple[int, int]] = {}
    for wanted, origin in named.items():
        if found := enrolled.find(wanted).pupil:
            origins.setdefault(found.eleve_id, origin)
    _write(drop, pupils, origins)


def _write(drop: Drop, pupils: Sequence[Pupil], origins: dict[int, tuple[int, int]]) -> None:
    for import_id in sorted({import_id for import_id, _ in origins.values()}):
        its = [pupil for pupil in pupils if origins[pupil.eleve_id][0] == import_id]
        rows = pd.DataFrame({"eleve_id": [pupil.eleve_id for pupil in its], "annee": [pupil.annee for pupil in its]})
        for place, column in enumerate(PRINTS):
            rows[column] = typed(pupil.prints[place] for pupil in its)
        rows["classe"] = typed(pupil.classe or None for pupil in its)
        rows["niveau"] = typed(niveau_of_pupil("", pupil.classe) for pupil in its)
        rows["suivi"] = True
        rows["ligne"] = [origins[pupil.eleve_id][1] for pupil in its]
        drop.deposit.upsert("eleves", rows, BY_NAME["eleves"].key, import_id)
