import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("linkage", "0003_loading"), ("records", "0001_initial")]

    operations = [
        migrations.DeleteModel("BlockingKey"),
        migrations.CreateModel(
            name="BlockingKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "source_person_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BigIntegerField()),
                (
                    "source_person",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.sourceperson",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["source_person"], name="blocking_key_owner")]},
        ),
        migrations.CreateModel(
            name="PreparedRecord",
            fields=[
                (
                    "source_person",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.sourceperson",
                    ),
                ),
                ("prepared", models.JSONField()),
            ],
        ),
        migrations.AddField(
            model_name="reviewitem",
            name="reason",
            field=models.CharField(blank=True, help_text="Why the machine did not join the two", max_length=300),
        ),
        migrations.AlterField(
            model_name="match",
            name="waterfall",
            field=models.JSONField(
                default=dict, help_text="levels: what each comparison saw; steps: the weight it adds"
            ),
        ),
    ]
