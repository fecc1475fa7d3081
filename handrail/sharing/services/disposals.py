"""A disposal up to the point where it is carried out: counted, proposed by one officer, approved by another.

Rules come in pairs: `check_x` raises a sentence, `can_x` answers for a page.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import User
from handrail.sharing.models import Disposal, DisposalItem
from handrail.sharing.retention_notices import tell_proposed
from handrail.sharing.selectors.kept import Kept, kept
from handrail.sharing.selectors.schedule import schedule_in_force, schedule_of
from handrail.sharing.services.schedule import published_now

_REASON = "a disposal is prepared: the page that asked for it has decided who may"
_S = Disposal.State
OPEN = (_S.COUNTING, _S.COUNTED, _S.PROPOSED, _S.APPROVED, _S.RUNNING)
SOME_DAY, NOT_KNOWN = "later", "not_known"
YEARS_AHEAD = 7  # one by one, and all later years together


class CannotDispose(UserError):
    """What stands in the way of a disposal, in a sentence."""


def begin_dry_run(*, as_of: date, by: User) -> Disposal:
    """A run that is to be counted (`count_due`). It destroys nothing."""
    with as_system(_REASON), transaction.atomic():
        disposal = Disposal.objects.create(
            schedule=published_now(), as_of=as_of, begun_by=by, begun_at=clock.now()
        )  # fmt: skip
        _on_ledger(disposal, Action.PROPOSE_DISPOSAL, "dry_run", by)
    return disposal


def count_due(*, disposal: Disposal) -> Disposal:
    """List and count what falls due by the run's day. A run that was counted already stays as it is."""
    with as_system(_REASON), transaction.atomic():
        disposal = _locked(disposal)
        if disposal.state != _S.COUNTING:
            return disposal
        held = kept(schedule_of(disposal.schedule))
        due = [one for one in held if one.is_due(disposal.as_of)]
        DisposalItem.objects.bulk_create((_item(disposal, one) for one in due), batch_size=5000)
        disposal.counts = counts_of(held, disposal.as_of)
        disposal.state, disposal.counted_at = _S.COUNTED, clock.now()
        disposal.save(update_fields=["counts", "state", "counted_at"])
    return disposal


def counts_of(held: Iterable[Kept], as_of: date) -> dict[str, Any]:
    """Numbers of people by class and rule: held, due and held back; and when what is held falls due, by year."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    years: dict[str, Counter[str]] = defaultdict(Counter)
    people: dict[str, set[UUID]] = defaultdict(set)
    for one in held:
        key = f"{one.item_class}|{one.rule}"
        counted["held"][key] += 1
        if one.is_due(as_of):
            counted["on_hold" if one.hold else "due"][key] += 1
        year = _year(one.until, as_of)
        years[year][one.item_class] += 1
        people[year].add(one.person_id)
        people["all"].add(one.person_id)
    by_year = {year: {"people": len(people[year]), "classes": dict(found)} for year, found in years.items()}
    return {**{what: dict(found) for what, found in counted.items()}, "years": by_year, "people": len(people["all"])}


def _year(until: date | None, as_of: date) -> str:
    if until is None:
        return NOT_KNOWN
    return str(max(until.year, as_of.year)) if until.year < as_of.year + YEARS_AHEAD else SOME_DAY


def _item(disposal: Disposal, one: Kept) -> DisposalItem:
    assert one.counted_from is not None  # what has no day is not due  # noqa: S101 - for the reader of types
    assert one.until is not None  # noqa: S101 - as above
    return DisposalItem(
        disposal=disposal, person_id=one.person_id, item_class=one.item_class, rule=one.rule, after=one.after,
        years=one.years, counted_from=one.counted_from, until=one.until,
        state=DisposalItem.State.HELD if one.hold else DisposalItem.State.DUE,
    )  # fmt: skip


def check_propose(*, disposal: Disposal) -> None:
    if disposal.state != _S.COUNTED:
        raise CannotDispose("Only a dry run that has been counted can be proposed.")
    if disposal.as_of > clock.today():
        raise CannotDispose("This dry run looks at a day to come. Only what is due today can be disposed of.")
    if disposal.schedule.version != schedule_in_force().version:
        raise CannotDispose("The schedule has changed since this was counted. Do another dry run, by the one in force.")
    if not disposal.items.filter(state=DisposalItem.State.DUE).exists():
        raise CannotDispose("Nothing is due, so there is nothing to propose.")


def propose(*, disposal: Disposal, reason: str, by: User) -> Disposal:
    """Ask another officer to agree that what this run lists is destroyed."""
    if not reason.strip():
        raise CannotDispose("Say what you looked at before you propose it.", field="reason")
    with as_system(_REASON), transaction.atomic():
        disposal = _locked(disposal)
        check_propose(disposal=disposal)
        disposal.state, disposal.reason = _S.PROPOSED, reason
        disposal.proposed_by, disposal.proposed_at = by, clock.now()
        disposal.save(update_fields=["state", "reason", "proposed_by", "proposed_at"])
        tell_proposed(disposal, by=by.pk)
        _on_ledger(disposal, Action.PROPOSE_DISPOSAL, "proposed", by)
    return disposal


def check_approve(*, disposal: Disposal, by: User) -> None:
    if disposal.state != _S.PROPOSED:
        raise CannotDispose("Only what another officer has proposed can be approved.")
    if disposal.proposed_by_id == by.pk:
        raise CannotDispose("You proposed this. Somebody else has to approve it.")
    if disposal.schedule.version != schedule_in_force().version:
        raise CannotDispose("The schedule has changed since this was counted. Withdraw it, and count again.")
    if Disposal.objects.filter(state__in=[_S.APPROVED, _S.RUNNING]).exists():
        raise CannotDispose("Another disposal is being carried out. Wait until it is done.")


def approve(*, disposal: Disposal, by: User) -> Disposal:
    """Agree, as a second person. The database refuses it from whoever proposed. Carrying it out is `carry_out`."""
    with as_system(_REASON), transaction.atomic():
        disposal = _locked(disposal)
        check_approve(disposal=disposal, by=by)
        disposal.state, disposal.approved_by, disposal.approved_at = _S.APPROVED, by, clock.now()
        disposal.save(update_fields=["state", "approved_by", "approved_at"])
        _on_ledger(disposal, Action.APPROVE_DISPOSAL, "approved", by)
    return disposal


def check_withdraw(*, disposal: Disposal) -> None:
    if disposal.state not in (_S.COUNTING, _S.COUNTED, _S.PROPOSED):
        raise CannotDispose("This disposal has begun or is over, so it cannot be withdrawn.")


def withdraw(*, disposal: Disposal, because: str, by: User) -> Disposal:
    """It is not to be done. What it listed is forgotten; that it was proposed, and why not, stays."""
    if not because.strip():
        raise CannotDispose("Say why it is not to be done.", field="because")
    with as_system(_REASON), transaction.atomic():
        disposal = _locked(disposal)
        check_withdraw(disposal=disposal)
        disposal.items.all().delete()
        disposal.state, disposal.ended_by, disposal.ended_because = _S.WITHDRAWN, by, because
        disposal.save(update_fields=["state", "ended_by", "ended_because"])
        _on_ledger(disposal, Action.PROPOSE_DISPOSAL, "withdrawn", by)
    return disposal


def _can(check: Callable[..., None], **what: Any) -> bool:
    try:
        check(**what)
    except UserError:
        return False
    return True


def can_propose(*, disposal: Disposal) -> bool:
    return _can(check_propose, disposal=disposal)


def can_approve(*, disposal: Disposal, by: User) -> bool:
    return _can(check_approve, disposal=disposal, by=by)


def can_withdraw(*, disposal: Disposal) -> bool:
    return _can(check_withdraw, disposal=disposal)


def _locked(disposal: Disposal) -> Disposal:
    rows = Disposal.objects.select_for_update(of=("self",))
    return rows.select_related("schedule", "proposed_by", "approved_by").get(pk=disposal.pk)


def _on_ledger(disposal: Disposal, action: Action, step: str, by: User) -> None:
    due = disposal.items.filter(state=DisposalItem.State.DUE).count() if step != "dry_run" else 0
    body = {"disposal": disposal.pk, "step": step, "as_of": disposal.as_of.isoformat(), "due": due}
    record(action, body=body, actor_id=by.pk)
