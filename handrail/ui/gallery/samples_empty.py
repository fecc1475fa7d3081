"""Nothing to show, names that are too long, and a denial."""

from handrail.ui.components.data_table import Column, DataTable
from handrail.ui.components.identity_bar import Alert, Identifier, IdentityBar, ReaderStrip
from handrail.ui.components.states import Denied, EmptyState, Progress, WhomToAsk
from handrail.ui.components.timeline import Timeline
from handrail.ui.components.tone import Tone
from handrail.ui.components.who_table import WhoTable
from handrail.ui.gallery.samples import HERE


def everything() -> dict[str, object]:
    return {
        "person": IdentityBar(
            name="Maximilian-Alexander Chukwuemeka FEATHERSTONEHAUGH-OYELARAN",
            age="14 years 8 months",
            born="10 March 2012",
            identifiers=[Identifier("NHS", "not known"), Identifier("UPN", "A801200012345")],
            alerts=[Alert(f"Alert {number} with rather a lot of words in it", Tone.WARNING) for number in range(1, 5)],
            strip=ReaderStrip(
                "safeguarding lead, St Bartholomew's Church of England Academy",
                "he is on your school's roll",
                HERE,
                HERE,
            ),
        ),
        "table": DataTable(
            "Duties", [Column("Duty"), Column("Due")], [], empty="Nothing is due for the people you work with."
        ),
        "workers": WhoTable([]),
        "timeline": Timeline([]),
        "state": EmptyState(
            "No matches to review",
            "Every pair of records has been decided. New ones come with the next extract.",
            "See what was decided",
            HERE,
        ),
        "progress": Progress("Reading the workbook", 310, 0, "row"),
        "finished": Progress("Loading police-2026-11.csv", 48_000, 48_000, "row"),
    }


def denial() -> dict[str, object]:
    return {
        "denial": Denied(
            what="This record is not open to you",
            because=(
                "It belongs to a young person your team does not work with, "
                "and no sharing agreement opens it for your role."
            ),
            ask=[
                WhomToAsk(
                    "Children's social care duty desk", "Marlshire County Council", "01632 960 100", "open all hours"
                ),
                WhomToAsk("P. Lindqvist", "your information-governance officer", "01632 960 140"),
            ],
            reference="L-204-118",
            let_in_label="Ask to be let in",
            let_in_href=HERE,
            urgent_label="Open it now, and say why",
            urgent_href=HERE,
        )
    }
