"""Somebody who reads, in a post of a team."""

import itertools
from datetime import date

from django.test import Client

from handrail.disclosure.public import Reader, reader_for
from handrail.partnership.public import ROLES, Membership, Post, Team, User

PROVEN = "second_factor_proven"  # what the sign-in leaves in the session
_next = itertools.count(1)


def membership(role: str, team: Team, name: str = "Ruth Penhale") -> Membership:
    user = User.objects.create(username=f"reader-{next(_next)}", full_name=name)
    post = Post.objects.create(team=team, role=role, title=ROLES[role].name)
    return Membership.objects.create(post=post, user=user, since=date(2020, 1, 1))


def reader(role: str, team: Team, purpose: str = "") -> Reader:
    return reader_for(membership(role, team), purpose)


def signed_in(role: str, team: Team) -> Client:
    """A browser in which somebody in the post is signed in, second step and all."""
    client = Client()
    client.force_login(membership(role, team).user)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client
