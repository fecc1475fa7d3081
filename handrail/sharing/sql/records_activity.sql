-- Source records by the class they came under, with the last day that anything they state was so. A class of which no day
-- is stated counts from when its agency last spoke of the person. The statements of a flag that nobody ends count from
-- the day it was put: a worry that is never taken back would keep a record for ever.
SELECT source.person_id, record.item_class, coalesce(stated.day, (source.last_seen AT TIME ZONE 'Europe/London')::date),
    coalesce(stated.goes_on, false)
FROM records_sourcerecord record
JOIN records_sourceperson source ON source.id = record.source_person_id
JOIN person ON person.id = source.person_id
LEFT JOIN (
    SELECT source_record_id, max(day) AS day, bool_or(goes_on) AS goes_on FROM (
        SELECT source_record_id, coalesce(until, since) AS day, until IS NULL AS goes_on
        FROM records_involvement WHERE %(all)s OR source_person_id = ANY (%(sources)s)
        UNION ALL
        SELECT source_record_id, coalesce(until, "on"), false
        FROM records_event WHERE %(all)s OR source_person_id = ANY (%(sources)s)
        UNION ALL
        SELECT source_record_id, coalesce(until, since), false
        FROM records_flag WHERE %(all)s OR source_person_id = ANY (%(sources)s)
    ) facts GROUP BY source_record_id
) stated ON stated.source_record_id = record.id
WHERE %(all)s OR record.source_person_id = ANY (%(sources)s)
UNION ALL
-- Somebody of whom there is a source and no record any more is still somebody.
SELECT source.person_id, 'identity', (source.last_seen AT TIME ZONE 'Europe/London')::date, false
FROM records_sourceperson source JOIN person ON person.id = source.person_id
