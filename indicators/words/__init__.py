"""Figures in French: names of groups, what is counted, what stands out and the sentences that say it."""

from typing import TYPE_CHECKING

from faces import lazily

if TYPE_CHECKING:
    from indicators.words.chart_sentences import contrast_sentence, sentences, told
    from indicators.words.groups import Group, arrange, describe
    from indicators.words.nouns import counted, head, short
    from indicators.words.places import in_year, place, than_in_year
    from indicators.words.standing_out import FEWEST, Finding, Line, judge, read_lines
    from indicators.words.wording import (
        basis_text,
        campaign,
        definition_text,
        dimension_label,
        evolution_text,
        group_label,
        is_yearly_campaign,
        measure_text,
        note_text,
        parts_of,
        share_text,
        typeset,
        value_text,
        year_label,
        years_label,
    )

__all__ = [
    "FEWEST",
    "Finding",
    "Group",
    "Line",
    "arrange",
    "basis_text",
    "campaign",
    "contrast_sentence",
    "counted",
    "definition_text",
    "describe",
    "dimension_label",
    "evolution_text",
    "group_label",
    "head",
    "in_year",
    "is_yearly_campaign",
    "judge",
    "measure_text",
    "note_text",
    "parts_of",
    "place",
    "read_lines",
    "sentences",
    "share_text",
    "short",
    "than_in_year",
    "told",
    "typeset",
    "value_text",
    "year_label",
    "years_label",
]
__getattr__ = lazily(__name__, __file__)
