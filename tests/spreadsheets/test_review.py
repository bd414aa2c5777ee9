"""What a person sees before anything is written, decides, and does not have to decide again."""

import io

import pytest

from spreadsheets import Choice
from spreadsheets.files.dropped import read_files
from spreadsheets.importing.memory import attach_words, detach_word, forget_shape
from spreadsheets.importing.undo import change, correct, undo_correction
from spreadsheets.importing.whole_way import import_reading, review
from warehouse import open_warehouse

ACTIONS = "Référence;Intitulé;Type d'action;Date de début;Initiative\nA1;Forum;forum;25/11/2025;lycée\n"
CORRECTED = "Référence;Intitulé;Type d'action;Date de début;Initiative\nA1;Grand forum;forum;26/11/2025;lycée\n"
OWN_WORDS = "Sté;Nature;Le jour;Sujet\nElec Sud;Sté;12/10/2025;jury\nBati Nord;entr.;13/10/2025;visites\n"
BY_HAND = Choice(
    table="conventions", header_line=1, columns={"partenaire": 0, "type_partenaire": 1, "date_signature": 2, "objet": 3}
)


@pytest.fixture
def store():
    opened = open_warehouse(":memory:")
    yield opened
    opened.close()


def read(text, name="fichier.csv"):
    file = io.BytesIO(text.encode())
    file.name = name
    return read_files([file])


def types(store):
    return list(store.frame("select type_partenaire from conventions order by ligne")["type_partenaire"])


def test_a_review_says_what_would_come_and_writes_nothing(store):
    (sheet,) = review(store, read(ACTIONS)).sheets
    assert (sheet.table, sheet.number, sheet.added) == ("actions", 0, 1)
    assert store.row("select count(*) from actions") == (0,)
    assert store.journal().empty


def test_a_review_shows_each_value_that_would_be_overwritten(store):
    import_reading(store, read(ACTIONS))
    (sheet,) = review(store, read(CORRECTED)).sheets
    assert [(each.colonne, each.avant, each.apres) for each in sheet.changes] == [
        ("date_debut", "2025-11-25", "2025-11-26"),
        ("intitule", "Forum", "Grand forum"),
    ]
    assert store.row("select intitule from actions") == ("Forum",)


def test_what_is_imported_is_what_was_reviewed(store):
    import_reading(store, read(ACTIONS))
    seen = review(store, read(CORRECTED)).sheets[0]
    done = import_reading(store, read(CORRECTED)).sheets[0]
    assert (seen.added, seen.updated, seen.unchanged) == (done.added, done.updated, done.unchanged) == (0, 1, 0)


def test_a_sheet_left_out_is_said_and_not_taken(store):
    (sheet,) = import_reading(store, read(ACTIONS), choices={0: None}).sheets
    assert (sheet.table, sheet.anomalies[0].severity) == (None, "information")
    assert store.row("select count(*) from actions") == (0,)


def test_a_sheet_read_with_help_is_read_without_help_the_next_time(store):
    import_reading(store, read(OWN_WORDS), choices={0: BY_HAND})
    assert store.row("select count(*) from conventions") == (2,)
    (again,) = review(store, read("Liste de mon lycée\n" + OWN_WORDS.replace("jury", "jurys"), "autre.csv")).sheets
    assert (again.table, again.updated + again.added + again.unchanged) == ("conventions", 2)


def test_a_forgotten_shape_needs_help_again(store):
    import_reading(store, read(OWN_WORDS), choices={0: BY_HAND})
    forget_shape(store, store.row("select entete from formes")[0])
    assert review(store, read(OWN_WORDS)).sheets[0].table != "conventions"


def test_no_header_is_kept_as_it_is_written(store):
    import_reading(store, read(OWN_WORDS), choices={0: BY_HAND})
    assert "Sujet" not in str(store.row("select * from formes"))


def test_a_word_attached_once_is_understood_in_what_is_there_and_in_what_comes(store):
    words = OWN_WORDS.replace("Sté;12", "Boutique;12")
    import_reading(store, read(words), choices={0: BY_HAND})
    assert types(store)[0] == "autre"
    change(store, lambda deposit: attach_words(deposit, "conventions", "type_partenaire", {"Boutique": "entreprise"}))
    assert types(store)[0] == "entreprise"
    (seen,) = review(store, read(words.replace("Elec Sud", "Gaz Sud"))).sheets
    assert not any("Boutique" in each.message for each in seen.anomalies)


def test_a_detached_word_is_unknown_again(store):
    words = OWN_WORDS.replace("Sté;12", "Boutique;12")
    import_reading(store, read(words), choices={0: BY_HAND})
    change(store, lambda deposit: attach_words(deposit, "conventions", "type_partenaire", {"Boutique": "entreprise"}))
    change(store, lambda deposit: detach_word(deposit, "conventions", "type_partenaire", "boutique"))
    assert types(store)[0] == "autre"


def test_a_word_cannot_be_attached_to_what_is_no_value(store):
    with pytest.raises(ValueError, match="boutique"):
        change(store, lambda deposit: attach_words(deposit, "conventions", "type_partenaire", {"Sté": "boutique"}))


def test_a_cell_corrected_on_screen_counts_until_it_is_taken_back(store):
    import_reading(store, read(ACTIONS))
    assert correct(store, 1, 2, "date_debut", "27/11/2025") is None
    assert str(store.row("select date_debut::date from actions")[0]) == "2025-11-27"
    undo_correction(store, 1)
    assert str(store.row("select date_debut::date from actions")[0]) == "2025-11-25"


def test_a_correction_that_cannot_be_read_is_answered_and_not_kept(store):
    import_reading(store, read(ACTIONS))
    assert "jj/mm/aaaa" in (correct(store, 1, 2, "date_debut", "31/02/2026") or "")
    assert store.row("select count(*) from corrections") == (0,)


def test_a_column_that_is_not_kept_cannot_be_corrected(store):
    import_reading(store, read(ACTIONS))
    with pytest.raises(KeyError):
        correct(store, 1, 2, "nom", "Martin")


def test_an_import_that_is_stopped_leaves_nothing(store):
    def stop(*_told):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_reading(store, read(ACTIONS), on_progress=stop)
    assert store.row("select count(*) from actions") == (0,)
    assert store.journal().empty
    assert import_reading(store, read(ACTIONS)).sheets[0].added == 1


def test_a_review_that_is_stopped_leaves_nothing_and_may_begin_again(store):
    def stop(*_told):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        review(store, read(ACTIONS), on_progress=stop)
    assert store.row("select count(*) from actions") == (0,)
    assert review(store, read(ACTIONS)).sheets[0].added == 1


def test_the_progress_of_an_import_is_told_in_lines(store):
    told = []
    import_reading(store, read(ACTIONS), on_progress=lambda *said: told.append(said))
    assert told == [("fichier.csv", 0, 2), ("fichier.csv", 1, 2)]
