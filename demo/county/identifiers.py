"""Identifiers that nobody has: NHS numbers from the 999 test range, UPNs of an authority that does not exist."""

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
MOST_PEOPLE = 900_000  # distinct valid NHS numbers that this module can make in the 999 range


def nhs_check_digit(nine: str) -> int:
    """Modulo 11 over nine digits weighted 10 to 2 (NHS Data Dictionary); 10 means that no such number is issued."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return 0 if rest == 11 else rest


def nhs_number(index: int) -> str:
    """The NHS number of person `index`: ten digits, 999 range, valid check digit, one person each.

    Of ten numbers that differ in the ninth digit at most one lacks a check digit: each of 100,000 blocks gives nine.
    """
    if not 0 <= index < MOST_PEOPLE:
        raise ValueError(f"The 999 range holds NHS numbers for {MOST_PEOPLE:,} people; {index:,} is outside it.")
    slot, block = divmod(index, 100_000)
    stem = f"999{(block * 48_271 + 12_345) % 100_000:05d}"
    for digit in "0123456789":
        check = nhs_check_digit(stem + digit)
        slot -= check != 10
        if slot < 0:
            return f"{stem}{digit}{check}"
    raise AssertionError(f"no ninth digit gives {stem} a check digit")


def upn(index: int, la_code: str, year: int) -> str:
    """A unique pupil number: check letter, authority, school, year of allocation, serial (DfE, UPN guide)."""
    school_and_serial = (index * 6_700_417 + 2_718_281) % 10_000_000
    digits = f"{la_code}{school_and_serial // 1000:04d}{year % 100:02d}{school_and_serial % 1000:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(2, 14), strict=True))
    return f"{UPN_LETTERS[total % 23]}{digits}"


def uln(index: int) -> str:
    """A unique learner number: ten digits, the last a modulo 11 check digit (Learning Records Service)."""
    nine = f"{100_000_000 + (index * 7_368_787 + 31_415) % 899_999_999}"
    rest = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return f"{nine}{10 - rest if rest else 0}"


def pnc_id(index: int, year: int) -> str:
    """A Police National Computer id: year, seven digits, check letter (modulo 23 over two-digit year and serial)."""
    serial = (index * 1_299_709 + 17) % 10_000_000
    return f"{year}/{serial:07d}{'ZABCDEFGHJKLMNPQRTUVWXY'[(year % 100 * 10_000_000 + serial) % 23]}"


def mobile(index: int) -> str:
    """A number of Ofcom's range for drama, 07700 900000 to 900999: many people share one."""
    return f"07700 900{index * 619 % 1000:03d}"


# Each agency's own numbering: prefix, digits, multiplier (coprime to ten), offset. One number per person and duplicate.
_SYSTEMS = {
    "cs": ("", 8, 3_000_017, 40_000_003),
    "student": ("2", 7, 1_000_003, 77),
    "nccis": ("YP", 7, 3_000_061, 5_051),
    "niche": ("N", 8, 7_000_003, 900_001),
    "pas": ("M", 7, 9_000_011, 123_457),
    "rio": ("7", 7, 2_000_003, 333_333),
    "substance": ("TA-", 7, 7_000_009, 18_181),
    "yjs": ("CV", 7, 4_000_037, 555_001),
    "housing": ("HR", 7, 6_000_011, 61_001),
    "asc": ("P", 7, 8_000_009, 70_707),
    "steps": ("S-", 7, 5_999_993, 2_029),
}


def local_id(system: str, index: int, copy: int = 0) -> str:
    """The id that one agency's system gave this person; `copy` 1 is the second record of somebody entered twice."""
    prefix, digits, times, plus = _SYSTEMS[system]
    return f"{prefix}{((index * 2 + copy) * times + plus) % 10**digits:0{digits}d}"
