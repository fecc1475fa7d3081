"""A load that marks what it brought, and a change of what is protected, never pass each other by unseen."""

from django.db import connection

_LOCK = "hashtextextended('disclosure.protected', 0)"


def while_marking() -> None:
    """Until the transaction ends nothing new is protected, and what is protected is known here."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock_shared({_LOCK})")


def while_protecting() -> None:
    """Wait for loads that have marked what they brought, and let none mark until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock({_LOCK})")
