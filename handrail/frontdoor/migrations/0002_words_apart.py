"""What was told stands apart from where a contact stands: the new tables and columns, still empty."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0001_initial"),
        ("partnership", "0002_contact_officer"),
        ("records", "0006_written_classes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AskedAbout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given", models.CharField(blank=True, max_length=120)),
                ("family", models.CharField(blank=True, max_length=120)),
                ("born", models.DateField(null=True)),
                ("address", models.CharField(blank=True, max_length=320)),
                ("question", models.TextField()),
                (
                    "readable_until",
                    models.DateField(
                        help_text="From this day on the agency no longer reads it; empty while it is to answer",
                        null=True,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "asked about",
            },
        ),
        migrations.CreateModel(
            name="StepWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("family_agrees", models.BooleanField()),
                ("receiving_lead", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name_plural": "step words",
            },
        ),
        migrations.CreateModel(
            name="Words",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("deleted_at", models.DateTimeField(null=True)),
                ("danger", models.TextField(blank=True, verbose_name="what is the danger")),
                ("given", models.CharField(blank=True, max_length=120, verbose_name="first name")),
                ("family", models.CharField(blank=True, max_length=120, verbose_name="family name")),
                ("born", models.DateField(null=True, verbose_name="date of birth")),
                ("age_told", models.CharField(blank=True, max_length=40, verbose_name="age")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="where they live or stay")),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("school", models.CharField(blank=True, max_length=200, verbose_name="school, college or work")),
                ("happened", models.TextField(verbose_name="what happened")),
                ("worry", models.TextField()),
                ("working", models.TextField(blank=True, verbose_name="what is working")),
                (
                    "young_person_says",
                    models.TextField(blank=True, verbose_name="what the young person knows and wants"),
                ),
                ("family_says", models.TextField(blank=True, verbose_name="what the family know and want")),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("agreed", "Yes, they agree to it"),
                            ("refused", "They were asked and said no"),
                            ("not_asked", "They were not asked"),
                        ],
                        max_length=10,
                        verbose_name="agreement",
                    ),
                ),
                ("consent_reason", models.TextField(blank=True, verbose_name="why without agreement")),
                ("referrer_name", models.CharField(max_length=200)),
                ("referrer_role", models.CharField(blank=True, max_length=200)),
                ("referrer_organisation", models.CharField(blank=True, max_length=200)),
                ("referrer_email", models.EmailField(blank=True, max_length=254)),
                ("referrer_phone", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "verbose_name_plural": "words",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="agencycheck",
            name="asker",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
            ),
        ),
        migrations.AddField(
            model_name="agencycheck",
            name="deleted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="agencycheck",
            name="deleted_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="agencycheck",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="agencycheck",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="agencycheck",
            name="withdrawn_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="agencycheck",
            name="written_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="agencycheck",
            name="written_by",
            field=models.ForeignKey(
                null=True,
                help_text="Who saved this version",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="by_team",
            field=models.ForeignKey(
                null=True,
                help_text="Who answers",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnership.team",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="decision",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="answer", to="frontdoor.decision"
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="outside_reference",
            field=models.CharField(help_text="What somebody without an account is given", max_length=11, null=True),
        ),
        migrations.AddField(
            model_name="contact",
            name="taking_until",
            field=models.DateField(
                help_text="From this day on that team sees it as far as anything of the person is shared with it",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="because",
            field=models.TextField(blank=True, help_text="Why the decision before it does not stand"),
        ),
        migrations.AddField(
            model_name="decision",
            name="by_team",
            field=models.ForeignKey(
                null=True,
                help_text="In whose post they decided",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnership.team",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="replaces",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="frontdoor.decision",
            ),
        ),
        migrations.AddField(
            model_name="shifthandover",
            name="contacts",
            field=models.JSONField(default=list, help_text="Ids of the contacts that the note names"),
        ),
        migrations.AlterField(
            model_name="answer",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="frontdoor.contact"
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="frontdoor.contact"
            ),
        ),
        migrations.AddField(
            model_name="askedabout",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
            ),
        ),
        migrations.AddField(
            model_name="askedabout",
            name="asker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.agency"
            ),
        ),
        migrations.AddField(
            model_name="askedabout",
            name="check_asked",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="frontdoor.agencycheck"
            ),
        ),
        migrations.AddField(
            model_name="askedabout",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="frontdoor.contact"
            ),
        ),
        migrations.AddField(
            model_name="askedabout",
            name="team",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.team"
            ),
        ),
        migrations.AddField(
            model_name="stepwords",
            name="step",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="frontdoor.levelstep"
            ),
        ),
        migrations.AddField(
            model_name="words",
            name="contact",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="frontdoor.contact"
            ),
        ),
        migrations.AddField(
            model_name="words",
            name="deleted_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="words",
            name="written_by",
            field=models.ForeignKey(
                help_text="Who saved this version",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
