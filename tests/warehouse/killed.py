"""What a process does until it is killed; a light module, for each of these processes loads it."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

import warehouse
from warehouse import Store, open_warehouse
from warehouse.archive import restore
from warehouse.backups import save_before

STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "os.truncate"}
"""What changes the names of a folder, as Python announces it just before."""
WRITING = os.O_WRONLY | os.O_RDWR


def bring_back(store: Store, archive: Path) -> None:
    with archive.open("rb") as file:
        restore(store, file, replacing=True)


def forget(store: Store, _: Path) -> None:
    store.rewrite(_forget)


def _forget(draft: Store) -> None:
    with draft.importing() as deposit:
        deposit.execute("delete from recu_7")


def erase(store: Store, _: Path) -> None:
    store.erase()


def save(store: Store, _: Path) -> None:
    save_before("demande", store)


def die_at(step: int, base: Path, archive: Path, work) -> None:
    """Open a base, set to work, and be killed just before the given step."""
    store = open_warehouse(base)
    store.row("select count(*) from journal")
    met = 0

    def watch(event: str, args: tuple) -> None:
        nonlocal met
        if event in STEPS or (event == "open" and not isinstance(args[0], int) and args[2] & WRITING):
            met += 1
            if met == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    work(store, archive)


def open_and_die_at(step: int, base: Path, _: Path) -> None:
    """Open a base, and be killed when our code has done that many things since: called a function, or returned."""
    met = 0
    ours = str(Path(warehouse.__file__).parent)

    def watch(frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal met
        if frame.f_code.co_filename.startswith(ours):
            met += 1
            if met == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    open_warehouse(base).close()
