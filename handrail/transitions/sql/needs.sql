-- Recorded facts turned into need periods by the need rules, and with them the needs that agreed assessments found.
-- Facts of one rule, domain, agency and label whose periods touch become one bar, so that ten flags of the same kind are
-- one line that says "10 records".
INSERT INTO transitions_needperiod (person_id, domain, period, rule, agency_id, item_class, fact, label)
WITH rule AS (
    SELECT *
    FROM jsonb_to_recordset(%(rules)s::jsonb) AS r (
        code text, words text, sort text, kinds text[], item_classes text[], except_legal_statuses text[], domains text[],
        at_least int, within_days int, still_at_age int, open_until_age int, until_age int,
        lasts_months int, months_after_end int, goes_on boolean, met_when_ended_as text[]
    )
),
member AS MATERIALIZED (
    SELECT source.id AS source_person_id, young.person_id, young.born
    FROM young JOIN records_sourceperson source USING (person_id)
),
flag AS (
    SELECT rule.code, member.person_id, member.born, 'flag' AS sort, fact.id, fact.agency_id, fact.item_class,
           fact.since, fact.until, false AS met, fact.basis AS label
    FROM member
    JOIN records_flag fact USING (source_person_id)
    JOIN rule ON rule.sort = 'flag' AND fact.kind = ANY (rule.kinds)
),
involvement AS (
    SELECT rule.code, member.person_id, member.born, 'involvement' AS sort, fact.id, fact.agency_id, fact.item_class,
           fact.since,
           coalesce(
               fact.until,
               greatest(fact.planned_end, CASE WHEN fact.planned_end IS NOT NULL THEN %(today)s END),
               handrail_birthday(member.born, rule.open_until_age)
           ) AS until,
           fact.until IS NOT NULL AND fact.end_reason ILIKE ANY (rule.met_when_ended_as) AS met,
           fact.service AS label
    FROM member
    JOIN records_involvement fact USING (source_person_id)
    JOIN rule ON rule.sort = 'involvement' AND fact.kind = ANY (rule.kinds)
    WHERE (
        rule.still_at_age IS NULL
        OR fact.until IS NULL
        OR fact.until > handrail_birthday(member.born, rule.still_at_age)
    )
    AND NOT upper(left(fact.legal_status, 2)) = ANY (rule.except_legal_statuses)
),
event_day AS (
    SELECT rule.code, rule.at_least, rule.within_days, rule.words, member.person_id, member.born, fact."on" AS day,
           min(fact.id) AS id
    FROM member
    JOIN records_event fact USING (source_person_id)
    JOIN rule ON rule.sort = 'event' AND fact.kind = ANY (rule.kinds)
    WHERE rule.item_classes = '{}' OR fact.item_class = ANY (rule.item_classes)
    GROUP BY rule.code, rule.at_least, rule.within_days, rule.words, member.person_id, member.born, fact."on"
),
event_run AS (
    SELECT *, lag(day, at_least - 1) OVER (PARTITION BY code, person_id ORDER BY day) AS run_began
    FROM event_day
),
event AS (
    SELECT run.code, run.person_id, run.born, 'event' AS sort, run.id, fact.agency_id, fact.item_class,
           run.day AS since, NULL::date AS until, false AS met,
           CASE WHEN run.at_least > 1 THEN run.words ELSE fact.summary END AS label
    FROM event_run run JOIN records_event fact ON fact.id = run.id
    WHERE run.run_began IS NOT NULL AND (run.within_days IS NULL OR run.day - run.run_began < run.within_days)
),
stretch AS (
    SELECT fact.code, rule.domains, fact.person_id, fact.agency_id, fact.item_class, fact.label,
           fact.sort || ' ' || fact.id AS fact, fact.since,
           coalesce(least(
               handrail_birthday(fact.born, rule.until_age),
               CASE
                   WHEN rule.goes_on THEN NULL
                   WHEN fact.until IS NULL THEN (fact.since + make_interval(months => rule.lasts_months))::date
                   WHEN fact.met THEN fact.until
                   ELSE (fact.until + make_interval(months => rule.months_after_end))::date
               END
           ), 'infinity') AS until
    FROM (SELECT * FROM flag UNION ALL SELECT * FROM involvement UNION ALL SELECT * FROM event) fact
    JOIN rule USING (code)
    UNION ALL
    SELECT rule.code, ARRAY[need.domain::text], need.person_id, need.agency_id, need.item_class,
           %(levels)s::jsonb ->> need.level::text, 'assessment ' || need.assessment_id, need.since,
           coalesce(need.until, 'infinity')
    FROM young
    JOIN planning_need need USING (person_id)
    JOIN rule ON rule.sort = 'assessed'
),
marked AS (
    SELECT *,
           since > max(until) OVER (
               PARTITION BY person_id, code, domains, agency_id, item_class, label
               ORDER BY since, until ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
           ) AS apart
    FROM stretch
    WHERE until > since
),
island AS (
    SELECT *,
           count(*) FILTER (WHERE apart) OVER (
               PARTITION BY person_id, code, domains, agency_id, item_class, label ORDER BY since, until
           ) AS number
    FROM marked
),
bar AS (
    SELECT person_id, code, domains, agency_id, item_class,
           (array_agg(fact ORDER BY since, fact))[1] AS fact,
           CASE WHEN count(*) = 1 THEN left(label, 200) ELSE left(label, 180) || ' (' || count(*) || ' records)' END AS label,
           daterange(min(since), nullif(max(until), 'infinity')) AS period
    FROM island
    GROUP BY person_id, code, domains, agency_id, item_class, label, number
)
SELECT person_id, unnest(domains), period, code, agency_id, item_class, fact, label
FROM bar
WHERE upper_inf(period) OR upper(period) > %(today)s::date - %(look_back_days)s::int
