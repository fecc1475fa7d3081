"""What other rooms tell this one."""

from collections.abc import Collection

from handrail.linkage.models import PreparedRecord
from handrail.linkage.services.index import index_some


def index_protected(source_person_ids: Collection[int], **kwargs: object) -> None:
    """Find forgets a protected address at once, and knows it again when the protection has ended."""
    indexed = PreparedRecord.objects.filter(source_person__in=list(source_person_ids))
    index_some(list(indexed.values_list("source_person_id", flat=True)))
