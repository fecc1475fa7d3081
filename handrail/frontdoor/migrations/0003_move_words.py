"""What was told, whom agencies were asked about and why levels were stepped move to tables of their own.

Each becomes version 1 of what its author wrote, with that version in the history.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import migrations

from handrail.frontdoor.references import new_outside_reference

WORDS = [
    "danger",
    "given",
    "family",
    "born",
    "age_told",
    "address",
    "postcode",
    "phone",
    "school",
    "happened",
    "worry",
    "working",
    "young_person_says",
    "family_says",
    "consent",
    "consent_reason",
    "referrer_name",
    "referrer_role",
    "referrer_organisation",
    "referrer_email",
    "referrer_phone",
]
ABOUT = ["given", "family", "born", "address", "question"]
WRITING = {"id", "version", "written_by", "written_at", "deleted_at", "deleted_by"}
HELD_DAYS, READABLE_DAYS = 42, 7  # as practice.toml ships


def move(apps, schema_editor):
    of = {model.__name__: model for model in apps.get_app_config("frontdoor").get_models()}
    contacts = {one.pk: one for one in of["Contact"]._base_manager.select_related("receiving_team")}
    public = None
    for contact in contacts.values():
        if contact.author_id is None and public is None:
            public = _public_page(apps)
        author = contact.author_id or public.pk
        values = {name: getattr(contact, name) for name in WORDS}
        words = of["Words"]._base_manager.create(
            contact=contact, written_by_id=author, written_at=contact.received_at, **values
        )
        _version(apps, words, author, contact.received_at)
        contact.outside_reference = new_outside_reference()
        contact.save(update_fields=["outside_reference"])
    _decisions(of, contacts)
    _checks(apps, of, contacts)
    for step in of["LevelStep"]._base_manager.all():
        of["StepWords"]._base_manager.create(
            step=step, reason=step.reason, family_agrees=step.family_agrees, receiving_lead=step.receiving_lead
        )


def _decisions(of, contacts):
    for decision in of["Decision"]._base_manager.all():
        contact = contacts[decision.contact_id]
        took_up = decision.route == "open_worker" and decision.level is None
        decision.by_team_id = decision.team_id if took_up else contact.receiving_team_id
        decision.save(update_fields=["by_team"])
        of["Answer"]._base_manager.filter(contact=contact).update(decision=decision, by_team_id=decision.by_team_id)
        if contact.taking_team_id:
            contact.taking_until = decision.at.date() + timedelta(days=HELD_DAYS)
            contact.save(update_fields=["taking_until"])


def _checks(apps, of, contacts):
    for check in of["AgencyCheck"]._base_manager.all():
        contact = contacts[check.contact_id]
        check.asker_id = contact.receiving_team.agency_id
        check.written_by_id = check.answered_by_id or check.asked_by_id
        check.written_at = check.answered_at or check.asked_at
        check.save(update_fields=["asker", "written_by", "written_at"])
        _version(apps, check, check.written_by_id, check.written_at, without=set(ABOUT))
        answered = check.answered_at
        of["AskedAbout"]._base_manager.create(
            check_asked=check,
            contact=contact,
            agency_id=check.agency_id,
            team_id=check.team_id,
            asker_id=check.asker_id,
            readable_until=answered.date() + timedelta(days=READABLE_DAYS) if answered else None,
            **{name: getattr(check, name) for name in ABOUT},
        )


def _version(apps, record, by, at, without=frozenset()):
    values = {
        field.name: _plain(getattr(record, field.attname))
        for field in record._meta.concrete_fields
        if field.name not in WRITING | without
    }
    apps.get_model("writing", "Version")._base_manager.create(
        kind=record._meta.label_lower,
        record_id=record.pk,
        number=1,
        what="written",
        by_id=by,
        at=at,
        values=values,
        changed=sorted(values),
    )


def _plain(value):
    return value.isoformat() if isinstance(value, date | datetime) else value


def _public_page(apps):
    users = apps.get_model("partnership", "User")._base_manager
    user, _ = users.get_or_create(
        username="public-page",
        defaults={"full_name": "Somebody without an account", "is_active": False, "password": "!"},
    )
    return user


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0002_words_apart"),
        ("writing", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
