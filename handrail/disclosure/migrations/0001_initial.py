import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.BigIntegerField(unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("public_key", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
            ],
            options={
                "ordering": ["-seq"],
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor_id", models.BigIntegerField(null=True)),
                ("action", models.CharField(max_length=40)),
                ("outcome", models.CharField(max_length=20)),
                ("subject", models.UUIDField(null=True)),
                ("body", models.JSONField()),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name_plural": "ledger entries",
                "ordering": ["-seq"],
                "indexes": [
                    models.Index(fields=["subject", "-seq"], name="ledger_subject"),
                    models.Index(fields=["actor_id", "-seq"], name="ledger_actor"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Purpose",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=120)),
                ("lawful_basis", models.CharField(help_text="UK GDPR Article 6", max_length=300)),
                (
                    "condition",
                    models.CharField(blank=True, help_text="UK GDPR Article 9 or 10 condition", max_length=300),
                ),
                ("gateway", models.CharField(blank=True, help_text="The power or duty to share", max_length=300)),
                ("in_force_from", models.DateField(blank=True, null=True)),
                ("enabled", models.BooleanField(default=True, help_text="Law that is not in force ships switched off")),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.UUIDField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("involvement", "works with the person"),
                            ("cohort", "the person is in the cohort that the team's panel looks after"),
                            ("grant", "access was granted"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "fact",
                    models.CharField(
                        blank=True, help_text="What it rests on, such as 'involvement 123'", max_length=120
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "reach",
            },
        ),
        migrations.CreateModel(
            name="SharingMatrix",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(unique=True)),
                ("note", models.CharField(max_length=300)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("published_by", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name_plural": "sharing matrices",
                "ordering": ["-version"],
            },
        ),
        migrations.CreateModel(
            name="SharingRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin_kind", models.CharField(max_length=40)),
                ("item_class", models.CharField(max_length=40)),
                ("role", models.CharField(max_length=40)),
                ("purpose", models.SlugField()),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Nothing"),
                            (1, "Pointer: that the agency is or was involved, whom to ring, how fresh"),
                            (2, "Summary: what happened, in a line"),
                            (3, "Full: as the agency sent it"),
                        ]
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LedgerDetail",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="detail",
                        serialize=False,
                        to="disclosure.ledgerentry",
                    ),
                ),
                ("text", models.JSONField()),
            ],
        ),
    ]
