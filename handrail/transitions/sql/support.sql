-- Involvements turned into support periods by the support rules, each with the reason why it stops when it does. Only what
-- `told_by` of the rule names counts: on that stands who may be told whether a need is met.
INSERT INTO transitions_supportperiod
    (person_id, domain, period, rule, agency_id, item_class, fact, label, ends_because)
WITH rule AS (
    SELECT *
    FROM jsonb_to_recordset(%(rules)s::jsonb) AS r (
        code text, involvements text[], told_by jsonb, services text[], except_legal_statuses text[], domains text[],
        upper_age int, lasts_days int
    )
),
legal_status AS (
    SELECT unnest(codes) AS code, ends_at_age
    FROM jsonb_to_recordset(%(legal_statuses)s::jsonb) AS s (codes text[], ends_at_age int)
),
drawn AS (
    SELECT young.person_id, rule.code, rule.domains, fact.id, fact.agency_id, fact.item_class, fact.service,
           fact.since, fact.until,
           planned.on AS planned_on,
           CASE WHEN fact.until IS NULL THEN greatest(planned.on, CASE WHEN planned.on IS NOT NULL THEN %(today)s END) END
               AS planned_until,
           handrail_birthday(young.born, rule.upper_age) AS age_until,
           handrail_birthday(young.born, legal_status.ends_at_age) AS legal_until
    FROM young
    JOIN records_sourceperson source USING (person_id)
    JOIN records_involvement fact ON fact.source_person_id = source.id
    JOIN partnership_agency agency ON agency.id = fact.agency_id
    JOIN rule ON fact.kind = ANY (rule.involvements)
             AND rule.told_by -> agency.kind ? fact.item_class
             AND (rule.services = '{}' OR fact.service ILIKE ANY (rule.services))
             AND NOT upper(left(fact.legal_status, 2)) = ANY (rule.except_legal_statuses)
    LEFT JOIN legal_status ON legal_status.code = upper(left(fact.legal_status, 2))
    CROSS JOIN LATERAL (SELECT coalesce(fact.planned_end, fact.since + rule.lasts_days) AS on) planned
),
ended AS (
    SELECT *, least(until, planned_until, age_until, legal_until) AS ends
    FROM drawn
)
SELECT person_id, unnest(domains), daterange(since, ends), code, agency_id, item_class, 'involvement ' || id, service,
       CASE
           WHEN ends IS NULL THEN ''
           WHEN ends = until THEN 'closed'
           WHEN ends = legal_until THEN 'legal status'
           WHEN ends = age_until THEN 'upper age'
           WHEN planned_on < %(today)s THEN 'planned end passed'
           ELSE 'planned end'
       END
FROM ended
WHERE (ends IS NULL OR ends > since)
  AND (ends IS NULL OR ends > %(today)s::date - %(look_back_days)s::int)
