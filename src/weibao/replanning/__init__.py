"""From a published roster to a new one: what changes for whom, and why."""

from weibao.replanning.changes import Cause, Change, changes

__all__ = ["Cause", "Change", "changes"]
