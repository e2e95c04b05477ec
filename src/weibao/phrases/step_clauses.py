"""Steps of a base cycle, in phrases: which of them, and how many were done."""

from typing import Any

from weibao.cycles.rhythms import Interval
from weibao.cycles.steps import Steps
from weibao.phrases.clause import Clause
from weibao.texts.text import Text

PLACES = Clause(
    "steps",
    ("steps {places} of {number}", "step {places} of {number}"),
    ("{number}步中第{places}步", "{number}步中的第{places}步"),
    lambda places, number: (number, places),
    Text(
        "每1个月，自2026-01-01起，4步中第1、2、3步",
        "every 1 month, from 2026-01-01, steps 1, 2, 3 of 4",
    ),
    Text(
        "只在这些步到期，每这么多步重复；起算日是第0步，本身不到期",
        "due at these steps only, again in each cycle of so many; the anchor is step "
        "0 and no due date",
    ),
    of=Interval,
)
STEPS_DONE = Clause(
    "steps_done",
    ("{number} steps done", "{number} step done"),
    ("已做{number}步",),
    lambda number: number,
    Text(
        "每1个月，自2026-05-01起，6步中第6步，已做5步",
        "every 1 month, from 2026-05-01, step 6 of 6, 5 steps done",
    ),
    Text(
        "接手时已做这么多步，起算日是其中最后一步",
        "so many steps were done when it was taken over, the last on the anchor",
    ),
)
AT_FIRST = Clause(
    "steps_first",
    ("at first steps {places}", "at first step {places}"),
    ("首轮第{places}步",),
    lambda places: places,
    Text(
        "每1个月，自2026-01-01起，4步中第2、4步，首轮第4步",
        "every 1 month, from 2026-01-01, steps 2, 4 of 4, at first step 4",
    ),
    Text("第一轮只在这些步到期", "in the first cycle of steps, due at these only"),
)
NONE_AT_FIRST = Clause(
    "steps_first",
    ("at first no step",),
    ("首轮不做",),
    lambda: (),
    Text(
        "每1个月，自2026-01-01起，6步中第2步，首轮不做",
        "every 1 month, from 2026-01-01, step 2 of 6, at first no step",
    ),
    Text("第一轮不到期", "not due in the first cycle of steps"),
)
STEPS = (PLACES, STEPS_DONE, AT_FIRST, NONE_AT_FIRST)


def steps_of(parts: dict[str, Any]) -> Steps | None:
    """Take the steps out of the parts of a phrase, if it says any."""
    if "steps" not in parts:
        return None
    length, places = parts.pop("steps")
    done, first = parts.pop("steps_done", 0), parts.pop("steps_first", None)
    return Steps(length, places, done, first)


def steps_texts(steps: Steps) -> list[Text]:
    """Say steps in the parts of a phrase."""
    length = Text.same(str(steps.length))
    said = [PLACES.say(places=_listed(steps.places), number=length)]
    if steps.done:
        said.append(STEPS_DONE.say(number=Text.same(str(steps.done))))
    if steps.first:
        said.append(AT_FIRST.say(places=_listed(steps.first)))
    elif steps.first is not None:
        said.append(NONE_AT_FIRST.say())
    return said


def _listed(places: tuple[int, ...]) -> Text:
    said = [str(place) for place in places]
    return Text("、".join(said), ", ".join(said))
