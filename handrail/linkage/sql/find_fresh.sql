-- Who is new to us, and which rows are new or changed. Parameters: agency, batch, now.
-- What is held is looked up key by key, in subqueries that the planner cannot turn into joins: it knows nothing of an
-- agency that has just begun to send, would expect one row of it, and go through all of them for each that came.
WITH known AS MATERIALIZED (
    SELECT s.*, (
        SELECT p.id FROM records_sourceperson p WHERE p.agency_id = %(agency)s AND p.local_id = s.local_id
    ) AS id
    FROM stage_said s
), newcomer AS MATERIALIZED (
    SELECT *, gen_random_uuid() AS person_id FROM known WHERE id IS NULL
), person AS (
    INSERT INTO records_person (id, created_at, retired, shown_given, shown_family, sex)
    SELECT person_id, %(now)s, false, '', '', 'U' FROM newcomer
), added AS (
    INSERT INTO records_sourceperson
        (agency_id, local_id, person_id, given, family, born, sex, ethnicity, died, first_seen, last_seen)
    SELECT %(agency)s, local_id, person_id, coalesce(given, ''), coalesce(family, ''), born, coalesce(sex, 'U'),
        coalesce(ethnicity, ''), died, %(now)s, %(now)s
    FROM newcomer RETURNING local_id, id
)
INSERT INTO stage_person (local_id, id)
SELECT local_id, id FROM known WHERE id IS NOT NULL UNION ALL SELECT local_id, id FROM added;
ANALYZE stage_row (local_id);
ANALYZE stage_person;

-- A row whose key this very load has taken in, saying something else, is repeated: it changes nothing.
INSERT INTO stage_fresh (seq, id, source_person_id, feed, replaces, version, repeated)
SELECT s.seq, nextval('records_sourcerecord_id_seq'), p.id, s.feed, r.id, coalesce(r.version, 0) + 1,
    coalesce(r.batch_id = %(batch)s, false)
FROM stage_row s
JOIN stage_person p USING (local_id)
LEFT JOIN LATERAL (
    SELECT * FROM records_sourcerecord
    WHERE agency_id = %(agency)s AND feed = s.feed AND row_key = s.row_key AND current LIMIT 1
) r ON true
WHERE r.id IS NULL OR r.digest <> s.digest OR r.source_person_id <> p.id
ORDER BY s.seq;
ANALYZE stage_fresh (source_person_id, replaces);
