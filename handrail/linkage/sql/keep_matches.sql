-- Parameters: run, full (whether everybody was compared anew).
ANALYZE stage_match;
ANALYZE stage_review;

-- A full run looks at every pair again, so what it no longer finds goes, save what a person has decided.
DELETE FROM linkage_reviewitem r USING linkage_match m
WHERE r.match_id = m.id AND r.decision IN ('', 'later') AND (
    EXISTS (
        SELECT FROM records_sourceperson a JOIN records_sourceperson b ON b.person_id = a.person_id
        WHERE a.id = m.left_id AND b.id = m.right_id
    ) OR %(full)s AND NOT EXISTS (SELECT FROM stage_review s WHERE s.left_id = m.left_id AND s.right_id = m.right_id)
);
DELETE FROM linkage_match m
WHERE %(full)s AND NOT EXISTS (SELECT FROM linkage_reviewitem r WHERE r.match_id = m.id);

INSERT INTO linkage_match (run_id, left_id, right_id, weight, waterfall, band, because)
SELECT %(run)s, left_id, right_id, weight, waterfall, band, because FROM stage_match
ON CONFLICT (left_id, right_id) DO UPDATE SET
    run_id = excluded.run_id, weight = excluded.weight, waterfall = excluded.waterfall, band = excluded.band,
    because = excluded.because;

-- Nearer to certain first; a recorded worry about either of the two goes before all that have none.
INSERT INTO linkage_reviewitem (match_id, priority, reason, decision)
SELECT m.id, m.weight + CASE WHEN EXISTS (
        SELECT FROM records_flag f WHERE f.source_person_id IN (m.left_id, m.right_id)
    ) THEN 100 ELSE 0 END, s.reason, ''
FROM stage_review s JOIN linkage_match m ON m.left_id = s.left_id AND m.right_id = s.right_id
ON CONFLICT (match_id) DO UPDATE SET priority = excluded.priority, reason = excluded.reason
    WHERE linkage_reviewitem.decision IN ('', 'later');

DROP TABLE stage_match, stage_review;
