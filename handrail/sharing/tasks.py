"""Work in the background. Tasks take ids only, since their arguments and errors are stored, and may be repeated."""

from django_tasks import task

from handrail.disclosure.public import as_system
from handrail.sharing.models import Disposal
from handrail.sharing.services.disposals import count_due
from handrail.sharing.services.disposing import carry_out

_REASON = "a task looks for the disposal that it was begun for"


@task()
def count_disposal(disposal_id: int) -> None:
    """A dry run: list and count what is due."""
    with as_system(_REASON):
        disposal = Disposal.objects.get(pk=disposal_id)
    count_due(disposal=disposal)


@task()
def carry_out_disposal(disposal_id: int) -> None:
    """Destroy what two officers agreed on."""
    with as_system(_REASON):
        disposal = Disposal.objects.get(pk=disposal_id)
    carry_out(disposal=disposal)
