"""Agreements: each row lasts from its signature to its end."""

from spreadsheets.check import ends_before
from spreadsheets.tables.habits import Habits
from spreadsheets.tables.years import of_span

HABITS = Habits(
    rules=(ends_before("date_signature", "La date de fin précède la date de signature"),),
    years=of_span("date_signature"),
)
