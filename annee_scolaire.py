"""The French school year: from 1 September to 31 August, written « 2025-2026 »."""

import datetime as dt


def containing(day: dt.date) -> str:
    """The school year that holds a day: 31/08/2026 → « 2025-2026 »."""
    first = day.year if day.month >= 9 else day.year - 1
    return starting(first)


def starting(first: int) -> str:
    """The school year that begins in a civil year: 2025 → « 2025-2026 »."""
    return f"{first}-{first + 1}"


def first_day(annee: str) -> dt.date:
    """« 2025-2026 » → 01/09/2025. Raises ``ValueError`` for anything else."""
    first, _, second = annee.partition("-")
    if len(annee) != 9 or not (first.isdigit() and second.isdigit()) or int(second) != int(first) + 1:
        raise ValueError(f"« {annee} » n'est pas une année scolaire (attendu : 2025-2026).")
    return dt.date(int(first), 9, 1)


def last_day(annee: str) -> dt.date:
    """« 2025-2026 » → 31/08/2026."""
    return dt.date(first_day(annee).year + 1, 8, 31)


def previous(annee: str) -> str:
    """« 2025-2026 » → « 2024-2025 »."""
    return starting(first_day(annee).year - 1)


def months_begun(annee: str, day: dt.date) -> int:
    """Months of lessons, September to June, that have begun on ``day``: 0 before the year, 10 from June on."""
    first = first_day(annee)
    return min(max(12 * (day.year - first.year) + day.month - first.month + 1, 0), 10)
