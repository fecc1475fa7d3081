"""What other rooms may use of this one."""

from handrail.sharing.services.protected import follow_protected

__all__ = ["follow_protected"]
