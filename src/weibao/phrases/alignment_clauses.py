"""A first date that joins the others', once, in phrases."""

from collections.abc import Iterator
from datetime import date

from weibao.cycles.deferral import Alignment, Towards
from weibao.cycles.rhythms import Interval
from weibao.phrases.clause import Clause
from weibao.phrases.ranges import Joined, joined_text
from weibao.spans.every import Every
from weibao.texts.text import Text


def _of(towards: Towards, join: Joined, length: Every) -> Alignment:
    if isinstance(join, date):
        return Alignment(towards, length, day=join)
    return Alignment(towards, length, yearly=join)


ALIGNED = {
    Towards.LATER: Clause(
        "aligned",
        ("aligned once to {join} up to {length} later",),
        ("首次对齐{join}至多推后{length}",),
        lambda join, length: _of(Towards.LATER, join, length),
        Text(
            "每12个月，自完成日起，首次对齐07-10至多推后2个月",
            "every 12 months, from completion, aligned once to 07-10 up to 2 months "
            "later",
        ),
        Text(
            "第一个日期推后到与其他设备同日，只一次；推后超过这么久则不动",
            "the first date of all is put off to join the others, once; it stays where "
            "that would be longer",
        ),
        of=Interval,
    ),
    Towards.EARLIER: Clause(
        "aligned",
        ("aligned once to {join} up to {length} earlier",),
        ("首次对齐{join}至多提前{length}",),
        lambda join, length: _of(Towards.EARLIER, join, length),
        Text(
            "每12个月，首次对齐12-01至多提前3个月",
            "every 12 months, aligned once to 12-01 up to 3 months earlier",
        ),
        Text(
            "第一个日期提前到与其他设备同日，只一次；提前超过这么久则不动",
            "the first date of all is brought forward to join the others, once; it "
            "stays where that would be further",
        ),
    ),
}


def aligned_texts(rhythm: Interval) -> Iterator[Text]:
    """Say which date the first one joins."""
    one = rhythm.aligned
    if one is not None:
        join = joined_text(one.day or one.yearly)
        yield ALIGNED[one.towards].say(join=Text.same(join), length=one.most.text())
