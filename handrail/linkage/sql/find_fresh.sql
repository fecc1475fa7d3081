-- Who is new to us, and which rows are new or changed. Parameters: agency, batch, now.
ANALYZE stage_row (seq, feed, local_id, row_key);
ANALYZE stage_said (local_id);

-- Two lines of one file with one key that say different things: the earlier is taken in, the later kept aside.
WITH repeated AS (
    DELETE FROM stage_row s USING (
        SELECT o.seq, o.digest <> first_value(o.digest) OVER w OR (r.batch_id = %(batch)s AND r.digest <> o.digest) AS so
        FROM stage_row o LEFT JOIN records_sourcerecord r
            ON r.agency_id = %(agency)s AND r.feed = o.feed AND r.row_key = o.row_key AND r.current
        WINDOW w AS (PARTITION BY o.feed, o.row_key ORDER BY o.seq)
    ) ranked
    WHERE s.seq = ranked.seq AND ranked.so RETURNING s.*
)
INSERT INTO stage_bad (feed, line, "column", rule, reason, value, as_sent)
SELECT feed, line, '', 'duplicate-row',
    'An earlier row of this delivery has the same key. The earlier row was taken in, this one was not.', '', as_sent
FROM repeated;

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

INSERT INTO stage_fresh (seq, id, source_person_id, feed, replaces, version)
SELECT s.seq, nextval('records_sourcerecord_id_seq'), p.id, s.feed, r.id, coalesce(r.version, 0) + 1
FROM (SELECT DISTINCT ON (feed, row_key) seq, feed, row_key, local_id, digest FROM stage_row
      ORDER BY feed, row_key, seq) s
JOIN records_sourceperson p ON p.agency_id = %(agency)s AND p.local_id = s.local_id
LEFT JOIN records_sourcerecord r
    ON r.agency_id = %(agency)s AND r.feed = s.feed AND r.row_key = s.row_key AND r.current
WHERE r.id IS NULL OR r.digest <> s.digest OR r.source_person_id <> p.id;

ANALYZE stage_fresh (seq, source_person_id, replaces);
