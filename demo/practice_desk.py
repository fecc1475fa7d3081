"""What the demo's people find on their desks: room in their posts, lists that they saved, and what falls due."""

from datetime import date

from handrail.desk.public import list_page, save_filter
from handrail.disclosure.public import reader_for, reading
from handrail.partnership.public import Post, User, memberships_of, set_capacity
from handrail.planning.public import tell_what_falls_due

ROOM = {"mdt_social_worker": 14, "personal_adviser": 20}
SAVED = (
    ("joy.okafor", "transitions", "A gap within 90 days", "show=gap", True),
    ("joy.okafor", "plans", "Drifting", "show=drift", False),
    ("margaret.oduya", "transitions", "Nobody owns them after 18", "show=no-owner", False),
    ("ruth.penhale", "front-door", "Late", "where=late", True),
)


def set_the_desks(today: date) -> None:
    """Safe to repeat."""
    for post in Post.objects.filter(role__in=ROOM, capacity=None):
        set_capacity(post=post, capacity=ROOM[post.role], by=None)
    for username, code, name, query, shared in SAVED:
        user, page = User.objects.filter(username=username).first(), list_page(code)
        if user is not None and page is not None:
            reader = reader_for(memberships_of(user, today)[0])
            with reading(reader):
                save_filter(page=page, name=name, query=query, shared=shared, by=reader)
    tell_what_falls_due(today)
