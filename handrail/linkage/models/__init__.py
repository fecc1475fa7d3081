from handrail.linkage.models.batch import Batch, QuarantinedRow
from handrail.linkage.models.keys import BlockingKey, PreparedRecord
from handrail.linkage.models.lineage import Move, MoveSet
from handrail.linkage.models.match import LinkageModel, LinkageRun, Match, ReviewItem, ToLink
from handrail.linkage.models.specification import ExtractSpecification

__all__ = [
    "Batch",
    "BlockingKey",
    "ExtractSpecification",
    "LinkageModel",
    "LinkageRun",
    "Match",
    "Move",
    "MoveSet",
    "PreparedRecord",
    "QuarantinedRow",
    "ReviewItem",
    "ToLink",
]
