-- What is held of each person of whom the chunk says something new. Parameters: agency, now.
INSERT INTO stage_touched SELECT DISTINCT source_person_id FROM stage_fresh;

UPDATE records_sourceperson p SET
    given = coalesce(l.given, p.given), family = coalesce(l.family, p.family), born = coalesce(l.born, p.born),
    sex = coalesce(l.sex, p.sex), ethnicity = coalesce(l.ethnicity, p.ethnicity), died = coalesce(l.died, p.died),
    last_seen = %(now)s
FROM stage_said l JOIN stage_person k USING (local_id)
WHERE p.id = k.id AND k.id IN (SELECT source_person_id FROM stage_fresh)
    AND (p.given, p.family, p.born, p.sex, p.ethnicity, p.died) IS DISTINCT FROM
        (coalesce(l.given, p.given), coalesce(l.family, p.family), coalesce(l.born, p.born),
         coalesce(l.sex, p.sex), coalesce(l.ethnicity, p.ethnicity), coalesce(l.died, p.died));

UPDATE records_sourceperson p SET last_seen = %(now)s
FROM stage_person k WHERE p.id = k.id AND p.last_seen < %(now)s;
