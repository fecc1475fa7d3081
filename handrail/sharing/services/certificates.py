"""What was destroyed, in numbers: the certificate that a run leaves behind. It names nobody."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from handrail.disclosure.public import Action, record
from handrail.kernel import clock
from handrail.sharing.events import disposed
from handrail.sharing.models import Disposal, DisposalItem
from handrail.sharing.retention_notices import tell_done


def add_to_certificate(
    disposal: Disposal, items: Iterable[DisposalItem], rows: Counter[str], *, whole: bool
) -> None:  # fmt: skip
    """One person's share of the numbers, in the transaction in which they went."""
    told: dict[str, Any] = disposal.certificate or {"people": 0, "whole": 0, "classes": {}, "rows": {}}
    told["people"] += 1
    told["whole"] += whole
    for item in items:
        by_rule = told["classes"].setdefault(item.item_class, {})
        by_rule[item.rule] = by_rule.get(item.rule, 0) + 1
    told["rows"] = dict(Counter(told["rows"]) + rows)
    disposal.certificate = told
    disposal.save(update_fields=["certificate"])


@transaction.atomic
def finish(disposal: Disposal) -> None:
    """The certificate is closed, the rooms above draw anew who is held still, and the ledger has the numbers."""
    items = DisposalItem.objects.filter(disposal=disposal)
    partly = items.filter(state=DisposalItem.State.DISPOSED).order_by().values_list("person_id", flat=True).distinct()
    if partly:
        disposed.send(sender=None, person_ids=list(partly))
    told: dict[str, Any] = disposal.certificate or {"people": 0, "whole": 0, "classes": {}, "rows": {}}
    told["kept"] = items.filter(state=DisposalItem.State.KEPT).count()
    disposal.certificate, disposal.finished_at = told, clock.now()
    disposal.state = Disposal.State.DONE
    disposal.save(update_fields=["certificate", "finished_at", "state"])
    tell_done(disposal)
    body = {
        "disposal": disposal.pk,
        "people": told["people"],
        "whole": told["whole"],
        "rows": sum(told["rows"].values()),
    }
    record(Action.DISPOSE, body={**body, "step": "finished"}, actor_id=disposal.approved_by_id)
