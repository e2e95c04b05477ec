"""The forms of all clauses as patterns."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from weibao.phrases.clause import Clause
from weibao.phrases.clauses import CLAUSES
from weibao.phrases.holes import HOLES
from weibao.phrases.numerals import ANY_CASE


@frozen
class Form:
    """One way to write a clause.

    ``source`` is the text of its pattern, compiled when first used (and then kept by
    ``re``), as compiling all of them costs more than importing the rest. ``heads`` are
    the signs that it may begin with, in small letters; None where it may be any.
    """

    clause: Clause
    source: str
    heads: frozenset[str] | None = None

    def may_begin(self, sign: str) -> bool:
        """Tell whether what begins with a sign, in small letters, may be this form."""
        return self.heads is None or sign in self.heads

    @property
    def pattern(self) -> re.Pattern[str]:
        """The form as a pattern."""
        return re.compile(self.source, ANY_CASE)

    def values(self, found: re.Match[str]) -> dict[str, Any]:
        """Read what stands in the holes."""
        return {
            name: HOLES[name].read(said) for name, said in found.groupdict().items()
        }


def _forms() -> Iterator[Form]:
    for clause in CLAUSES:
        for template in dict.fromkeys((*clause.en, *clause.zh)):
            yield Form(clause, _source(template), _heads(template))


def _heads(template: str) -> frozenset[str] | None:
    if template[0] == "{":
        return None
    if template[0] != "<":
        return frozenset(template[0].lower())
    choices, _, rest = template[1:].partition(">")
    heads = [_heads(choice or rest.lstrip()) for choice in choices.split("|")]
    known = [head for head in heads if head is not None]
    return frozenset().union(*known) if len(known) == len(heads) else None


def _source(template: str) -> str:
    """Write a form as a pattern: holes as groups, gaps free except between words."""
    tokens = re.findall(r"<[^>]*>|\{\w+\}|[A-Za-z]+|[^\sA-Za-z]", template)
    pattern = ""
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if token[0] == "{":
            pattern += f"(?P<{token[1:-1]}>{HOLES[token[1:-1]].pattern})"
            pattern += " ?" if following else ""
        elif token[0] == "<":
            pattern += _alternatives(token[1:-1], " ?" if following else "")
        elif token in ",，":
            pattern += COMMA + (" ?" if following else "")
        elif not token.isascii() or not token.isalpha():
            pattern += re.escape(token) + (" ?" if following else "")
        elif following.isascii() and following.isalpha():
            pattern += f"{token} "
        else:
            pattern += f"{token}(?![A-Za-z]) ?" if following else f"{token}(?![A-Za-z])"
    return pattern


def _alternatives(choices: str, gap: str) -> str:
    """Match any of several words, or none where one is empty."""
    said = [_source(choice) + gap if choice else "" for choice in choices.split("|")]
    return f"(?:{'|'.join(said)})"


COMMA = "[,，、;；]"
FORMS = tuple(_forms())
