"""The promise itself, as a property: whatever two writers do to one page, and in whichever order, every text that left
a browser stands in the record's history or in a draft, unless its own writer wrote over it before it was taken.
"""

from dataclasses import dataclass

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.disclosure.public import as_system
from handrail.partnership.public import Membership
from handrail.writing.public import Draft, history
from tests.factories.notes import Note, note
from tests.factories.readers import PROVEN
from tests.factories.written_pages import filled, inputs, opened

pytestmark = pytest.mark.usefixtures("pages")

FIELDS = ("worry", "working")
WRITERS = ("ruth", "joe")
STEPS = ["open", "worry", "working", "both", "keep", "send", "send", "theirs", "mine", "new", "delete"]
steps = st.lists(
    st.tuples(
        st.sampled_from(WRITERS),
        st.sampled_from(
            ["open", "worry", "working", "both", "keep", "send", "send", "theirs", "mine", "new", "delete"]
        ),
    ),
    min_size=2,
    max_size=14,
)


@dataclass
class Writer:
    """Somebody at a browser: what their page holds, and what they have sent off from it."""

    client: Client
    address: str
    name: str
    form: dict[str, list[str]]
    said: int = 0
    turn: int = 0

    def write(self, field: str, texts: set[str], made: Note) -> None:
        """What was never taken is the writer's own to write over."""
        if self.form[field][0] not in everything_written(made):
            texts.discard(self.form[field][0])
        self.said += 1
        self.form[field] = [f"{self.name} wrote {field} {self.said}"]

    def send(self, texts: set[str], **choices: str) -> None:
        """Each text that leaves the browser is one that must never be lost."""
        self.turn += 1
        texts.update(self.form[name][0] for name in FIELDS)
        answer = self.client.post(self.address, filled(self.form, draft__turn=str(self.turn), **choices))
        page = answer.content.decode()
        self.form = inputs(page) if "draft-page" in page else self.fresh()

    def keep(self) -> None:
        self.turn += 1
        self.client.post("/drafts/keep", filled(self.form, draft__turn=str(self.turn)))

    def fresh(self) -> dict[str, list[str]]:
        self.client.post(f"{self.address}undelete")
        return opened(self.client, self.address)


def at_the_page(name: str, held: Membership, made: Note) -> Writer:
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[PROVEN] = True
    session.save()
    address = f"/notes/{made.pk}/"
    return Writer(client, address, name, opened(client, address))


def take(step: str, writer: Writer, texts: set[str], made: Note) -> None:
    match step:
        case "open":
            writer.form = writer.fresh()
        case "both":
            for field in FIELDS:
                writer.write(field, texts, made)
        case "worry" | "working":
            writer.write(step, texts, made)
        case "keep":
            writer.keep()
        case "send":
            writer.send(texts)
        case "delete":
            writer.client.post(f"{writer.address}delete")
        case _:
            clashing = writer.form.get("clashing", [])
            writer.send(texts, **{f"stand__{name}": step for name in clashing})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_every_text_that_was_sent_is_in_the_history_or_in_a_draft(
    ruth: Membership, joe: Membership, steps: list[tuple[str, str]]
) -> None:
    with as_system("a test looks at everybody's drafts"):
        made = note(by=ruth.user, worry="Begun", working="Begun")
        writers = {"ruth": at_the_page("ruth", ruth, made), "joe": at_the_page("joe", joe, made)}
        texts = {"Begun"}
        for who, step in steps:
            take(step, writers[who], texts, made)
        assert texts <= everything_kept(made)
        Draft.objects.all().delete()


def everything_written(made: Note) -> set[str]:
    return {str(entry.values[name]) for entry in history(made) for name in FIELDS if name in entry.values}


def everything_kept(made: Note) -> set[str]:
    drafts = Draft.objects.filter(taken_at=None)
    return everything_written(made) | {text for draft in drafts for held in draft.values.values() for text in held}
