"""The judge of rosters: every rule reckoned anew, from the portfolio's own data.

It shares values, spans and calendars with the due side and the engines, and none of
their reckoning, so that a mistake of theirs does not hide behind the same code here.
What falls due is reckoned once more too, as far as `asked` and `moving` say.
"""

from weibao.verifier.remarks import Breach, Remark, Verification, Violation
from weibao.verifier.rules import Rule
from weibao.verifier.verify import verify

__all__ = ["Breach", "Remark", "Rule", "Verification", "Violation", "verify"]
