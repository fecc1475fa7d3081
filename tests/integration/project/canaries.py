"""A small Marlshire in which a protected address, phone number and school have been written everywhere.

Nothing names the tables: every free text of every model gets the canary, so that a room which is built tomorrow is in.
"""

import io
import zipfile
from collections.abc import Iterator

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from handrail.writing.public import Version

ADDRESS = "Flat 9, 471 Zinnia Parade, Stanbeck, MS9 7XQ"
PHONE = "07700 900987"
SCHOOL = "Quillhaven Academy"
CANARY = f"{ADDRESS}, ring {PHONE}, at {SCHOOL}"
TELLING = ("zinnia", "ms9 7xq", "ms97xq", "900987", "quillhaven")  # words that stand nowhere else
LONG = 120  # characters: what is shorter is a name or a code
ZIPPED = ("application/vnd.openxmlformats-officedocument",)

# What is no text of anybody's, or is proved never to change.
_NO_TEXT = {
    "disclosure.ProtectedValue.sealed",
    "disclosure.Purpose.lawful_basis",
    "disclosure.SharingMatrix.note",
    "disclosure.SharingMatrix.published_by",
    "partnership.User.password",
    "partnership.User.email",
    "linkage.ExtractSpecification.text",
    "writing.Draft.page",
    "frontdoor.Attachment.stored_as",
    "planning.Voice.recording",
}
_ROOMS_OF_THE_MACHINE = {"LedgerEntry", "LedgerDetail", "Checkpoint", "SharingRule", "ProtectedMark"}


def texts_of(model: type[models.Model]) -> Iterator[models.Field]:
    """The columns of a model in which people write."""
    for field in model._meta.concrete_fields:
        label = f"{model._meta.label}.{field.name}"
        plain = isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.UUIDField)
        long = isinstance(field, models.TextField) or (getattr(field, "max_length", 0) or 0) >= LONG
        if plain and long and not (field.choices or field.unique or field.primary_key or label in _NO_TEXT):
            yield field


def plant_everywhere() -> list[str]:
    """Write the canary into every free text that is there; answers the columns that hold one now."""
    planted = []
    for model in apps.get_models():
        if not model.__module__.startswith("handrail.") or model.__name__ in _ROOMS_OF_THE_MACHINE:
            continue
        for field in texts_of(model):
            if _plant(model, field):
                planted.append(f"{model._meta.label}.{field.name}")
    for version in Version.objects.all():
        told = {name: f"{CANARY} {text}" if _is_text(text) else text for name, text in version.values.items()}
        Version.objects.filter(pk=version.pk).update(values=told)
    return planted


def _plant(model: type[models.Model], field: models.Field) -> int:
    """How many rows hold it now; none where the database lets nobody change what was once published."""
    longest = getattr(field, "max_length", None) or 10_000
    with connection.cursor() as cursor:
        column, table = connection.ops.quote_name(field.column), model._meta.db_table
        sql = f"UPDATE {table} SET {column} = left(%s || ' ' || coalesce({column}, ''), %s)"
        try:
            with transaction.atomic():
                cursor.execute(sql, [CANARY, longest])
        except DatabaseError:
            return 0
        return int(cursor.rowcount)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and " " in value


def told_in(response: object) -> str:
    """Everything that a response says: its headers, and its body whatever it is wrapped in."""
    streaming = getattr(response, "streaming", False)
    body: bytes = b"".join(response.streaming_content) if streaming else response.content  # type: ignore[attr-defined]  # a response
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())  # type: ignore[attr-defined]  # a response
    if response.headers.get("Content-Type", "").startswith(ZIPPED):  # type: ignore[attr-defined]  # a response
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            body = b"\n".join(file.read(part) for part in file.namelist())
    return f"{headers}\n{body.decode('utf-8', 'replace')}"


def canaries_in(text: str) -> list[str]:
    low = text.lower()
    return [word for word in TELLING if word in low]
