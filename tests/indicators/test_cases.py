"""Each indicator told by cases: tests/cases/<id>.toml gives the rows of a small lycée and the figures to be found.

The cases are written in French, for whoever knows the fiche and not the code. A file looks like this::

    annee = "2025-2026"         # what stands above the first [[case]] holds for every case; a case may say otherwise
    reference_date = 2026-06-30
    given.eleves = [{ eleve_id = 1, annee = "2025-2026", sexe = "F" }]      # the columns of warehouse/schema.sql

    # 1 of 1: the arithmetic
    [[case]]
    name = "a sentence"
    filters = { sexe = "F" }                                # or { sexe = ["F", "G"] }
    given.actions = []                                      # imported, and empty; a table not given never was imported
    expected = { value = 100, numerator = 1, denominator = 1, population = 1, previous = "nd" }
    by.sexe = { F = 100 }                                   # all the groups, their value or a table like ``expected``
    by."periode, jour" = { "PFMP 1, 7" = { numerator = 2 } }    # several dimensions at once

Only the figures that are written are compared; « nd » is a figure that is not known. A measure without value says
why: ``expected = { status = "nd", reason = "words of the reason", missing_table = "eleves" }``. Filters that change
nothing are announced: ``ignored_filters = ["sexe"]``.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators import CATALOGUE, Measure, Scope, compute

FOLDER = Path(__file__).parent.parent / "cases"
FIGURES = ("value", "numerator", "denominator", "population", "previous", "evolution", "note")
PARTS = {"name", "annee", "reference_date", "filters", "given", "expected", "by"}
Case = Mapping[str, Any]


def cases_of(path: Path) -> list[Case]:
    """The cases of a file, each with what the head of the file says for all."""
    head = tomllib.loads(path.read_text(encoding="utf-8"))
    cases = head.pop("case")
    return [{**head, **case, "given": {**head.get("given", {}), **case.get("given", {})}} for case in cases]


FILES = sorted(FOLDER.glob("*.toml"))
EVERY = [pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}") for path in FILES for case in cases_of(path)]


@pytest.mark.parametrize(("indicator_id", "case"), EVERY)
def test_the_figures_of_a_case_are_found(shared_store, fill, indicator_id, case):
    store = fill(shared_store, case["given"])
    scope = Scope(case["annee"], case["reference_date"], **case.get("filters", {}))
    measure = compute(store, [indicator_id], scope)[indicator_id]
    _expect(measure, case["expected"])
    for dimensions, groups in case.get("by", {}).items():
        by = dimensions.split(", ")
        _expect_groups(compute(store, [indicator_id], scope, by)[indicator_id].rows, by, groups)


def _expect(measure: Measure, expected: Case) -> None:
    assert measure.status == expected.get("status", "ok"), measure.reason
    assert expected.get("reason", "") in measure.reason.replace("\N{NO-BREAK SPACE}", " ")
    assert measure.missing_table == expected.get("missing_table")
    assert list(measure.ignored_filters) == expected.get("ignored_filters", [])
    assert _written(expected, {name: getattr(measure, name) for name in FIGURES}) == _figures(expected)


def _expect_groups(rows: pd.DataFrame, by: list[str], groups: Case) -> None:
    found = {", ".join(_text(row[name]) for name in by): row for row in rows.to_dict("records")}
    assert found.keys() == groups.keys()
    for group, expected in groups.items():
        figures = expected if isinstance(expected, dict) else {"value": expected}
        assert _written(figures, found[group]) == _figures(figures), group


def _written(expected: Case, found: Mapping[Any, Any]) -> dict[str, Any]:
    """Of what was found, the figures that the case writes."""
    return {name: "nd" if pd.isna(found[name]) else found[name] for name in FIGURES if name in expected}


def _figures(expected: Case) -> dict[str, Any]:
    return {name: _near(expected[name]) for name in FIGURES if name in expected}


def _near(figure: float | str) -> Any:
    return figure if figure == "nd" else pytest.approx(figure, abs=0.01)


def _text(group: Any) -> str:
    """A group as the cases write it; days are numbers, and unknown for some."""
    return "nd" if pd.isna(group) else f"{group:g}" if isinstance(group, float) else str(group)


def test_each_indicator_has_its_cases_and_no_case_is_of_another():
    assert {path.stem for path in FILES} == set(CATALOGUE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_file_says_nothing_that_is_not_read(path):
    cases = cases_of(path)
    assert len({case["name"] for case in cases}) == len(cases), "two cases of the same name"
    for case in cases:
        assert case.keys() <= PARTS
        assert case["expected"].keys() <= {*FIGURES, "status", "reason", "missing_table", "ignored_filters"}
        assert case["expected"].keys() & {"value", "reason"}, f"nothing is expected of « {case['name']} »"
