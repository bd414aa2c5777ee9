"""The school is known once, with its images as they were dropped."""

from conseil import School, save_school, school_of


def test_a_base_knows_no_school_until_it_is_told(store):
    assert school_of(store) == School()


def test_a_school_is_read_back_byte_for_byte_and_replaced_whole(store):
    school = School("Lycée des Métiers d’Argences", "Argences", bytes(range(256)), b"PK\x03\x04")
    save_school(store, school)
    assert school_of(store) == school
    save_school(store, School("Lycée d’Argences"))
    assert school_of(store) == School("Lycée d’Argences")
