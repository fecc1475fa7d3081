"""The field's words for codes. A code without a word of its own is read aloud as it stands."""

from handrail.disclosure.public import ProtectedKind
from handrail.records.facts import Concern, IdentifierScheme, ItemClass, Sex

IDENTIFIERS = {
    IdentifierScheme.NHS: "NHS number",
    IdentifierScheme.UPN: "Unique pupil number (UPN)",
    IdentifierScheme.FORMER_UPN: "Former UPN",
    IdentifierScheme.LA_CHILD: "Council child id",
    IdentifierScheme.PNC: "Police National Computer (PNC) id",
    IdentifierScheme.NICHE: "Police Niche id",
    IdentifierScheme.ULN: "Unique learner number (ULN)",
    IdentifierScheme.HOME_OFFICE: "Home Office reference",
}
SEXES = {Sex.FEMALE: "Female", Sex.MALE: "Male"}
# The codes of the CIN census, the SSDA903 return and the school census (DfE), and of police forces (self-defined 16+1).
ETHNICITIES = {
    "WBRI": "White British",
    "WIRI": "White Irish",
    "WIRT": "Traveller of Irish heritage",
    "WROM": "Gypsy or Roma",
    "WOTH": "Any other White background",
    "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African",
    "MWAS": "White and Asian",
    "MOTH": "Any other Mixed background",
    "AIND": "Indian",
    "APKN": "Pakistani",
    "ABAN": "Bangladeshi",
    "AOTH": "Any other Asian background",
    "BCRB": "Black Caribbean",
    "BAFR": "Black African",
    "BOTH": "Any other Black background",
    "CHNE": "Chinese",
    "OOTH": "Any other ethnic group",
    "REFU": "Ethnicity refused",
    "NOBT": "Ethnicity not yet obtained",
    "W1": "White British",
    "W2": "White Irish",
    "W3": "Gypsy or Traveller",
    "W9": "Any other White background",
    "M1": "White and Black Caribbean",
    "M2": "White and Black African",
    "M3": "White and Asian",
    "M9": "Any other Mixed background",
    "A1": "Indian",
    "A2": "Pakistani",
    "A3": "Bangladeshi",
    "A4": "Chinese",
    "A9": "Any other Asian background",
    "B1": "Black Caribbean",
    "B2": "Black African",
    "B9": "Any other Black background",
    "O9": "Any other ethnic group",
    "NS": "Ethnicity not stated",
}
NAME_KINDS = {"current": "Name", "alias": "Also known as", "preferred": "Likes to be called", "former": "Formerly"}
CONCERNS = {
    Concern.CRIMINAL_EXPLOITATION: "Criminal exploitation",
    Concern.SEXUAL_EXPLOITATION: "Sexual exploitation",
    Concern.NOT_IN_EDUCATION: "Not in education, employment or training",
    Concern.UASC: "Unaccompanied asylum-seeking child",
    Concern.EHCP: "Education, health and care plan",
}
PROTECTED_KINDS = {
    ProtectedKind.ADDRESS: "address",
    ProtectedKind.PHONE: "phone number",
    ProtectedKind.SCHOOL: "school or workplace",
}
STATUSES = frozenset({Concern.UASC, Concern.EHCP, Concern.DISABILITY})  # say where somebody stands, not of a danger
CLASSES = {
    ItemClass.CONTACT_DETAILS: "addresses and phone numbers",
    ItemClass.FAMILY: "family and relationships",
    ItemClass.CARE_EXPERIENCE: "time in care",
    ItemClass.MISSING: "missing episodes",
    ItemClass.VICTIMISATION: "being a victim of crime",
    ItemClass.HEALTH_ATTENDANCE: "hospital attendance",
}
_KINDS = {
    "ae_attendance": "Emergency department attendance",
    "camhs": "CAMHS",
    "camhs_declined": "CAMHS declined a referral",
    "camhs_discharge": "Discharged from CAMHS",
    "camhs_referral": "Referred to CAMHS",
    "child_in_need": "Child in need",
    "child_protection": "Child protection plan",
    "ehcp": "Education, health and care plan",
    "ehcp_refused": "Education, health and care plan refused",
    "ehcp_request": "Education, health and care plan asked for",
    "ehcp_review": "Education, health and care plan reviewed",
    "icpc": "Initial child protection conference",
    "looked_after": "Looked after",
    "missed_appointment": "Did not attend",
    "post16": "Education or work after 16",
    "post16_activity": "Activity after 16",
    "s47": "Section 47 enquiry",
    "section_47": "Section 47 enquiry",
    "stop_search": "Stop and search",
    "uasc": "Unaccompanied asylum-seeking child",
}
# SSDA903 legal status codes, in the words of the return's guide.
LEGAL_STATUSES = {
    "C1": "interim care order (C1)",
    "C2": "full care order (C2)",
    "D1": "freeing order (D1)",
    "E1": "placement order (E1)",
    "V2": "accommodated under section 20 (V2)",
    "V3": "short breaks, agreed series (V3)",
    "V4": "short break, single (V4)",
    "L1": "police protection (L1)",
    "L2": "emergency protection order (L2)",
    "L3": "child assessment order (L3)",
    "J1": "remanded or detained, local authority (J1)",
    "J2": "placed under PACE in local authority accommodation (J2)",
    "J3": "sentenced to supervision with residence (J3)",
}


def kind_label(kind: str) -> str:
    """'Missing episode' of 'missing_episode'."""
    return CONCERNS.get(kind) or _KINDS.get(kind) or spoken(kind)  # type: ignore[call-overload]  # StrEnum keys


def concern_label(kind: str) -> str:
    return CONCERNS.get(kind) or spoken(kind)  # type: ignore[call-overload]  # StrEnum keys


def class_label(item_class: str) -> str:
    """'mental health' of 'mental_health': for the middle of a sentence."""
    return CLASSES.get(item_class) or item_class.replace("_", " ")  # type: ignore[call-overload]  # StrEnum keys


def legal_label(code: str) -> str:
    return LEGAL_STATUSES.get(code, code and f"legal status {code}")


def ethnicity_label(sent: str) -> str:
    """The words of a code; what an agency sent in words of its own stays as it is."""
    return ETHNICITIES.get(sent.strip().upper(), sent)


def spoken(code: str) -> str:
    return code.replace("_", " ").capitalize()
