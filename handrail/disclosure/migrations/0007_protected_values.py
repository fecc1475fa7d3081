import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0006_ledger_names_and_matrix_draft"),
        ("partnership", "0002_contact_officer"),
        ("partnership", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProtectedVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.UUIDField(default=uuid.uuid4)),
            ],
        ),
        migrations.CreateModel(
            name="ProtectedValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.UUIDField()),
                ("recognised_by", models.BigIntegerField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("address", "address"), ("phone", "phone"), ("school", "school")], max_length=10
                    ),
                ),
                ("sealed", models.TextField()),
                ("reason", models.CharField(max_length=500)),
                ("set_at", models.DateTimeField()),
                (
                    "review_on",
                    models.DateField(
                        help_text="When somebody looks whether it is still needed; it does not end by itself"
                    ),
                ),
                ("end_asked_at", models.DateTimeField(null=True)),
                ("end_reason", models.CharField(blank=True, max_length=500)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person_id"], name="protected_value_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                models.Q(("ended_by", models.F("end_asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="protected_value_ended_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_asked_at", None), ("end_asked_by", None)),
                            models.Q(("end_asked_at__isnull", False), ("end_asked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="protected_value_end_asked_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProtectedMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("postcode", "postcode"), ("digits", "digits"), ("name", "name"), ("tail", "tail")],
                        max_length=10,
                    ),
                ),
                ("key", models.CharField(max_length=16)),
                ("digest", models.BinaryField()),
                ("anchor", models.BinaryField(default=b"")),
                (
                    "value",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="disclosure.protectedvalue",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProtectedGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=500)),
                ("granted_at", models.DateTimeField()),
                ("until", models.DateField(help_text="The first day without it")),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.team"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "value",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="disclosure.protectedvalue",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("team__isnull", False), ("user", None)),
                            models.Q(("team", None), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="protected_grant_one_holder",
                    )
                ],
            },
        ),
    ]
