"""Skills and certificates of people and of tasks are compared with each other."""

from collections.abc import Callable
from pathlib import Path

from weibao.config import check, load

Lines = Callable[..., list[str]]
Small = Callable[..., str]

ADDED = (
    "policies:\n  - id: x\n    select: {types: [pump]}\n    crew: water\n    add:\n"
    "      - because: agreed\n"
    "        task: {code: weld, title: 焊接, cycle: every 2 years, duration: 1 h,\n"
    "               people: [{count: 1, skill: weld, certificates: [welder_2]}]}\n"
)


def people(*skills: str, certificate: str = "") -> str:
    """Write a technician with skills, and a certificate where one is given."""
    held = f", certificates: [{{code: {certificate}}}]" if certificate else ""
    said = ", ".join(skills)
    return f"technicians: [{{id: li, shifts: [day], skills: [{said}]{held}}}]\n"


def test_a_skill_that_is_nearly_the_one_asked_for_is_told(
    lines: Lines, small: Small
) -> None:
    """Once, where the task asks for it, with the person who may be meant."""
    assert lines(small(technicians=people("wedl"), policies=ADDED)) == [
        "p.yaml:19:43: policies[0].add[0].task.people[0].skill: nobody has the skill "
        "'weld' (did you mean 'wedl', as li has?)"
    ]


def test_a_skill_that_is_held_rightly_and_wrongly_is_told_at_the_person(
    lines: Lines, small: Small
) -> None:
    """The task is right then, and the second person is wrong."""
    technicians = (
        "technicians:\n  - {id: li, shifts: [day], skills: [weld]}\n"
        "  - {id: wu, shifts: [day], skills: {wedl: 2}, "
        "certificates: [{code: wleder_2}, {code: welder_3}]}\n"
    )
    assert lines(small(technicians=technicians, policies=ADDED)) == [
        "p.yaml:12:38: technicians[1].skills.wedl: no task asks for the skill 'wedl' "
        "(did you mean 'weld'?)",
        "p.yaml:21:64: policies[0].add[0].task.people[0].certificates[0]: nobody has "
        "the certificate 'welder_2' (did you mean 'wleder_2', as wu has?)",
    ]


def test_a_skill_that_only_nobody_has_is_no_mistake(lines: Lines, small: Small) -> None:
    """That work finds no place is for the results to say."""
    assert lines(small(technicians=people("paint"), policies=ADDED)) == []


def test_a_skill_of_its_own_is_nobodys_business(lines: Lines, small: Small) -> None:
    """Skills that no task asks for may be kept on record."""
    technicians = people("weld", "abseiling", certificate="welder_2")
    assert lines(small(technicians=technicians, policies=ADDED)) == []


def test_the_words_that_plugins_use_are_right(tmp_path: Path) -> None:
    """A skill of another trade is no slip of one in use."""
    text = (
        "schema: 1\nportfolio: p\nsites: [{id: s}]\nlocations: [{id: B1, kind: b}]\n"
        "assets: [{id: L1, type: traction_lift, location: B1}]\n"
        'shifts: [{id: day, hours: "08:00-17:00"}]\n'
        "technicians: [{id: an, shifts: [day], skills: {lift: 1, lfit: 2, fire: 1},\n"
        "  certificates: [{code: special_equipement_T}]}]\n"
        "crews: [{id: c, members: [an], base: B1}]\n"
        "policies: [{id: l, select: {types: [traction_lift], tags: [lfit]}}]\n"
    )
    path = tmp_path / "p.yaml"
    path.write_text(text, encoding="utf-8")
    told = [problem.to("zh").partition(": ")[2] for problem in check(path)]
    assert told == [
        "technicians[0].skills.lfit: 没有任务用到工种 'lfit'（是不是 'lift'？）",
        "technicians[0].certificates[0].code: 没有任务用到证书 "
        "'special_equipement_T'（是不是 'special_equipment_T'？）",
        "policies[0].select.tags[0]: "
        "没有设备类型或对象带标签 'lfit'（是不是 'lift'？）",
    ]
    right = text.replace("lfit: 2, ", "").replace("equipement", "equipment")
    path.write_text(right.replace("tags: [lfit]", "tags: [heritage]"), encoding="utf-8")
    assert load(path)


def test_a_skill_that_has_a_name_is_meant(lines: Lines, small: Small) -> None:
    """Whoever says what a skill is called did not slip."""
    own = small(technicians=people("welds", "weld"), policies=ADDED)
    assert len(lines(own)) == 1
    assert lines(own + "names: {welds: 点焊}\n") == []
