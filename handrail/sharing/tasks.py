"""Work in the background. Tasks take ids only, since their arguments and errors are stored, and may be repeated."""

from django_tasks import task

from handrail.desk.public import notify
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.sharing.models import AccessRequest, Disposal
from handrail.sharing.notices import ASKED
from handrail.sharing.selectors.exact import exactly
from handrail.sharing.selectors.people import deciders_of
from handrail.sharing.services.disposals import count_due
from handrail.sharing.services.disposing import carry_out

_REASON = "a task looks for the disposal that it was begun for"


@task()
def tell_deciders(request_id: int) -> None:
    """Tell the front door, and the team that works with whoever is named, if anybody is.

    Not while somebody asks: how long an answer takes would tell whether there is such a team.
    """
    with as_system("who is to decide on a request to be let in"):
        request = AccessRequest.objects.filter(pk=request_id, answer="").select_related("by").first()
        if request is None:
            return
        told = [user for user in deciders_of(exactly(request), clock.today()) if user.pk != request.by_id]
        notify(to=told, kind=ASKED, link="/access/decide/")


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
