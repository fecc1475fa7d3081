-- One line of the transitions list for each young person in the cohort. Owners are involvements as the support rules name
-- them (`told`: kind, kind of agency, item class). The owner now is the first kind in `lead` that
-- works with them today; the owner after 18 is the first kind in `after_18` whose support holds on the eighteenth birthday
-- (today, once that has passed); of two of a kind, one that names a worker, and then the newest.
INSERT INTO transitions_transitioncase (
    person_id, cohort_rule, rules, cohort_facts, since, born, turns_18, care_status,
    owner_now_id, owner_after_18_id, team_id, area, computed_on
)
WITH involvement AS (
    SELECT cohort.person_id, fact.id, fact.kind, fact.since, fact.until, fact.team_id, fact.worker = '' AS unnamed
    FROM cohort
    JOIN records_sourceperson source USING (person_id)
    JOIN records_involvement fact ON fact.source_person_id = source.id
    JOIN partnership_agency agency ON agency.id = fact.agency_id
    JOIN jsonb_to_recordset(%(told)s::jsonb) AS told (kind text, origin text, item_class text)
      ON told.kind = fact.kind AND told.origin = agency.kind AND told.item_class = fact.item_class
),
owner_now AS (
    SELECT DISTINCT ON (person_id) person_id, id, team_id
    FROM involvement
    WHERE kind = ANY (%(lead)s) AND since <= %(today)s AND (until IS NULL OR until > %(today)s)
    ORDER BY person_id, array_position(%(lead)s, kind::text), unnamed, since DESC, id
),
owner_after AS (
    SELECT DISTINCT ON (cohort.person_id) cohort.person_id, involvement.id
    FROM cohort
    JOIN transitions_supportperiod support USING (person_id)
    JOIN involvement ON involvement.person_id = cohort.person_id AND support.fact = 'involvement ' || involvement.id
    WHERE support.rule = ANY (%(serves_adults)s)
      AND involvement.kind = ANY (%(after_18)s)
      AND support.period @> greatest(handrail_birthday(cohort.born, 18), %(today)s)
    ORDER BY cohort.person_id, array_position(%(after_18)s, involvement.kind::text), unnamed, involvement.since DESC, involvement.id
),
home AS (
    SELECT DISTINCT ON (cohort.person_id) cohort.person_id, split_part(address.postcode, ' ', 1) AS area
    FROM cohort
    JOIN records_sourceperson source USING (person_id)
    JOIN records_address address ON address.source_person_id = source.id
    WHERE address.kind IN ('home', 'placement') AND address.postcode <> '' AND address.until IS NULL
    ORDER BY cohort.person_id, address.since DESC NULLS LAST, source.last_seen DESC, address.id DESC
)
SELECT cohort.person_id, %(cohort_rule)s, %(version)s, cohort.facts, cohort.since, cohort.born, handrail_birthday(cohort.born, 18), '',
       owner_now.id, owner_after.id, owner_now.team_id, left(coalesce(home.area, ''), 10), %(today)s
FROM cohort
LEFT JOIN owner_now USING (person_id)
LEFT JOIN owner_after USING (person_id)
LEFT JOIN home USING (person_id)
