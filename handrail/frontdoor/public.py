"""What other rooms may use of this one."""

from handrail.frontdoor.models import AgencyCheck, Contact, Decision, LevelStep
from handrail.frontdoor.practice import PracticeError, practice
from handrail.frontdoor.re_referral import is_re_referral, previous_referral, re_referrals
from handrail.frontdoor.selectors.open_worker import OpenWorker, open_worker
from handrail.frontdoor.selectors.steps import standing_level
from handrail.frontdoor.services.answering import Answering, answer_check
from handrail.frontdoor.services.checks import Asked, Asking, ask_checks, nudge, withdraw_check
from handrail.frontdoor.services.contacts import make_contact, make_public_contact
from handrail.frontdoor.services.correcting import correct_contact
from handrail.frontdoor.services.decisions import Deciding, decide_contact, decide_otherwise, take_up_contact
from handrail.frontdoor.services.matching import match_contact, unmatch_contact
from handrail.frontdoor.services.rating import rate_contact
from handrail.frontdoor.services.shifts import hand_over, take_over
from handrail.frontdoor.services.steps import Stepping, begin_step, step
from handrail.frontdoor.told import Told

__all__ = [
    "AgencyCheck",
    "Answering",
    "Asked",
    "Asking",
    "Contact",
    "Deciding",
    "Decision",
    "LevelStep",
    "OpenWorker",
    "PracticeError",
    "Stepping",
    "Told",
    "answer_check",
    "ask_checks",
    "begin_step",
    "correct_contact",
    "decide_contact",
    "decide_otherwise",
    "hand_over",
    "is_re_referral",
    "make_contact",
    "make_public_contact",
    "match_contact",
    "nudge",
    "open_worker",
    "practice",
    "previous_referral",
    "rate_contact",
    "re_referrals",
    "standing_level",
    "step",
    "take_over",
    "take_up_contact",
    "unmatch_contact",
    "withdraw_check",
]
