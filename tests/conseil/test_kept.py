"""What the council writes outlives a kill, an import and its undoing, and makes no figure stale."""

import datetime as dt
import io
import multiprocessing
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import duckdb
import pytest

from conseil import (
    AgendaItem,
    Answer,
    Evidence,
    PlannedAction,
    School,
    agenda_of,
    answers_of,
    plan_of,
    save_action,
    save_agenda,
    save_answer,
    save_school,
    school_of,
)
from spreadsheets import import_files
from spreadsheets.importing.undo import undo_imports
from warehouse import Store, open_warehouse
from warehouse.schema import SCHEMA

ANNEE = "2025-2026"
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["conseil"])


def write_until_killed(base: Path, parent: Connection) -> None:
    """Save one answer, action and agenda after the other; say each time how many are saved."""
    store = open_warehouse(base)
    for rank in range(1, 10_000):
        save_answer(store, answer(rank))
        save_action(store, PlannedAction(annee=ANNEE, intitule=f"Action {rank}"))
        save_agenda(store, ANNEE, [AgendaItem(titre=f"Point {rank}")])
        parent.send(rank)


def answer(rank: int) -> Answer:
    evidence = (Evidence("texte", None, f"Pièce {rank}"),)
    return Answer(annee=ANNEE, question="D3.2", position=1 + rank % 4, constats=f"Constat {rank}", evidence=evidence)


@pytest.mark.slow
@pytest.mark.parametrize("told", [1, 2, 7, 20])
def test_killed_at_any_moment_nothing_that_was_said_to_be_saved_is_lost(tmp_path, told):
    ours, theirs = FORKS.Pipe()
    child = FORKS.Process(target=write_until_killed, args=(tmp_path / "lycee.duckdb", theirs))
    child.start()
    theirs.close()
    while ours.recv() < told:
        pass
    child.kill()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    saved = last_said(ours, told)
    store = open_warehouse(tmp_path / "lycee.duckdb")
    found = answers_of(store, ANNEE)["D3.2"]
    assert found in (answer(saved), answer(saved + 1))
    assert len(plan_of(store, ANNEE)) in (saved, saved + 1)
    assert agenda_of(store, ANNEE)[0].titre in (f"Point {saved}", f"Point {saved + 1}")
    store.close()


def last_said(ours: Connection, told: int) -> int:
    """What the process said between being waited for and being killed."""
    try:
        while True:
            told = ours.recv()
    except EOFError:
        return told


def fill(store: Store) -> None:
    save_answer(store, answer(1))
    save_action(store, PlannedAction(annee=ANNEE, intitule="Relancer", echeance=dt.date(2026, 1, 10)))
    save_agenda(store, ANNEE, [AgendaItem(titre="Point")])
    save_school(store, School("Lycée"))


def written(store: Store) -> tuple:
    return answers_of(store, ANNEE), plan_of(store, ANNEE), agenda_of(store, ANNEE), school_of(store)


def test_an_import_and_its_undoing_touch_nothing_of_it(store):
    fill(store)
    before = written(store)
    file = io.BytesIO("Réseau;Formalisé;Depuis le\nCLEE;oui;01/09/2024\n".encode())
    file.name = "reseaux.csv"
    import_files(store, [file], ANNEE)
    assert store.row("select count(*) from reseaux") == (1,)
    assert written(store) == before
    undo_imports(store, [1])
    assert store.row("select count(*) from reseaux") == (0,)
    assert written(store) == before


def test_what_is_written_makes_no_figure_stale(store):
    version = store.version
    fill(store)
    assert store.version == version


def test_a_base_made_before_there_was_a_council_opens_and_takes_its_word(tmp_path):
    before, _, council = SCHEMA.read_text(encoding="utf-8").partition("-- What people write themselves")
    assert council
    with duckdb.connect(str(tmp_path / "lycee.duckdb")) as connection:
        connection.execute(before)
        connection.execute("insert into taxe (campagne, montant) values (2025, 10)")
    store = open_warehouse(tmp_path / "lycee.duckdb")
    fill(store)
    assert answers_of(store, ANNEE) == {"D3.2": answer(1)}
    assert store.row("select montant from taxe") == (10.0,)
    store.close()


def test_what_cannot_be_written_leaves_what_was_there(store):
    fill(store)
    before = written(store)
    impossible = [AgendaItem(titre="Autre point"), AgendaItem(titre="Point", propose_le="jamais")]
    with pytest.raises(duckdb.Error):
        save_agenda(store, ANNEE, impossible)
    assert written(store) == before
