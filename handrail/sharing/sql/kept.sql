-- For each person and class of information held: by which rule it is kept, counted from what, until when, and whether a
-- hold stands on it. Parameters: all, persons, sources, rules (JSON), with_the_rest. What the rooms register stands where `activity` is filled in.
-- `until` is the first day on which it may go; null where nobody can say yet, and `because` then says why.
WITH person AS (
    SELECT id, born, died FROM records_person
    WHERE NOT retired AND (%(all)s OR id = ANY (%(persons)s))
), activity (person_id, item_class, day, goes_on) AS (
    {activity}
), rule AS (
    SELECT *, row_number() OVER () AS place FROM jsonb_to_recordset(%(rules)s::jsonb) AS r (
        code text, items text[], only_if text[], years int, after text, years_after_early_death int)
), held AS (
    SELECT person.id AS person_id, person.born, person.died, activity.item_class,
        max(activity.day) AS last, bool_or(coalesce(activity.goes_on, false)) AS goes_on
    FROM activity JOIN person ON person.id = activity.person_id
    GROUP BY person.id, person.born, person.died, activity.item_class
), whole AS (
    SELECT *, max(last) OVER everything AS last_of_all, bool_or(goes_on) OVER everything AS any_goes_on
    FROM held WINDOW everything AS (PARTITION BY person_id)
), known_as AS (
    SELECT source.person_id, array_agg(DISTINCT involvement.kind)::text[] AS kinds
    FROM records_involvement involvement JOIN records_sourceperson source ON source.id = involvement.source_person_id
    JOIN person ON person.id = source.person_id
    GROUP BY source.person_id
), counted AS (
    SELECT whole.*, rule.code, rule.place, asked.years, asked.after,
        CASE asked.after
            WHEN 'birth' THEN whole.born
            WHEN 'early_death' THEN whole.died
            WHEN 'last' THEN CASE WHEN NOT whole.goes_on THEN whole.last END
            ELSE CASE WHEN NOT whole.any_goes_on THEN whole.last_of_all END
        END AS counted_from
    FROM whole
    LEFT JOIN known_as USING (person_id)
    LEFT JOIN rule ON (whole.item_class = ANY (rule.items) OR '*' = ANY (rule.items))
        AND (cardinality(rule.only_if) = 0 OR rule.only_if && known_as.kinds)
    LEFT JOIN LATERAL (
        SELECT died_early, CASE WHEN died_early THEN rule.years_after_early_death ELSE rule.years END AS years,
            CASE WHEN died_early THEN 'early_death' ELSE rule.after END AS after
        FROM (SELECT coalesce(whole.died < whole.born + interval '18 years', false)
                AND rule.years_after_early_death IS NOT NULL AS died_early) AS death
    ) asked ON true
), dated AS (
    -- English law: born on 29 February, a birthday is on 1 March in other years.
    SELECT counted.*, added + (extract(day FROM added) <> extract(day FROM counted_from))::int AS until,
        CASE
            WHEN code IS NULL THEN 'no_rule'
            WHEN counted_from IS NOT NULL THEN ''
            WHEN after = 'birth' THEN 'no_birth_date'
            WHEN CASE after WHEN 'last' THEN goes_on ELSE any_goes_on END THEN 'goes_on'
            ELSE 'no_date'
        END AS because
    FROM counted
    LEFT JOIN LATERAL (SELECT (counted_from + make_interval(years => years))::date AS added) AS summed ON true
), longest AS (
    SELECT DISTINCT ON (person_id, item_class) * FROM dated
    ORDER BY person_id, item_class, until DESC NULLS FIRST, place
), held_person AS (
    -- A hold goes with the records it was put on: a join or a split that moves them takes it along.
    SELECT person_id, max(id) AS hold FROM (
        SELECT hold.id, source.person_id FROM sharing_hold hold
        JOIN records_sourceperson source ON source.id = ANY (hold.source_persons)
        WHERE hold.released_at IS NULL
        UNION
        SELECT id, person_id FROM sharing_hold WHERE released_at IS NULL AND person_id IS NOT NULL
    ) each GROUP BY person_id
), held_class AS (
    SELECT item_class, max(id) AS hold FROM sharing_hold WHERE released_at IS NULL AND item_class <> '' GROUP BY item_class
), together AS (
    SELECT longest.*, longest.item_class = ANY (%(with_the_rest)s) AS follows,
        bool_or(until IS NULL) OVER everything AS any_open, max(until) OVER everything AS last_until,
        greatest(held_person.hold, held_class.hold, held_all.hold) AS hold
    FROM longest
    LEFT JOIN held_person USING (person_id)
    LEFT JOIN held_class ON held_class.item_class = longest.item_class
    LEFT JOIN held_class held_all ON held_all.item_class = '*'
    WINDOW everything AS (PARTITION BY person_id)
)
SELECT person_id, item_class, code, after, years, counted_from,
    CASE WHEN NOT follows THEN until WHEN NOT any_open THEN last_until END AS until,
    CASE
        WHEN follows AND because = '' AND any_open THEN 'the_rest'
        WHEN follows AND NOT any_open AND until < last_until THEN 'with_the_rest'
        ELSE because
    END AS because,
    CASE WHEN follows THEN max(hold) OVER (PARTITION BY person_id) ELSE hold END AS hold
FROM together
