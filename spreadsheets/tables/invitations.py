"""Companies invited to an event: each row is of one day."""

from spreadsheets.check import far_away
from spreadsheets.tables.coded import complete_sector
from spreadsheets.tables.habits import Habits
from spreadsheets.tables.years import demand_day_or_year, keep_undated, of_day

HABITS = Habits(
    derive=(keep_undated("date_invitation"), complete_sector),
    demand=demand_day_or_year("date_invitation"),
    takes_sheet_year=True,
    rules=(far_away("date_invitation"),),
    years=of_day("date_invitation"),
)
