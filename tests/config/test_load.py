"""A portfolio's text becomes the objects it names."""

import gc
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve

import weibao_greenery
from weibao.amounts import Amount, Choose
from weibao.catalogue import Catalogue, load_catalogue
from weibao.config import check, load
from weibao.cycles.cycle import Cycle
from weibao.cycles.inclusion import Look, OnCommon
from weibao.cycles.period import Period
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Dates, Interval, MaximumGap, Quota, Recurrence
from weibao.cycles.shift import FLOATING, KEEP_INSIDE
from weibao.cycles.window import Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.equipment import Criticality, Need, Position
from weibao.inventory import Asset
from weibao.policy import Change, Comparison, Place, SwitchOff
from weibao.portfolio import Portfolio
from weibao.relations import Credit, Inclusion
from weibao.spans import Every, Hours, Season, Window
from weibao.texts import Text

Loaded = Callable[..., Portfolio]
Lines = Callable[..., list[str]]
Small = Callable[..., str]
Write = Callable[..., Path]

QUARTER = Interval(Every(months=3))
KINDS = ["residential", "commercial", "shop", "house", "facility", "land"]


def changed(small: Small, loaded: Loaded, **values: str) -> tuple[Change, ...]:
    """Load a policy that sets these fields of the pump's task."""
    words = ", ".join(f"{key}: {value}" for key, value in values.items())
    policy = (
        "policies:\n  - id: x\n    select: {types: [pump]}\n    change:\n"
        f"      - {{task: grease, because: 有理, set: {{{words}}}}}\n"
    )
    sites = "sites: [{id: north, seasons: {growing: 04-01..10-31}}]\n"
    (rule,) = loaded(small(sites=sites, policies=policy)).policy.rules
    return rule.changes


@pytest.mark.row("S002")
def test_an_asset_keeps_its_particulars(
    small: Small, loaded: Loaded, lines: Lines
) -> None:
    """Model, installation, records and declared attributes; a date is a date."""
    asset = (
        "assets:\n  - {id: P-01, type: pump, location: B01, model: KQL 100, "
        "installed: DATE, attributes: {power: 7.5, use: fire, standby: no, "
        "tested: 2025-03-01}}\n"
    )
    record = "{id: R1, subject: P-01, task: grease, done: 2025-12-20}"
    records = f"records: [{{completion: {record}}}]\n"
    right = small(assets=asset.replace("DATE", "2012-06-18"), more=records)
    portfolio = loaded(right)
    pump = portfolio.inventory.assets["P-01"]
    assert (pump.model, pump.installed) == ("KQL 100", date(2012, 6, 18))
    assert pump.attributes == {
        "power": 7.5,
        "use": "fire",
        "standby": False,
        "tested": date(2025, 3, 1),
    }
    (completion,) = portfolio.history.completions_of("P-01", "grease")
    assert completion.done == date(2025, 12, 20)
    for wrong in ("2012-06-31", "2012", "last summer"):
        (problem,) = lines(small(assets=asset.replace("DATE", wrong), more=records))
        assert f"'{wrong}' is not a date" in problem


@pytest.mark.row("S008")
@pytest.mark.parametrize("kind", KINDS)
def test_a_policy_on_a_place_reaches_exactly_what_lies_below(
    kind: str, small: Small, loaded: Loaded
) -> None:
    """Sites of every kind hold trees of any depth; a rule takes one branch."""
    names = ["B1", "B1-F1", "B1-F1-R1", "B1-F1-R1-N1"]
    parents = ["", *(f", parent: {name}" for name in names)]
    tree = [f"  - {{id: {n}{p}}}\n" for n, p in zip(names, parents, strict=False)]
    tree += ["  - {id: B2}\n", "  - {id: B2-F1, parent: B2}\n", "  - {id: B01}\n"]
    places = [*names, "B2", "B2-F1"]
    assets = [f"  - {{id: P-{p}, type: pump, location: {p}}}\n" for p in places]
    portfolio = loaded(
        small(
            sites=f"sites: [{{id: north, kind: {kind}}}]\n",
            locations="locations:\n" + "".join(tree),
            assets="assets:\n" + "".join(assets),
            policies="policies: [{id: x, select: {locations: [B1-F1]}}]\n",
        )
    )
    inventory = portfolio.inventory
    assert inventory.sites["north"].kind == kind
    deepest = inventory.locations["B1-F1-R1-N1"]
    assert [place.id for place in deepest.chain()] == names[::-1]
    select = portfolio.policy.rules[0].select
    taken = {id_ for id_, asset in inventory.assets.items() if select.takes(asset)}
    assert taken == {f"P-{name}" for name in names[1:]}


@pytest.mark.row("S035", partial=True)
def test_a_planting_keeps_position_species_quantity_and_soil(write: Write) -> None:
    """What a planting plan states is kept with the planting."""
    catalogue = load_catalogue(weibao_greenery, entry_points=False)
    attributes = {
        "position": "南门",
        "species": "月季",
        "quantity": 120,
        "soil": "沙土",
    }
    words = ", ".join(f"{name}: {value}" for name, value in attributes.items())
    top = (
        "schema: 1\nportfolio: park\nsites: [{id: north}]\nlocations: [{id: G1}]\n"
        "assets:\n  - {id: S1, type: shrub_bed, location: G1, "
        f"attributes: {{{words}}}}}\n"
    )
    bed = load(write(top), catalogue).inventory.assets["S1"]
    assert bed.attributes.items() >= attributes.items()


def test_a_site_is_read_whole(small: Small, loaded: Loaded) -> None:
    """Calendars stack, hours and seasons are values, ids become objects."""
    site = (
        "sites:\n  - id: north\n    title: {zh: 北园, en: North}\n"
        "    calendars: [CN, estate]\n    working_hours: 08:00-18:00\n"
        '    quiet_hours: ["22:00-06:00", {from: "12:00", to: "14:00"}]\n'
        "    seasons: {growing: 04-01..10-31}\n"
    )
    calendar = (
        "calendars:\n  - id: estate\n    title: 停工日\n    weekend: [SU]\n"
        "    closed: [2026-06-09, {from: 2026-08-10, to: 2026-08-12, title: 检修}]\n"
        "    open: [2026-08-16]\n"
        '    half_days:\n      - {from: 2026-12-31, hours: "08:00-12:00"}\n'
        '      - {weekdays: [SA], hours: "08:30-11:30"}\n'
    )
    found = loaded(small(sites=site, more=calendar)).inventory.sites["north"]
    assert found.title == Text("北园", "North")
    assert str(found.time_zone) == "Asia/Shanghai"
    assert found.working_hours == (Hours(480, 1080),)
    assert found.quiet_hours == (Hours(1320, 1800), Hours(720, 840))
    assert found.seasons == {"growing": Season((4, 1), (10, 31))}
    country, own = found.calendar.calendars
    assert country.code == "CN"
    days = [date(2026, 8, day) for day in (10, 12, 13, 16)]
    assert [own.is_open(day) for day in days] == [False, False, True, True]
    assert own.why_closed(date(2026, 8, 11)) == Text.same("检修")
    assert not own.is_open(date(2026, 6, 9))
    assert own.half_days == {date(2026, 12, 31): Hours(480, 720)}
    assert own.half_weekdays == {5: Hours(510, 690)}


def test_places_and_assets_know_each_other(small: Small, loaded: Loaded) -> None:
    """Parents give site and place; types go by alias; access and links are kept."""
    portfolio = loaded(
        small(
            locations="locations:\n  - {id: B01-R, parent: B01}\n"
            "  - {id: B01, type: lobby, "
            "access: {hours: 09:00-17:00, weekdays: [MO]}}\n",
            assets="assets:\n  - {id: P-02, type: 离心泵, parent: P-01}\n"
            "  - {id: P-01, type: pump, location: B01-R, tags: [a], "
            "links: {contractor: ACME}, formerly: [OLD]}\n",
        )
    )
    inventory = portfolio.inventory
    part, whole = inventory.assets["P-02"], inventory.assets["P-01"]
    assert part.parent is whole
    assert part.type is whole.type
    assert part.location is inventory.locations["B01-R"]
    assert part.site is inventory.sites["north"]
    assert (whole.links, whole.formerly) == ({"contractor": "ACME"}, ("OLD",))
    access = inventory.locations["B01"].access
    assert access is not None
    assert access.hours == (Hours(540, 1020),)
    assert access.weekdays == frozenset({0})


def test_a_round_visits_what_its_selector_takes(small: Small, loaded: Loaded) -> None:
    """Subjects come as objects, by id, and are counted for the type's amounts."""
    assets = "".join(
        f"  - {{id: P-0{n}, type: pump, location: B01, tags: [{tag}]}}\n"
        for n, tag in ((2, "a"), (1, "a"), (3, "b"))
    )
    rounds = (
        "rounds:\n"
        "  - {id: R1, type: patrol, location: B01, over: {types: [pump], tags: [a]}}\n"
        "  - {id: R2, type: patrol, location: B01, over: {ids: [P-03, B01-R]}}\n"
    )
    inventory = loaded(small(assets="assets:\n" + assets, more=rounds)).inventory
    visited = {
        id_: [subject.id for subject in one.subjects]
        for id_, one in inventory.rounds.items()
    }
    assert visited == {"R1": ["P-01", "P-02"], "R2": ["B01-R", "P-03"]}
    assert isinstance(inventory.rounds["R1"].subjects[0], Asset)
    assert inventory.rounds["R2"].attributes == {"stops": 2}


def test_people_are_read_whole(small: Small, loaded: Loaded) -> None:
    """Shifts, skills, certificates, absences, travel and limits are values."""
    technicians = (
        "technicians:\n  - id: li\n    shifts: [day]\n    skills: {pump: 2}\n"
        "    certificates: [{code: x, from: 2025-01-01, to: 2026-12-31, number: 007}]\n"
        "    absences: [{from: 2026-03-02, to: 2026-03-06, hours: 13:00-17:00}]\n"
        "    employed_from: 2020-01-01\n"
        "  - {id: wang, shifts: [day], skills: [pump, lift]}\n"
    )
    shifts = (
        "shifts:\n  - {id: day, hours: 22:00-06:00, breaks: 01:00-02:00, "
        "weekdays: [MO, 周日]}\n"
    )
    more = (
        "travel: {within_site: 3 min, pairs: [{between: [B01, B01-R], take: 8 min}]}\n"
        "limits: {per_week: 40 h}\n"
    )
    crews = "crews: [{id: water, members: [wang, li], base: B01, may_split: no}]\n"
    workforce = loaded(
        small(technicians=technicians, shifts=shifts, crews=crews, more=more)
    ).workforce
    li, wang = workforce.technicians["li"], workforce.technicians["wang"]
    assert li.skills == {"pump": 2}
    assert wang.skills == {"pump": 1, "lift": 1}
    assert li.certificates[0].number == "007"
    assert li.holds("x", date(2026, 12, 31))
    assert li.absences[0].window == Window(date(2026, 3, 2), date(2026, 3, 6))
    assert li.absences[0].hours == Hours(780, 1020)
    (shift,) = li.shifts
    assert shift.weekdays == frozenset({0, 6})
    assert shift.breaks == (Hours(60, 120),)
    crew = workforce.crews["water"]
    assert crew.members == (wang, li)
    assert not crew.may_split
    assert workforce.travel.within_site == timedelta(minutes=3)
    assert workforce.travel.between_sites == timedelta(minutes=30)
    assert workforce.travel.pairs == {("B01", "B01-R"): timedelta(minutes=8)}
    assert workforce.limits.per_week == timedelta(hours=40)


def test_codes_are_given_names(small: Small, loaded: Loaded) -> None:
    """What people call a skill or certificate is said once for all."""
    names = "names: {weld: 焊工, special_equipment_T: {zh: 电梯证, en: lift card}}\n"
    assert loaded(small(more=names)).names == {
        "weld": Text.same("焊工"),
        "special_equipment_T": Text("电梯证", "lift card"),
    }
    assert not loaded(small()).names


def test_names_are_given_once(small: Small, lines: Lines) -> None:
    """Two files with names for codes are told that one of them is too many."""
    top = small(more="include: [a.yaml]\nnames: {c: d}\n")
    (line,) = lines(top, a__yaml="schema: 1\nnames: {a: b}\n")
    assert "'names' may be given only once" in line


@pytest.mark.parametrize(
    ("words", "cycle"),
    [
        ("every 3 months", Cycle(QUARTER)),
        ("每3个月", Cycle(QUARTER)),
        ("{every: 3 months}", Cycle(QUARTER)),
        ("{phrase: 每3个月, closed: after}", Cycle(QUARTER, closed=ClosedDay.AFTER)),
        (
            "{every: 3 months, shift: floating}",
            Cycle(evolve(QUARTER, shift=FLOATING)),
        ),
        (
            "{every: 3 months, shift: keep, before: 10 days, after: 5 days}",
            Cycle(
                evolve(QUARTER, shift=KEEP_INSIDE),
                Tolerance(Every(days=10), Every(days=5)),
            ),
        ),
        (
            "{every: 3 months, anchor: 2026-01-15}",
            Cycle(evolve(QUARTER, anchor=date(2026, 1, 15))),
        ),
        (
            "{at_most: 15 days, aim: 13 days}",
            Cycle(MaximumGap(Every(days=15), Every(days=13))),
        ),
        (
            "{times: 2, per: month, missed: catch_up}",
            Cycle(Quota(2, Period.MONTH), missed=Missed.CATCH_UP),
        ),
        (
            "{times: 2, per: month, missed: merge}",
            Cycle(Quota(2, Period.MONTH), missed=Missed.MERGE),
        ),
        (
            "{dates: [2026-09-22, 2026-03-10]}",
            Cycle(Dates((date(2026, 3, 10), date(2026, 9, 22)))),
        ),
        (
            "{rrule: FREQ=MONTHLY;BYDAY=-1FR, anchor: 2026-01-01}",
            Cycle(Recurrence("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 1, 1))),
        ),
        (
            "{every: 3 months, seasons: [growing, 04-01..10-31], "
            "blackouts: [02-01..02-20, 2026-05-01..2026-05-10], until: 2026-12-31}",
            Cycle(
                QUARTER,
                seasons=("growing", Season((4, 1), (10, 31))),
                blackouts=(
                    Season((2, 1), (2, 20)),
                    Window(date(2026, 5, 1), date(2026, 5, 10)),
                ),
                until=date(2026, 12, 31),
            ),
        ),
    ],
)
def test_cycles_are_read_from_phrases_and_parts(
    words: str, cycle: Cycle, small: Small, loaded: Loaded
) -> None:
    """A phrase and a mapping say the same things."""
    (change,) = changed(small, loaded, cycle=words)
    assert change.value == cycle


@pytest.mark.parametrize(
    ("key", "words", "name", "value"),
    [
        ("duration", "40 min", "duration", timedelta(minutes=40)),
        (
            "duration",
            "{fixed: 20 min, per: {power: 2 min}, least: 30 min, most: 4 h}",
            "duration",
            Amount(
                timedelta(minutes=20),
                {"power": timedelta(minutes=2)},
                timedelta(minutes=30),
                timedelta(hours=4),
            ),
        ),
        (
            "duration",
            "{by: use, cases: {fire: 1 h}, default: 30 min}",
            "duration",
            Choose("use", (("fire", timedelta(hours=1)),), timedelta(minutes=30)),
        ),
        (
            "duration",
            "{by: power, cases: {..10: 1 h, 22: 2 h}, default: 3 h}",
            "duration",
            Choose(
                "power",
                (((None, 10), timedelta(hours=1)), (22, timedelta(hours=2))),
                timedelta(hours=3),
            ),
        ),
        ("people", "2", "need", Need((Position(2),))),
        (
            "people",
            "[{count: 1, skill: pump, level: 1, certificates: [x]}, {count: 2}]",
            "need",
            Need((Position(1, "pump", 1, ("x",)), Position(2))),
        ),
        (
            "people",
            "{by: standby, cases: {yes: 2}, default: 1}",
            "need",
            Choose("standby", ((True, Need((Position(2),))),), Need((Position(1),))),
        ),
        ("criticality", "safety", "criticality", Criticality.SAFETY),
        ("hours", "08:00-11:30", "hours", Hours(480, 690)),
        ("every_day", "yes", "every_day", True),
        ("every_day", "no", "every_day", False),
        ("crew", "water", "crew", "water"),
        ("title", "{zh: 加油, en: oil it}", "title", Text("加油", "oil it")),
        ("includes", "[repair]", "includes", (Inclusion(task="repair"),)),
        (
            "includes",
            "[{task: repair, within: 5天, look: forward, on_common: merge,"
            " credit: {before: 1 month}}]",
            "includes",
            (
                Inclusion(
                    task="repair",
                    within=Every(days=5),
                    look=Look.FORWARD,
                    on_common=OnCommon.MERGE,
                    credit=Credit(Every(months=1)),
                ),
            ),
        ),
    ],
)
def test_each_field_is_set_to_a_value_of_its_type(
    key: str, words: str, name: str, value: object, small: Small, loaded: Loaded
) -> None:
    """A change holds what the field holds, not a text."""
    (change,) = changed(small, loaded, **{key: words})
    assert change.field == name
    assert change.value == value
    assert type(change.value) is type(value)


def test_a_source_is_read_in_one_language_or_in_both(
    small: Small, loaded: Loaded
) -> None:
    """A bare text, such as a standard's number, says the same in both languages."""
    policy = """policies:
  - id: x
    crew: water
    select: {types: [pump]}
    add:
      - because: 甲
        task:
          code: wash
          title: 清洗
          cycle: weekly
          duration: 1 h
          sources:
            - {basis: standard, title: GB 25201-2010, clause: 6.1}
            - basis: statute
              title: {zh: 消防法, en: Fire Protection Law}
              clause: {zh: 第28条, en: art. 28}
"""
    ((addition,),) = (r.additions for r in loaded(small(policies=policy)).policy.rules)
    assert [source.text() for source in addition.task.sources] == [
        Text.same("GB 25201-2010 6.1"),
        Text("消防法 第28条", "Fire Protection Law art. 28"),
    ]


def test_a_rule_is_read_whole(small: Small, loaded: Loaded) -> None:
    """One change for each key set; every part knows its line."""
    policy = """policies:
  - id: x
    title: 水泵
    layer: company
    select:
      types: [离心泵]
      where:
        - {attribute: power, at_least: 5, below: 9}
        - {attribute: use, among: [fire]}
    apply: [grease]
    crew: water
    change:
      - {task: grease, because: 甲, set: {hours: 08:00-11:30, duration: 1 h}}
    switch_off:
      - {task: repair, because: 乙}
    add:
      - because: {zh: 丙, en: because}
        task: {code: wash, title: 清洗, cycle: weekly, duration: 1 h, impacts: [noise]}
    valid: {from: 2026-01-01, to: 2026-12-31}
"""
    (rule,) = loaded(small(policies=policy)).policy.rules
    assert (rule.layer, rule.apply, rule.crew) == ("company", ("grease",), "water")
    assert rule.place == Place("p.yaml", 13, "policies[0]")
    assert rule.select.types == {"pump"}
    assert rule.select.where == (
        Comparison(attribute="power", at_least=5, below=9),
        Comparison(attribute="use", among=("fire",)),
    )
    assert [(c.field, c.place.line) for c in rule.changes] == [
        ("duration", 24),
        ("hours", 24),
    ]
    assert rule.off == (
        SwitchOff(
            task="repair",
            because=Text.same("乙"),
            place=Place("p.yaml", 26, "policies[0].switch_off[0]"),
        ),
    )
    (addition,) = rule.additions
    assert addition.because == Text("丙", "because")
    assert addition.task.cycle == Cycle(Quota(1, Period.WEEK))
    assert addition.task.impacts == {"noise"}
    assert addition.task.sources == ()
    assert (rule.valid_from, rule.valid_to) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("words", "apply"), [("", None), ("apply: all", None), ("apply: none", ())]
)
def test_what_applies_where_no_list_is_given(
    words: str, apply: tuple[str, ...] | None, small: Small, loaded: Loaded
) -> None:
    """Everything cyclic by default, nothing on request."""
    policy = f"policies:\n  - id: x\n    select: {{types: [pump]}}\n    {words}\n"
    (rule,) = loaded(small(policies=policy)).policy.rules
    assert rule.apply == apply


def test_a_type_of_ones_own_is_like_a_plugins(small: Small, loaded: Loaded) -> None:
    """Assets can be of it, with defaults, and rules can select it."""
    types = """equipment_types:
  - code: fountain
    title: {zh: 喷泉, en: fountain}
    family: landscape
    attributes: [{name: jets, kind: number, default: 12}]
    ladders: [[monthly, yearly]]
    tasks:
      - code: monthly
        title: 月检
        cycle: every 1 month
        duration: {fixed: 5 min, per: {jets: 2 min}}
      - {code: yearly, title: 年检, cycle: every 1 year, duration: 2 h}
      - {code: repair, title: 修理, duration: 1 h, rectify: 7 days}
"""
    portfolio = loaded(
        small(
            assets="assets: [{id: F1, type: fountain, location: B01}]\n",
            policies="policies: [{id: x, select: {families: [landscape]}}]\n",
            more=types,
        )
    )
    fountain = portfolio.inventory.assets["F1"]
    assert fountain.type.family == "landscape"
    assert fountain.attributes == {"jets": 12}
    assert fountain.type.repair is fountain.type.by_task["repair"]
    assert fountain.type.ladders[0].tasks == ("monthly", "yearly")


def test_the_top_values_have_defaults(small: Small, loaded: Loaded) -> None:
    """Title, language and the start of records may be left out."""
    portfolio = loaded(small())
    assert (portfolio.id, portfolio.title) == ("park", Text.same("park"))
    assert (portfolio.language, portfolio.records_from) == ("zh", None)
    more = "title: 公园\nlanguage: en\nrecords_from: 2025-12-01\n"
    portfolio = loaded(small(more=more))
    assert portfolio.title == Text.same("公园")
    assert (portfolio.language, portfolio.records_from) == ("en", date(2025, 12, 1))


def test_loading_twice_gives_the_same(
    small: Small, write: Write, catalogue: Catalogue
) -> None:
    """Nothing is left over from one load to the next."""
    path = write(small())
    assert list(load(path, catalogue).inventory.assets) == ["P-01"]
    assert list(load(path, catalogue).inventory.assets) == ["P-01"]
    assert check(str(path), catalogue) == ()


@pytest.mark.parametrize("on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(
    on: bool, small: Small, write: Write, catalogue: Catalogue
) -> None:
    """It is off only while loading, also when loading fails."""
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        check(write(small()), catalogue)
        assert gc.isenabled() is on
        check(write("a: ["), catalogue)
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_tools_and_parts_are_in_both_languages(small: Small, loaded: Loaded) -> None:
    """A bare word is the same in both; a mapping has each in its own."""
    rules = """policies:
  - id: pumps
    select: {types: [pump]}
    crew: water
    add:
      - because: x
        task:
          code: seal
          title: 换密封
          cycle: every 1 year
          duration: 5 min
          tools: [{zh: 扳手, en: spanner}, M8]
          parts: [{zh: 机械密封, en: mechanical seal}]
"""
    (rule,) = loaded(small(policies=rules)).policy.rules
    job_plan = rule.additions[0].task.job_plan
    assert job_plan.tools == (Text("扳手", "spanner"), Text("M8", "M8"))
    assert job_plan.parts == (Text("机械密封", "mechanical seal"),)
