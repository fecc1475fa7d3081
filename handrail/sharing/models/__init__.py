from handrail.sharing.models.access_request import AccessRequest
from handrail.sharing.models.connection import Connection, LookedInto
from handrail.sharing.models.emergency import Emergency
from handrail.sharing.models.grant import Grant
from handrail.sharing.models.named import Named

__all__ = ["AccessRequest", "Connection", "Emergency", "Grant", "LookedInto", "Named"]
