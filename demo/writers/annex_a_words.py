"""The column headings and answers of Annex A, as Ofsted's guidance for inspections of local authority children's services words them."""

_WHO = "Child Unique ID|Gender|Ethnicity|Date of Birth|Age"
_WORKER = "Allocated Team|Allocated Worker"
_DISABLED = "Does the Child have a Disability"

COLUMNS = [line.split("|") for line in (
    f"{_WHO}|Date of Contact|Contact Source",
    f"{_WHO}|Assessment start date|Assessment completion date|Organisation completing assessment",
    f"{_WHO}|Date of Referral|Referral Source|Referral NFA?|Number of Referrals in Last 12 Months|{_WORKER}",
    f"{_WHO}|{_DISABLED}|Continuous Assessment Start Date|Child Seen During Continuous Assessment|"
    f"Continuous Assessment Date of Authorisation|Was the child assessed as requiring LA children's social care support?|{_WORKER}",
    f"{_WHO}|{_DISABLED}|Strategy discussion initiating Section 47 Enquiry Start Date|"
    "Was an Initial Child Protection Conference deemed unnecessary?|Date of Initial Child Protection Conference|"
    "Did the Initial Child Protection Conference Result in a Child Protection Plan|"
    f"Number of Section 47 Enquiries in the last 12 months|Number of ICPCs in the last 12 months|{_WORKER}",
    f"{_WHO}|{_DISABLED}|CIN Start Date|Primary Need Code|Date Child Was Last Seen|CIN Closure Date|Reason for Closure|Case Status|{_WORKER}",
    f"{_WHO}|{_DISABLED}|Child Protection Plan Start Date|Initial Category of Abuse|Latest Category of Abuse|"
    "Date of the Last Statutory Visit|Was the Child Seen Alone?|Date of latest review conference|Child Protection Plan End Date|"
    "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)|"
    f"Number of Previous Child Protection Plans|{_WORKER}",
    f"{_WHO}|Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))|{_DISABLED}|Date Started to be Looked After|"
    "Child's Category of Need|Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)|"
    "Start date of current legal status|Child's Legal Status|Date of Latest Statutory Review|Date of Last Social Work Visit|"
    "What is the permanence plan for this child?|Date of Last IRO Visit / Contact to the Child|Date of Last Health Assessment|"
    "Date of Last Dental Check|Number of Placements in the Last 12 months|Date Ceased to be Looked After|Reason Ceased to be Looked After|"
    "Start Date of Most Recent Placement|Placement Type|Placement Provider|Placement postcode|URN of Placement|Placement Location|"
    "LA of Placement|Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months|"
    "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months|"
    "Was the child offered a Return Interview after their last missing episode (Y/N)?|"
    f"Did the child accept a Return Interview after their last missing episode (Y/N)?|{_WORKER}",
    f"{_WHO}|{_DISABLED}|{_WORKER}|Eligibility Category|LA in Touch|Type of Accommodation|Suitability of Accommodation|Activity Status",
    "Child Unique ID|Family identifier|Gender|Ethnicity|Date of Birth|Age of Child (Years)|Does the Child have a Disability|"
    "Date the Child Entered Care|Date of Decision that Child Should be Placed for Adoption|Date of Placement Order|"
    "Date of Matching Child and Prospective Adopters|Date Placed for Adoption|Date of Adoption Order|"
    "Date of Decision that Child Should No Longer be Placed for Adoption|Reason Why Child No Longer Placed for Adoption|"
    "Date the child was placed for fostering in FFA or concurrent planning placement",
    "Individual adopter identifier|Family identifier|Gender|Ethnicity|Disability|Is the (prospective) adopter fostering for adoption?|"
    "Date enquiry received|Date Stage 1 started|Date Stage 1 ended|Date Stage 2 started|Date Stage 2 ended|Date application submitted|"
    "Date application approved|Date adopter matched with child(ren)|Date child/children placed with adopter(s)|No. of children placed|"
    "Date of Adoption Order|Date of leaving adoption process|Reason for leaving adoption process",
)]  # fmt: skip


def yes(answer: bool) -> str:
    return "a) Yes" if answer else "b) No"


def _lettered(*answers: str) -> dict[str, str]:
    """Answers by their code: the word before the first colon or dash, after the letter."""
    return {answer.split(") ")[1].split(":")[0].split(" ")[0]: answer for answer in answers}


ETHNICITY = _lettered(
    "a) WBRI", "b) WIRI", "c) WIRT", "d) WOTH", "e) WROM", "f) MWBC", "g) MWBA", "h) MWAS", "i) MOTH", "j) AIND", "k) APKN", "l) ABAN",
    "m) AOTH", "n) BCRB", "o) BAFR", "p) BOTH", "q) CHNE", "r) OOTH", "s) REFU", "s) NOBT",
)  # fmt: skip
SOURCES = _lettered(
    "a) 1A: Individual", "b) 1B: Individual", "c) 1C: Individual", "d) 1D: Individual", "e) 2A: Schools", "f) 2B: Education services",
    "g) 3A: Health services", "h) 3B: Health services", "i) 3C: Health services", "j) 3D: Health services", "k) 3E: Health services",
    "l) 3F: Health services", "m) 4: Housing", "n) 5A: LA services", "o) 5B: LA services", "p) 5C: LA services", "q) 6: Police",
    "r) 7: Other legal agency", "s) 8: Other", "t) 9: Anonymous", "u) 10: Unknown",
)  # fmt: skip
NEEDS = {
    "N1": "N1 - Abuse or neglect", "N2": "N2 - Child's disability", "N3": "N3 - Parental disability or illness",
    "N4": "N4 - Family in acute stress", "N5": "N5 - Family dysfunction", "N6": "N6 - Socially unacceptable behaviour", "N7": "N7 - Low income",
    "N8": "N8 - Absent parenting", "N9": "N9 - Cases other than children in need", "N0": "N0 - Not stated",
}  # fmt: skip
CLOSURES = {
    "RC5": "RC5 - Transferred to services of another local authority", "RC6": "RC6 - Transferred to adult social care services",
    "RC7": "RC7 - Services ceased for any other reason, including child no longer in need",
    "RC8": "RC8 - Case closed after assessment, no further action", "RC9": "RC9 - Case closed after assessment, referred to early help",
}  # fmt: skip
ABUSE = {"NEG": "a) Neglect", "PHY": "b) Physical abuse", "SAB": "c) Sexual abuse", "EMO": "d) Emotional abuse", "MUL": "e) Multiple/not recommended"}
STATUS = {"C1": "C1: ICO", "C2": "C2: FCO", "V2": "V2: Single period under S20", "J1": "J1: Remanded to LA or youth detention"}
ENDED = _lettered(
    "e) E4A: Returned home to live with parents or relatives - part of planning",
    "f) E4B: Returned home to live with parents or relatives - not part of planning",
    "g) E13: Parents, relatives or other with no parental responsibility", "l) E48: Special Guardianship Orders - other",
    "m) E5: Moved into independent living - supported", "n) E6: Moved into independent living - no support", "p) E9: Sentenced to custody",
    "r) E15: Age assessment determined child was 18 or over", "t) E8: Care ceased for any other reason",
    "v) E17: Aged 18+ and remained with current carers",
)  # fmt: skip
PLACE = _lettered(
    "a) U1: Foster placement - relatives - long term", "c) U3: Foster placement - relative - not FFA", "d) U4: Foster placement - long term",
    "f) U6: Foster placement - not FFA", "k) P1: Placed with parents", "l) P2: Independent living", "n) H5: Residential accommodation",
    "o) K1: Secure Children's Homes", "p) K2: Children's Homes", "t) R5: Young Offender Institution", "v) Z1: Other placements",
)  # fmt: skip
PROVIDER = _lettered(
    "a) PR0: Parents/Parental responsibility", "b) PR1: Own provision", "c) PR2: Other LA provision", "d) PR3: Other public provision",
    "e) PR4: Private provision", "f) PR5: Voluntary/third sector",
)  # fmt: skip
IN_TOUCH = {"YES": "a) Yes", "NO": "b) No", "DIED": "c) Died", "REFU": "d) Refu", "NREQ": "e) NREQ", "RHOM": "f) Rhom"}
ACCOMMODATION = {
    "B": "B: Parents/relatives", "C": "C: Community home/residential care",
    "D": "D: Semi-independent, transitional accommodation and self-contained accommodation", "E": "E: Supported lodgings",
    "K": "K: Ordinary lodgings, without formal support", "R": "R: Residence not known", "S": "S: No fixed abode/homeless",
    "T": "T: Foyers and similar supported accommodation", "U": "U: Independent living", "V": "V: Emergency accommodation",
    "W": "W: Bed and breakfast", "X": "X: In custody", "Y": "Y: Other accommodation", "Z": "Z: With former foster carers",
}  # fmt: skip
ACTIVITY = {
    "F1": "F1: Full time in higher education", "P1": "P1: Part time in higher education", "F2": "F2: Full time in education other than higher",
    "P2": "P2: Part time in education other than higher", "F4": "F4: Full time in an apprenticeship", "P4": "P4: Part time in an apprenticeship",
    "F5": "F5: Full time in training or employment", "P5": "P5: Part time in training or employment",
    "G4": "G4: Not in education, employment or training - illness or disability", "G5": "G5: Not in education, employment or training - other",
    "G6": "G6: Not in education, employment or training - pregnancy or parenting",
}  # fmt: skip
