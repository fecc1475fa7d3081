-- One line of the transitions list for each young person in the cohort. The owner now is the first kind in `lead` that
-- works with them today; the owner after 18 is the first kind in `after_18` whose support holds on the eighteenth birthday
-- (today, once that has passed). The newest wins where there are two of a kind.
INSERT INTO transitions_transitioncase (
    person_id, cohort_rule, rules, cohort_facts, born, turns_18, care_status, first_finding_on, first_finding_kind,
    domains, owner_now, owner_after_18, team_id, area, computed_on
)
WITH involvement AS (
    SELECT cohort.person_id, fact.id, fact.kind, fact.since, fact.until, fact.team_id,
           concat_ws(', ', nullif(fact.worker, ''), coalesce(nullif(fact.team_name, ''), fact.service), agency.name) AS owner
    FROM cohort
    JOIN records_sourceperson source USING (person_id)
    JOIN records_involvement fact ON fact.source_person_id = source.id
    JOIN partnership_agency agency ON agency.id = fact.agency_id
),
owner_now AS (
    SELECT DISTINCT ON (person_id) person_id, owner, team_id
    FROM involvement
    WHERE kind = ANY (%(lead)s) AND since <= %(today)s AND (until IS NULL OR until > %(today)s)
    ORDER BY person_id, array_position(%(lead)s, kind::text), since DESC, id
),
owner_after AS (
    SELECT DISTINCT ON (cohort.person_id) cohort.person_id, involvement.owner
    FROM cohort
    JOIN transitions_supportperiod support USING (person_id)
    JOIN involvement ON involvement.person_id = cohort.person_id AND support.fact = 'involvement ' || involvement.id
    WHERE support.rule = ANY (%(serves_adults)s)
      AND involvement.kind = ANY (%(after_18)s)
      AND support.period @> greatest(handrail_birthday(cohort.born, 18), %(today)s)
    ORDER BY cohort.person_id, array_position(%(after_18)s, involvement.kind::text), involvement.since DESC, involvement.id
),
first_in_domain AS (
    SELECT person_id, domain, min(lower(period)) AS day, (array_agg(kind ORDER BY lower(period)))[1] AS kind
    FROM transitions_horizonfinding JOIN cohort USING (person_id)
    GROUP BY person_id, domain
),
first_finding AS (
    SELECT person_id, min(day) AS day,
           (array_agg(kind ORDER BY day, array_position(%(domain_order)s, domain::text)))[1] AS kind,
           jsonb_agg(domain ORDER BY day, array_position(%(domain_order)s, domain::text)) AS domains
    FROM first_in_domain
    GROUP BY person_id
),
home AS (
    SELECT DISTINCT ON (cohort.person_id) cohort.person_id, split_part(address.postcode, ' ', 1) AS area
    FROM cohort
    JOIN records_sourceperson source USING (person_id)
    JOIN records_address address ON address.source_person_id = source.id
    WHERE address.kind IN ('home', 'placement') AND address.postcode <> '' AND address.until IS NULL
    ORDER BY cohort.person_id, address.since DESC NULLS LAST, source.last_seen DESC, address.id DESC
)
SELECT cohort.person_id, %(cohort_rule)s, %(version)s, cohort.facts, cohort.born, handrail_birthday(cohort.born, 18), '',
       first_finding.day, coalesce(first_finding.kind, ''), coalesce(first_finding.domains, '[]'),
       left(coalesce(owner_now.owner, ''), 300), left(coalesce(owner_after.owner, ''), 300),
       owner_now.team_id, left(coalesce(home.area, ''), 10), %(today)s
FROM cohort
LEFT JOIN first_finding USING (person_id)
LEFT JOIN owner_now USING (person_id)
LEFT JOIN owner_after USING (person_id)
LEFT JOIN home USING (person_id)
