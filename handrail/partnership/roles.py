"""What each role may do. Roles are data that staff can read; permissions are the words the code asks in."""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    LOOK_UP_ANYONE = "look_up_anyone"  # find anybody held, at pointer level
    OPEN_PERSON = "open_person"
    SEE_TRANSITIONS = "see_transitions"
    SEE_FORECAST = "see_forecast"
    EXPORT = "export"
    LOAD_EXTRACTS = "load_extracts"
    REVIEW_MATCHES = "review_matches"
    EDIT_SPECIFICATIONS = "edit_specifications"
    READ_LEDGER = "read_ledger"
    READ_ACCESS_REPORT = "read_access_report"  # make, for one young person, the report of who saw what of theirs
    EDIT_SHARING = "edit_sharing"
    KEEP_RETENTION = "keep_retention"  # how long what is kept; holds; proposing a disposal, and approving another's
    MANAGE_PARTNERSHIP = "manage_partnership"
    ASSESS = "assess"  # give a view in an assessment; whoever's agency leads it also writes what is agreed
    EDIT_INSTRUMENTS = "edit_instruments"
    PLAN = "plan"  # write plans of young people whom the team works with
    SEE_PLANS = "see_plans"  # the list of plans of one's own people, with what drifts
    MAKE_CONTACT = "make_contact"  # tell the front door of a worry
    TAKE_CONTACTS = "take_contacts"  # rate them, say who they are about, ask agencies
    DECIDE_CONTACTS = "decide_contacts"  # a qualified post
    TAKE_UP_CONTACTS = "take_up_contacts"  # answer for a contact about somebody whom one's own team works with
    ANSWER_CHECKS = "answer_checks"
    PROTECT_VALUES = "protect_values"  # keep an address, a phone number or a school from everybody without a grant
    GIVE_ACCESS = "give_access"  # let others in to people whom one's team works with, or whom the front door may find
    BREAK_GLASS = "break_glass"  # open somebody in an emergency, at once and alone
    REVIEW_ACCESS = "review_access"  # weigh what was opened in an emergency, and staff who know the person
    SEE_CASELOAD = "see_caseload"  # who of one's own team holds how many young people
    SEE_EVERY_CASELOAD = "see_every_caseload"  # and of the other teams, of those whom one may open


class ReachBy(StrEnum):
    """By what a role comes to have a legitimate relationship with a person."""

    TEAM = "team"  # the reader's own team works with the person
    AGENCY = "agency"  # any team of the reader's agency does
    NOBODY = "nobody"


@dataclass(frozen=True)
class Role:
    code: str
    name: str
    description: str
    reach_by: ReachBy
    permissions: frozenset[Permission]
    purposes: tuple[str, ...]  # the first is the one assumed until the reader picks another

    def can(self, permission: Permission) -> bool:
        return permission in self.permissions


_P = Permission
ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        Role(
            "front_door_worker",
            "Front-door worker",
            "A qualified post: takes contacts and decides on them. May find anybody, but sees only who is or was "
            "involved and whom to ring, until their own team works with the person.",
            ReachBy.TEAM,
            frozenset(
                {
                    _P.LOOK_UP_ANYONE,
                    _P.OPEN_PERSON,
                    _P.EXPORT,
                    _P.SEE_CASELOAD,
                    _P.MAKE_CONTACT,
                    _P.TAKE_CONTACTS,
                    _P.DECIDE_CONTACTS,
                    _P.ANSWER_CHECKS,
                    _P.ASSESS,
                    _P.PROTECT_VALUES,
                    _P.GIVE_ACCESS,
                    _P.BREAK_GLASS,
                }
            ),
            ("safeguarding",),
        ),
        Role(
            "contact_officer",
            "Contact officer",
            "Takes contacts at the front door, asks agencies what they know, and decides nothing.",
            ReachBy.TEAM,
            frozenset({_P.LOOK_UP_ANYONE, _P.OPEN_PERSON, _P.MAKE_CONTACT, _P.TAKE_CONTACTS}),
            ("safeguarding",),
        ),
        Role(
            "mdt_social_worker",
            "Social worker in a multi-disciplinary team",
            "Works with young people whom their team holds, and sees them in full where the agencies share it.",
            ReachBy.TEAM,
            frozenset(
                {
                    _P.OPEN_PERSON,
                    _P.SEE_TRANSITIONS,
                    _P.EXPORT,
                    _P.ASSESS,
                    _P.PLAN,
                    _P.SEE_PLANS,
                    _P.SEE_CASELOAD,
                    _P.MAKE_CONTACT,
                    _P.TAKE_UP_CONTACTS,
                    _P.PROTECT_VALUES,
                    _P.GIVE_ACCESS,
                    _P.BREAK_GLASS,
                }
            ),
            ("direct_care", "safeguarding"),
        ),
        Role(
            "police_safeguarding_lead",
            "Police safeguarding lead",
            "Sees young people whom the police have dealt with; other agencies' detail only in summary.",
            ReachBy.AGENCY,
            frozenset(
                {
                    _P.OPEN_PERSON,
                    _P.SEE_TRANSITIONS,
                    _P.ASSESS,
                    _P.MAKE_CONTACT,
                    _P.ANSWER_CHECKS,
                    _P.PROTECT_VALUES,
                    _P.BREAK_GLASS,
                }
            ),
            ("safeguarding", "prevention_of_crime"),
        ),
        Role(
            "personal_adviser",
            "Personal adviser",
            "Supports care leavers to 25 in the leaving-care team.",
            ReachBy.TEAM,
            frozenset(
                {
                    _P.OPEN_PERSON,
                    _P.SEE_TRANSITIONS,
                    _P.ASSESS,
                    _P.PLAN,
                    _P.SEE_PLANS,
                    _P.SEE_CASELOAD,
                    _P.MAKE_CONTACT,
                    _P.TAKE_UP_CONTACTS,
                    _P.PROTECT_VALUES,
                    _P.GIVE_ACCESS,
                    _P.BREAK_GLASS,
                }
            ),
            ("direct_care",),
        ),
        Role(
            "panel_chair",
            "Panel chair",
            "Chairs the transitions panel: the whole cohort in summary, to decide who takes over.",
            ReachBy.TEAM,
            frozenset(
                {
                    _P.OPEN_PERSON,
                    _P.SEE_TRANSITIONS,
                    _P.SEE_FORECAST,
                    _P.EXPORT,
                    _P.SEE_PLANS,
                    _P.SEE_CASELOAD,
                    _P.SEE_EVERY_CASELOAD,
                    _P.MAKE_CONTACT,
                }
            ),
            ("safeguarding",),
        ),
        Role(
            "ig_officer",
            "Information-governance officer",
            "Reads the ledger, keeps the sharing matrix and the retention schedule, weighs what was opened in an "
            "emergency, and reports to a young person who saw what of theirs. Opens nobody's record.",
            ReachBy.NOBODY,
            frozenset({_P.READ_LEDGER, _P.EDIT_SHARING, _P.REVIEW_ACCESS, _P.KEEP_RETENTION, _P.READ_ACCESS_REPORT}),
            ("information_governance",),
        ),
        Role(
            "school_safeguarding_lead",
            "School safeguarding lead",
            "Sees the pupils of their own school, and less of them than police or social care do.",
            ReachBy.TEAM,
            frozenset({_P.OPEN_PERSON, _P.ASSESS, _P.MAKE_CONTACT, _P.ANSWER_CHECKS, _P.BREAK_GLASS}),
            ("safeguarding",),
        ),
        Role(
            "health_practitioner",
            "Health practitioner",
            "A nurse, therapist or doctor whose team works with the person.",
            ReachBy.TEAM,
            frozenset({_P.OPEN_PERSON, _P.ASSESS, _P.MAKE_CONTACT, _P.ANSWER_CHECKS, _P.BREAK_GLASS}),
            ("direct_care",),
        ),
        Role(
            "data_steward",
            "Data steward",
            "Loads extracts, decides matches, keeps specifications.",
            ReachBy.NOBODY,
            frozenset({_P.LOAD_EXTRACTS, _P.REVIEW_MATCHES, _P.EDIT_SPECIFICATIONS}),
            ("record_keeping",),
        ),
        Role(
            "commissioner",
            "Commissioner",
            "Sees numbers, never names.",
            ReachBy.NOBODY,
            frozenset({_P.SEE_FORECAST}),
            ("planning_of_services",),
        ),
        Role(
            "partnership_administrator",
            "Partnership administrator",
            "Keeps agencies, teams, posts and people who sign in.",
            ReachBy.NOBODY,
            frozenset({_P.MANAGE_PARTNERSHIP, _P.EDIT_INSTRUMENTS}),
            ("record_keeping",),
        ),
    )
}
