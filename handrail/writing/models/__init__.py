from handrail.writing.models.draft import Draft
from handrail.writing.models.version import Version
from handrail.writing.models.written import Written, WrittenManager

__all__ = ["Draft", "Version", "Written", "WrittenManager"]
