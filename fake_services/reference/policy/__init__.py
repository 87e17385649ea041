"""The guide as code: every decision of the reference, one small method each, one module a chapter.

Clause ids are those of `features/clauses.toml`. The application asks, and only carries out what is
answered; a defect overrides one method, and lies in the module of the same name in `defects/`. Chapters that
others build on come with those.
"""

from fake_services.reference.policy.binding import BindingPolicy
from fake_services.reference.policy.browser import BrowserPolicy
from fake_services.reference.policy.changes import ChangesPolicy
from fake_services.reference.policy.codes import CodesPolicy
from fake_services.reference.policy.coremail_app import CoremailAppPolicy
from fake_services.reference.policy.forgotten import ForgottenPolicy
from fake_services.reference.policy.gate import GatePolicy
from fake_services.reference.policy.mail_programs import MailProgramsPolicy
from fake_services.reference.policy.method_list import MethodListPolicy
from fake_services.reference.policy.names import NamesPolicy
from fake_services.reference.policy.numbers import NumbersPolicy
from fake_services.reference.policy.one_number import OneNumberPolicy
from fake_services.reference.policy.otp import OtpPolicy
from fake_services.reference.policy.portal import PortalPolicy
from fake_services.reference.policy.races import RacesPolicy
from fake_services.reference.policy.right_code import RightCodePolicy
from fake_services.reference.policy.scans import ScansPolicy
from fake_services.reference.policy.sending import SendingPolicy
from fake_services.reference.policy.sessions import SessionsPolicy
from fake_services.reference.policy.settings import SettingsPolicy
from fake_services.reference.policy.step_up import StepUpPolicy
from fake_services.reference.policy.submissions import SubmissionsPolicy
from fake_services.reference.policy.times import DAY, HOUR, MINUTE
from fake_services.reference.policy.trust_tokens import TrustTokensPolicy
from fake_services.reference.policy.ways_round import WaysRoundPolicy

__all__ = ["DAY", "HOUR", "MINUTE", "Policy"]


class Policy(
    PortalPolicy,
    NamesPolicy,
    BrowserPolicy,
    SessionsPolicy,
    WaysRoundPolicy,
    GatePolicy,
    MailProgramsPolicy,
    TrustTokensPolicy,
    ChangesPolicy,
    ForgottenPolicy,
    RacesPolicy,
    MethodListPolicy,
    SettingsPolicy,
    NumbersPolicy,
    OneNumberPolicy,
    BindingPolicy,
    StepUpPolicy,
    CodesPolicy,
    SendingPolicy,
    SubmissionsPolicy,
    RightCodePolicy,
    OtpPolicy,
    CoremailAppPolicy,
    ScansPolicy,
):
    """What the guide, and good practice where it is silent, have the mail do."""
