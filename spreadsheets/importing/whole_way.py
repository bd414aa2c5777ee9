"""The whole way of the files dropped together, into the base in one transaction."""

from collections.abc import Iterable, Mapping, Sequence

import annee_scolaire as school_year
from spreadsheets.files import File, Progress, read_files, refusal
from spreadsheets.identify import known_classes
from spreadsheets.importing.find_named import FOLLOW_UPS, Drop
from spreadsheets.importing.link import forget_links, has_followed, link
from spreadsheets.importing.memory import Memory, recall, remember
from spreadsheets.importing.receive import Received
from spreadsheets.importing.store_rows import Arrival, arrive, place, settle
from spreadsheets.importing.surveys import drop_replaced_answers
from spreadsheets.importing.undo import follow_ups_again
from spreadsheets.model import Anomaly, Choice, Reading, Recognised, Report, Sheet, SheetReport
from spreadsheets.recognise import Around, recognise
from spreadsheets.shapes import Known, directory, recognised, unfold
from warehouse import Deposit, KeptSheet, Store

Choices = Mapping[int, Choice | None]
"""Place of a sheet in its reading → what a person decided of it; ``None`` leaves the sheet out."""
LEFT_OUT = "Cette feuille est laissée de côté, comme demandé."


def import_files(
    store: Store, files: Sequence[File], annee_scolaire: str | None = None, on_progress: Progress | None = None
) -> Report:
    """Take in what the files hold, all of it or, if the base fails, nothing.

    ``annee_scolaire`` (« 2025-2026 ») is the year of the sheets that do not carry their own. ``on_progress`` is told
    the name of each file read, how many are, and how many there are. Never raises for what a file contains; raises
    ``ValueError`` for a year that is none. Sheets come in the order they were taken in, then the refused ones.
    """
    if annee_scolaire is not None:
        school_year.first_day(annee_scolaire)
    return import_reading(store, read_files(files, on_progress), annee_scolaire)


def import_reading(
    store: Store,
    reading: Reading,
    annee_scolaire: str | None = None,
    choices: Choices | None = None,
    on_progress: Progress | None = None,
) -> Report:
    """Take in sheets that were read before, as a person decided; what was decided is remembered for the next file.

    ``on_progress`` is told each file whose sheet is taken in, how many lines are, and how many there are; if it raises,
    nothing is kept.
    """
    found, refused = _recognise_all(store, reading, choices or {}, annee_scolaire)
    if not found:
        return Report(sheets=tuple(refused))
    with store.importing() as deposit:
        taken = _take_all(deposit, store.fingerprint_key, found, annee_scolaire, on_progress)
        for number, choice in (choices or {}).items():
            known = next((each.recognised for each in taken if each.number == number), None)
            if choice is not None and known is not None:
                remember(deposit, store.fingerprint_key, known)
    return Report(sheets=(*taken, *refused))


def review(store: Store, reading: Reading, annee_scolaire: str | None = None, choices: Choices | None = None) -> Report:
    """What ``import_reading`` would answer, with the values it would overwrite; nothing is written."""
    found, refused = _recognise_all(store, reading, choices or {}, annee_scolaire)
    with store.trying() as deposit:
        taken = _take_all(deposit, store.fingerprint_key, found, annee_scolaire)
    return Report(sheets=(*taken, *refused))


Found = list[tuple[int, Recognised]]


def _recognise_all(
    store: Store, reading: Reading, choices: Choices, annee: str | None
) -> tuple[Found, list[SheetReport]]:
    """The sheets of a known table in the order they are taken in, and those that are refused or left out."""
    memory = Memory(store, store.fingerprint_key)
    classes = known_classes(store)
    tabs: dict[str, tuple[str, ...]] = {}
    for sheet in reading.sheets:
        tabs[sheet.fichier] = (*tabs.get(sheet.fichier, ()), sheet.feuille)
    found: Found = []
    refused: list[SheetReport] = []
    for number, sheet in enumerate(reading.sheets):
        choice = choices[number] if number in choices else recall(memory, sheet)
        left_out = LEFT_OUT if choice is None and number in choices else directory(sheet) if choice is None else None
        if left_out:
            refused.append(refusal(sheet.fichier, sheet.feuille, (_inform(sheet, left_out),), number))
            continue
        around = Around(classes, tabs[sheet.fichier])
        if pieces := unfold(sheet, choice, Known(annee, around)):
            found += [(number, memory.attach(recognised(piece))) for piece in pieces]
            continue
        known = recognise(sheet, choice, around)
        if isinstance(known, Recognised):
            found.append((number, memory.attach(known)))
        else:
            refused.append(refusal(sheet.fichier, sheet.feuille, known, number))
    found.sort(key=lambda each: each[1].table.rank)
    return found, [*refused, *reading.refused]


def _inform(sheet: Sheet, message: str) -> Anomaly:
    """What is said of a sheet that is left aside."""
    return Anomaly(
        severity="information", fichier=sheet.fichier, feuille=sheet.feuille, colonne="", message=message, lignes=()
    )


def _take_all(
    deposit: Deposit, key: bytes, found: Found, annee: str | None, on_progress: Progress | None = None
) -> list[SheetReport]:
    drop = Drop(deposit, key)
    taken: dict[int, SheetReport] = {}
    waiting: dict[int, Arrival] = {}
    total = sum(len(known.sheet.rows) for _, known in found)
    done = 0
    for rank, (number, known) in enumerate(found):
        if on_progress:
            on_progress(known.sheet.fichier, done, total)
        arrival = arrive(drop, known, annee, number)
        if isinstance(arrival, SheetReport):
            taken[rank] = arrival
        elif known.table.name in FOLLOW_UPS:
            waiting[rank] = arrival
        else:
            taken[rank] = settle(drop, arrival)
        done += len(known.sheet.rows)
    taken |= _take_follow_ups(drop, waiting, taken.values())
    drop_replaced_answers(deposit, drop.answers)
    return [taken[rank] for rank in sorted(taken)]


def _take_follow_ups(
    drop: Drop, waiting: Mapping[int, Arrival], taken: Iterable[SheetReport]
) -> dict[int, SheetReport]:
    """Place the sheets that name pupils and actions, once the lists are; those of earlier drops again if need be."""
    changed = any(each.table in ("eleves", "actions") and each.added + each.updated for each in taken)
    again: list[tuple[Received, KeptSheet]] = []
    if changed or (waiting and has_followed(drop)):
        mine = {arrival.received.import_id for arrival in waiting.values()}
        again = follow_ups_again(drop.deposit, Memory(drop.deposit, drop.key), mine)
    if again:
        forget_links(drop)
    ranked = sorted([received for received, _ in again] + [each.received for each in waiting.values()], key=_rank)
    link(drop, ranked)
    for received, sheet in again:
        place(drop, received, sheet.lues, sheet.ignorees)
    return {rank: settle(drop, arrival) for rank, arrival in waiting.items()}


def _rank(received: Received) -> tuple[int, int]:
    return received.table.rank, received.import_id
