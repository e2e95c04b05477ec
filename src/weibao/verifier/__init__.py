"""The judge of rosters: every rule reckoned anew, from the portfolio's own data.

It shares values with the engines and no code, so that a mistake of theirs cannot
hide behind the same mistake here.
"""

from weibao.verifier.remarks import Breach, Remark, Verification, Violation
from weibao.verifier.rules import Rule
from weibao.verifier.verify import verify

__all__ = ["Breach", "Remark", "Rule", "Verification", "Violation", "verify"]
