"""Changes to agencies, teams, posts and who sits in them. Each tells `partnership_changed` in its own transaction."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import transaction
from django.db.models import Q

from handrail.kernel.errors import UserError
from handrail.partnership.changes import tell
from handrail.partnership.models import Agency, AgencyKind, Membership, Post, Team, User
from handrail.partnership.passwords import check_password
from handrail.partnership.roles import ROLES

MOST_HELD = 200  # young people in one post: more is a slip of the finger


@transaction.atomic
def create_agency(
    *, code: str, name: str, kind: str, by: User | None, duty_phone: str = "", duty_hours: str = ""
) -> Agency:
    if kind not in AgencyKind.values:
        raise UserError(f"'{kind}' is not a kind of agency. Choose one of: {', '.join(AgencyKind.values)}.")
    if Agency.objects.filter(code=code).exists():
        raise UserError(f"There is already an agency with the code '{code}'.")
    agency = Agency.objects.create(code=code, name=name, kind=kind, duty_phone=duty_phone, duty_hours=duty_hours)
    tell("create_agency", by=by, agency=agency.pk)
    return agency


@transaction.atomic
def create_team(*, agency_code: str, code: str, name: str, by: User | None, phone: str = "") -> Team:
    agency = Agency.objects.filter(code=agency_code).first()
    if agency is None:
        raise UserError(f"There is no agency with the code '{agency_code}'.")
    if Team.objects.filter(code=code).exists():
        raise UserError(f"There is already a team with the code '{code}'.")
    team = Team.objects.create(agency=agency, code=code, name=name, phone=phone)
    tell("create_team", by=by, team=team.pk)
    return team


@transaction.atomic
def create_post(*, title: str, team_code: str, role: str, by: User | None) -> Post:
    team = Team.objects.filter(code=team_code).first()
    if team is None:
        raise UserError(f"There is no team with the code '{team_code}'.")
    if role not in ROLES:
        raise UserError(f"'{role}' is not a role. Choose one of: {', '.join(ROLES)}.")
    post = Post.objects.create(team=team, title=title, role=role)
    tell("create_post", by=by, post=post.pk, role=role)
    return post


@transaction.atomic
def set_capacity(*, post: Post, capacity: int | None, by: User | None) -> Post:
    """How many young people whoever sits in a post can hold at a time; None where nothing is set."""
    if capacity is not None and not 0 <= capacity <= MOST_HELD:
        raise UserError(f"The number must be between 0 and {MOST_HELD}.")
    post.capacity = capacity
    post.save(update_fields=["capacity"])
    tell("set_capacity", by=by, post=post.pk, capacity=capacity)
    return post


@transaction.atomic
def appoint(*, user: User, post: Post, since: date, by: User | None, until: date | None = None) -> Membership:
    """Let somebody sit in a post. A post has one holder at a time, so that what it does can be told apart."""
    holders = Membership.objects.filter(Q(until=None) | Q(until__gt=since), post=post)
    if until is not None:
        holders = holders.filter(since__lt=until)
    if holders.exists():
        raise UserError(f"{post} is filled then. End that first, or make a second post.")
    membership = Membership.objects.create(user=user, post=post, since=since, until=until)
    tell("appoint", by=by, membership=membership.pk, user=user.pk, post=post.pk)
    return membership


@transaction.atomic
def vacate(*, membership: Membership, on: date, by: User | None) -> Membership:
    """End a membership: `on` is the first day without it."""
    if membership.until is not None and membership.until <= on:
        raise UserError("That post was already left.")
    membership.until = max(on, membership.since)
    membership.save(update_fields=["until"])
    tell("vacate", by=by, membership=membership.pk, user=membership.user_id, post=membership.post_id)
    return membership


@transaction.atomic
def end_memberships(*, username: str, on: date, by: User | None) -> int:
    """Somebody leaves: every post they sit in ends. Gives how many."""
    open_ones = Membership.objects.filter(Q(until=None) | Q(until__gt=on), user=user_named(username))
    return len([vacate(membership=membership, on=on, by=by) for membership in open_ones])


@transaction.atomic
def create_user(*, username: str, full_name: str, by: User | None, password: str | None = None) -> User:
    """Somebody who may sign in: with this password and a second factor, or (without one) through OpenID Connect."""
    if User.objects.filter(username__iexact=username).exists():
        raise UserError(f"There is already somebody who signs in as '{username}'.")
    user = User(username=username, full_name=full_name)
    if password is None:
        user.set_unusable_password()
    else:
        check_password(password, user)
        user.set_password(password)
    user.save()
    tell("create_user", by=by, user=user.pk)
    return user


@transaction.atomic
def add_user(
    *, username: str, full_name: str, post_id: int, password: str | None, since: date, by: User | None
) -> Membership:
    """Make somebody who signs in, with a password or (without one) by a provider, and put them in a post."""
    post = Post.objects.filter(pk=post_id).first()
    if post is None:
        raise UserError(f"There is no post {post_id}. `handrail user posts` lists them.")
    user = create_user(username=username, full_name=full_name, password=password, by=by)
    return appoint(user=user, post=post, since=since, by=by)


@transaction.atomic
def ensure_user(*, username: str, full_name: str, post: Post, since: date, by: User | None) -> User:
    """Somebody without a password of their own, in a post: made where missing, else left as they are."""
    user = User.objects.filter(username=username).first()
    if user is None:
        user = create_user(username=username, full_name=full_name, by=by)
    if not Membership.objects.filter(user=user, post=post).exists():
        appoint(user=user, post=post, since=since, by=by)
    return user


@transaction.atomic
def link_identity(*, user: User, provider: str, subject: str, by: User | None) -> None:
    """Say who somebody is at an OpenID Connect provider, by its own id of them. E-mail addresses are never matched."""
    from allauth.socialaccount.models import SocialAccount

    held = SocialAccount.objects.filter(provider=provider, uid=subject).first()
    if held is not None and held.user_id != user.pk:
        raise UserError("That identity already belongs to somebody else who signs in here.")
    SocialAccount.objects.get_or_create(user=user, provider=provider, uid=subject)
    tell("link_identity", by=by, user=user.pk, provider=provider)


@transaction.atomic
def set_email(*, user: User, address: str, by: User | None) -> User:
    """Where a user's e-mail goes, which never says about whom it is; '' for nowhere."""
    try:
        if address:
            EmailValidator()(address)
    except ValidationError:
        raise UserError("That is not an e-mail address.") from None
    user.email = address
    user.save(update_fields=["email"])
    tell("set_email", by=by, user=user.pk)
    return user


def user_named(username: str) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        raise UserError(f"Nobody signs in as '{username}'.")
    return user
