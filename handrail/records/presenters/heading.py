"""The strip on top of a person's pages: who this is, what must be known first, and why this reader sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from handrail.disclosure.public import Decision, Reader
from handrail.kernel.periods import age_on, birthday
from handrail.kernel.words import age_words, listed, long_date, plural, spaced_nhs_number
from handrail.partnership.public import AgencyKind, Permission
from handrail.records.facts import IdentifierScheme
from handrail.records.models import Person
from handrail.records.naming import called_by_id, listed_name
from handrail.records.presenters.labels import PROTECTED_KINDS, STATUSES, concern_label
from handrail.records.selectors.alerts import MISSING_WINDOW_DAYS, Alerts
from handrail.records.selectors.identity import SourceIdentity
from handrail.ui.public import Alert, Identifier, IdentityBar, ReaderStrip, Tone

ADULT = 18
CHILDRENS = AgencyKind.CHILDRENS_SOCIAL_CARE
URGENT_WITHIN_DAYS = 183  # half a year: shorter than adult services need to assess and arrange


@dataclass(frozen=True, slots=True)
class Facing:
    """Whom the page is about, whatever it shows."""

    person_id: UUID
    name: str  # as a heading and the page's title say it
    bar: IdentityBar


def facing(
    person: Person, sources: Sequence[SourceIdentity], alerts: Alerts, decision: Decision, reader: Reader, today: date
) -> Facing:
    name = called(person, sources)
    named = bool(person.shown_given or person.shown_family)
    bar = IdentityBar(
        name=name,
        age=_age(person, today),
        born=_born(person) if named else "",
        identifiers=_numbers(sources) if named else (),
        alerts=[*_protected(person.pk, alerts, decision, reader), *_alerts(person, sources, alerts, today)],
        strip=_strip(person.pk, decision, reader),
    )
    return Facing(person.pk, name, bar)


def called(person: Person, sources: Sequence[SourceIdentity]) -> str:
    """'BROOKS, Aaliyah', or by id, birth date and pupil number where no agency sent a name."""
    if name := listed_name(person.shown_given, person.shown_family):
        return name
    shown = next((one for one in sources if one.source_person_id == person.shown_from_id), None)
    shown = shown or (sources[0] if sources else None)
    upn = next(
        (one.value for source in sources for one in source.identifiers if one.scheme == IdentifierScheme.UPN), ""
    )
    return called_by_id(
        id_label=id_label(shown) if shown else "", local_id=shown.local_id if shown else "", born=person.born, upn=upn
    )


def id_label(source: SourceIdentity) -> str:
    """'Child id' for the council's own, which the statutory returns go by; else under the agency's name."""
    return "Child id" if source.agency.kind == CHILDRENS else f"{source.agency.name} id"


def own_id(source: SourceIdentity) -> str:
    """'Child id M1234' or 'Id 88-1203', beside the agency's name."""
    return f"{id_label(source)} {source.local_id}" if source.agency.kind == CHILDRENS else f"Id {source.local_id}"


def _age(person: Person, today: date) -> str:
    if person.died:
        aged = f", aged {age_on(person.born, person.died)}" if person.born else ""
        return f"Died {long_date(person.died)}{aged}"
    return age_words(person.born, today) if person.born else "Age not known"


def _born(person: Person) -> str:
    return long_date(person.born) if person.born else ""


def _numbers(sources: Sequence[SourceIdentity]) -> list[Identifier]:
    held = dict.fromkeys(_values(sources, IdentifierScheme.NHS))
    return [Identifier("NHS", spaced_nhs_number(value)) for value in held]


def _values(sources: Sequence[SourceIdentity], scheme: str) -> list[str]:
    return [one.value for source in sources for one in source.identifiers if one.scheme == scheme and one.valid]


def _alerts(person: Person, sources: Sequence[SourceIdentity], alerts: Alerts, today: date) -> list[Alert]:
    """What changes what to do next. Of somebody who has died only what the record itself needs."""
    record = _disagreements(person, sources)
    if person.died:
        return record
    living = [*_coming_of_age(person.born, today), *_missing(person.pk, alerts)]
    return [*living, *_recorded(alerts), *record]


def _protected(person_id: UUID, alerts: Alerts, decision: Decision, reader: Reader) -> list[Alert]:
    """Before anybody says where the person is. For whoever works with them, and for whoever may protect."""
    if not alerts.protected or not (decision.reached or reader.role.can(Permission.PROTECT_VALUES)):
        return []
    said = f"Protected: {listed([PROTECTED_KINDS[kind] for kind in alerts.protected])}"
    return [Alert(said, Tone.URGENT, reverse("person-tab", args=[person_id, "sharing"]))]


def _recorded(alerts: Alerts) -> list[Alert]:
    """Worries in one breath, each once however many agencies record it; a status, such as a plan, on its own."""
    worries = dict.fromkeys(concern_label(one.kind).lower() for one in alerts.worries if one.kind not in STATUSES)
    statuses = dict.fromkeys(concern_label(one.kind) for one in alerts.worries if one.kind in STATUSES)
    said = [Alert(f"Worries recorded: {listed(list(worries))}", Tone.WARNING)] if worries else []
    return said + [Alert(status, Tone.INFO) for status in statuses]


def _coming_of_age(born: date | None, today: date) -> list[Alert]:
    """'18 in 112 days', from the sixteenth birthday on, when planning for adulthood must begin."""
    if born is None or not birthday(born, 16) <= today < birthday(born, ADULT):
        return []
    left = (birthday(born, ADULT) - today).days
    return [Alert(f"18 in {plural(left, 'day')}", Tone.URGENT if left <= URGENT_WITHIN_DAYS else Tone.INFO)]


def _missing(person_id: UUID, alerts: Alerts) -> list[Alert]:
    episodes = len(alerts.missing_days)
    if not episodes:
        return []
    href = f"{reverse('person-timeline', args=[person_id])}?kind=missing_episode"
    return [Alert(f"{plural(episodes, 'missing episode')} in {MISSING_WINDOW_DAYS} days", Tone.URGENT, href)]


def _disagreements(person: Person, sources: Sequence[SourceIdentity]) -> list[Alert]:
    """Agencies that say different things of who this is: perhaps a slip of the pen, perhaps two people."""
    href = f"{reverse('person', args=[person.pk])}#who-this-is"
    found = []
    if not person.died:
        found += [
            Alert(f"{source.agency.name} reports that they died on {long_date(source.died)}", Tone.URGENT, href)
            for source in sources
            if source.died
        ]
    if len({source.born for source in sources if source.born}) > 1:
        found.append(Alert("Agencies disagree on the birth date", Tone.WARNING, href))
    if len(set(_values(sources, IdentifierScheme.NHS))) > 1:
        found.append(Alert("Agencies disagree on the NHS number", Tone.WARNING, href))
    return found


def _strip(person_id: UUID, decision: Decision, reader: Reader) -> ReaderStrip:
    why = reverse("person-why", args=[person_id])
    because = "; ".join(_mid_sentence(reason) for reason in decision.because)
    return ReaderStrip(reader.role.name.lower(), because, why, f"{why}#who-else")


def _mid_sentence(reason: str) -> str:
    """A reason as it stands after 'because': no full stop, and a small letter but for a team's own name."""
    said = reason.rstrip(".")
    return said[0].lower() + said[1:] if said.startswith(("Your ", "They ")) else said
