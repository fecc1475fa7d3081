"""Foreign keys of facts and source records give way to one check for each statement, and indexes nobody reads go.

A load writes some seven rows for each row of an extract. Checked one by one their foreign keys took two thirds of the
database's time; checked as a set, a tenth, and more is checked: that a fact is about the person of the row that states
it, and a row about a person of the agency that sent it.
"""

from django.db import migrations, models
from django.db.models.deletion import PROTECT

FACTS = ("identifier", "name", "address", "relationship")
SHARED = ("involvement", "event", "flag")
BELONGS = """
CREATE FUNCTION handrail_belongs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  astray boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM fresh WHERE NOT EXISTS (SELECT FROM %I held WHERE %s))',
                 TG_ARGV[0], TG_ARGV[1]) INTO astray;
  IF astray THEN
    RAISE EXCEPTION 'A row of % names no row of %, or one of somebody else.', TG_TABLE_NAME, TG_ARGV[0]
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
"""
TRIGGER = """
CREATE TRIGGER belongs AFTER INSERT ON records_{table} REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION handrail_belongs('records_{held}', '{match}');
"""
OF_AGENCY = "held.id = fresh.source_person_id AND held.agency_id = fresh.agency_id"
OF_PERSON = "held.id = fresh.source_record_id AND held.source_person_id = fresh.source_person_id"
OF_BOTH = f"{OF_PERSON} AND held.agency_id = fresh.agency_id"


def _trigger(table: str, held: str, match: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        TRIGGER.format(table=table, held=held, match=match), f"DROP TRIGGER belongs ON records_{table}"
    )


def _unchecked(model: str, field: str, to: str, related: str = "%(class)ss", **more: bool) -> migrations.AlterField:
    key = models.ForeignKey(to, PROTECT, related_name=related, db_constraint=False, **more)
    return migrations.AlterField(model, field, key)


class Migration(migrations.Migration):
    dependencies = [("partnership", "0001_initial"), ("records", "0001_initial")]

    operations = [
        migrations.RemoveIndex("address", "address_postcode"),
        migrations.RemoveIndex("identifier", "identifier_value"),
        _unchecked("sourcerecord", "agency", "partnership.agency", "+", db_index=False),
        _unchecked("sourcerecord", "source_person", "records.sourceperson", "records"),
        *(_unchecked(fact, "source_record", "records.sourcerecord") for fact in FACTS + SHARED),
        *(_unchecked(fact, "source_person", "records.sourceperson") for fact in FACTS),
        *(_unchecked(fact, "source_person", "records.sourceperson", db_index=False) for fact in SHARED),
        *(_unchecked(fact, "agency", "partnership.agency", "+", db_index=False) for fact in SHARED),
        migrations.RunSQL(BELONGS, "DROP FUNCTION handrail_belongs()"),
        _trigger("sourcerecord", "sourceperson", OF_AGENCY),
        *(_trigger(fact, "sourcerecord", OF_PERSON) for fact in FACTS),
        *(_trigger(fact, "sourcerecord", OF_BOTH) for fact in SHARED),
    ]
