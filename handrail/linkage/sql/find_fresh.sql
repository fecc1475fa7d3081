-- Who is new to us, and which rows are new or changed. Parameters: agency, batch, now.
ANALYZE stage_row (seq, feed, local_id, row_key);
ANALYZE stage_said (local_id);

WITH newcomer AS MATERIALIZED (
    SELECT s.*, gen_random_uuid() AS person_id FROM stage_said s
    WHERE NOT EXISTS (
        SELECT FROM records_sourceperson p WHERE p.agency_id = %(agency)s AND p.local_id = s.local_id
    )
), person AS (
    INSERT INTO records_person (id, created_at, retired, shown_given, shown_family, sex)
    SELECT person_id, %(now)s, false, '', '', 'U' FROM newcomer
)
INSERT INTO records_sourceperson
    (agency_id, local_id, person_id, given, family, born, sex, ethnicity, died, first_seen, last_seen)
SELECT %(agency)s, local_id, person_id, coalesce(given, ''), coalesce(family, ''), born, coalesce(sex, 'U'),
    coalesce(ethnicity, ''), died, %(now)s, %(now)s
FROM newcomer;

-- A row whose key this very load has taken in, saying something else, is repeated: it changes nothing.
INSERT INTO stage_fresh (seq, id, source_person_id, feed, replaces, version, repeated)
SELECT s.seq, nextval('records_sourcerecord_id_seq'), p.id, s.feed, r.id, coalesce(r.version, 0) + 1,
    coalesce(r.batch_id = %(batch)s, false)
FROM stage_row s
JOIN records_sourceperson p ON p.agency_id = %(agency)s AND p.local_id = s.local_id
LEFT JOIN records_sourcerecord r
    ON r.agency_id = %(agency)s AND r.feed = s.feed AND r.row_key = s.row_key AND r.current
WHERE r.id IS NULL OR r.digest <> s.digest OR r.source_person_id <> p.id
ORDER BY s.seq;

ANALYZE stage_fresh (seq, source_person_id, replaces);
