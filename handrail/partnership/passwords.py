from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from handrail.kernel.errors import UserError
from handrail.partnership.models import User


def check_password(password: str, user: User) -> None:
    """Raise `UserError` with every sentence that the validators of settings have against it."""
    try:
        validate_password(password, user)
    except ValidationError as refused:
        raise UserError(" ".join(refused.messages)) from refused
