"""The words of a cycle phrase taken apart, clause by clause."""

import re
from typing import Any

from attrs import Factory, define

from weibao.errors import InvalidValue
from weibao.phrases.algebra_clauses import OF_A_RULE
from weibao.phrases.clause import Clause
from weibao.phrases.forms import FORMS, Form
from weibao.phrases.numerals import ANY_CASE, quote, tidy
from weibao.texts.text import Message

Parts = dict[str, Any]

GAP = re.compile(r"[ ,，;；、。()（）]*")
VAGUE = re.compile(
    "periodical(?:ly)?|periodic|regular(?:ly)?|from time to time|as needed|when needed"
    "|occasional(?:ly)?|frequent(?:ly)?|不定期|定期|经常|及时|适时|按需|必要时",
    ANY_CASE,
)


@define
class Said:
    """What a phrase says: by part, and the words that said it.

    ``others`` are the rules after a plus or minus sign, each with its own parts.
    """

    parts: Parts = Factory(dict)
    others: list[tuple[str, Parts]] = Factory(list)
    words: dict[str, str] = Factory(dict)

    def out_of_place(self, part: str, shown: Clause) -> InvalidValue:
        """Return the error that a part does not go with the rest."""
        text = OUT_OF_PLACE(text=self.words[part], right=shown.example)
        return InvalidValue(text)

    def against(self, part: str, before: str, shown: Clause) -> InvalidValue:
        """Return the error that a part says otherwise than words before it."""
        text = self.words[part]
        return InvalidValue(AGAINST(text=text, before=before, right=shown.example))

    def again(self, part: str, shown: Clause) -> InvalidValue:
        """Return the error that a part says once more what is said."""
        return InvalidValue(TWICE(text=self.words[part], right=shown.example))


def read_phrase(text: str) -> Said:
    """Read the clauses of a phrase, which may come in any order.

    Raises:
        InvalidValue: something is not understood, or said twice.
    """
    words = tidy(text).rstrip(".")
    phrase = Said()
    position = _gap(words, 0)
    while position < len(words):
        form, found = _longest(words, position)
        position = _gap(words, found.end())
        _take(phrase, form.clause, form.clause.read(**form.values(found)), found[0])
    return phrase


def _take(phrase: Said, clause: Clause, value: Any, words: str) -> None:  # noqa: ANN401 - a part has its own type
    """Put down what one clause says."""
    part, others = clause.part, phrase.others
    if part == "operator":
        others.append((value, {}))
        return
    into = others[-1][1] if others and part in OF_A_RULE else phrase.parts
    said_before, before = part in into, phrase.words.get(part, "")
    phrase.words[part] = quote(words)
    if said_before and not clause.many and into[part] != value:
        raise phrase.against(part, before, clause)
    if clause.many:
        value = (*into.get(part, ()), value)
    elif said_before:
        raise phrase.again(part, clause)
    into[part] = value


def _gap(words: str, position: int) -> int:
    found = GAP.match(words, position)
    return found.end() if found else position


def _longest(words: str, position: int) -> tuple[Form, re.Match[str]]:
    """Find the form that takes the most of what follows."""
    head = words[position].lower()
    matches = [
        (form, found)
        for form in FORMS
        if form.may_begin(head) and (found := form.pattern.match(words, position))
    ]
    if not matches:
        rest = words[position:]
        vague = VAGUE.search(rest)
        raise InvalidValue(
            NO_NUMBER(text=vague[0]) if vague else NOT_UNDERSTOOD(text=quote(rest))
        )
    return max(matches, key=lambda match: match[1].end())


NO_NUMBER = Message(
    zh="“{text}”没有说明多久一次（应写明数字，例如 每6个月 或 每月一次）",
    en="{text!r} gives no number (say how often, such as every 6 months or "
    "once each month)",
)
NOT_UNDERSTOOD = Message(
    zh="周期中的“{text}”无法理解（应写成 每3个月、每月一次 或 间隔不超过15天）",
    en="{text!r} is not understood as part of a cycle (write every 3 months, "
    "once each month or at most 15 days apart)",
)
TWICE = Message(
    zh="周期里“{text}”与前面重复（只写一次，例如 {right}）",
    en="{text!r} says again what the cycle has said (say it once, as in {right})",
)
AGAINST = Message(
    zh="周期里“{text}”与前面的“{before}”矛盾（只留一个，例如 {right}）",
    en="{text!r} contradicts {before!r} (leave one of the two out, as in {right})",
)
OUT_OF_PLACE = Message(
    zh="“{text}”不能用于这种周期（应写成 {right}）",
    en="{text!r} does not go with this kind of cycle (write it as in {right})",
)
