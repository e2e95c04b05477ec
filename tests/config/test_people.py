"""Shifts, people, crews and ways that cannot be: refused at load, at their place."""

from collections.abc import Callable

import pytest

from weibao.portfolio import Portfolio

Lines = Callable[..., list[str]]
Small = Callable[..., str]

SHIFTS = 'shifts: [{{id: day, hours: "08:00-17:00", {0}}}]\n'
NIGHT = 'shifts: [{{id: day, hours: "22:00-06:00", {0}}}]\n'
TECHNICIANS = "technicians: [{{id: li, {0}}}]\n"
BOTH = "technicians: [{id: li, shifts: [day]}, {id: wu, shifts: [day]}]\n"
CREW = "{{id: {}, members: [{}], base: B01, daily_teams: {}}}"
PLACE = "locations:\n  - {{id: B01, access: {{{0}}}}}\n  - {{id: B01-R, parent: B01}}\n"
OVERLAP = "the break overlaps one before it (make them one, or change the hours)"
TOO_LONG = "the breaks are as long as the shift"
NO_DAY = "no day of the week is named (write [MO, WE], for example, or leave it out)"


def crews(*crews: str) -> str:
    """Write crews."""
    return f"crews: [{', '.join(crews)}]\n"


@pytest.mark.parametrize(
    ("section", "text", "place", "told"),
    [
        (
            "technicians",
            TECHNICIANS.format("shifts: []"),
            "shifts",
            "no shift is named",
        ),
        (
            "technicians",
            TECHNICIANS.format("shifts: [day, day]"),
            "shifts[1]",
            "'day' stands here twice (write it once)",
        ),
        (
            "technicians",
            TECHNICIANS.format("shifts: [day], skills: {lift: -1}"),
            "skills.lift",
            "it must be at least 0, not -1 (write 0 or more)",
        ),
        (
            "technicians",
            TECHNICIANS.format("shifts: [day], skills: [lift, lift]"),
            "skills[1]",
            "'lift' stands here twice (write it once)",
        ),
        ("shifts", SHIFTS.format("weekdays: []"), "weekdays", NO_DAY),
        (
            "shifts",
            SHIFTS.format("weekdays: [MO, 周一]"),
            "weekdays[1]",
            "'周一' stands here twice (write it once)",
        ),
        ("shifts", SHIFTS.format('breaks: "08:00-17:00"'), "breaks", TOO_LONG),
        (
            "shifts",
            SHIFTS.format('breaks: ["12:00-17:00", "08:00-12:00"]'),
            "breaks",
            TOO_LONG,
        ),
        ("shifts", NIGHT.format('breaks: "22:00-06:00"'), "breaks", TOO_LONG),
        (
            "shifts",
            NIGHT.format('breaks: ["23:00-01:00", "00:30-02:00"]'),
            "breaks[1]",
            OVERLAP,
        ),
        (
            "shifts",
            SHIFTS.format('breaks: ["12:00-13:00", "12:00-13:00"]'),
            "breaks[1]",
            OVERLAP,
        ),
        ("locations", PLACE.format("weekdays: []"), "access.weekdays", NO_DAY),
        (
            "locations",
            PLACE.format("weekdays: [SA, SU, SA]"),
            "access.weekdays[2]",
            "'SA' stands here twice (write it once)",
        ),
        (
            "more",
            "calendars: [{id: own, weekend: [SA, 周六]}]\n",
            "calendars[0].weekend[1]",
            "'周六' stands here twice (write it once)",
        ),
        (
            "more",
            "outsourcing: -4\n",
            "outsourcing",
            "it must be at least 0, not -4 (write 0 or more)",
        ),
        (
            "more",
            "travel: {within_site: 25 h}\n",
            "travel.within_site",
            "no way takes longer than a day (write 40 min, for example)",
        ),
        (
            "more",
            "travel: {pairs: [{between: [B01, north], take: 5 min}, "
            "{between: [north, B01], take: 9 min}]}\n",
            "travel.pairs[1].between",
            "the way between 'north' and 'B01' is given twice (give it once: it takes "
            "the same both ways)",
        ),
        (
            "technicians",
            "technicians: [{id: li, shifts: [day]}, "
            "{id: wu, shifts: [day], formerly: [li]}]\n",
            "technicians[1].formerly[0]",
            "the former id 'li' is in use",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(
    section: str, text: str, place: str, told: str, small: Small, lines: Lines
) -> None:
    """One line, with file, line, path and what to write instead; in Chinese too."""
    written = small(**{section: text})
    [line] = lines(written)
    file, number, _column, path, said = line.split(":", 4)
    assert file == "p.yaml"
    assert written.splitlines()[int(number) - 1].strip()
    assert path.strip().endswith(place)
    assert told in said
    [chinese] = lines(written, language="zh")
    assert chinese != line


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("shifts", NIGHT.format('breaks: ["23:30-00:30", "02:00-02:30"]')),
        ("shifts", SHIFTS.format('breaks: ["08:00-12:30", "12:30-16:59"]')),
        ("shifts", SHIFTS.format("weekdays: [MO, TU, WE, TH, FR, SA, SU]")),
        ("technicians", TECHNICIANS.format("shifts: [day], skills: {lift: 0}")),
        ("technicians", TECHNICIANS.format("shifts: [day], formerly: [li, lee]")),
        ("more", "outsourcing: 0\n"),
        ("more", "calendars: [{id: own, weekend: []}]\n"),
        ("more", "travel: {within_site: 0 min, between_sites: 24 h}\n"),
    ],
)
def test_what_may_be_is_read(
    section: str, text: str, small: Small, loaded: Callable[..., Portfolio]
) -> None:
    """Extremes that mean something are no mistakes."""
    assert loaded(small(**{section: text})).workforce.technicians


@pytest.mark.parametrize("second", ["li, wu", "wu"])
@pytest.mark.parametrize("kind", ["true", "false"])
def test_crews_of_daily_teams_go_with_any_other(
    kind: str, second: str, small: Small, loaded: Callable[..., Portfolio]
) -> None:
    """Beside standing crews and each other, and people may be of several."""
    text = crews(CREW.format("water", "li", "true"), CREW.format("fire", second, kind))
    found = loaded(small(technicians=BOTH, crews=text)).workforce.crews
    assert [one.daily_teams for one in found.values()] == [True, kind == "true"]


@pytest.mark.parametrize(
    ("task", "place"),
    [
        ("people: [{skill: lift, level: -1}]", "people[0].level"),
        ("cost: {outsourced: -4}", "cost.outsourced"),
        ("cost: {material: -0.5}", "cost.material"),
        ("cost: {contractor: -1}", "cost.contractor"),
    ],
)
def test_no_level_and_no_price_is_below_zero(
    task: str, place: str, small: Small, lines: Lines
) -> None:
    """What work asks for and costs is nothing at the least."""
    text = (
        "policies:\n  - id: pumps\n    select: {types: [pump]}\n    crew: water\n"
        "    add: [{task: {code: t, title: t, cycle: every 3 months, duration: 1 h, "
        f"{task}}}, because: x}}]\n"
    )
    [line] = lines(small(policies=text))
    assert f"policies[0].add[0].task.{place}: it must be at least 0, not -" in line


def test_a_pin_begins_on_its_day(small: Small, lines: Lines) -> None:
    """Midnight at the end of a day is the next day's."""
    pins = (
        'pins: [{order: park/P-01/grease/2026-03, day: 2026-03-12, start: "24:00"}]\n'
    )
    [line] = lines(small(pins=pins))
    assert line.endswith('24:00 is the next day (write that day, and start: "00:00")')
