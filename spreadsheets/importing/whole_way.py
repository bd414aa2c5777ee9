"""The whole way of the files dropped together, into the base in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import annee_scolaire as school_year
from spreadsheets.files import File, Progress, refusal
from spreadsheets.files import read_files as read_whole
from spreadsheets.identify import known_classes
from spreadsheets.importing.ledger import count_lines
from spreadsheets.importing.link import FOLLOW_UPS, LISTS, forget_links, has_learnt, link
from spreadsheets.importing.memory import Memory, recall, remember
from spreadsheets.importing.store_rows import Arrival, arrive, check, close, place, settle
from spreadsheets.importing.undo import follow_ups_again
from spreadsheets.model import Anomaly, Choice, Reading, Recognised, Report, Sheet, SheetReport
from spreadsheets.recognise import Around, blocks, closest, recognise
from spreadsheets.shapes import SHAPES, Known, completed, directory, question, recognised, shapeless, unfold
from spreadsheets.tables import Drop, Received
from warehouse import Store

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


def read_files(files: Sequence[File], on_progress: Progress | None = None) -> Reading:
    """The sheets of files, each table of a sheet that holds several being a sheet of its own."""
    reading = read_whole(files, on_progress)
    return replace(reading, sheets=tuple(part for sheet in reading.sheets for part in blocks(sheet)))


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
        return _report(reading, refused)
    with store.importing() as deposit:
        drop = Drop(deposit, store.fingerprint_key)
        taken = _take_all(drop, found, annee_scolaire, on_progress)
        for number, choice in (choices or {}).items():
            known = next((each.recognised for each in taken if each.number == number), None)
            if choice is not None and known is not None:
                remember(drop, known, choice)
    return _report(reading, [*taken, *refused])


def review(
    store: Store,
    reading: Reading,
    annee_scolaire: str | None = None,
    choices: Choices | None = None,
    on_progress: Progress | None = None,
) -> Report:
    """What ``import_reading`` would answer, with the values it would overwrite; nothing is written."""
    found, refused = _recognise_all(store, reading, choices or {}, annee_scolaire)
    with store.trying() as deposit:
        taken = _take_all(Drop(deposit, store.fingerprint_key), found, annee_scolaire, on_progress)
    return _report(reading, [*taken, *refused])


def _report(reading: Reading, sheets: Sequence[SheetReport]) -> Report:
    return Report(sheets=tuple(sheets), ledgers=count_lines(reading, sheets))


Found = list[tuple[int, Recognised]]


def _recognise_all(
    store: Store, reading: Reading, choices: Choices, annee: str | None
) -> tuple[Found, list[SheetReport]]:
    """The sheets of a known table in the order they are taken in, and those that are refused or left out."""
    memory = Memory(store, store.fingerprint_key)
    classes, tabs = known_classes(store), _tabs(reading)
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
            for piece in pieces:
                long = memory.attach(completed(recognised(piece), choice))
                if piece.asks:
                    asked = refusal(sheet.fichier, sheet.feuille, (question(piece),), number)
                    refused.append(replace(asked, recognised=long))
                else:
                    found.append((number, long))
            continue
        shape = choice.shape if choice and choice.shape in SHAPES else None
        known = (shapeless(sheet, shape),) if shape else recognise(sheet, choice, around)
        if isinstance(known, Recognised):
            found.append((number, memory.attach(known)))
        else:
            near = closest(sheet, choice, around)
            refused.append(replace(refusal(sheet.fichier, sheet.feuille, known, number), recognised=near))
    found.sort(key=lambda each: each[1].table.rank)
    return found, [*refused, *reading.refused]


def _tabs(reading: Reading) -> dict[str, tuple[str, ...]]:
    """File → the names of its sheets."""
    tabs: dict[str, tuple[str, ...]] = {}
    for sheet in reading.sheets:
        tabs[sheet.fichier] = (*tabs.get(sheet.fichier, ()), sheet.feuille)
    return tabs


def _inform(sheet: Sheet, message: str) -> Anomaly:
    """What is said of a sheet that is left aside."""
    return Anomaly(
        severity="information",
        fichier=sheet.fichier,
        feuille=sheet.feuille,
        colonne="",
        message=message,
        lignes=(),
    )


def _take_all(drop: Drop, found: Found, annee: str | None, on_progress: Progress | None = None) -> list[SheetReport]:
    total = sum(len(known.sheet.rows) for _, known in found)
    done = 0  # each line counts twice: once it is checked, once it is taken in

    def tell(known: Recognised) -> None:
        nonlocal done
        if on_progress:
            on_progress(known.sheet.fichier, done // 2, total)
        done += len(known.sheet.rows)

    checked = []
    for _, known in found:  # all of them first: a text may name a pupil of another sheet
        tell(known)
        checked.append(check(drop, known, annee))
    again = any(known.table.name in (*LISTS, *FOLLOW_UPS) for _, known in found) and has_learnt(drop)
    if again:
        forget_links(drop)
    taken: dict[int, SheetReport] = {}
    waiting: dict[int, Arrival] = {}
    for rank, ((number, known), each) in enumerate(zip(found, checked, strict=True)):
        tell(known)
        arrival = arrive(drop, known, each, number)
        if isinstance(arrival, SheetReport):
            taken[rank] = arrival
        elif known.table.name in FOLLOW_UPS:
            waiting[rank] = arrival
        else:
            taken[rank] = settle(drop, arrival)
    changed = any(each.table in LISTS and each.added + each.updated for each in taken.values())
    if changed and not again:
        forget_links(drop)
    taken |= _take_follow_ups(drop, waiting, again=again or changed)
    close(drop)
    return [taken[rank] for rank in sorted(taken)]


def _take_follow_ups(drop: Drop, waiting: Mapping[int, Arrival], *, again: bool) -> dict[int, SheetReport]:
    """Place the sheets that name pupils and actions, once the lists are; those of earlier drops too if ``again``."""
    mine = {arrival.received.import_id for arrival in waiting.values()}
    earlier = follow_ups_again(drop.deposit, Memory(drop.deposit, drop.key), mine) if again else []
    ranked = sorted([received for received, _ in earlier] + [each.received for each in waiting.values()], key=_rank)
    link(drop, ranked)
    for received, sheet in earlier:
        place(drop, received, sheet.lues, sheet.ignorees)
    return {rank: settle(drop, arrival) for rank, arrival in waiting.items()}


def _rank(received: Received) -> tuple[int, int]:
    return received.table.rank, received.import_id
