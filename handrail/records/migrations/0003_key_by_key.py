"""The check of what a statement's rows rest on looks each key up, whatever the planner believes of the table.

Statistics taken while a load is under way count none of its rows. A planner that expects an empty table would go through
all of it for each row.
"""

from django.db import migrations, models
from django.db.models.deletion import PROTECT

BELONGS = """
CREATE OR REPLACE FUNCTION handrail_belongs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  astray boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM fresh WHERE (SELECT true FROM %I held WHERE %s) IS NULL)',
                 TG_ARGV[0], TG_ARGV[1]) INTO astray;
  IF astray THEN
    RAISE EXCEPTION 'A row of % names no row of %, or one of somebody else.', TG_TABLE_NAME, TG_ARGV[0]
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("partnership", "0001_initial"), ("records", "0002_set_checks")]

    operations = [
        migrations.RunSQL(BELONGS, migrations.RunSQL.noop),
        migrations.AlterField(  # found by the index of agency and local id, which begins with it
            "sourceperson",
            "agency",
            models.ForeignKey("partnership.agency", PROTECT, related_name="+", db_index=False),
        ),
    ]
