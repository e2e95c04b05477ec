"""The figures of a summary as rows."""

from attrs import evolve

from summaries import quiet
from weibao.reports.overview import overview


def test_lost_findings_are_counted_only_where_there_are_any() -> None:
    """A finding that nothing follows up is news; none of them is not."""
    words = [
        {str(name): str(said) for name, said in overview(evolve(quiet(), lost=lost))}
        for lost in (0, 2)
    ]
    assert "findings" not in words[0]["Besides"]
    assert words[1]["Besides"].endswith("findings that nothing follows up 2")
