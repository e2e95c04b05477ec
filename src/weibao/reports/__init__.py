"""What people read of their work: summaries of a roster, and reports on what is due."""

from weibao.reports.account import Account, account, account_for
from weibao.reports.asset_file import AssetFile, asset_file
from weibao.reports.coverage import Coverage, coverage, without_orders
from weibao.reports.endings import Ending, endings
from weibao.reports.escalation import Escalation, escalations
from weibao.reports.fair_shares import PersonShare, Weight, fair_shares
from weibao.reports.ignored import Ignored, ignored
from weibao.reports.joint_visits import JointVisit, joint_visits
from weibao.reports.month_plan import MonthPlan, Section, month_plan, section_of
from weibao.reports.phases import Phase, phases
from weibao.reports.proposals import Measure, Proposal, proposals
from weibao.reports.reminders import Reminder, reminders
from weibao.reports.satisfaction import Satisfaction, satisfaction
from weibao.reports.summary import Summary, summarise
from weibao.reports.summary_page import summary_page
from weibao.reports.summary_text import summary_lines
from weibao.reports.trend import Trend, trend

__all__ = [
    "Account",
    "AssetFile",
    "Coverage",
    "Ending",
    "Escalation",
    "Ignored",
    "JointVisit",
    "Measure",
    "MonthPlan",
    "PersonShare",
    "Phase",
    "Proposal",
    "Reminder",
    "Satisfaction",
    "Section",
    "Summary",
    "Trend",
    "Weight",
    "account",
    "account_for",
    "asset_file",
    "coverage",
    "endings",
    "escalations",
    "fair_shares",
    "ignored",
    "joint_visits",
    "month_plan",
    "phases",
    "proposals",
    "reminders",
    "satisfaction",
    "section_of",
    "summarise",
    "summary_lines",
    "summary_page",
    "trend",
    "without_orders",
]
