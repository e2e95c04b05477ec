"""Requirement rows that ask for nothing: kept as notes, they schedule nothing."""

import pytest

from rows.portfolios import Build, dues

NOTES = {
    "S089": ("site", "节能减排"),
    "S138": ("developer", "竣工后配合"),
    "S139": ("site", "请居民积极配合，保持小区整洁"),
    "S142": ("site", "维系人员学习法律法规与行业动态"),
    "S203": ("site", "基站越多，辐射越小"),
    "S204": ("owner", "业主典型心理：怕吃亏"),
    "S205": ("owner", "不肯续约的原因：租金偏低"),
    "S208": ("site", "规范为本，攻心为上"),
    "S209": ("owner", "尊重业主的合同权"),
    "S258": ("site", "健全各项制度"),
    "S259": ("site", "舒适、安全、和谐"),
    "S260": ("site", "人工客服工作时间 9:00-18:30"),
}
PARTIES = """
equipment_types:
  - {{code: developer, family: parties, attributes: [{{name: phone, kind: text}},
      {{name: note, kind: text}}], tasks: []}}
  - {{code: owner, family: parties, attributes: [{{name: phone, kind: text}},
      {{name: note, kind: text}}], tasks: [{{code: contact, title: 联系,
      cycle: once each month, duration: 20 min}}]}}
locations:
  - {{id: NOTICE, site: site, kind: notes, attributes: {{{site}}}}}
assets:
  - {{id: DEV, type: developer, location: B1, attributes: {{phone: "022-1",
      {developer}}}}}
  - {{id: W1, type: owner, location: B1, attributes: {{phone: "022-2", {owner}}}}}
policies:
  - {{id: contacts, select: {{families: [parties]}}, crew: team}}
"""


def noted(where: str = "", words: str = "") -> str:
    """Write the parties with one note on one of them, or none."""
    places = dict.fromkeys(("site", "developer", "owner"), "")
    if where:
        places[where] = f"note: '{words}'"
    return PARTIES.format(**places)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        pytest.param(*note, marks=pytest.mark.row(row), id=row)
        for row, note in NOTES.items()
    ],
)
def test_a_note_is_kept_and_schedules_nothing(
    estate: Build, where: str, words: str
) -> None:
    """A note loads and can be read back; tasks, dates and hours are as without it."""
    plain, with_note = estate(noted()), estate(noted(where, words))
    inventory = with_note.portfolio.inventory
    bearer = {"site": "NOTICE", "developer": "DEV", "owner": "W1"}[where]
    kept = inventory.subject(bearer)
    assert kept is not None
    assert kept.attributes["note"] == words
    assert [one.id for one in with_note.plan.tasks] == ["W1/contact"]
    before, after = plain.roster(), with_note.roster()
    assert dues(after.demand) == dues(before.demand)
    assert len(dues(after.demand)) == 12
    assert [(a.order.id, a.start, a.end) for a in after.assignments] == [
        (a.order.id, a.start, a.end) for a in before.assignments
    ]
