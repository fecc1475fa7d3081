"""What each role may do, as a table that an information-governance officer can read."""

import pytest

from handrail.partnership.public import ROLES, Permission

TABLE = """
role                      | find open cohort forecast export load review specs ledger share posts assess forms plan list
front_door_worker         | x    x                    x                                           x
contact_officer           | x    x
mdt_social_worker         |      x    x               x                                           x            x    x
police_safeguarding_lead  |      x    x                                                           x
personal_adviser          |      x    x                                                           x            x    x
panel_chair               |      x    x      x        x                                                             x
ig_officer                |                                                    x      x
school_safeguarding_lead  |      x                                                                x
health_practitioner       |      x                                                                x
data_steward              |                                  x    x      x
commissioner              |                  x
partnership_administrator |                                                                 x            x
"""
# Contacts with the front door. Whoever has none of it does not stand here.
CONTACTS = """
role                      | contact take decide take_up answer
front_door_worker         |    x     x      x              x
contact_officer           |    x     x
mdt_social_worker         |    x                   x
police_safeguarding_lead  |    x                           x
personal_adviser          |    x                   x
panel_chair               |    x
school_safeguarding_lead  |    x                           x
health_practitioner       |    x                           x
"""
# Reporting to a young person who saw what of theirs.
REPORTS = """
role                      | report
ig_officer                |      x
"""
# Letting people in. Whoever has none of it does not stand here.
LETTING_IN = """
role                      | give emergency watch
front_door_worker         | x    x
mdt_social_worker         | x    x
police_safeguarding_lead  |      x
personal_adviser          | x    x
school_safeguarding_lead  |      x
health_practitioner       |      x
ig_officer                |                x
"""
# Who holds how many young people. Whoever has none of it does not stand here.
CASELOADS = """
role                      | own_team every_team
front_door_worker         | x
mdt_social_worker         | x
personal_adviser          | x
panel_chair               | x        x
"""
# How long what is kept, holds and disposals.
RETENTION = """
role                      | retention
ig_officer                |     x
"""
# Keeping an address, a phone number or a school from everybody who has no grant of its own.
PROTECTING = """
role                      | protect
front_door_worker         |    x
mdt_social_worker         |    x
police_safeguarding_lead  |    x
personal_adviser          |    x
"""
COLUMNS = {
    "find": Permission.LOOK_UP_ANYONE,
    "open": Permission.OPEN_PERSON,
    "cohort": Permission.SEE_TRANSITIONS,
    "forecast": Permission.SEE_FORECAST,
    "export": Permission.EXPORT,
    "load": Permission.LOAD_EXTRACTS,
    "review": Permission.REVIEW_MATCHES,
    "specs": Permission.EDIT_SPECIFICATIONS,
    "ledger": Permission.READ_LEDGER,
    "share": Permission.EDIT_SHARING,
    "retention": Permission.KEEP_RETENTION,
    "posts": Permission.MANAGE_PARTNERSHIP,
    "assess": Permission.ASSESS,
    "forms": Permission.EDIT_INSTRUMENTS,
    "plan": Permission.PLAN,
    "list": Permission.SEE_PLANS,
    "contact": Permission.MAKE_CONTACT,
    "take": Permission.TAKE_CONTACTS,
    "decide": Permission.DECIDE_CONTACTS,
    "take_up": Permission.TAKE_UP_CONTACTS,
    "answer": Permission.ANSWER_CHECKS,
    "protect": Permission.PROTECT_VALUES,
    "report": Permission.READ_ACCESS_REPORT,
    "give": Permission.GIVE_ACCESS,
    "emergency": Permission.BREAK_GLASS,
    "watch": Permission.REVIEW_ACCESS,
    "own_team": Permission.SEE_CASELOAD,
    "every_team": Permission.SEE_EVERY_CASELOAD,
}


def table() -> dict[str, set[Permission]]:
    more = (CONTACTS, LETTING_IN, CASELOADS, RETENTION, REPORTS, PROTECTING)
    first, *others = (read(one) for one in (TABLE, *more))
    return {role: held.union(*(other.get(role, set()) for other in others)) for role, held in first.items()}


def read(text: str) -> dict[str, set[Permission]]:
    """A mark belongs to the column whose heading begins nearest to it."""
    header, *lines = text.strip().splitlines()
    names = header.partition("|")[2].split()
    starts = {header.index(f" {name}", header.index("|")) + 1: name for name in names}
    found = {}
    for line in lines:
        marks = [place for place in range(line.index("|"), len(line)) if line[place] == "x"]
        near = [starts[min(starts, key=lambda start, place=place: abs(start - place))] for place in marks]
        found[line.split("|")[0].strip()] = {COLUMNS[name] for name in near}
    return found


def test_every_role_and_permission_stands_in_the_table() -> None:
    assert set(table()) == set(ROLES)
    assert set(COLUMNS.values()) == set(Permission)


@pytest.mark.parametrize("code", ROLES)
def test_a_role_may_do_what_the_table_says_and_nothing_else(code: str) -> None:
    assert ROLES[code].permissions == table()[code]
