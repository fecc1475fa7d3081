-- Those of the young whom the cohort rule meets, with the flags that met it.
CREATE TEMPORARY TABLE cohort ON COMMIT DROP AS
SELECT young.person_id, young.born,
       greatest(handrail_birthday(young.born, %(cohort_from_age)s), min(flag.since)) AS since,
       jsonb_agg('flag ' || flag.id ORDER BY flag.since DESC, flag.id) AS facts
FROM young
JOIN records_sourceperson source USING (person_id)
JOIN records_flag flag ON flag.source_person_id = source.id
JOIN jsonb_to_recordset(%(concerns)s::jsonb) AS concern (flags text[], within_months int)
  ON flag.kind = ANY (concern.flags)
 AND flag.since <= %(today)s
 AND (
     concern.within_months IS NULL
     OR coalesce(flag.until, flag.since) >= (%(today)s::date - make_interval(months => concern.within_months))::date
 )
WHERE handrail_birthday(young.born, %(cohort_from_age)s) <= %(today)s
  AND handrail_birthday(young.born, %(cohort_until_age)s) > %(today)s
GROUP BY young.person_id, young.born
