"""Companies invited to an event: each row is of one day."""

from spreadsheets.check import far_away
from spreadsheets.tables.coded import complete_sector
from spreadsheets.tables.habits import Habits
from spreadsheets.tables.years import of_day

HABITS = Habits(
    derive=complete_sector,
    rules=(far_away("date_invitation"),),
    takes_sheet_year=True,
    day="date_invitation",
    years=of_day("date_invitation"),
)
