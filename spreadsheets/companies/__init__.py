"""Companies that may be one under several spellings."""

from spreadsheets.companies.clusters import (
    Cluster,
    Company,
    accept,
    count_refused,
    forget_refused,
    merged,
    propose,
    refuse,
    separate,
)

__all__ = [
    "Cluster",
    "Company",
    "accept",
    "count_refused",
    "forget_refused",
    "merged",
    "propose",
    "refuse",
    "separate",
]
