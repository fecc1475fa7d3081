"""A database with two people in posts and the notes of the tests; run in a process of its own."""

import django
from django.db import connection


def prepare() -> None:
    from handrail.disclosure.public import as_system
    from handrail.project.schema import bring_up_to_date
    from tests.factories import partnership
    from tests.factories.notes import Note, note

    bring_up_to_date()
    with as_system("a test prepares its people"):
        with connection.schema_editor() as editor:
            editor.create_model(Note)
        with connection.cursor() as cursor:
            cursor.execute(f"GRANT ALL ON {Note._meta.db_table} TO handrail_app")
        seat = partnership.team(name="Team 3")
        for name in ("Ruth Penhale", "Joe Trewin"):
            who = partnership.user(full_name=name)
            partnership.membership("mdt_social_worker", of=seat, who=who)
        note(by=who, worry="He is out at night.", working="His nan")


if __name__ == "__main__":
    django.setup()
    prepare()
