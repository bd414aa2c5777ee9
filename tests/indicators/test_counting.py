"""The ways of counting, on a fact of a few rows written by hand."""

import pytest

from indicators.families.counting import Counting, loyalty, number, ratio, share, total

# a company of two rows that counts by one of them, one that does not count, and a row of nobody
ROWS = """
    with fait(annee, entreprise, compte, avant, montant, postes) as (values
        ('2025-2026', 'Dupont', true, true, 10.0, 2), ('2025-2026', 'Dupont', false, false, 5.0, 1),
        ('2025-2026', 'Durand', false, true, 2.5, 4), ('2025-2026', null, true, false, 1.0, 1))"""


def figures(store, counting: Counting) -> tuple[float, ...]:
    """Numerator, denominator and population over the rows."""
    declared = ("numerator", "denominator", "population")
    return store.row(f"{ROWS} select {', '.join(counting[name] or 'null' for name in declared)} from fait")


def behind(store, counting: Counting) -> tuple[float, float]:
    """Numerator and denominator again, from the rows that are said to be behind them, one by one."""
    basis = counting["basis"]
    thing = basis.thing or "row_number() over ()"
    return store.row(f"""{ROWS},
        lues as (
            select ({basis.among}) as parmi, ({basis.counts}) as compte, {thing} as chose,
                {basis.above} as haut, {basis.below} as bas
            from fait
        ),
        uniques as (
            select *, row_number() over (partition by parmi, chose order by compte desc) as place from lues where parmi
        )
        select coalesce(sum(haut) filter (compte), 0), coalesce(sum(bas), 0) from uniques where place = 1""")


# counts: Dupont. Of the companies: Dupont, Durand. Of the rows: 2 of 4; of the 2 before, 1. 18.5 in all, 12.5 before.
# 18.5 over 8 places. Before: Dupont and Durand; now: Dupont, so 1 of 2.
@pytest.mark.parametrize(
    ("counting", "expected"),
    [
        (number("entreprise", "compte"), (1, None, 1)),
        (number("entreprise"), (2, None, 2)),
        (share("compte"), (2, 4, 4)),
        (share("compte", among="avant"), (1, 2, 2)),
        (share("compte", thing="entreprise"), (1, 2, 2)),
        (share("compte or montant > 3", among="avant or postes = 1"), (3, 4, 4)),
        (total("montant"), (18.5, None, 4)),
        (total("montant", "avant"), (12.5, None, 2)),
        (total("montant", "postes > 9"), (0, None, 0)),
        (ratio("montant", "postes"), (18.5, 8, 8)),
        (ratio("montant", "postes", among="avant"), (12.5, 6, 6)),
        (loyalty("entreprise"), (1, 2, 2)),
    ],
)
def test_the_figures_and_the_rows_behind_them_say_the_same(store, counting, expected):
    assert figures(store, counting) == expected
    above, below = behind(store, counting)
    assert above == expected[0]
    assert expected[1] is None or below == expected[1]
