"""Agreements: each row lasts from its signature to its end."""

from spreadsheets.check import ends_before
from spreadsheets.tables.coded import complete_formation_and_sector, rename_formations
from spreadsheets.tables.habits import Habits
from spreadsheets.tables.years import of_span

HABITS = Habits(
    derive=(complete_formation_and_sector,),
    rules=(ends_before("date_signature", "La date de fin précède la date de signature"),),
    years=of_span("date_signature"),
    closed=rename_formations("conventions"),
)
