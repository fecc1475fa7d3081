"""What is said of whom users know: one's own, and all of them for information governance."""

from handrail.sharing.models import Connection

WITH = ("user", "recorded_by", "allowed_by")


def connections_of(user_id: int) -> list[Connection]:
    return list(Connection.objects.filter(user=user_id).select_related(*WITH))


def all_connections(most: int = 200) -> list[Connection]:
    """Those that hold, the newest first. For posts that review: nobody else is shown others' rows."""
    return list(Connection.objects.filter(until=None).select_related(*WITH)[:most])


def connection_by_id(connection_id: int) -> Connection | None:
    return Connection.objects.filter(pk=connection_id).select_related(*WITH).first()
