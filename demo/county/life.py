"""What is on record about a life: rows of partners' extracts, and the social care that three returns tell.

A partner's row is held under the column keys of its extract specification, so a life (or a scripted story) reads like
it. Social care is held as its own nouns, because the SSDA903, Annex A and the CIN census each tell it anew.
Periods are half-open, as everywhere.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

Value = str | int | float | bool | date | datetime | None
Row = dict[str, Value]


@dataclass(slots=True)
class Contact:
    on: date
    source: str  # CIN referral source code, 1A to 10


@dataclass(slots=True)
class EarlyHelp:
    since: date
    until: date | None
    organisation: str


@dataclass(slots=True)
class Assessment:
    since: date
    authorised: date | None = None
    factors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Section47:
    since: date
    target: date
    conference: date | None = None


@dataclass(slots=True)
class ProtectionPlan:
    since: date
    until: date | None
    initial: str  # NEG, PHY, SAB, EMO, MUL
    latest: str
    previous: int
    reviews: list[date] = field(default_factory=list)


@dataclass(slots=True)
class Referral:
    on: date
    source: str
    need: str  # N0 to N9
    nfa: bool = False
    closed: date | None = None
    closure: str = ""  # RC1 to RC9
    assessments: list[Assessment] = field(default_factory=list)
    plans: list[tuple[date, date | None]] = field(default_factory=list)
    enquiries: list[Section47] = field(default_factory=list)
    protection: list[ProtectionPlan] = field(default_factory=list)


@dataclass(slots=True)
class CareEpisode:
    """An SSDA903 episode: one legal status in one placement. Code sets as in the return."""

    since: date
    began: str  # RNE
    status: str  # LS
    need: str
    place: str
    provider: str
    placed_at: str  # placement postcode
    urn: str = ""
    until: date | None = None
    ended: str = ""  # REC
    moved: str = ""  # REASON_PLACE_CHANGE


@dataclass(slots=True)
class Away:
    kind: str  # M missing, A away without authorisation
    since: date
    until: date | None
    interview_offered: bool = True
    interview_accepted: bool = True


@dataclass(slots=True)
class Leaver:
    in_touch: str
    activity: str
    accommodation: str  # one letter, then 1 suitable or 2 unsuitable


@dataclass(slots=True)
class Allocation:
    team: str
    worker: str
    contact: str
    since: date
    until: date | None = None


@dataclass(slots=True)
class SocialCare:
    contacts: list[Contact] = field(default_factory=list)
    early_help: list[EarlyHelp] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    episodes: list[CareEpisode] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    reviews: list[tuple[date, str]] = field(default_factory=list)
    leaver: Leaver | None = None
    allocations: list[Allocation] = field(default_factory=list)
    asylum_until: date | None = None  # DUC: when they cease to count as unaccompanied
    disabled: bool = False

    def known(self) -> bool:
        return bool(self.contacts or self.early_help or self.referrals or self.episodes or self.asylum_until)


@dataclass(slots=True)
class Life:
    rows: dict[str, list[Row]] = field(default_factory=dict)
    care: SocialCare = field(default_factory=SocialCare)

    def add(self, feed: str, **values: Value) -> None:
        self.rows.setdefault(feed, []).append(values)
