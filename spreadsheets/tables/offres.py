"""Offers of placements and jobs: each row came on one day."""

from spreadsheets.check import far_away
from spreadsheets.tables.coded import complete_sector
from spreadsheets.tables.habits import Habits
from spreadsheets.tables.years import of_day

HABITS = Habits(
    derive=complete_sector,
    rules=(far_away("date_reception"),),
    takes_sheet_year=True,
    day="date_reception",
    years=of_day("date_reception"),
)
