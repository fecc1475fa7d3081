import uuid

import django.db.models.deletion
from django.db import migrations, models

import handrail.records.facts


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnership", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField()),
                ("retired", models.BooleanField(default=False)),
                ("shown_given", models.CharField(blank=True, max_length=120)),
                ("shown_family", models.CharField(blank=True, max_length=120)),
                ("born", models.DateField(null=True)),
                ("sex", models.CharField(default=handrail.records.facts.Sex["UNKNOWN"], max_length=1)),
                ("died", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SourcePerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("local_id", models.CharField(max_length=80)),
                ("given", models.CharField(blank=True, max_length=120)),
                ("family", models.CharField(blank=True, max_length=120)),
                ("born", models.DateField(null=True)),
                ("sex", models.CharField(default=handrail.records.facts.Sex["UNKNOWN"], max_length=1)),
                ("ethnicity", models.CharField(blank=True, max_length=40)),
                ("died", models.DateField(null=True)),
                ("first_seen", models.DateTimeField()),
                (
                    "last_seen",
                    models.DateTimeField(help_text="When an extract last spoke of this person: the source's freshness"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="source_persons", to="records.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "local_id"), name="source_person_once")],
            },
        ),
        migrations.AddField(
            model_name="person",
            name="shown_from",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="records.sourceperson"
            ),
        ),
        migrations.CreateModel(
            name="SourceRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("feed", models.CharField(max_length=60)),
                ("row_key", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("current", models.BooleanField(default=True)),
                ("item_class", models.CharField(max_length=40)),
                ("as_sent", models.JSONField()),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 of the row as sent: the same again changes nothing", max_length=64
                    ),
                ),
                ("batch_id", models.BigIntegerField(help_text="The load that brought it (linkage.Batch)")),
                ("received_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "source_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="records", to="records.sourceperson"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("agency", "feed", "row_key"),
                        name="source_record_current_once",
                    ),
                    models.UniqueConstraint(
                        fields=("agency", "feed", "row_key", "version"), name="source_record_version_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relationship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "local_id",
                    models.CharField(blank=True, help_text="The other person's id in the same agency", max_length=80),
                ),
                (
                    "source_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourceperson",
                    ),
                ),
                (
                    "source_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourcerecord",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(default="current", max_length=20)),
                ("given", models.CharField(blank=True, max_length=120)),
                ("family", models.CharField(blank=True, max_length=120)),
                (
                    "source_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourceperson",
                    ),
                ),
                (
                    "source_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourcerecord",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item_class",
                    models.CharField(
                        choices=[
                            ("identity", "identity"),
                            ("contact_details", "contact details"),
                            ("family", "family"),
                            ("early_help", "early help"),
                            ("social_care", "social care"),
                            ("care_experience", "care experience"),
                            ("missing", "missing"),
                            ("offending", "offending"),
                            ("police_intelligence", "police intelligence"),
                            ("victimisation", "victimisation"),
                            ("health_attendance", "health attendance"),
                            ("mental_health", "mental health"),
                            ("substance_use", "substance use"),
                            ("education", "education"),
                            ("housing", "housing"),
                            ("adult_social_care", "adult social care"),
                            ("youth_justice", "youth justice"),
                            ("voluntary_support", "voluntary support"),
                        ],
                        max_length=40,
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("service", models.CharField(max_length=200)),
                ("team_name", models.CharField(blank=True, max_length=200)),
                ("worker", models.CharField(blank=True, max_length=200)),
                ("role", models.CharField(blank=True, max_length=120)),
                ("contact", models.CharField(blank=True, max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("planned_end", models.DateField(null=True)),
                ("end_reason", models.CharField(blank=True, max_length=200)),
                ("legal_status", models.CharField(blank=True, max_length=20)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="partnership.team"
                    ),
                ),
                (
                    "source_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourceperson",
                    ),
                ),
                (
                    "source_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourcerecord",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["source_person", "since"], name="involvement_person_since")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="involvement_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("nhs", "nhs"),
                            ("upn", "upn"),
                            ("former_upn", "former_upn"),
                            ("la_child", "la_child"),
                            ("pnc", "pnc"),
                            ("niche", "niche"),
                            ("uln", "uln"),
                            ("home_office", "home_office"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.CharField(max_length=80)),
                ("valid", models.BooleanField(default=True, help_text="Whether its check digit or format holds")),
                (
                    "source_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourceperson",
                    ),
                ),
                (
                    "source_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourcerecord",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["scheme", "value"], name="identifier_value")],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item_class",
                    models.CharField(
                        choices=[
                            ("identity", "identity"),
                            ("contact_details", "contact details"),
                            ("family", "family"),
                            ("early_help", "early help"),
                            ("social_care", "social care"),
                            ("care_experience", "care experience"),
                            ("missing", "missing"),
                            ("offending", "offending"),
                            ("police_intelligence", "police intelligence"),
                            ("victimisation", "victimisation"),
                            ("health_attendance", "health attendance"),
                            ("mental_health", "mental health"),
                            ("substance_use", "substance use"),
                            ("education", "education"),
                            ("housing", "housing"),
                            ("adult_social_care", "adult social care"),
                            ("youth_justice", "youth justice"),
                            ("voluntary_support", "voluntary support"),
                        ],
                        max_length=40,
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("basis", models.CharField(max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "source_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourceperson",
                    ),
                ),
                (
                    "source_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourcerecord",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["source_person", "kind"], name="flag_person_kind")],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item_class",
                    models.CharField(
                        choices=[
                            ("identity", "identity"),
                            ("contact_details", "contact details"),
                            ("family", "family"),
                            ("early_help", "early help"),
                            ("social_care", "social care"),
                            ("care_experience", "care experience"),
                            ("missing", "missing"),
                            ("offending", "offending"),
                            ("police_intelligence", "police intelligence"),
                            ("victimisation", "victimisation"),
                            ("health_attendance", "health attendance"),
                            ("mental_health", "mental health"),
                            ("substance_use", "substance use"),
                            ("education", "education"),
                            ("housing", "housing"),
                            ("adult_social_care", "adult social care"),
                            ("youth_justice", "youth justice"),
                            ("voluntary_support", "voluntary support"),
                        ],
                        max_length=40,
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("on", models.DateField()),
                ("at", models.TimeField(null=True)),
                ("until", models.DateField(null=True)),
                ("summary", models.CharField(max_length=500)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("marking", models.CharField(default="OFFICIAL-SENSITIVE", max_length=40)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
                    ),
                ),
                (
                    "source_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourceperson",
                    ),
                ),
                (
                    "source_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourcerecord",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["source_person", "-on"], name="event_person_on")],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(default="home", max_length=20)),
                ("lines", models.CharField(blank=True, max_length=300)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "source_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourceperson",
                    ),
                ),
                (
                    "source_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.sourcerecord",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "addresses",
                "indexes": [models.Index(fields=["postcode"], name="address_postcode")],
            },
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["born"], name="person_born"),
        ),
    ]
