"""Made-up data for the charts."""

from datetime import date

from handrail.ui.components.bar_chart import BarChart, Series
from handrail.ui.components.decisions import Decision, Decisions, Weight
from handrail.ui.components.horizon_chart import Bar, BarKind, HorizonChart, HorizonRow
from handrail.ui.components.timeline import AgencyDensity, DensityStrip, MonthCount
from handrail.ui.components.tone import Tag, Tone
from handrail.ui.components.waterfall import Reason, Waterfall
from handrail.ui.gallery.samples import TODAY, person

START, END, BIRTHDAY = date(2026, 9, 1), date(2034, 3, 14), date(2027, 3, 14)


def need(end: date | None, fact: str, kind: BarKind = BarKind.NEED) -> Bar:
    return Bar(date(2026, 2, 3), end, "High", fact, "A need lasts until it is assessed anew", kind)


def harm() -> HorizonRow:
    fact = "Assessment of 3 Feb 2026, level high"
    return HorizonRow(
        "Safety from exploitation and harm",
        needs=[need(date(2029, 3, 14), fact)],
        supports=[
            Bar(
                date(2026, 2, 3),
                BIRTHDAY,
                "Exploitation team 3",
                "Child in need plan",
                "Ends at 18 (Children Act 1989 s17)",
                BarKind.SUPPORT,
            ),
            Bar(
                date(2026, 6, 1),
                date(2026, 12, 1),
                "Mentor",
                "Steps referral",
                "Planned end of the service",
                BarKind.SUPPORT,
            ),
        ],
        gaps=[
            Bar(
                BIRTHDAY,
                date(2029, 3, 14),
                "No adult support",
                "Nothing follows team 3",
                "Need without support",
                BarKind.GAP,
            )
        ],
        endings=[
            Bar(
                BIRTHDAY,
                BIRTHDAY,
                "Team 3 ends",
                "Nothing follows within 28 days",
                "Ending rule, 28 days",
                BarKind.ENDING,
            )
        ],
        summary="from her birthday: no adult support",
        status=Tag("Gap in 112 days", Tone.WARNING),
    )


def home() -> HorizonRow:
    return HorizonRow(
        "Home and housing",
        needs=[need(date(2030, 1, 1), "Looked after since 2021; former relevant from 18", BarKind.IMPLIED_NEED)],
        supports=[
            Bar(
                date(2025, 1, 6),
                BIRTHDAY,
                "Foster placement",
                "Placement of 6 Jan 2025",
                "Legal status ends at 18",
                BarKind.SUPPORT,
            ),
            Bar(
                date(2027, 9, 1),
                date(2030, 1, 1),
                "Supported lodgings",
                "Offer of 2 Nov 2026",
                "Planned period",
                BarKind.SUPPORT,
            ),
        ],
        gaps=[
            Bar(
                BIRTHDAY,
                date(2027, 9, 1),
                "Nowhere named",
                "Placement ends, lodgings begin 1 Sep",
                "Need without support",
                BarKind.GAP,
            )
        ],
        endings=[
            Bar(
                BIRTHDAY,
                BIRTHDAY,
                "Placement ends",
                "No successor within 28 days",
                "Ending rule, 28 days",
                BarKind.ENDING,
            )
        ],
        summary="placement ends at 18, lodgings begin in September",
        status=Tag("Gap in 112 days", Tone.WARNING),
    )


def mind() -> HorizonRow:
    closed = date(2026, 10, 2)
    return HorizonRow(
        "Mental health",
        needs=[need(date(2027, 12, 1), "CAMHS assessment, moderate")],
        supports=[
            Bar(
                date(2026, 1, 9),
                closed,
                "CAMHS",
                "Closed: did not attend",
                "Ends when the service closes",
                BarKind.SUPPORT,
            )
        ],
        gaps=[
            Bar(
                closed,
                date(2027, 12, 1),
                "CAMHS closed",
                "No other service since 2 Oct",
                "Need without support",
                BarKind.GAP,
            )
        ],
        summary="since 2 Oct: CAMHS closed, no other",
        status=Tag("Gap now", Tone.URGENT),
    )


def work() -> HorizonRow:
    return HorizonRow(
        "Education, employment and training",
        needs=[need(date(2028, 7, 20), "EHC plan in force")],
        supports=[
            Bar(
                date(2026, 9, 1),
                None,
                "College and EHC plan",
                "Enrolled 1 Sep 2026",
                "EHC plan may run to 25",
                BarKind.SUPPORT,
            )
        ],
        summary="college, then the EHC plan",
        status=Tag("Covered", Tone.GOOD),
    )


def horizon() -> HorizonChart:
    return HorizonChart(
        START,
        END,
        TODAY,
        BIRTHDAY,
        [harm(), home(), work(), mind(), HorizonRow("Money", summary="no need recorded")],
        near_until=date(2028, 3, 14),
    )


def match() -> Waterfall:
    return Waterfall(
        "Police 88-1203",
        "School A865",
        [
            Reason("Forename", "DAN", "Daniel", 1.9, "a known short form"),
            Reason("Surname", "CARROL", "Carroll", 4.6, "one letter apart, sounds alike"),
            Reason("Born", "02/11/2008", "02/11/2008", 11.8, "the same day"),
            Reason("Postcode", "ZZ12 3QY (2023)", "ZZ9 4ML (2026)", -0.4, "differs; shared until 2024"),
            Reason("Sex", "not known", "male", 0.0, "missing on one side"),
        ],
        start=-12.3,
        review_from=2.0,
        join_from=10.0,
    )


def decisions() -> Decisions:
    return Decisions(
        "decide",
        [
            Decision("join", "Join: one person", "j", Weight.MAIN),
            Decision("apart", "Keep apart", "a"),
            Decision("later", "Decide later", "l"),
            Decision("undo", "Undo the last", "u"),
        ],
    )


def forecast() -> BarChart:
    quarters = ["Jan to Mar 27", "Apr to Jun 27", "Jul to Sep 27", "Oct to Dec 27"]
    return BarChart(
        "Young people turning 18 with a need that outlasts its support",
        quarters,
        [
            Series("Home and housing", [24, 31, 18, 27]),
            Series("Mental health", [41, 36, 29, 44]),
            Series("Exploitation and harm", [12, 9, None, 14]),
            Series("Education", [7, 11, 6, None]),
        ],
        "young person",
    )


def density() -> DensityStrip:
    months = [date(year, month, 1) for year in (2024, 2025, 2026) for month in range(1, 13)][:35]
    police = [MonthCount(month, (index * 7) % 5) for index, month in enumerate(months) if index > 12]
    school = [MonthCount(month, (index * 5) % 4) for index, month in enumerate(months)]
    care = [MonthCount(month, 2 + index % 3) for index, month in enumerate(months) if index > 20]
    return DensityStrip(
        date(2024, 1, 1),
        date(2026, 12, 1),
        [
            AgencyDensity("Police", police),
            AgencyDensity("Schools", school),
            AgencyDensity("Children's social care", care),
        ],
    )


def everything() -> dict[str, object]:
    return {
        "person": person(),
        "horizon": horizon(),
        "match": match(),
        "decisions": decisions(),
        "forecast": forecast(),
        "density": density(),
    }
