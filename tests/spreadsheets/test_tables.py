"""The eleven declarations hold together, with each other and with the base."""

from collections import defaultdict

import pytest

from spreadsheets.cells.conversions import KINDS, convert, list_key, vocabulary
from spreadsheets.cells.identity import IDENTITY
from spreadsheets.check.sort_out import GROUP_ROW
from spreadsheets.declared import BY_NAME, TABLES
from spreadsheets.importing.store_rows import STORED_AS, stored_columns
from spreadsheets.model import Column, Table
from spreadsheets.recognise.headings import literal, words
from warehouse import open_warehouse

COLUMNS = [
    pytest.param(table, column, id=f"{table.name}.{column.name}") for table in TABLES for column in table.columns
]
LISTS = [
    pytest.param(column, id=f"{table.name}.{column.name}")
    for table in TABLES
    for column in table.columns
    if column.values
]
MADE_ON_THE_WAY = {"action_id", "eleve_id", "rang"}
"""Parts of a key that no sheet holds."""
FIGURES = {"entier", "nombre"}


@pytest.fixture(scope="module")
def stored() -> dict[str, set[str]]:
    """Table of the base → its columns."""
    store = open_warehouse(":memory:")
    found = defaultdict(set)
    for table, column in store.rows("select table_name, column_name from duckdb_columns()"):
        found[table].add(column)
    store.close()
    return found


def test_the_eleven_tables_are_declared_in_the_order_in_which_they_are_taken_in():
    assert [table.name for table in TABLES] == [
        "eleves", "conventions", "reseaux", "actions", "participations", "pfmp", "offres", "taxe", "invitations",
        "satisfaction", "partages",
    ]  # fmt: skip


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_is_stored_under_its_name_or_says_that_it_is_not(table: Table, column: Column, stored):
    assert (STORED_AS.get(column.name, column.name) in stored[table.name]) is column.stored


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_list_that_keeps_unknown_values_has_where_to_keep_them(table: Table, column: Column, stored):
    keeps = column.kind == "liste" and column.unknown == "autre"
    assert (f"{column.name}_lu" in stored[table.name]) is keeps


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_is_of_a_kind_that_can_be_read(table: Table, column: Column):
    assert table.column(column.name) is column
    assert column.kind in KINDS
    assert (column.kind == "liste") <= bool(column.values)
    assert (column.kind == "identite") is (column.name in IDENTITY)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_and_needs_name_columns_that_exist(table: Table, stored):
    names = {column.name for column in table.columns}
    assert {name for key in table.key for name in key} <= stored[table.name]
    assert {name for key in table.key for name in key} - MADE_ON_THE_WAY <= names
    assert {name for group in table.needs for name in group} <= names
    assert {name for column in table.columns for name in column.unless} <= names
    assert table.beside in {"", "eleves"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_required_and_has_no_default_is_needed_in_the_sheet_too(table: Table):
    needed = {name for group in table.needs for name in group}
    required = {column.name for column in table.columns if column.required and column.default is None}
    assert required - needed <= {"annee"}  # the year may be told by the file or by the person


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_header_names_one_column_of_a_table_or_two_that_their_cells_tell_apart(table: Table):
    by_text, by_words = defaultdict(set), defaultdict(set)
    kinds = {}
    for column in table.columns:
        kinds[column.name] = "figure" if column.kind in FIGURES else "other"
        for text in (column.title, *column.synonyms):
            by_text[literal(text)].add(column.name)
            by_words[frozenset(words(text))].add(column.name)
    assert {text: names for text, names in by_text.items() if len(names) > 1} == {}
    shared = {key: names for key, names in by_words.items() if len(names) > 1}
    alike = {key: names for key, names in shared.items() if len({kinds[name] for name in names}) < len(names)}
    assert alike == {}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_synonym_is_declared_twice_or_ignored(table: Table):
    for column in table.columns:
        texts = [" ".join(words(text)) for text in (column.title, *column.synonyms)]
        assert len(texts) == len(set(texts)), column.name
        assert not {literal(text) for text in column.synonyms} & {literal(text) for text in table.ignored}


@pytest.mark.parametrize("column", LISTS)
def test_each_value_of_a_list_stands_for_itself_and_each_spelling_for_one_value(column: Column):
    spellings = defaultdict(set)
    for value, synonyms in column.values.items():
        assert vocabulary(column)[list_key(value)] == value
        for word in synonyms:
            spellings[list_key(word)].add(value)
    assert {word: values for word, values in spellings.items() if len(values) > 1} == {}


@pytest.mark.parametrize("column", [each for each in LISTS if each.values[0].kind == "liste"])
def test_each_spelling_of_a_list_is_read_as_its_value_whatever_its_case(column: Column):
    for value, synonyms in column.values.items():
        cells = [value, value.upper(), *synonyms, *map(str.capitalize, synonyms)]
        assert set(convert(column, cells).values) == {value}


DATA_PLAN = {
    "participations.presence": "présent, p, oui, x, 1; absent, a, abs, non, 0; excusé, exc, justifié",
    "eleves.statut": "scolaire; apprenti; stagiaire FC",
    "conventions.niveau_convention": "établissement; académique; nationale",
    "conventions.type_partenaire": (
        "entreprise; établissement de formation, école, collège, lycée, CFA, GRETA, université, IUT; branche "
        "ou OPCO, branche, OPCO; chambre consulaire; collectivité; service public de l’emploi, France "
        "Travail, mission locale, DREETS; association; autre"
    ),
    "reseaux.document": "convention; charte; adhésion; label",
    "actions.type_action": (
        "visite d’entreprise; intervention d’un professionnel; forum ou salon, forum, salon; découverte des "
        "métiers; mini-stage ou immersion, mini-stage, immersion; job dating ou recrutement, job dating, "
        "recrutement; atelier AvenirPro; concours ou projet, concours, projet; jury ou épreuve d’examen, "
        "jury; mobilité; formation des enseignants; autre"
    ),
    "actions.frequence": "ponctuelle; hebdomadaire; mensuelle; trimestrielle; annuelle",
    "actions.initiative": "lycée; partenaire; conjointe",
    "actions.mobilite": "aucune; culturelle; géographique",
    "actions.statut": "prévue; réalisée; annulée",
    "pfmp.situation": (
        "convention signée, signée, en cours, terminée; place trouvée, trouvé, trouvée, trouvé(e), ok; en "
        "recherche; sans solution, non trouvé, aucun; dispensé, dispensée, dispensé(e), démissionnaire, "
        "apprenti, apprentie, apprenti(e)"
    ),
    "pfmp.origine": "bureau des entreprises; partenaire; enseignant; famille; élève; autre",
    "offres.contrat": "CDI; CDD; apprentissage; professionnalisation; intérim; saisonnier",
    "invitations.reponse": "acceptée; déclinée; sans réponse",
    "satisfaction.public_enquete": "élèves; équipe pédagogique; partenaires",
}


@pytest.mark.parametrize("name", DATA_PLAN)
def test_every_value_that_was_asked_for_is_accepted(name: str):
    table, _, column = name.partition(".")
    for accepted in DATA_PLAN[name].split("; "):
        value, *synonyms = accepted.split(", ")
        cells = [value, value.replace("’", "'"), *synonyms]
        assert convert(BY_NAME[table].column(column), cells).values == [value] * len(cells)


def test_a_group_row_of_siecle_can_be_told():
    assert BY_NAME["eleves"].column(GROUP_ROW).stored is False


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_base_has_a_place_for_all_that_a_table_stores_and_for_nothing_else(stored, table):
    assert stored_columns(table) <= stored[table.name]
    assert stored[table.name] - stored_columns(table) <= {"cle", "import_id", "entreprise_cle", "action_id"}
