"""How a person is called, in a heading and in a list. Pure, so that every room writes a name in the same way.

A list gives the family name in capitals and first, since names from many languages do not say which part is which.
The statutory returns carry no names: there a person is called by the agency's id, birth date and pupil number.
"""

from datetime import date

from handrail.kernel.words import long_date
from handrail.partnership.public import AgencyKind

NO_NAME = "No name held"
# Whose words for somebody go before whose, where both have a name and a birth date.
BEST_SOURCE = (
    AgencyKind.CHILDRENS_SOCIAL_CARE,  # the council's own person list, which the statutory returns hang on
    AgencyKind.ADULT_SOCIAL_CARE,
    AgencyKind.HEALTH,
    AgencyKind.EDUCATION,
    AgencyKind.YOUTH_JUSTICE,
    AgencyKind.HOUSING,
    AgencyKind.POLICE,
    AgencyKind.VOLUNTARY,
    AgencyKind.PARTNERSHIP,
)


def listed_name(given: str, family: str) -> str:
    """'BROOKS, Aaliyah'; of a single name, that name; '' where there is none."""
    given, family = given.strip(), family.strip()
    return ", ".join(part for part in (family.upper(), given) if part)


def spoken_name(given: str, family: str) -> str:
    """'Aaliyah BROOKS': the order in which people speak, the family name still told apart."""
    return " ".join(part for part in (given.strip(), family.strip().upper()) if part)


def called_by_id(*, id_label: str, local_id: str, born: date | None = None, upn: str = "") -> str:
    """'Child id M1234, born 14 March 2009, UPN H801200001001': all that is left where nobody sent a name."""
    parts = [f"{id_label} {local_id}"] if local_id else [NO_NAME]
    if born:
        parts.append(f"born {long_date(born)}")
    if upn:
        parts.append(f"UPN {upn}")
    return ", ".join(parts)
