"""What an extract says, as plain values: the one language between readers of files and the record.

A reader (SSDA903, Annex A, CIN census, or an extract specification) turns each row into a `SourceRow`: the row as sent,
whose it is, and the facts it states. Nothing here touches the database, so readers are tested without one.
Dates are `datetime.date`; periods are half-open, `until` being the first day on which the thing is no longer so.

All are values: compared by what they hold, and never changed once made. They are not declared frozen, because a frozen
one takes three times as long to make and a load makes millions.
"""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import ClassVar


class ItemClass(StrEnum):
    """The class of information a fact belongs to: the column of the sharing matrix."""

    IDENTITY = "identity"
    CONTACT_DETAILS = "contact_details"
    FAMILY = "family"
    EARLY_HELP = "early_help"
    SOCIAL_CARE = "social_care"
    CARE_EXPERIENCE = "care_experience"
    MISSING = "missing"
    OFFENDING = "offending"
    POLICE_INTELLIGENCE = "police_intelligence"
    VICTIMISATION = "victimisation"
    HEALTH_ATTENDANCE = "health_attendance"
    MENTAL_HEALTH = "mental_health"
    SUBSTANCE_USE = "substance_use"
    EDUCATION = "education"
    HOUSING = "housing"
    ADULT_SOCIAL_CARE = "adult_social_care"
    YOUTH_JUSTICE = "youth_justice"
    VOLUNTARY_SUPPORT = "voluntary_support"
    # What people write in Handrail itself.
    CONTACT = "contact"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    VOICE = "voice"


class IdentifierScheme(StrEnum):
    NHS = "nhs"
    UPN = "upn"
    FORMER_UPN = "former_upn"
    LA_CHILD = "la_child"
    PNC = "pnc"
    NICHE = "niche"
    ULN = "uln"
    HOME_OFFICE = "home_office"


class Sex(StrEnum):
    FEMALE = "F"
    MALE = "M"
    UNKNOWN = "U"


class Concern(StrEnum):
    """Why somebody may belong to the cohort; the values of `FlagFact.kind`."""

    CRIMINAL_EXPLOITATION = "criminal_exploitation"
    SEXUAL_EXPLOITATION = "sexual_exploitation"
    TRAFFICKING = "trafficking"
    GANGS = "gangs"
    MISSING = "missing"
    SERIOUS_VIOLENCE = "serious_violence"
    SUBSTANCE_USE = "substance_use"
    MENTAL_HEALTH = "mental_health"
    HOMELESSNESS = "homelessness"
    NOT_IN_EDUCATION = "not_in_education"
    UASC = "uasc"
    EHCP = "ehcp"
    DISABILITY = "disability"


@dataclass(slots=True, unsafe_hash=True)
class IdentifierFact:
    item_class: ClassVar = ItemClass.IDENTITY
    scheme: IdentifierScheme
    value: str
    valid: bool = True


@dataclass(slots=True, unsafe_hash=True)
class NameFact:
    item_class: ClassVar = ItemClass.IDENTITY
    given: str
    family: str
    kind: str = "current"  # current, alias, preferred, former


@dataclass(slots=True, unsafe_hash=True)
class AddressFact:
    item_class: ClassVar = ItemClass.CONTACT_DETAILS
    lines: str
    postcode: str
    since: date | None = None
    until: date | None = None
    kind: str = "home"  # home, placement, school, other
    phone: str = ""


@dataclass(slots=True, unsafe_hash=True)
class RelationshipFact:
    item_class: ClassVar = ItemClass.FAMILY
    kind: str  # mother, father, sibling, carer, associate, child ...
    name: str = ""
    local_id: str = ""  # the other person's id in the same agency, where the extract gives one


@dataclass(slots=True, unsafe_hash=True)
class InvolvementFact:
    """An agency's service working with the person: who, as what, since when, until when, and why it ended."""

    kind: str  # looked_after, child_in_need, child_protection, early_help, care_leaver, camhs, school, ...
    service: str
    item_class: ItemClass
    since: date
    until: date | None = None
    planned_end: date | None = None
    end_reason: str = ""
    team: str = ""
    worker: str = ""
    role: str = ""
    contact: str = ""
    legal_status: str = ""


@dataclass(slots=True, unsafe_hash=True)
class EventFact:
    """One thing that happened. `summary` is what a reader at *summary* level sees; the row as sent is the detail."""

    kind: str  # missing_episode, arrest, stop_search, ae_attendance, suspension, exclusion, review, placement, ...
    item_class: ItemClass
    on: date
    summary: str
    at: time | None = None
    until: date | None = None
    place: str = ""
    postcode: str = ""
    marking: str = "OFFICIAL-SENSITIVE"


@dataclass(slots=True, unsafe_hash=True)
class FlagFact:
    """A worry or status that an agency has recorded, with the code it used."""

    kind: Concern
    item_class: ItemClass
    since: date
    basis: str  # what is the matter before where it stands: "Missing (CIN census factor 10A)"
    until: date | None = None


Fact = IdentifierFact | NameFact | AddressFact | RelationshipFact | InvolvementFact | EventFact | FlagFact


@dataclass(slots=True, unsafe_hash=True)
class SourceRow:
    """One row of an agency's extract that could be read.

    `local_id` is the agency's own id of the person; `row_key` names the row for good within its feed, so that the same
    row in a later file is an update and not a second fact. `as_sent` keeps every column as text, untouched.
    """

    feed: str  # "ssda903.episodes", "police-missing" ...
    line: int
    local_id: str
    row_key: str
    as_sent: dict[str, str]
    born: date | None = None
    sex: Sex | None = None
    ethnicity: str = ""
    died: date | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class BadRow:
    """A row that was not taken in, and why. `value` is empty where it would be personal."""

    feed: str
    line: int
    column: str
    rule: str  # stable code: "date-unreadable", "end-before-start", ...
    reason: str  # a sentence: what is wrong and what to do
    as_sent: dict[str, str] = field(default_factory=dict)
    value: str = ""


Row = SourceRow | BadRow
