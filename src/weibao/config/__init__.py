"""From YAML, CSV and XLSX to a portfolio, with every problem named at once."""

from weibao.config.load import at_pins, at_records, check, load, load_types
from weibao.config.schema import json_schema
from weibao.config.spoken import language_of

__all__ = [
    "at_pins",
    "at_records",
    "check",
    "json_schema",
    "language_of",
    "load",
    "load_types",
]
