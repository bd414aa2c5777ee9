"""What an indicator is made of: a fact (rows of one grain), a declaration, a scope, and the measure that comes out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import annee_scolaire

if TYPE_CHECKING:
    import pandas as pd

Unit = Literal["nb", "%", "points", "h", "€", "/100", "par mois", "oui/non"]
Status = Literal["ok", "nd", "masque"]
Kind = Literal["share", "gap", "mean", "count", "amount", "growth", "answer"]
"""Of what kind figures are: by what rule two of them are compared, and in what words."""

DIMENSIONS = {
    "annee": "Année scolaire",
    "sexe": "Sexe",
    "formation": "Formation",
    "niveau": "Niveau",
    "classe": "Classe",
    "public": "Public prioritaire",
    "secteur": "Secteur professionnel",
    "type_partenaire": "Type de partenaire",
    "niveau_convention": "Niveau de la convention",
    "partenaire": "Partenaire",
    "type_reseau": "Type de réseau",
    "type_action": "Type d'action",
    "initiative": "Initiative",
    "frequence": "Fréquence",
    "evenement": "Évènement national",
    "dispositif": "Dispositif",
    "mobilite": "Mobilité",
    "mois": "Mois",
    "action": "Action",
    "periode": "Période de PFMP",
    "jour": "Jours avant le début",
    "contrat": "Type de contrat",
    "entreprise": "Entreprise",
    "objet": "Objet",
    "enquete": "Enquête",
    "public_enquete": "Public de l'enquête",
}
"""Every name by which a measure may be broken down or filtered, with its label on screen."""

TABLES = {
    "eleves": "Élèves",
    "conventions": "Conventions",
    "reseaux": "Réseaux",
    "actions": "Actions",
    "participations": "Participations",
    "pfmp": "PFMP",
    "offres": "Offres",
    "taxe": "Taxe d'apprentissage",
    "invitations": "Invitations",
    "satisfaction": "Satisfaction",
    "partages": "Indicateurs partagés",
}
"""The eleven tables, with their titles."""

NOT_FILLED = "non renseigné"
MONTHS = "max(mois_commences)"
"""A denominator that counts no row: the school months begun, September to June, of the years looked at."""
PUBLICS = ("boursier", "qpv", "ulis", "ebep", "allophone", "mlds")
PERSONAL = frozenset({"sexe", "niveau", "classe", "public", "public_enquete"})
"""What only people have: a fact with one of these dimensions counts them, and comes under the statistical secret."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A view of one grain. Its SQL (``indicators/families/<name>.sql``) may read the common tables of
    ``indicators.engine`` and must give ``annee``, one column per dimension, what the indicators aggregate and, for the
    proof of a figure, the origin of each row: ``source_table``, ``import_id``, ``ligne``.
    """

    name: str
    grain: str
    dimensions: tuple[str, ...]
    lists: tuple[str, ...] = ()
    """Those of the dimensions that hold several values at once (an SQL list): a row counts in each."""
    tables: tuple[str, ...]
    """Tables without which the fact says nothing: none of their rows in a year makes the measure « n. d. »."""
    details: tuple[tuple[str, str], ...] = ()
    """Other columns that show why a row counts, each with its title."""
    kin: str = ""
    """The fact that counts the same people, if another does: a group hidden in one of them is hidden in both."""
    things: bool = False
    """Whether its figures count things (companies) though its rows are people: only the people may be secret."""

    @property
    def crowd(self) -> str:
        """The people that the fact counts, under one name for all the facts that count them; empty for things."""
        return (self.kin or self.name) if PERSONAL & set(self.dimensions) else ""

    @cached_property
    def sql(self) -> str:
        return (Path(__file__).parent / "families" / f"{self.name}.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, kw_only=True)
class Basis:
    """The rows of the fact that a figure rests on, told by SQL expressions over one of them."""

    among: str = "true"
    """Whether the figure looks at the row: it is in the denominator or, without one, it is counted."""
    counts: str = "true"
    """Whether a row looked at counts in the numerator."""
    thing: str = ""
    """What counts once however many rows it has (a pupil, a company); empty if every row counts."""
    above: str = "1"
    """What a row that counts brings to the numerator."""
    below: str = "1"
    """What a row looked at brings to the denominator."""


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One line of the fiche's Check column, from which everything else follows.

    ``numerator``, ``denominator`` and ``population`` are SQL aggregates over the fact; a ``%`` is 100 × numerator ÷
    denominator, any other unit numerator ÷ denominator, or the numerator alone when ``denominator`` is ``None``.
    ``population`` counts what the figure rests on, in the words of ``population_label``. ``note`` counts what the
    figure leaves out and a reader must be told of, in the words of ``note_label``. ``basis`` says which rows these
    are; ``indicators.families.counting`` derives all four from one saying.
    """

    id: str
    family: str
    label: str
    definition: str
    unit: Unit
    better: Literal["hausse", "baisse", "neutre"]
    fact: Fact
    numerator: str
    numerator_label: str
    denominator: str | None
    denominator_label: str
    population: str
    population_label: str
    breakdowns: tuple[str, ...]
    chart: Literal["bars", "parts", "gap", "curve", "amounts"]
    caution: str
    basis: Basis
    note: str = "0"
    note_label: str = ""
    publics: tuple[str, ...] = ()
    """The priority groups that it is about, whatever the breakdown: it counts nobody else."""
    sides: tuple[tuple[str, str], ...] = ()
    """The groups that it sets against one another: whoever knows it knows something of each of them."""


def kind_of(indicator: Indicator) -> Kind:
    """A share of people (or a score, judged as one), a gap between two shares, a mean, a count (or a pace), an amount
    (or a sum of hours), the growth of an amount, a yes or no.
    """
    if indicator.unit == "oui/non":
        return "answer"
    if indicator.chart == "gap":
        return "gap" if indicator.unit == "points" else "growth"
    if indicator.unit in ("%", "/100"):
        return "share"
    if indicator.unit == "h" and indicator.denominator is not None:
        return "mean"
    return "amount" if indicator.unit in ("€", "h") else "count"


def adds_up(indicator: Indicator) -> bool:
    """Whether a group brings a part of the whole (counts, amounts), so that its figure is not to be set against it."""
    return kind_of(indicator) in ("count", "amount", "answer")


def none_is_zero(indicator: Indicator) -> bool:
    """Whether a group without a row has 0: not so of hours, that nobody may have noted, nor of shares and means."""
    return adds_up(indicator) and indicator.unit != "h"


def unit_of_change(indicator: Indicator) -> str:
    """The unit of a difference: « points » between two percentages or two scores."""
    return "points" if indicator.unit in ("%", "/100") else indicator.unit


@dataclass(frozen=True, init=False)
class Scope:
    """Which part of the school is looked at: one school year or several, a reference date (today if ``None``),
    and filters by dimension, each one value or several.

    Raises ``ValueError`` for a school year not written « 2025-2026 » or a filter that no fact has.
    """

    annees: tuple[str, ...]
    reference_date: dt.date
    filters: tuple[tuple[str, tuple[str, ...]], ...]

    def __init__(
        self, annee: str | Sequence[str], reference_date: dt.date | None = None, **filters: str | Sequence[str] | None
    ) -> None:
        annees = (annee,) if isinstance(annee, str) else tuple(sorted(set(annee)))
        for each in annees:
            annee_scolaire.first_day(each)
        unknown = filters.keys() - DIMENSIONS.keys()
        if unknown or not annees:
            raise ValueError(f"Filtres inconnus : {sorted(unknown)}" if unknown else "Aucune année scolaire choisie.")
        chosen = {
            name: (values,) if isinstance(values, str) else tuple(values) for name, values in filters.items() if values
        }
        object.__setattr__(self, "annees", annees)
        object.__setattr__(self, "reference_date", reference_date or dt.date.today())  # noqa: DTZ011 (the user's day)
        object.__setattr__(self, "filters", tuple(sorted(chosen.items())))


def _no_rows() -> "pd.DataFrame":
    import pandas as pd  # slow to load: only who measures waits for it

    return pd.DataFrame()


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What ``compute`` finds for one indicator. Percentages run from 0 to 100.

    ``value`` is ``None`` when ``status`` is « nd » (missing) or « masque » (secret), and ``reason`` says why in French.
    ``previous`` is the value of the school year before (``None`` if unknown or if the scope holds several years).
    ``rows`` has the ``by`` columns, then ``value``, ``numerator``, ``denominator`` and ``population``; it is empty
    when the fact lacks one of them. ``note`` is how many elements the value leaves out, 0 if that says nothing.
    """

    id: str
    unit: Unit
    value: float | None
    numerator: float | None
    denominator: float | None
    population: int
    status: Status
    reason: str = ""
    missing_table: str | None = None
    previous: float | None = None
    note: int = 0
    ignored_filters: tuple[str, ...] = ()
    rows: "pd.DataFrame" = field(default_factory=_no_rows, compare=False)

    @property
    def evolution(self) -> float | None:
        """Value less previous value, in the indicator's unit (points for a percentage)."""
        return None if self.value is None or self.previous is None else self.value - self.previous


@dataclass(frozen=True, kw_only=True)
class Contrast:
    """One indicator here (a class, a formation, any filter) and in the whole school."""

    here: Measure
    school: Measure
    rows: "pd.DataFrame"
    """One row per group of both: the dimensions, then value, population, ``value_lycee``, ``population_lycee`` and
    ``ecart`` (see ``gap``).
    """
    comparable: bool
    """Whether the two values say the same of few and of many people: not so of what adds up, nor when the fact knows
    none of the filters.
    """

    @property
    def gap(self) -> float | None:
        """Here less the school, in points for a percentage or a score, else in the unit; ``None`` if not comparable."""
        known = self.comparable and self.here.value is not None and self.school.value is not None
        return (self.here.value or 0.0) - (self.school.value or 0.0) if known else None
