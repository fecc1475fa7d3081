"""What other rooms may use of this one."""

from handrail.sharing.act_words import ActWords, Kind, register_act_words
from handrail.sharing.chapters import AccessChapter, ChapterRows, Shown, register_access_chapter
from handrail.sharing.lives import Life, register_lives
from handrail.sharing.models import Consent, DisclosureMade, How, Refusal, WhyRefused
from handrail.sharing.refusal_sources import RefusalSource, RefusedElsewhere, register_refusals
from handrail.sharing.selectors.told import RefusedCount
from handrail.sharing.services.report_requests import open_request
from handrail.sharing.services.disclosed import Recipient, disclosed
from handrail.sharing.services.refusing import Refusing, refuse_to_share
from handrail.sharing.services.telling import Telling, tell_outside

__all__ = [
    "AccessChapter",
    "ActWords",
    "ChapterRows",
    "Consent",
    "DisclosureMade",
    "How",
    "Kind",
    "Life",
    "Recipient",
    "Refusal",
    "RefusalSource",
    "RefusedCount",
    "RefusedElsewhere",
    "Refusing",
    "Shown",
    "Telling",
    "WhyRefused",
    "disclosed",
    "open_request",
    "refuse_to_share",
    "register_access_chapter",
    "register_act_words",
    "register_lives",
    "register_refusals",
    "tell_outside",
]
