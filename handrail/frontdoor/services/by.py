"""Who writes."""

from handrail.disclosure.public import Reader
from handrail.partnership.public import User

PUBLIC_PAGE = "public-page"  # signs in nowhere: it stands for whoever writes without an account


def author(by: Reader) -> User:
    return User.objects.get(pk=by.user_id)


def public_page() -> User:
    """The user under whom the history keeps what came without an account."""
    user, made = User.objects.get_or_create(
        username=PUBLIC_PAGE, defaults={"full_name": "Somebody without an account", "is_active": False}
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
