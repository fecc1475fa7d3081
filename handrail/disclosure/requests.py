"""What the middleware puts on a request, for type checkers and for whoever writes a view."""

from django.http import HttpRequest

from handrail.disclosure.reader import Reader
from handrail.partnership.public import User


class Request(HttpRequest):
    reader: Reader | None  # who acts in a post, where somebody does
    failed: bool  # whether the view raised, so that what it did is undone


class ReaderRequest(HttpRequest):
    """The request of a page that asks for a signed-in reader: there is one."""

    reader: Reader
    user: User
