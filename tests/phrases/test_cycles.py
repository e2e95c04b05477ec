"""Cycle phrases: reading, saying, and refusing with a remedy."""

import re
from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from strategies import cycles
from weibao.cycles.arithmetic import MonthEnd
from weibao.cycles.clock_times import EXACT, ElapsedHours
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import DayKind, EachSeason, NthDay
from weibao.cycles.gap import Cap
from weibao.cycles.period import Period
from weibao.cycles.regimes import AllOf, Regime
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Dates, Interval, MaximumGap, Quota, Recurrence
from weibao.cycles.shift import (
    ANNIVERSARY,
    FIXED,
    FLOATING,
    KEEP_INSIDE,
    KEEP_THE_DEADLINE,
    LATE_TOLERANT,
    GridShift,
    Move,
    Share,
)
from weibao.cycles.window import Percent, Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.errors import InvalidValue
from weibao.phrases import cycle_text, parse_cycle
from weibao.phrases.possible import check_possible
from weibao.spans import Every, Season, Window

MONTHS_3 = Every(months=3)
MONTHS_6 = Every(months=6)
TEN_DAYS = Every(days=10)
TENTH = Percent(Fraction(10), 15)
GROWING = Season((4, 1), (10, 31))


@given(cycle=cycles())
@example(cycle=Cycle(Quota(1, Period.DAY), seasons=("季", "04-01..10-31", "１季")))
@example(
    cycle=Cycle(
        AllOf(
            (
                Regime(EachSeason((Season((2, 10), (5, 20)),)), by="GB 25201"),
                Regime(Quota(1, Period.YEAR)),
            )
        )
    )
)
@example(cycle=Cycle(Dates([date(1, 1, 1)]), Tolerance(after=Every(14, 5))))
@example(cycle=Cycle(Recurrence("FREQ=DAILY;BYMONTHDAY=1"), Tolerance(TEN_DAYS)))
def test_what_is_said_reads_back(cycle: Cycle) -> None:
    """Any cycle can be said in both languages and reads back as itself.

    One that can never fall due is refused in both.
    """
    said = cycle_text(cycle)
    try:
        check_possible(cycle)
    except InvalidValue as refusal:
        for text in (said.en, said.zh):
            with pytest.raises(InvalidValue, match=re.escape(str(refusal))):
                parse_cycle(text)
        return
    assert parse_cycle(said.to("en")) == cycle
    assert parse_cycle(said.to("zh")) == cycle


@pytest.mark.parametrize(
    ("texts", "cycle"),
    [
        (
            ["every 3 months", "Every 3 Months", "every P3M", "once every three months",
             "每3个月", "每三个月一次", "每 ３ 个月 １次"],
            Cycle(Interval(MONTHS_3)),
        ),
        (
            ["every 15 days", "每15天一次", "每十五天", "每15日", "every15days"],
            Cycle(Interval(Every(days=15))),
        ),
        (
            ["every 3 months from completion", "every 3 months, FROM COMPLETION",
             "每3个月，自完成日起", "每3个月,自完成日起", "每3个月（自完成日起）",
             "每3个月自完成日起", "from completion every 3 months"],
            Cycle(Interval(MONTHS_3, FLOATING)),
        ),
        (
            ["every 6 months, -10/+10 days, keep the grid",
             "every 6 months -10 days/+10 days keep the grid",
             "every 6 months; ±10 days; keep the grid",
             "every 6 months, -10/+ten days, from completion if too early or too late",
             "每6个月，-10/+10天，保持基准", "每6个月，－１０／＋１０天；保持基准",
             "每六个月 ±十天 保持基准"],
            Cycle(Interval(MONTHS_6, KEEP_INSIDE), Tolerance(TEN_DAYS, TEN_DAYS)),
        ),
        (
            ["every 1 year, -2 months", "每1年，-2个月", "every a year, −2 months",
             "每一年，-两个月"],
            Cycle(Interval(Every(months=12)), Tolerance(before=Every(months=2))),
        ),
        (
            ["every 3 months, +5 days", "每3个月，+5天"],
            Cycle(Interval(MONTHS_3), Tolerance(after=Every(days=5))),
        ),
        (
            ["at most 15 days apart, aim 13 days",
             "no more than 15 days apart aim 13 d",
             "间隔不超过15天，目标13天", "间隔不超过十五天 目标十三天"],
            Cycle(MaximumGap(Every(days=15), Every(days=13))),
        ),
        (
            ["20 to 40 days apart", "20-40 days apart", "间隔20至40天",
             "间隔20天到40天"],
            Cycle(MaximumGap(Every(days=40), least=Every(days=20))),
        ),
        (
            ["9 to 15 months apart", "9 months to 1 year 3 months apart",
             "间隔9至15个月"],
            Cycle(MaximumGap(Every(months=15), least=Every(months=9))),
        ),
        (
            ["at most 31 days apart, extended by up to 25%, any 3 together at most "
             "3.25 intervals",
             "间隔不超过31天，可延长25%，连续三次合计不超过3.25个间隔"],
            Cycle(MaximumGap(
                Every(days=31),
                extension=Percent(Fraction(25)),
                cap=Cap(3, Fraction(13, 4)),
            )),
        ),
        (
            ["once each year and at most 12 months apart, less a day",
             "at most 1 year apart, once each year, less a day",
             "once yearly and at most 12 months apart less a day",
             "每年一次且间隔不超过12个月，少一天", "间隔不超过1年，每年一次，少一天"],
            Cycle(MaximumGap(
                Every(months=12), less_a_day=True, quota=Quota(1, Period.YEAR)
            )),
        ),
        (
            ["3 times each quarter and 3 to 6 weeks apart",
             "3 to 6 weeks apart, 3 times each quarter",
             "每季度3次且间隔21至42天", "间隔3周至6周，每季三次"],
            Cycle(MaximumGap(
                Every(days=42), least=Every(days=21), quota=Quota(3, Period.QUARTER)
            )),
        ),
        (
            ["once each month", "monthly", "Monthly", "once a month", "once per month",
             "once monthly", "each month", "every month", "1 time each month", "每月",
             "每个月", "每月一次", "每月1次"],
            Cycle(Quota(1, Period.MONTH)),
        ),
        (
            ["daily", "every day", "once a day", "每天", "每日", "每日一次"],
            Cycle(Quota(1, Period.DAY)),
        ),
        (
            ["twice each week", "2 times a week", "two times per week", "twice weekly",
             "每周2次", "每周两次", "每星期二次", "每个星期 2 次"],
            Cycle(Quota(2, Period.WEEK)),
        ),
        (
            ["twice each week, weeks from Sunday", "twice a week, weeks from sunday",
             "每周2次，星期日为一周之始", "每周两次，一周从周日起"],
            Cycle(Quota(2, Period.WEEK, 6)),
        ),
        (
            ["once in each of 04-01..05-31, 08-01..09-30",
             "once in each of 4-1 to 5-31 and 8-1 to 9-30",
             "04-01..05-31、08-01..09-30各一次"],
            Cycle(EachSeason((Season((4, 1), (5, 31)), Season((8, 1), (9, 30))))),
        ),
        (
            ["twice in each of season spring, season autumn",
             "spring季、autumn季各两次", "2 times in each of spring季 and autumn季"],
            Cycle(EachSeason(("spring", "autumn"), 2)),
        ),
        (
            ["at most 14 days apart, at least 18 times each season, in 04-01..10-31",
             "间隔不超过14天，每季节至少18次，限04-01..10-31"],
            Cycle(
                MaximumGap(Every(days=14), each_season=18),
                seasons=(Season((4, 1), (10, 31)),),
            ),
        ),
        (
            ["every 24 h by the clock, from completion",
             "every 24 hours by the clock from completion",
             "按实际时间每24小时，自完成日起", "自完成时刻起按实际时间每24小时"],
            Cycle(ElapsedHours(timedelta(hours=24), floats=True)),
        ),
        (
            ["weekly, weeks from Monday", "每周一次，周一为一周之始"],
            Cycle(Quota(1, Period.WEEK)),
        ),
        (
            ["once each week and at most 9 days apart, weeks starting Saturday",
             "每周一次且间隔不超过9天，星期六为一周之始"],
            Cycle(MaximumGap(Every(days=9), quota=Quota(1, Period.WEEK, 5))),
        ),
        (
            ["on the 1st working day of each week, weeks from Sunday",
             "每周第1个工作日，星期日为一周之始"],
            Cycle(NthDay(1, DayKind.WORKING_DAY, Period.WEEK, 6)),
        ),
        (
            ["once each half-month", "half-monthly", "每半月一次", "每半个月",
             "每半月"],
            Cycle(Quota(1, Period.HALF_MONTH)),
        ),
        (
            ["3 times each quarter", "thrice a quarter", "每季度3次", "每季三次"],
            Cycle(Quota(3, Period.QUARTER)),
        ),
        (["half-yearly", "每半年", "每半年一次"], Cycle(Quota(1, Period.HALF_YEAR))),
        (["yearly", "annually", "每年", "每年度一次"], Cycle(Quota(1, Period.YEAR))),
        (
            ["on 2026-09-22, 2026-03-10", "on 2026-03-10 and 2026-09-22",
             "于2026-03-10、2026-09-22", "于 2026-03-10，2026-09-22"],
            Cycle(Dates([date(2026, 3, 10), date(2026, 9, 22)])),
        ),
        (
            ["RRULE:FREQ=MONTHLY;BYDAY=1MO,-1FR, from 2026-01-15, -1/+2 days",
             "rrule: freq=monthly;byday=1mo,-1fr，自2026-01-15起，-1/+2天"],
            Cycle(
                Recurrence("FREQ=MONTHLY;BYDAY=1MO,-1FR", date(2026, 1, 15)),
                Tolerance(Every(days=1), Every(days=2)),
            ),
        ),
        (
            ["every 3 months from 2026-01-15 until 2026-12-31",
             "每3个月，自2026-01-15起，至2026-12-31止"],
            Cycle(
                Interval(MONTHS_3, anchor=date(2026, 1, 15)), until=date(2026, 12, 31)
            ),
        ),
        (
            ["weekly in 04-01..10-31, in season flood",
             "每周，限04-01至10-31，限flood季",
             "weekly, in 04-01 to 10-31, in season flood"],
            Cycle(Quota(1, Period.WEEK), seasons=(GROWING, "flood")),
        ),
        (
            ["weekly, not in 04-01..10-31, not in 2026-05-01..2026-05-10, "
             "not in 2026-12-31",
             "每周，避开04-01..10-31，避开2026-05-01至2026-05-10，避开2026-12-31"],
            Cycle(
                Quota(1, Period.WEEK),
                blackouts=(
                    GROWING,
                    Window(date(2026, 5, 1), date(2026, 5, 10)),
                    Window(date(2026, 12, 31), date(2026, 12, 31)),
                ),
            ),
        ),
        (
            ["every 3 months, from completion if early", "每3个月，提前时自完成日起"],
            Cycle(Interval(MONTHS_3, evolve(FIXED, early_inside=Move.RESET))),
        ),
        (
            ["every 3 months, catch up missed work", "每3个月，漏做补做"],
            Cycle(Interval(MONTHS_3), missed=Missed.CATCH_UP),
        ),
        (
            ["every 3 months, merge missed work", "每3个月，漏做合并"],
            Cycle(Interval(MONTHS_3), missed=Missed.MERGE),
        ),
        (
            ["every 3 months, drop missed work", "每3个月，漏做不补"],
            Cycle(Interval(MONTHS_3), missed=Missed.SUPERSEDE),
        ),
        (
            ["every 6 months, ±10% up to 15 days", "每6个月，±10%至多15天",
             "every 6 months, +/-10 percent up to 15 d",
             "每6个月 ±１０％不超过15日"],
            Cycle(Interval(MONTHS_6), Tolerance(early=TENTH, late=TENTH)),
        ),
        (
            ["every 6 months, within 2 months before, keep the deadline",
             "keep the deadline, within 2 months before, every 6 months",
             "每6个月，到期前2个月内，保持期限", "每6个月，前两个月内，保持期限"],
            Cycle(
                Interval(MONTHS_6, KEEP_THE_DEADLINE),
                Tolerance(Every(months=2), open_start=True),
            ),
        ),
        (
            ["every 6 months, within 10 days before and after, at the anniversary",
             "every 6 months, within 10 days before and 10 days after, "
             "at the anniversary",
             "每6个月，到期前后10天内，按周年日",
             "每6个月，到期前10天内或后10天内，按周年日"],
            Cycle(
                Interval(MONTHS_6, ANNIVERSARY),
                Tolerance(TEN_DAYS, TEN_DAYS, open_start=True),
            ),
        ),
        (
            ["every 3 months, late-tolerant, +10 days", "每3个月，容许推后，+10天",
             "every 3 months, +10 days, from completion if early or too late or "
             "too early"],
            Cycle(Interval(MONTHS_3, LATE_TOLERANT), Tolerance(after=TEN_DAYS)),
        ),
        (
            ["every 3 months, from completion, shifted by 50% if late or too late",
             "每3个月，自完成日起，推后或过晚时移动50%",
             "every 3 months, shifted by 50% if too late, shifted by 50.0% if late, "
             "from completion if early or too early"],
            Cycle(
                Interval(
                    MONTHS_3,
                    GridShift(
                        Move.RESET,
                        Move.RESET,
                        Share(Fraction(50)),
                        Share(Fraction(50)),
                    ),
                )
            ),
        ),
        (
            ["every 1 month, short months forward, 12 times in all",
             "每1个月，缺日顺延，共12次", "每1个月，共十二次，缺日顺延"],
            Cycle(Interval(Every(months=1), month_end=MonthEnd.FORWARD), count=12),
        ),
        (
            ["every 3 months less a day from completion", "每3个月少一天，自完成日起",
             "every 3 months, from completion, less one day"],
            Cycle(Interval(MONTHS_3, FLOATING, less_a_day=True)),
        ),
        (
            ["every 3 months, also on 2026-05-10, except 2026-06-01 and 2026-09-01",
             "except on 2026-09-01, 2026-06-01; also on 2026-05-10; every 3 months",
             "每3个月，另加2026-05-10，除去2026-06-01、2026-09-01"],
            Cycle(
                Interval(MONTHS_3),
                include=(date(2026, 5, 10),),
                exclude=(date(2026, 6, 1), date(2026, 9, 1)),
            ),
        ),
    ],
)  # fmt: skip
def test_several_ways_to_say_one_cycle(texts: list[str], cycle: Cycle) -> None:
    """Spacing, width, case, plural, synonyms and language do not matter."""
    assert {text: parse_cycle(text) for text in texts} == dict.fromkeys(texts, cycle)


@pytest.mark.parametrize(
    ("en", "zh", "closed"),
    [
        ("keep", "不动", ClosedDay.KEEP),
        ("before", "提前", ClosedDay.BEFORE),
        ("after", "顺延", ClosedDay.AFTER),
        ("nearest", "就近", ClosedDay.NEAREST),
        ("skip", "跳过", ClosedDay.SKIP),
    ],
)
def test_closed_days(en: str, zh: str, closed: ClosedDay) -> None:
    """A suffix says where a date on a closed day goes."""
    expected = Cycle(Interval(MONTHS_3), closed=closed)
    assert parse_cycle(f"every 3 months, closed days {en}") == expected
    assert parse_cycle(f"每3个月，遇休{zh}") == expected


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("every 3 month", "every 3 months", "每3个月"),
        ("monthly", "once each month", "每月一次"),
        ("每周两次", "twice each week", "每周2次"),
        ("每6个月 ±10天", "every 6 months, -10/+10 days", "每6个月，-10/+10天"),
        (
            "every 2 years, -1/+2 months",
            "every 2 years, -1 month/+2 months",
            "每2年，-1个月/+2个月",
        ),
    ],
)
def test_how_a_cycle_is_said(text: str, en: str, zh: str) -> None:
    """There is one printed form in each language."""
    said = cycle_text(parse_cycle(text))
    assert (said.en, said.zh) == (en, zh)


@pytest.mark.row("S056", partial=True)
@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("periodic", "periodic"),
        ("Periodically, closed days skip", "Periodically"),
        ("定期", "定期"),
        ("定期清洗", "定期"),
        ("不定期", "不定期"),
        ("regular", "regular"),
    ],
)
def test_vague_words_are_refused_asking_for_a_number(text: str, vague: str) -> None:
    """Periodic is no cycle, and the refusal asks for a number."""
    with pytest.raises(InvalidValue) as refusal:
        parse_cycle(text)
    assert refusal.value.text.en == (
        f"{vague!r} gives no number "
        "(say how often, such as every 6 months or once each month)"
    )
    assert refusal.value.text.zh == (
        f"“{vague}”没有说明多久一次（应写明数字，例如 每6个月 或 每月一次）"
    )


@pytest.mark.parametrize(
    "text",
    [
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "RRULE:FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=29, from 2027-01-01",
        "RRULE:FREQ=MONTHLY;INTERVAL=12;BYMONTH=3",
        "RRULE:FREQ=YEARLY;COUNT=3, from 2026-03-01, in 03-01..03-31",
        "RRULE:FREQ=MONTHLY;UNTIL=20001231",
        "RRULE:FREQ=YEARLY;BYMONTH=3, in season growing",
        "on 2026-03-10, 2026-05-10, in 05-01..06-30",
        "every 15 days, in 02-29..02-29",
        "every 15 days, in 05-01..06-30, not in 05-02..06-30",
        "every 15 days, in season growing, not in 01-02..12-31",
        "monthly, not in 2026-01-01..2026-12-31",
    ],
)
def test_what_comes_seldom_is_still_a_cycle(text: str) -> None:
    """Only what can never fall due, wherever and whenever it begins, is refused."""
    assert cycle_text(parse_cycle(text)).en


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "'' does not say how often"),
        ("from completion", "does not say how often"),
        ("biweekly", "'biweekly' is not understood"),
        ("every 3 months or so", "'or so' is not understood"),
        ("每3月", "'每3月' is not understood"),
        ("every 3 months, every 3 months", "'every 3 months' says again"),
        (
            "every 3 months, every 2 weeks",
            "'every 2 weeks' contradicts 'every 3 months'",
        ),
        (
            "every 3 months, closed days skip, closed days keep",
            "'closed days keep' contradicts 'closed days skip'",
        ),
        (
            "every 3 months, from completion, keep the grid",
            "'keep the grid' contradicts 'from completion' (leave one of the two",
        ),
        (
            "every 2 years, from 25 years of age every 6 months, from 15 years of age "
            "every 1 year",
            "write from 15 years of age every 1 year, from 25 years of age every 6",
        ),
        ("monthly from completion", "'from completion' does not go with this kind"),
        ("monthly from 2026-01-15", "'from 2026-01-15' does not go with this kind"),
        ("every 3 months, aim 13 days", "'aim 13 days' does not go with this kind"),
        ("every 3 months until 2026-02-30", "'2026-02-30' is not a date"),
        ("every 3 months in 13-01..13-02", "'13-01..13-02' is not a season"),
        ("every 0 days", "a length of zero"),
        ("twice a day", "times in each day must be 1 to 1"),
        (
            "once in each of 04-01..05-31, not in 05-01..12-31, not in 01-01..04-30",
            "widen the season",
        ),
        (
            "once in each of 04-01..05-31, 08-01..09-30, not in 08-01..09-30",
            "no day of 08-01 .. 09-30 is left",
        ),
        ("once each month, weeks from Sunday", "goes with what is counted in weeks"),
        ("at most 9 days apart, weeks from Sunday", "is counted in weeks"),
        ("every 2 weeks, weeks from Sunday", "does not go with this kind of cycle"),
        ("every 3 months, -2/+2 months", "more than half the interval"),
        ("every 3 months, keep the grid", "needs a tolerance"),
        ("at most 15 days apart, ±1 day", "take no tolerance"),
        ("RRULE:FREQ=MONTHLY;BYDAY=FRI", "'BYDAY=FRI' cannot be in a recurrence rule"),
        ("RRULE:FREQ=MONTHLY;BYDAY=MO,-1FR", "write BYDAY=1MO,2MO,3MO,4MO,5MO,-1FR"),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "write BYMONTHDAY=-1, for"),
        ("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "has no date in a hundred years"),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "write FREQ=MONTHLY;BYDAY=-1FR"),
        (
            "RRULE:FREQ=MONTHLY;INTERVAL=12;BYMONTH=3, from 2026-01-01",
            "has no date in a hundred years",
        ),
        (
            "RRULE:FREQ=MONTHLY;UNTIL=20251231, from 2026-01-01",
            "write UNTIL=20271231",
        ),
        (
            "RRULE:FREQ=YEARLY;COUNT=3, from 2026-03-01, in 05-01..06-30",
            "no date of the cycle lies in its seasons",
        ),
        ("on 2026-03-10, in 05-01..06-30", "no date of the cycle lies in its seasons"),
        ("on 2026-03-10, until 2026-01-01", "before its last day"),
        ("every 15 days, in 05-01..06-30, not in 04-01..07-31", "no day of the year"),
        ("monthly, not in 01-01..06-30, not in 07-01..12-31", "no day of the year"),
        ("every 1 year, at the anniversary", "needs a tolerance, such as -3/+3 months"),
        ("every 1 year, ±10%, not counted if early", "not counted if too early"),
        ("every 1 year, ±10%, not counted if too late", "must count"),
        ("every 1 year, shifted by 101% if late", "write up to 100%"),
        ("every 1 year, keep the deadline", "such as within 2 months before"),
        ("every 1 year, -1 month, late-tolerant", "such as +10 days"),
        ("every 1 year, within 0 days before", "write within 2 months before"),
        ("every 15 days, short months omit", "write every 1 month"),
        ("every 1 year, less a day", "add from completion"),
        ("every 1 day, less a day, from completion", "write every 2 days, less a day"),
        ("every 45 days, in whole months", "write every 12 months"),
        ("every 1 year, within 1 month before, in whole months", "write -1 month"),
        ("every 1 year, in whole months, at month ends", "leave one of the two out"),
        ("on 2026-03-10, -10%", "write days, such as -1/+2 days"),
        ("every 1 year, -10%/+10% up to 30 days", "of each: ±10% up to 30 days"),
        ("every 1 year, -60%", "more than half the interval"),
        ("every 1 year, keep the grid, from completion if late, ±10%", "says again"),
        (
            "every 1 year, ±10%, shifted by 50% if late, from completion if late",
            "'from completion if late' says again",
        ),
        ("monthly, shifted by 50% if late", "does not go with this kind"),
        ("monthly, at month ends", "'at month ends' does not go with this kind"),
        ("monthly, less a day", "'less a day' does not go with this kind"),
        ("monthly, 4 times in all", "goes with an interval"),
        ("monthly, except 2026-03-10", "dates that no completion moves"),
        ("on 2026-03-10, except 2026-03-10", "no date of the cycle lies"),
    ],
)
def test_what_cannot_be_a_cycle_is_refused(text: str, fault: str) -> None:
    """The refusal names what is at fault, in both languages."""
    with pytest.raises(InvalidValue) as refusal:
        parse_cycle(text)
    assert fault in refusal.value.text.en
    assert refusal.value.text.zh != refusal.value.text.en


PIECES = [
    "every", "每", "3", "两", "十", "months", "个月", "天", "days", "ı", "dayſ", "半年",
    "quarter", "P3M", "P", "-", "+", "/", "±", "10", "9999999999999", "，", ",", " ",
    "keep the grid", "from completion", "if late", "自", "完成日起", "起", "2026-01-15",
    "2026-99-99", "0000-01-01", "04-01..10-31", "in", "限", "季", "season", "not in",
    "until", "至", "止", "RRULE:", "FREQ=DAILY", "FREQ=", ";", "COUNT=0", "at most",
    "apart", "间隔不超过", "aim", "monthly", "twice each week", "次", "on", "和",
    "except", "also on", "另加", "除去", "%", "％", "1/3", "0.5", "up to", "至多",
    "within", "before", "and", "after", "前", "后", "内", "short months omit", "逢月末",
    "less a day", "in all", "共", "shifted by", "移动", "not counted", "时不算", "过早",
    "periodic", "遇休跳过", "closed days", "\ud800", "\x00",
]  # fmt: skip


@given(text=st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
@example(text="every 1 dayſ")
@example(text="every " + "9" * 10_000 + " days")
@example(text=" " * 20_000 + "(" * 20_000)
@example(text="1 day " * 5_000)
@example(text="每" + "1天" * 5_000)
def test_any_text_parses_or_is_refused(text: str) -> None:
    """Nothing but a cycle or InvalidValue ever comes out."""
    try:
        cycle = parse_cycle(text)
    except InvalidValue:
        return
    assert parse_cycle(cycle_text(cycle).en) == cycle


def test_hours_of_room_are_of_the_meter_or_of_the_clock() -> None:
    """What the cycle counts by says which."""
    metered = parse_cycle("every 50 h, -5/+5 h, keep the grid")
    assert metered.leeway == EXACT
    for phrase in ("every 1 day, at 08:00, -1/+1 h", "every 2 h while open, -1/+1 h"):
        assert parse_cycle(phrase).leeway.after == timedelta(hours=1)
