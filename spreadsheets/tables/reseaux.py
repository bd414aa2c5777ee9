"""Networks: each row lasts from the day the school joined."""

from spreadsheets.check import ends_before
from spreadsheets.tables.habits import Habits
from spreadsheets.tables.years import of_span

HABITS = Habits(rules=(ends_before(),), years=of_span("date_debut"))
