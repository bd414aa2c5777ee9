"""Offers of placements and jobs: each row came on one day."""

from spreadsheets.check import far_away
from spreadsheets.tables.coded import complete_sector
from spreadsheets.tables.habits import Habits
from spreadsheets.tables.years import demand_day_or_year, keep_undated, of_day

HABITS = Habits(
    derive=(keep_undated("date_reception"), complete_sector),
    demand=demand_day_or_year("date_reception"),
    takes_sheet_year=True,
    rules=(far_away("date_reception"),),
    years=of_day("date_reception"),
)
