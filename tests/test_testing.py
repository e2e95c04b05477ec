"""The conformance kit finds every kind of fault, and none where there is none."""

from collections.abc import Callable
from datetime import date, timedelta
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

from plugin_modules import plugin
from weibao import testing
from weibao.amounts import Amount, Choose
from weibao.catalogue import load_catalogue
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Interval, MaximumGap, Quota, Recurrence
from weibao.equipment import (
    Attribute,
    Basis,
    Criticality,
    EquipmentType,
    JobPlan,
    Ladder,
    Need,
    Position,
    Source,
    Task,
)
from weibao.errors import PluginError
from weibao.spans import Every, Hours
from weibao.testing import check_equipment_type, check_plugin
from weibao.texts import Text
from weibao.texts import conformance as say

WASH = (Text("拆洗", "take apart and wash"),)
MINUTE = timedelta(minutes=1)
MANUAL = Source(Basis.MANUAL, "maker's manual", "4.2")
STANDARD = Source(Basis.STANDARD, "GB 00000-2026", "1.2")
ASSUMED = Source(Basis.ASSUMED, "a guess")

CLEAN = Task(
    code="clean_jets",
    title=Text("清洗喷头", "clean the jets"),
    cycle=Cycle(MaximumGap(Every(months=1))),
    sources=(MANUAL,),
    duration=Amount(10 * MINUTE, {"jets": 2 * MINUTE}),
    need=Need((Position(skill="pump", certificates=("electrician_lv",)),)),
    job_plan=JobPlan(steps=WASH),
)
OVERHAUL = evolve(
    CLEAN,
    code="overhaul",
    title=Text("大修", "overhaul"),
    cycle=Cycle(MaximumGap(Every(months=12))),
    duration=120 * MINUTE,
)
FOUNTAIN = EquipmentType(
    code="fountain",
    title=Text("喷泉", "fountain"),
    family="landscape",
    tasks=(CLEAN, OVERHAUL),
    attributes=(
        Attribute("jets", Text("喷头数", "jets"), default=6),
        Attribute(
            "size", Text("规格", "size"), "text", default="s", choices=("s", "l")
        ),
        Attribute("depth", Text("水深", "depth"), unit="m"),
    ),
    ladders=(Ladder(("clean_jets", "overhaul")),),
    tags=frozenset({"water"}),
)


def with_type(**changes: Any) -> EquipmentType:  # noqa: ANN401  # any field of the type
    """Give the sound type with some fields changed."""
    return evolve(FOUNTAIN, **changes)


def with_task(**changes: Any) -> EquipmentType:  # noqa: ANN401  # any field of the task
    """Give the sound type with some fields of its lighter task changed."""
    return evolve(FOUNTAIN, tasks=(evolve(CLEAN, **changes), OVERHAUL))


def test_a_sound_type_has_no_faults() -> None:
    """What keeps to the rules is let through in silence."""
    assert check_equipment_type(FOUNTAIN) == []


@pytest.mark.parametrize(
    ("type_", "fault"),
    [
        (with_type(code="Fountain"), say.NOT_LOWER_SNAKE(code="Fountain")),
        (with_type(family="land scape"), say.NOT_LOWER_SNAKE(code="land scape")),
        (with_type(tags=frozenset({"Wet"})), say.NOT_LOWER_SNAKE(code="Wet")),
        (with_type(outage_group="Wet"), say.NOT_LOWER_SNAKE(code="Wet")),
        (with_type(outage_within="B 1"), say.NOT_LOWER_SNAKE(code="B 1")),
        (with_type(title=Text("喷泉")), say.ONE_LANGUAGE(title="'喷泉'")),
        (with_type(title=Text.same("fountain")), say.SAME_WORDS(title="fountain")),
        (with_type(tasks=(), ladders=()), say.NO_TASKS()),
        (with_type(subject_kinds=frozenset()), say.NO_SUBJECTS()),
        (with_type(outage_at_most=0), say.NONE_MAY_BE_OUT(count=0)),
        (
            with_type(attributes=(*FOUNTAIN.attributes, FOUNTAIN.attributes[0])),
            say.TWICE_NAMED(name="jets"),
        ),
        (
            with_type(
                attributes=(
                    FOUNTAIN.attributes[0],
                    Attribute("size", Text("规格", "size"), "text", default=3),
                )
            ),
            say.BAD_DEFAULT(name="size", default="3"),
        ),
        (
            with_type(
                attributes=(
                    FOUNTAIN.attributes[0],
                    evolve(FOUNTAIN.attributes[1], default="xl"),
                )
            ),
            say.BAD_DEFAULT(name="size", default="'xl'"),
        ),
        (
            with_type(
                attributes=(
                    evolve(FOUNTAIN.attributes[0], least=8, most=20),
                    *FOUNTAIN.attributes[1:],
                )
            ),
            say.DEFAULT_OUT_OF_RANGE(
                name="jets", default=6, range=Text("8 到 20", "from 8 to 20")
            ),
        ),
    ],
)
def test_faults_of_a_type_are_found(type_: EquipmentType, fault: Text) -> None:
    """Each fault in what the type says of itself is reported, and no other."""
    where = type_.code
    assert check_equipment_type(type_) == [Text(f"{where}：", f"{where}: ") + fault]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"action": "Clean"}, say.NOT_LOWER_SNAKE(code="Clean")),
        ({"title": Text(en="clean")}, say.ONE_LANGUAGE(title="'clean'")),
        ({"sources": ()}, say.NO_SOURCES()),
        ({"sources": (Source(Basis.MANUAL, " "),)}, say.UNTITLED_SOURCE()),
        (
            {"sources": (Source(Basis.MANUAL, Text("手册")),)},
            say.ONE_LANGUAGE(title="'手册'"),
        ),
        (
            {"sources": (Source(Basis.MANUAL, Text("手册", "manual"), Text("第4条")),)},
            say.ONE_LANGUAGE(title="'第4条'"),
        ),
        (
            {"sources": (Source(Basis.MANUAL, "喷泉手册"),)},
            say.CHINESE_IN_ENGLISH(title="喷泉手册"),
        ),
        (
            {"criticality": Criticality.SAFETY, "sources": (STANDARD, ASSUMED)},
            say.ASSUMED(criticality="safety"),
        ),
        (
            {"criticality": Criticality.STATUTORY, "sources": (MANUAL,)},
            say.NO_AUTHORITY(criticality="statutory"),
        ),
        ({"need": Need(())}, say.NO_PEOPLE()),
        ({"need": Need((Position(level=-1),))}, say.BAD_LEVEL(level=-1)),
        (
            {"need": Need((Position(skill="pumps"),))},
            say.UNKNOWN_SKILL(skill="pumps", known="pump"),
        ),
        (
            {"need": Need((Position(certificates=("a card",)),))},
            say.BAD_CERTIFICATE(code="a card"),
        ),
        (
            {"need": Choose("colour", (("red", Need()),), Need())},
            say.UNDECLARED(name="colour"),
        ),
        (
            {"duration": timedelta()},
            say.BAD_DURATION(length=timedelta()),
        ),
        (
            {"duration": Choose("size", (("l", 25 * 60 * MINUTE),), 60 * MINUTE)},
            say.BAD_DURATION(length=25 * 60 * MINUTE),
        ),
        (
            {"duration": Amount(1 * MINUTE, {"basins": 1 * MINUTE})},
            say.UNDECLARED(name="basins"),
        ),
        (
            {"duration": Amount(1 * MINUTE, {"depth": 1 * MINUTE})},
            say.NO_DEFAULT(name="depth"),
        ),
        (
            {"duration": Amount(1 * MINUTE, {"size": 1 * MINUTE})},
            say.NOT_NUMERIC(name="size"),
        ),
        (
            {"duration": 90 * MINUTE, "hours": Hours.between("09:00", "10:00")},
            say.LONGER_THAN_HOURS(length=90 * MINUTE, hours="09:00-10:00"),
        ),
        ({"job_plan": JobPlan()}, say.NO_STEPS()),
        (
            {"job_plan": JobPlan(WASH, tools=("扳手",))},
            say.CHINESE_IN_ENGLISH(title="扳手"),
        ),
        (
            {"job_plan": JobPlan(WASH, parts=(Text("导靴"),))},
            say.ONE_LANGUAGE(title="'导靴'"),
        ),
        (
            {"job_plan": JobPlan(WASH, parts=("SKF 6205", "grease"))},
            say.SAME_WORDS(title="grease"),
        ),
        (
            {"job_plan": JobPlan(steps=(Text("拆洗"),))},
            say.ONE_LANGUAGE(title="'拆洗'"),
        ),
        ({"rectify": Every(days=3)}, say.BAD_RECTIFY()),
        ({"recheck": "look_again"}, say.BAD_RECHECK(task="look_again")),
        ({"impacts": frozenset({"outage"})}, say.OUTAGE_NOT_SAID()),
        (
            {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)},
            say.NEVER_VALID(),
        ),
    ],
)
def test_faults_of_a_task_are_found(changes: dict[str, Any], fault: Text) -> None:
    """Each fault in a task is reported with its type and task, and no other."""
    where = "fountain.clean_jets"
    faults = check_equipment_type(with_task(**changes))
    assert faults == [Text(f"{where}：", f"{where}: ") + fault]


def test_a_default_that_gives_no_duration_is_found() -> None:
    """What the kit tells is both the bad default and what comes of it."""
    jets = evolve(FOUNTAIN.attributes[0], default="many")
    faults = check_equipment_type(with_type(attributes=(jets,)))
    words = " ".join(map(str, faults))
    assert "default 'many' of attribute 'jets'" in words
    assert "fountain.clean_jets: the defaults give no duration" in words


def test_an_entry_point_under_another_name_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Package and entry point agree, so that who sees one finds the other."""
    points = (
        EntryPoint("springs", "weibao_fountains", "weibao"),
        EntryPoint("ponds", "weibao_ponds", "weibao"),
    )
    monkeypatch.setattr(testing, "entry_points", lambda **_group: points)
    assert check_plugin(plugin(FOUNTAIN)) == [
        say.BAD_ENTRY_POINT(name="springs", expected="fountains")
    ]
    assert check_plugin(plugin(FOUNTAIN, name="weibao_ponds")) == []


def gaps(attribute: str, *months: int) -> Choose[Cycle]:
    """Make a longest gap by an attribute: for l and for all else."""
    large, others = (Cycle(MaximumGap(Every(months=number))) for number in months)
    return Choose(attribute, (("l", large),), others)


@pytest.mark.parametrize(
    ("light", "deep", "faults"),
    [
        (gaps("size", 1, 2), gaps("size", 2, 12), []),
        (gaps("size", 1, 2), Cycle(MaximumGap(Every(months=3))), []),
        (
            gaps("size", 1, 2),
            Cycle(MaximumGap(Every(months=2))),
            [say.GAPS_DO_NOT_GROW(light="clean_jets", deep="overhaul")],
        ),
        (
            gaps("size", 1, 3),
            gaps("size", 12, 3),
            [say.GAPS_DO_NOT_GROW(light="clean_jets", deep="overhaul")],
        ),
        (
            Cycle(MaximumGap(Every(months=1))),
            Choose("size", (("l", Cycle(Interval(Every(months=3)))),), OVERHAUL.cycle),
            [say.NOT_A_GAP(task="overhaul")],
        ),
    ],
)
def test_each_case_of_a_cycle_stands_on_the_ladder(
    light: Any,  # noqa: ANN401  # a cycle or a choice of cycles
    deep: Any,  # noqa: ANN401  # as above
    faults: list[Text],
) -> None:
    """In every case each level is a longest gap, and longer than the lighter one's."""
    tasks = (evolve(CLEAN, cycle=light), evolve(OVERHAUL, cycle=deep))
    where = Text("fountain：", "fountain: ")
    found = check_equipment_type(evolve(FOUNTAIN, tasks=tasks))
    assert found == [where + fault for fault in faults]


def test_each_case_of_a_cycle_is_tried() -> None:
    """A bad season or rule in one case is found, and so is an unknown attribute."""
    bad = Cycle(Recurrence("FREQ=FORTNIGHTLY"), seasons=("Wet",))
    good = Cycle(Quota(1, Period.MONTH))
    for cycle in (Choose("mood", (("l", bad),), good), Choose("mood", (), bad)):
        type_ = evolve(FOUNTAIN, ladders=(), tasks=(evolve(CLEAN, cycle=cycle),))
        words = [fault.en for fault in check_equipment_type(type_)]
        assert len(words) == 3
        assert any("FREQ=FORTNIGHTLY" in fault for fault in words)
        assert any("'Wet'" in fault for fault in words)
        assert any("'mood'" in fault for fault in words)


def test_a_rule_that_no_calendar_reads_is_found() -> None:
    """A recurrence rule is tried, and the part at fault is quoted."""
    type_ = evolve(
        FOUNTAIN,
        ladders=(),
        tasks=(evolve(CLEAN, cycle=Cycle(Recurrence("FREQ=FORTNIGHTLY"))),),
    )
    (fault,) = check_equipment_type(type_)
    assert "FREQ=FORTNIGHTLY" in fault.en


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_tasks_with_one_title_are_found(language: str) -> None:
    """Records name tasks by title, so a title means one task."""
    title = evolve(OVERHAUL.title, **{language: getattr(CLEAN.title, language)})
    type_ = evolve(FOUNTAIN, tasks=(CLEAN, evolve(OVERHAUL, title=title)))
    (fault,) = check_equipment_type(type_)
    assert getattr(CLEAN.title, language) in fault.en


@pytest.mark.parametrize(
    ("deep", "faults"),
    [
        (
            evolve(OVERHAUL, cycle=Cycle(MaximumGap(Every(days=29)))),
            [say.GAPS_DO_NOT_GROW(light="clean_jets", deep="overhaul")],
        ),
        (
            evolve(OVERHAUL, cycle=Cycle(MaximumGap(Every(months=1)))),
            [say.GAPS_DO_NOT_GROW(light="clean_jets", deep="overhaul")],
        ),
        (
            evolve(OVERHAUL, cycle=Cycle(Interval(Every(months=12)))),
            [say.NOT_A_GAP(task="overhaul")],
        ),
        (
            evolve(OVERHAUL, cycle=Cycle(Quota(1, Period.YEAR))),
            [say.NOT_A_GAP(task="overhaul")],
        ),
        (evolve(OVERHAUL, cycle=None), [say.NOT_A_GAP(task="overhaul")]),
        (
            evolve(OVERHAUL, duration=5 * MINUTE),
            [say.SHORTER(light="clean_jets", deep="overhaul")],
        ),
    ],
)
def test_faults_of_a_ladder_are_found(deep: Task, faults: list[Text]) -> None:
    """Levels are longest gaps that grow, and deeper visits are not shorter."""
    type_ = evolve(FOUNTAIN, tasks=(CLEAN, deep))
    where = Text("fountain：", "fountain: ")
    assert check_equipment_type(type_) == [where + fault for fault in faults]


UP_AND_DOWN = (Ladder(("clean_jets", "overhaul")), Ladder(("overhaul", "clean_jets")))


@pytest.mark.feature("N23")
def test_the_kit_fails_what_it_promises_to_fail() -> None:
    """No source, an unknown skill, a task inside itself; two owners go by name."""
    wrong = {
        "no source": with_task(sources=()),
        "unknown skill 'diver'": with_task(need=Need((Position(skill="diver"),))),
        "contains itself": with_type(ladders=UP_AND_DOWN),
    }
    for words, type_ in wrong.items():
        assert any(words in fault.en for fault in check_plugin(plugin(type_)))
    one, two = (plugin(FOUNTAIN, name=name) for name in ("weibao_one", "weibao_two"))
    with pytest.raises(PluginError, match=r"weibao_one.*weibao_two"):
        load_catalogue(one, two, entry_points=False)


def test_what_is_no_data_is_found() -> None:
    """A function smuggled into a type cannot be pickled, so it is refused."""
    calculate: Callable[[], int] = lambda: 1  # noqa: E731  # the very thing to refuse
    attribute = Attribute("made", Text("制造", "made"), "date", default=calculate)
    type_ = evolve(FOUNTAIN, attributes=(*FOUNTAIN.attributes, attribute))
    assert Text("fountain：", "fountain: ") + say.NOT_DATA() in check_equipment_type(
        type_
    )


def test_a_stranger_names_his_own_skills() -> None:
    """The list of skills is open: what a plugin brings, it names."""
    type_ = with_task(need=Need((Position(skill="diver"),)))
    assert len(check_equipment_type(type_)) == 1
    assert check_equipment_type(type_, skills={"diver"}) == []
    assert check_plugin(plugin(type_), skills={"diver"}) == []


def test_a_sound_plugin_has_no_faults() -> None:
    """One line in a stranger's suite is enough."""
    assert not check_plugin(plugin(FOUNTAIN))


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (plugin(FOUNTAIN, name="fountains"), "'fountains' must be called weibao_"),
        (plugin(FOUNTAIN, name="weibao_Fountains"), "must be called weibao_"),
        (plugin(), "offers no type"),
        (ModuleType("weibao_empty"), "offers no type"),
        (plugin(FOUNTAIN, hook="weibao_equipment_type"), "weibao_equipment_type"),
        (plugin("fountain"), "not an equipment type: 'fountain'"),
        (
            plugin(FOUNTAIN, FOUNTAIN),
            "'fountain' is offered by both 'weibao_fountains' and 'weibao_fountains'",
        ),
        (
            plugin(FOUNTAIN, evolve(FOUNTAIN, code="jet", aliases=("fountain",))),
            "several types go by the name 'fountain'",
        ),
        (plugin(with_task(sources=())), "fountain.clean_jets: no source"),
    ],
)
def test_faults_of_a_plugin_are_found(module: ModuleType, words: str) -> None:
    """A wrong name, hook or offer is reported in words, never raised."""
    assert any(words in fault.en for fault in check_plugin(module))


def test_every_fault_is_said_in_both_languages() -> None:
    """A Chinese author reads Chinese, with the same place before it."""
    type_ = with_task(sources=(), job_plan=JobPlan())
    for fault in check_equipment_type(type_):
        assert fault.zh.startswith("fountain.clean_jets：")
        assert fault.zh != fault.en
