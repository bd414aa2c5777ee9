"""Sharing the columns of a sheet among those of a table: the best way, and no way where two are as good."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from spreadsheets.recognise.assign import Edge, assign


def edge(column: str, place: int, strength: float) -> Edge:
    return Edge(column, place, strength, strength, "")


def shared(*edges: Edge) -> dict[str, int]:
    return {column: found.place for column, found in assign(edges).items()}


def test_a_sure_header_comes_before_what_the_others_would_share_better():
    assert shared(edge("a", 0, 0.9), edge("b", 0, 0.7), edge("a", 1, 0.7)) == {"a": 0}


def test_unsure_headers_are_shared_for_the_best_of_all():
    assert shared(edge("a", 0, 0.7), edge("b", 0, 0.6), edge("a", 1, 0.65)) == {"a": 1, "b": 0}


def test_of_two_places_as_sure_none_is_taken():
    assert shared(edge("a", 0, 0.95), edge("a", 1, 0.95), edge("b", 2, 0.95)) == {"b": 2}
    assert shared(edge("a", 0, 0.95), edge("a", 1, 0.9)) == {"a": 0}


def test_of_two_columns_as_likely_none_is_fed():
    assert shared(edge("a", 0, 0.7), edge("b", 0, 0.7)) == {}


def test_what_loses_a_sure_column_feeds_no_other():
    assert shared(edge("a", 0, 1.0), edge("a", 1, 0.95), edge("b", 1, 0.6)) == {"a": 0}


EDGES = st.builds(
    edge,
    column=st.sampled_from("abcd"),
    place=st.integers(min_value=0, max_value=3),
    strength=st.sampled_from([0.5, 0.55, 0.6, 0.65, 0.7]),
)


def is_fair(edges: tuple[Edge, ...]) -> bool:
    return len({edge.column for edge in edges}) == len({edge.place for edge in edges}) == len(edges)


@given(st.lists(EDGES, max_size=8, unique_by=lambda edge: (edge.column, edge.place)))
def test_only_what_every_best_sharing_agrees_upon_is_kept(edges):
    fair = [set(some) for size in range(len(edges) + 1) for some in combinations(edges, size) if is_fair(some)]
    weights = [round(sum(edge.weight for edge in some), 6) for some in fair]
    best = [some for some, weight in zip(fair, weights, strict=True) if weight == max(weights)]
    assert set(assign(edges).values()) == set.intersection(*best)
