"""The day on which somebody reaches an age, for set-based statements. As `kernel.periods.birthday`: born on 29 February,
it is 1 March in other years."""

from django.db import migrations

CREATE = """
CREATE FUNCTION handrail_birthday(born date, age integer) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (born + make_interval(years => age))::date
     + (extract(day FROM born) <> extract(day FROM born + make_interval(years => age)))::integer
"""


class Migration(migrations.Migration):
    dependencies = [("transitions", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION handrail_birthday(date, integer)")]
