"""From YAML, CSV and XLSX to a portfolio, with every problem named at once."""

from weibao.config.load import check, load
from weibao.config.schema import json_schema

__all__ = ["check", "json_schema", "load"]
