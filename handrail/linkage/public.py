"""What other rooms may use of this one."""

from handrail.linkage.engine.rules import LinkageThresholds
from handrail.linkage.events import persons_changed
from handrail.linkage.models import Batch, LinkageRun, MoveSet
from handrail.linkage.selectors.find import FindResult, find
from handrail.linkage.services.lineage import can_join, can_split, can_undo, join, split, undo
from handrail.linkage.services.link import index_everybody, link
from handrail.linkage.services.load import load_file
from handrail.linkage.services.pipeline import load_path
from handrail.linkage.services.readers import reader_by_code
from handrail.linkage.services.uploads import sweep_uploads

__all__ = [
    "Batch",
    "FindResult",
    "LinkageRun",
    "LinkageThresholds",
    "MoveSet",
    "can_join",
    "can_split",
    "can_undo",
    "find",
    "index_everybody",
    "join",
    "link",
    "load_file",
    "load_path",
    "persons_changed",
    "reader_by_code",
    "split",
    "sweep_uploads",
    "undo",
]
