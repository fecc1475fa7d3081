"""When a gap opens or opened. Findings are worked out anew with each computing, so none are carried over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("transitions", "0002_birthday")]

    operations = [
        migrations.RunSQL("DELETE FROM transitions_horizonfinding", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="horizonfinding",
            name="opens_on",
            field=models.DateField(help_text="When it opens or, for a gap that is open, when it opened"),
        ),
    ]
