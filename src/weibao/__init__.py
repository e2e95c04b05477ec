"""weibao (维保): due dates, rosters and calendar feeds for preventive maintenance."""

from weibao import starting  # noqa: F401 - guards the start; before all others
from weibao.amounts import Amount, Choose
from weibao.bringing_forward import brought_forward
from weibao.calendars import Stack, WorkingCalendar, country_calendar
from weibao.catalogue import Catalogue, load_catalogue
from weibao.config import check, load
from weibao.cycles.changing import AtChange, OnChange
from weibao.cycles.choosing import CycleChoice
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    DayKind,
    EachSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.deferral import Alignment, DeferralLimit, NextFrom, Towards
from weibao.cycles.inclusion import Look, OnCommon
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.period import Period
from weibao.cycles.regimes import AllOf, Regime
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import (
    Combined,
    Dates,
    Interval,
    MaximumGap,
    Member,
    Quota,
    Recurrence,
    Several,
    Together,
)
from weibao.cycles.rotation import ItemOrder
from weibao.cycles.shift import FIXED, FLOATING, KEEP_INSIDE, Move
from weibao.cycles.stage import Boundary, ListedYears, Stage, Stages
from weibao.cycles.use import Usage
from weibao.cycles.window import Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.due_work import due
from weibao.engine_choice import load_engines
from weibao.equipment import (
    Attribute,
    Basis,
    Category,
    Confidence,
    Cost,
    Criticality,
    Divisible,
    EquipmentType,
    Escort,
    JobPlan,
    Ladder,
    Meter,
    Need,
    Position,
    Procedure,
    Source,
    Task,
    Tier,
)
from weibao.errors import (
    ConfigError,
    InvalidValue,
    PluginError,
    Problem,
    RecordError,
    WeibaoError,
)
from weibao.explanation import Explanation, explain
from weibao.fairness import Balance
from weibao.goals import DEFAULT_GOALS, Goal, Goals, Weighted
from weibao.hookspecs import hookimpl
from weibao.independence import Independence
from weibao.inventory import (
    Access,
    Asset,
    Inventory,
    Location,
    Round,
    Site,
    Subject,
    VisitCap,
)
from weibao.orders import Chain, Demand, Follows, Occurrence, Origin, Rung, WorkOrder
from weibao.plan import Plan, PlannedTask, Provenance, ResolvedTask
from weibao.planning import make_plan
from weibao.policy import (
    Addition,
    Change,
    Comparison,
    Policy,
    Rule,
    Selector,
    SwitchOff,
)
from weibao.portfolio import Portfolio
from weibao.precedence import After
from weibao.preview import PolicyDiff, policy_diff
from weibao.records import (
    AttributeChange,
    Completion,
    Deferral,
    Event,
    Exchange,
    Finding,
    History,
    Reading,
    StateChange,
    Void,
)
from weibao.relations import Credit, Inclusion
from weibao.roster import (
    Assignment,
    Lateness,
    NotNeeded,
    Outsourced,
    Party,
    Reason,
    Roster,
    Segment,
    Trip,
    Unassigned,
)
from weibao.roster_file import read_roster, roster_json
from weibao.rostering import assign
from weibao.rotations import Item, ItemChoice, Rotation
from weibao.scoring import score
from weibao.search import CannotSolve, Engine, Scope, SearchOptions
from weibao.spans import Every, Horizon, Hours, Season, Window
from weibao.texts import Message, Text
from weibao.verifier import Verification, verify
from weibao.workforce import (
    Absence,
    Certificate,
    Crew,
    Limits,
    Reserve,
    Shift,
    Technician,
    TravelTimes,
    Workforce,
)

__all__ = [
    "DEFAULT_GOALS",
    "FIXED",
    "FLOATING",
    "KEEP_INSIDE",
    "Absence",
    "Access",
    "Addition",
    "After",
    "Alignment",
    "AllOf",
    "Amount",
    "Asset",
    "Assignment",
    "AtChange",
    "Attribute",
    "AttributeChange",
    "Balance",
    "Basis",
    "BeforeSeason",
    "Boundary",
    "CannotSolve",
    "Catalogue",
    "Category",
    "Certificate",
    "Chain",
    "Change",
    "Choose",
    "ClosedDay",
    "Combined",
    "Comparison",
    "Completion",
    "Confidence",
    "ConfigError",
    "Cost",
    "Credit",
    "Crew",
    "Criticality",
    "Cycle",
    "CycleChoice",
    "Dates",
    "DayKind",
    "Deferral",
    "DeferralLimit",
    "Demand",
    "Divisible",
    "EachSeason",
    "Engine",
    "EquipmentType",
    "Escort",
    "Event",
    "Every",
    "Exceeded",
    "Exchange",
    "Explanation",
    "Finding",
    "Follows",
    "Goal",
    "Goals",
    "History",
    "Horizon",
    "Hours",
    "Inclusion",
    "Independence",
    "Interval",
    "InvalidValue",
    "Inventory",
    "Item",
    "ItemChoice",
    "ItemOrder",
    "JobPlan",
    "Ladder",
    "Lateness",
    "Limits",
    "ListedYears",
    "Location",
    "Look",
    "MaximumGap",
    "Member",
    "Message",
    "Meter",
    "Metered",
    "Missed",
    "Move",
    "Need",
    "NextFrom",
    "NotNeeded",
    "NthDay",
    "Occurrence",
    "OnChange",
    "OnCommon",
    "Origin",
    "Outsourced",
    "Party",
    "Period",
    "Plan",
    "PlannedTask",
    "PluginError",
    "Policy",
    "PolicyDiff",
    "Portfolio",
    "Position",
    "Problem",
    "Procedure",
    "Provenance",
    "Quota",
    "Reading",
    "Reason",
    "RecordError",
    "Recurrence",
    "Regime",
    "Reserve",
    "ResolvedTask",
    "Roster",
    "Rotation",
    "Round",
    "Rule",
    "Rung",
    "Scope",
    "SearchOptions",
    "Season",
    "Segment",
    "Selector",
    "Several",
    "Shift",
    "Site",
    "Source",
    "Stack",
    "Stage",
    "Stages",
    "StateChange",
    "Subject",
    "SwitchOff",
    "Task",
    "Technician",
    "Text",
    "Tier",
    "Together",
    "Tolerance",
    "Towards",
    "TravelTimes",
    "Trip",
    "Unassigned",
    "Usage",
    "Verification",
    "VisitCap",
    "Void",
    "WeekOfYear",
    "WeibaoError",
    "Weighted",
    "Window",
    "WorkOrder",
    "Workforce",
    "WorkingCalendar",
    "WorkingDayInterval",
    "assign",
    "brought_forward",
    "check",
    "country_calendar",
    "due",
    "explain",
    "hookimpl",
    "load",
    "load_catalogue",
    "load_engines",
    "make_plan",
    "policy_diff",
    "read_roster",
    "roster_json",
    "score",
    "verify",
]
