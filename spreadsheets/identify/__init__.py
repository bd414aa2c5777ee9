"""Whom and what a row speaks of: fingerprints instead of names, the pupil or the action found again."""

from spreadsheets.identify.enrol import enrol
from spreadsheets.identify.find_action import ACTIONS, Action, Actions, list_dates, seal_actions
from spreadsheets.identify.find_pupil import (
    ENROLLED,
    Enrolled,
    Found,
    Pupil,
    Wanted,
    describe,
    load_enrolled,
    same_class,
    seal_classes,
    unsure_namesakes,
)
from spreadsheets.identify.free_texts import MASK, Pupils
from spreadsheets.identify.pseudonymise import LEVELS, Fingerprints, pseudonymise, seal

__all__ = [
    "ACTIONS",
    "ENROLLED",
    "LEVELS",
    "MASK",
    "Action",
    "Actions",
    "Enrolled",
    "Fingerprints",
    "Found",
    "Pupil",
    "Pupils",
    "Wanted",
    "describe",
    "enrol",
    "list_dates",
    "load_enrolled",
    "pseudonymise",
    "same_class",
    "seal",
    "seal_actions",
    "seal_classes",
    "unsure_namesakes",
]
