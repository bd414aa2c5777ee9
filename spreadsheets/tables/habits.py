"""What a table may do beyond its declaration, and what it is handed to do it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from spreadsheets.cells import MISSING, typed
from spreadsheets.check import Faults, Rule, demand
from spreadsheets.identify import LEVELS, Actions, Pupils
from spreadsheets.model import Table
from warehouse import Deposit

PRINTS = tuple(f"empreinte_{level}" for level in LEVELS)
"""Columns of the rows that bear the identity of a pupil, from the surest to the least sure."""
ACTION_TITLE = "intitule_action"
"""The title of an action as a grid of attendances tells it, kept to make the action where no list tells it."""
CLASS_SEAL, ACTION_SEAL = "empreinte_classe", "empreinte_action"
"""Columns that stand for texts which only serve to find a pupil or an action, and which may hold a name by mistake."""
SHEET_YEAR = "annee_feuille"
"""Column of the school year told for a whole sheet: that of the rows that do not tell theirs."""

Survey = tuple[str, str, str]
"""Year, public and name."""


@dataclass
class Received:
    """One sheet on its way into the base: ``rows`` are named by their line and lose those that are rejected."""

    table: Table
    fichier: str
    """Its name as the journal keeps it, without those of its pupils."""
    faults: Faults
    rows: pd.DataFrame
    brought: pd.DataFrame = field(default_factory=pd.DataFrame)
    """The rows as they were read, before anything was made of them."""
    import_id: int = 0
    """Its number in the journal, once it has one."""
    prints: frozenset[str] = frozenset()
    """What stands for all pupils that it names, those of its refused rows too."""

    def reject_found(self) -> None:
        """Take out the rows that an anomaly rejects."""
        self.rows = self.faults.keep(self.rows)

    def lasting(self) -> pd.DataFrame:
        """What was read of the rows that stand, without the texts that the base does not hold."""
        texts = [
            column.name
            for column in self.table.columns
            if column.kind == "texte" and not column.stored and column.name != "classe"
        ]
        return self.brought.loc[self.rows.index].drop(columns=texts, errors="ignore")

    def ensure(self, column: str) -> None:
        """Have ``column`` among the rows, empty if the sheet has none."""
        if column not in self.rows:
            self.rows[column] = typed([None] * len(self.rows))


@dataclass
class Drop:
    """What the sheets dropped together must remember from one to the next."""

    deposit: Deposit
    key: bytes
    named: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """File → pupils that its sheets have listed so far."""
    pupils: Pupils = field(init=False)
    """Whom no text may name: the pupils of the base, then those of the sheets."""
    answers: dict[Survey, tuple[str, int]] = field(default_factory=dict)
    """Survey → the file that brought it last, and how many answers it has brought; 0 for a total."""

    def __post_init__(self) -> None:
        self.pupils = Pupils(self.key)
        known = self.deposit.frame("select distinct empreinte_ine, empreinte_nom from eleves")
        for column in known:
            self.pupils.learn(known[column])


Years = Callable[[pd.DataFrame, Actions, str], Sequence[str | None]]
"""From the rows that were received, the actions of the base and the year of the import: the school year of each row."""


def own_year(rows: pd.DataFrame, *_: object) -> Sequence[str | None]:
    """The school year that each row bears."""
    return list(rows["annee"])


@dataclass(frozen=True, kw_only=True)
class Habits:
    """What one table does beyond its declaration, each gesture told what it works on; most tables have few of them."""

    derive: tuple[Callable[[Received], None], ...] = ()
    """Fill, in this order, what the rows do not tell from what they do: a year, a level, a situation. The only place
    where it is done, at import and whenever the tables are made anew."""
    demand: Callable[[Received], None] | None = None
    """Rejects the rows that cannot stand, beyond their required columns."""
    takes_sheet_year: bool = False
    """Whether rows that do not tell their school year take that of their sheet, which may be asked for."""
    take: Callable[[Drop, Received], None] | None = None
    """Finds what the rows name among what the base knows, and rejects those that name nothing known."""
    links: bool = False
    """Whether its rows name pupils of lists, and actions: they are found for all such sheets together."""
    rules: tuple[Rule, ...] = ()
    """The doubts that are told of rows as a whole, in this order."""
    written: Callable[[Deposit], None] | None = None
    """Completes the base once the rows are in it."""
    closed: Callable[[Drop], None] | None = None
    """Completes the base once all sheets dropped together are in it."""
    years: Years = own_year
    """The school year in which each row is erased; none for what lasts beyond one year."""


def complete(habits: Habits, received: Received) -> None:
    """Fill what the rows do not tell: done at import and again whenever the tables are made anew, so that what was
    corrected counts in what is made of it."""
    for fill in habits.derive:
        fill(received)


def reject_incomplete(habits: Habits, received: Received) -> None:
    """Reject the completed rows that still lack what they must have."""
    demand(received.table, received.rows, received.faults)
    if habits.demand:
        habits.demand(received)
    if bears_year(received.table):
        rows, faults = received.rows, received.faults
        lacking = rows.index[rows["annee"].isna()].difference(list(faults.rejected))
        faults.blame(MISSING, lacking.to_numpy(), "annee")
    received.reject_found()


def bears_year(table: Table) -> bool:
    """Whether each row of the table says its school year."""
    return any(column.name == "annee" and column.required for column in table.columns)
