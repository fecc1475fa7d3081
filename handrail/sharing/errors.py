from handrail.kernel.errors import UserError


class CannotTell(UserError):
    """What is written of a disclosure says too little, or contradicts itself."""


class CannotRefuse(UserError):
    """What is written of a refusal says too little, or contradicts itself."""
