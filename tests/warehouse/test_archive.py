"""A base goes into one file and comes back the same; any other file is refused in a sentence and changes nothing."""

import io
import json
import struct

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import french
from tests.warehouse.bases import dump, make_base, packed, tables
from warehouse import WarehouseError, archive, open_warehouse, packing
from warehouse.archive import FOREIGN, MAGIC, MISTYPED, NEWER, NOT_EMPTY, PROTECTED, read_label, restore
from warehouse.replacement import workshop
from warehouse.sealing import PIECE, ArchiveError, Damaged, Truncated

PASSWORD = "Pérdrix-42"  # noqa: S105 (of a test)


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """What a base holds, and its two archives: with and without password."""
    store = make_base(tmp_path_factory.mktemp("lycee"))
    held = dump(store)
    archives = {word: packed(store, word) for word in ("", PASSWORD)}
    store.close()
    return held, archives


@pytest.fixture
def empty(tmp_path):
    store = open_warehouse(tmp_path / "lycee.duckdb")
    yield store
    store.close()


def refusal(store, content: bytes, password: str = "") -> str:
    """The sentence that refuses a file; the base and its folder are then as they were."""
    before, files = dump(store), names(store)
    with pytest.raises(ArchiveError) as raised:
        restore(store, io.BytesIO(content), password)
    assert dump(store) == before
    assert names(store) - files <= {"lycee.duckdb.wal"}
    return str(raised.value)


def names(store) -> set[str]:
    return {path.name for path in store.path.parent.iterdir()}


@pytest.mark.parametrize("word", ["", PASSWORD])
def test_a_base_comes_back_the_same_table_for_table_with_its_key(school, empty, word):
    held, archives = school
    assert len([table for table in held if table.startswith("recu_")]) == 1
    label = restore(empty, io.BytesIO(archives[word]), word)
    assert dump(empty) == held
    assert (label.lycee, label.protected) == ("Lycée Jean-Moulin", bool(word))
    empty.close()
    assert dump(open_warehouse(empty.path)) == held


def test_no_table_of_a_base_is_empty_in_these_tests(school):
    assert [table for table, rows in school[0].items() if not rows] == []


def test_what_is_written_while_the_archive_is_made_is_either_in_it_or_not(tmp_path, empty):
    store = make_base(tmp_path / "autre")
    content = packed(store)
    store.set_target("pfmp.taux_solution", "2026-2027", 90)
    restore(empty, io.BytesIO(content))
    assert not any("2026-2027" in row for row in dump(empty)["cibles"])
    assert any("2026-2027" in row for row in dump(store)["cibles"])
    store.close()


def test_a_base_of_several_pieces_comes_back(tmp_path, empty):
    store = make_base(tmp_path / "grand")
    with store.importing() as deposit:
        deposit.execute("create table recu_8 as select i as ligne, sha256(i::varchar) as texte from range(80000) r(i)")
    content = packed(store, PASSWORD)
    assert len(content) > 2 * PIECE
    restore(empty, io.BytesIO(content), PASSWORD)
    assert dump(empty) == dump(store)
    store.close()


def test_an_accent_is_the_same_on_every_keyboard(school, empty):
    restore(empty, io.BytesIO(school[1][PASSWORD]), "Pe\u0301rdrix-42")
    assert dump(empty) == school[0]


def test_an_open_base_is_replaced_under_those_who_read_it(school, empty):
    version = empty.version
    assert empty.row("select count(*) from journal") == (0,)
    restore(empty, io.BytesIO(school[1][""]))
    assert empty.row("select count(*) from journal") == (3,)
    assert empty.version > version


def test_the_label_is_read_without_password(school):
    label = read_label(io.BytesIO(school[1][PASSWORD]))
    assert (label.lycee, label.protected) == ("Lycée Jean-Moulin", True)


def test_nothing_of_a_base_can_be_read_in_a_protected_archive(school):
    held, archives = school
    hidden = [held["key"][0], bytes.fromhex(held["key"][0]), "Perdrix", "journal", "DUCK"]
    for each in hidden:
        for form in [each] if isinstance(each, bytes) else [each.encode(), each.encode("utf-16-le")]:
            assert form not in archives[PASSWORD]


@pytest.mark.parametrize("word", ["pérdrix-42", "Pérdrix-42 ", "x"])
def test_another_password_opens_nothing(school, empty, word):
    assert refusal(empty, school[1][PASSWORD], word) == MISTYPED


def test_a_protected_archive_asks_for_its_password(school, empty):
    assert refusal(empty, school[1][PASSWORD]) == PROTECTED


def test_an_archive_without_password_needs_none(school, empty):
    restore(empty, io.BytesIO(school[1][""]), "whatever was typed")
    assert dump(empty) == school[0]


def test_an_archive_is_never_added_to_a_base(school, tmp_path):
    store = make_base(tmp_path / "pleine", rows=2)
    assert refusal(store, school[1][""]) == NOT_EMPTY
    restore(store, io.BytesIO(school[1][""]), replacing=True)
    assert dump(store) == school[0]
    store.close()


def test_one_target_is_enough_for_a_base_not_to_be_empty(school, empty):
    empty.set_target("pfmp.taux_solution", "2025-2026", 90)
    assert refusal(empty, school[1][""]) == NOT_EMPTY


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + b"x" * 500, MAGIC[:-3], b"Nom;Classe\n" * 50])
def test_a_file_that_is_no_archive_is_said_to_be_none(empty, content):
    assert refusal(empty, content) == FOREIGN


def test_an_archive_of_a_later_version_is_said_to_be_one(school, empty):
    content = school[1][""]
    later = content[: len(MAGIC)] + struct.pack(">H", packing.VERSION + 1) + content[len(MAGIC) + 2 :]
    assert refusal(empty, later) == NEWER


def test_a_sound_archive_of_something_else_is_refused(tmp_path, empty, monkeypatch):
    """What our own application would never write: a base without our tables, and a file that is no base."""
    store = make_base(tmp_path / "autre")
    duckdb.connect(str(tmp_path / "nu.duckdb")).close()
    text = tmp_path / "texte"
    text.write_bytes(b"Nom;Classe\n" * 5000)
    for file, said in ((tmp_path / "nu.duckdb", FOREIGN), (text, NEWER)):
        squeeze = packing._squeeze
        with monkeypatch.context() as patch:
            patch.setattr(packing, "_squeeze", lambda key, _base, file=file, squeeze=squeeze: squeeze(key, file))
            patch.setattr(packing, "Label", lambda *told, file=file: _sized(told, file.stat().st_size))
            content = packed(store)
        assert refusal(empty, content) == said
    store.close()


_Label = archive.Label


def _sized(told, size: int):
    return _Label(*told[:3], size, *told[4:])


@pytest.mark.slow
@pytest.mark.parametrize("word", ["", PASSWORD])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_can_be_changed_without_notice(school, tmp_path, word, data):
    content = bytearray(school[1][word])
    place = data.draw(st.one_of(st.integers(0, 400), st.integers(0, len(content) - 1)))
    content[place] ^= data.draw(st.integers(1, 255))
    sentences = {FOREIGN, NEWER, MISTYPED, PROTECTED, str(Damaged()), str(Truncated())}
    assert _refused(bytes(content), word, tmp_path) in sentences


@pytest.mark.slow
@pytest.mark.parametrize("word", ["", PASSWORD])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_end_can_be_cut_and_none_added(school, tmp_path, word, data):
    content = school[1][word]
    length = data.draw(st.integers(len(MAGIC), len(content) - 1))
    assert _refused(content[:length], word, tmp_path) == str(Truncated())
    assert _refused(content + data.draw(st.binary(min_size=1, max_size=40)), word, tmp_path) == str(Damaged())


def _refused(content: bytes, word: str, folder) -> str:
    """The sentence that stops the unpacking, before any base is touched."""
    with workshop(folder / "lycee.duckdb") as draft, pytest.raises(ArchiveError) as raised:
        archive.unpack(io.BytesIO(content), word, draft, "lycee.duckdb")
    return str(raised.value)


def test_an_archive_cannot_fill_the_disk(school, tmp_path):
    """The size on the label is the most that is ever written, whatever unfolds."""
    content = school[1][""]
    head = len(MAGIC) + 6
    length = struct.unpack(">I", content[len(MAGIC) + 2 : head])[0]
    told = json.loads(content[head : head + length])
    assert told["taille"] > 100_000
    pieces = packing._squeeze(b"k" * 32, _zeros(tmp_path, 10**7))
    with workshop(tmp_path / "lycee.duckdb") as draft:
        with pytest.raises(Damaged):
            packing._spread(pieces, 10_000, draft, "lycee.duckdb")
        assert (draft / "lycee.duckdb").stat().st_size <= 10_000


def _zeros(folder, size: int):
    file = folder / "zeros"
    file.write_bytes(bytes(size))
    return file


def test_each_sentence_is_fit_for_the_screen():
    for said in (FOREIGN, NEWER, MISTYPED, PROTECTED, NOT_EMPTY, str(Damaged()), str(Truncated())):
        assert "'" not in french.spaced(said)
        assert said.endswith(".")
    assert issubclass(ArchiveError, WarehouseError)


def test_every_table_of_the_schema_is_taken(empty):
    assert {"reponses", "plan", "cibles", "journal", "eleves"} <= set(tables(empty))
