"""One grammar between words and values, in English and in Chinese."""

from weibao.phrases.choices import choice_text
from weibao.phrases.cycles import cycle_text, parse_cycle
from weibao.phrases.durations import duration_text, parse_duration
from weibao.phrases.grammar import GRAMMAR, Phrase
from weibao.phrases.lengths import parse_days, parse_every
from weibao.phrases.ranges import parse_date, parse_hours, parse_season, parse_stretch
from weibao.phrases.rules import parse_rule

__all__ = [
    "GRAMMAR",
    "Phrase",
    "choice_text",
    "cycle_text",
    "duration_text",
    "parse_cycle",
    "parse_date",
    "parse_days",
    "parse_duration",
    "parse_every",
    "parse_hours",
    "parse_rule",
    "parse_season",
    "parse_stretch",
]
