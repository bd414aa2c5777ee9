"""From rows to figures, in plain Python: how each kind of indicator counts, adds up, divides."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from tests.indicators.plain_facts import Element, Year


class Figures(NamedTuple):
    """What an indicator comes to; ``value`` is ``None`` where it cannot be known."""

    value: float | None
    numerator: float | None
    denominator: float | None
    population: float


Elements = Sequence[Element]
Counted = Callable[[Elements, Sequence[Year]], Figures]


def ratio(above: float, below: float, population: float, times: float = 100) -> Figures:
    return Figures(times * above / below if below else None, above, below, population)


def number_of(flag: str) -> Counted:
    def figures(elements: Elements, _: Sequence[Year]) -> Figures:
        count = len({each["id"] for each in elements if each[flag]})
        return Figures(count, count, None, count)

    return figures


def share(above: Callable[[Element], Any], among: Callable[[Element], Any]) -> Counted:
    def figures(elements: Elements, _: Sequence[Year]) -> Figures:
        base = [each for each in elements if among(each)]
        return ratio(sum(bool(above(each)) for each in base), len(base), len(base))

    return figures


def share_of_things(flag: str, *, known: bool = False) -> Counted:
    """Of distinct things, those of which one row at least has the flag; ``known`` leaves out those of which it is not
    known."""

    def figures(elements: Elements, _: Sequence[Year]) -> Figures:
        whole = {each["id"] for each in elements if not (known and each[flag] is None)}
        part = {each["id"] for each in elements if each[flag]}
        return ratio(len(part), len(whole), len(whole))

    return figures


def total_of(name: str) -> Counted:
    def figures(elements: Elements, _: Sequence[Year]) -> Figures:
        whole = sum(each[name] for each in elements)
        return Figures(whole, whole, None, len(elements))

    return figures


def ratio_of(above: str, below: str) -> Counted:
    def figures(elements: Elements, _: Sequence[Year]) -> Figures:
        whole = sum(each[below] for each in elements)
        return ratio(sum(each[above] for each in elements), whole, whole)

    return figures


def mean(name: str) -> Counted:
    """Over the elements that have a number there."""

    def figures(elements: Elements, _: Sequence[Year]) -> Figures:
        known = [each[name] for each in elements if each[name] is not None]
        return ratio(sum(known), len(known), len(known), times=1)

    return figures


def hours(elements: Elements, _: Sequence[Year]) -> Figures:
    """Nothing lasts 0 hours; actions that do not say how long they last come to no known number of hours."""
    known = [each["hours"] for each in elements if each["hours"] is not None]
    whole = sum(known) if known or not elements else None
    return Figures(whole, whole, None, len(known))


def pace(elements: Elements, years: Sequence[Year]) -> Figures:
    return ratio(len(elements), sum(year.months_begun for year in years), len(elements), times=1)


def existence(elements: Elements, _: Sequence[Year]) -> Figures:
    count = len({each["id"] for each in elements})
    return Figures(min(count, 1), min(count, 1), None, count)


def girls_share(elements: Elements, _: Sequence[Year]) -> Figures:
    pupils = {each["id"]: each["sexe"] for each in elements if each["sexe"] in ("F", "G")}
    return ratio(sum(sexe == "F" for sexe in pupils.values()), len(pupils), len(pupils))


def gap(elements: Elements, _: Sequence[Year]) -> Figures:
    came = {sexe: [each["came"] for each in elements if each["sexe"] == sexe] for sexe in "FG"}
    girls, boys = came["F"], came["G"]
    known = 100 * sum(girls) / len(girls) - 100 * sum(boys) / len(boys) if girls and boys else None
    return Figures(known, known, None, len(girls) + len(boys))


def companies(elements: Elements, _: Sequence[Year]) -> Figures:
    count = len({each["id"] for each in elements if not each["before"] and each["id"] is not None})
    return Figures(count, count, None, count)


def faithful(elements: Elements, _: Sequence[Year]) -> Figures:
    known = [each for each in elements if each["id"] is not None]
    before = {(each["year"], each["id"]) for each in known if each["before"]}
    now = {(each["year"], each["id"]) for each in known if not each["before"]}
    return ratio(len(before & now), len(before), len(before))


def amount(elements: Elements, _: Sequence[Year]) -> Figures:
    paid = [each["amount"] for each in elements if not each["before"]]
    return Figures(sum(paid), sum(paid), None, len(paid))


def amount_change(elements: Elements, _: Sequence[Year]) -> Figures:
    now, before = (sum(each["amount"] for each in elements if each["before"] is past) for past in (False, True))
    return ratio(now - before, before, len(elements))
