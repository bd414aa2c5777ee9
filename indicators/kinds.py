"""Of what kind an indicator's figures are: by what rule two of them are compared, and in what words."""

from typing import Literal

from indicators.model import Indicator

Kind = Literal["share", "gap", "mean", "count", "amount", "growth", "answer"]


def kind_of(indicator: Indicator) -> Kind:
    """A share of people (or a score, judged as one), a gap between two shares, a mean, a count (or a pace), an amount
    (or a sum of hours), the growth of an amount, a yes or no.
    """
    if indicator.unit == "oui/non":
        return "answer"
    if indicator.chart == "gap":
        return "gap" if indicator.unit == "points" else "growth"
    if indicator.unit in ("%", "/100"):
        return "share"
    if indicator.unit == "h" and indicator.denominator is not None:
        return "mean"
    return "amount" if indicator.unit in ("€", "h") else "count"


def adds_up(indicator: Indicator) -> bool:
    """Whether a group brings a part of the whole (counts, amounts), so that its figure is not to be set against it."""
    return kind_of(indicator) in ("count", "amount", "answer")


def none_is_zero(indicator: Indicator) -> bool:
    """Whether a group without a row has 0: not so of hours, that nobody may have noted, nor of shares and means."""
    return adds_up(indicator) and indicator.unit != "h"


def unit_of_change(indicator: Indicator) -> str:
    """The unit of a difference: « points » between two percentages or two scores."""
    return "points" if indicator.unit in ("%", "/100") else indicator.unit
