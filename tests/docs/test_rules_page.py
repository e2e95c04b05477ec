"""The page of rules and reasons names all there are, in their own words."""

import re

import pytest

from fenced_blocks import DOCS
from weibao.roster import Reason
from weibao.verifier.rules import Rule

PAGE = (DOCS / "reference" / "rules-and-reasons.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.+) \| (.+) \|$", re.MULTILINE)


@pytest.mark.parametrize(("codes", "head"), [(Rule, "rule"), (Reason, "reason")])
def test_every_code_stands_in_its_table(
    codes: type[Rule] | type[Reason], head: str
) -> None:
    """A code that a program may meet can be looked up, in both languages."""
    table = PAGE.partition(f"| {head} |")[2].partition("\n\n")[0]
    stated = [match.groups() for match in ROW.finditer(table)]
    assert stated == [(one.value, one.text.en, one.text.zh) for one in codes]
