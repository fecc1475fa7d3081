"""What somebody chose on the conflict page, out of the form that it sends.

Beside the form's own inputs, which hold what the writer had sent, the page has for each field that both changed a
choice (`stand-worry`: theirs, mine or new) and a box to write it anew in (`new-worry`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

CLASHING, SEEN, CHOICE, NEW = "clashing", "seen-version", "stand-", "new-"
THEIRS, MINE, ANEW = "theirs", "mine", "new"


@dataclass(frozen=True, slots=True)
class Settling:
    """`choices` by field, empty where none was made yet; `seen` is the version that was shown as theirs."""

    choices: Mapping[str, str] = field(default_factory=dict)
    seen: int | None = None

    @property
    def complete(self) -> bool:
        return self.seen is not None and all(self.choices.values())

    def chosen(self, what: str) -> list[str]:
        return [name for name, choice in self.choices.items() if choice == what]


def settling_of(sent: QueryDict) -> Settling:
    seen = str(sent.get(SEEN, ""))
    return Settling(
        {name: _choice(sent, name) for name in sent.getlist(CLASHING)},
        int(seen) if seen.isdecimal() and len(seen) < 10 else None,
    )


def settled(sent: QueryDict) -> QueryDict:
    """The form's inputs with what was written anew in place of what had been sent, and nothing of the page's own.

    Where no choice was made yet, what stands in the box is the later of the writer's two texts.
    """
    data = sent.copy()
    for name in sent.getlist(CLASHING):
        anew = {key: sent.getlist(key) for key in sent if _is_input_of(key, NEW + name)}
        if _choice(sent, name) == ANEW or (anew and not _choice(sent, name)):
            for key in [key for key in data if _is_input_of(key, name)]:
                del data[key]
            for key, values in anew.items():
                data.setlist(key.removeprefix(NEW), values)
    for key in [key for key in data if _is_ours(key, sent)]:
        del data[key]
    return data


def _choice(sent: QueryDict, name: str) -> str:
    choice = str(sent.get(CHOICE + name, ""))
    return choice if choice in (THEIRS, MINE, ANEW) else ""


def _is_input_of(key: str, name: str) -> bool:
    """A date has the inputs `name-day`, `name-month` and `name-year`."""
    return key == name or key.startswith(f"{name}-")


def _is_ours(key: str, sent: QueryDict) -> bool:
    names = sent.getlist(CLASHING)
    return key in (CLASHING, SEEN) or any(_is_input_of(key, kind + name) for kind in (CHOICE, NEW) for name in names)
