-- The fresh rows as sent, and what is held of each person. Parameters: agency, batch, now.
INSERT INTO records_sourcerecord
    (id, agency_id, source_person_id, feed, row_key, version, current, item_class, as_sent, digest, batch_id, received_at)
SELECT f.id, %(agency)s, f.source_person_id, s.feed, s.row_key, f.version, true, s.item_class, s.as_sent, s.digest,
    %(batch)s, %(now)s
FROM stage_fresh f JOIN stage_row s USING (seq);

INSERT INTO stage_touched SELECT DISTINCT source_person_id FROM stage_fresh;

UPDATE records_sourceperson p SET
    given = coalesce(l.given, p.given), family = coalesce(l.family, p.family), born = coalesce(l.born, p.born),
    sex = coalesce(l.sex, p.sex), ethnicity = coalesce(l.ethnicity, p.ethnicity), died = coalesce(l.died, p.died),
    last_seen = %(now)s
FROM stage_said l
WHERE p.agency_id = %(agency)s AND p.local_id = l.local_id
    AND EXISTS (SELECT FROM stage_fresh f WHERE f.source_person_id = p.id)
    AND (p.given, p.family, p.born, p.sex, p.ethnicity, p.died) IS DISTINCT FROM
        (coalesce(l.given, p.given), coalesce(l.family, p.family), coalesce(l.born, p.born),
         coalesce(l.sex, p.sex), coalesce(l.ethnicity, p.ethnicity), coalesce(l.died, p.died));

UPDATE records_sourceperson p SET last_seen = %(now)s
FROM stage_said l
WHERE p.agency_id = %(agency)s AND p.local_id = l.local_id AND p.last_seen < %(now)s;

INSERT INTO linkage_quarantinedrow (batch_id, feed, line, "column", rule, reason, value, as_sent)
SELECT %(batch)s, feed, line, "column", rule, reason, value, as_sent FROM stage_bad;
