-- Source persons in the columns of engine.schema.SourcePerson; lists joined by chr(31). Parameters: all, ids.
-- What is protected is left out: nothing is compared by it, and nobody is found by it.
-- Health agencies trace NHS numbers on the national index before they file them; others copy what they are told.
SELECT p.id, a.code, p.local_id, p.given, p.family, n.others, p.born, p.sex, d.postcodes, d.address, d.phone,
    i.nhs, (a.kind = 'health' AND i.nhs IS NOT NULL), i.upn, i.others, p.died, e.first_known
FROM records_sourceperson p
JOIN partnership_agency a ON a.id = p.agency_id
LEFT JOIN (
    SELECT n.source_person_id, string_agg(DISTINCT n.given || ' ' || n.family, chr(31)) AS others
    FROM records_name n JOIN records_sourceperson o ON o.id = n.source_person_id
    WHERE (%(all)s OR n.source_person_id = ANY(%(ids)s)) AND (n.given, n.family) <> (o.given, o.family)
    GROUP BY 1
) n ON n.source_person_id = p.id
LEFT JOIN (
    SELECT source_person_id, string_agg(nullif(postcode, ''), chr(31) ORDER BY since DESC NULLS LAST, latest DESC) AS postcodes,
        (array_agg(lines ORDER BY since DESC NULLS LAST, latest DESC) FILTER (WHERE lines <> ''))[1] AS address,
        (array_agg(phone ORDER BY latest DESC) FILTER (WHERE phone <> ''))[1] AS phone
    FROM (
        SELECT source_person_id, CASE WHEN protected THEN '' ELSE postcode END AS postcode,
            CASE WHEN protected THEN '' ELSE lines END AS lines,
            CASE WHEN phone_protected THEN '' ELSE phone END AS phone, max(since) AS since, max(id) AS latest
        FROM records_address WHERE (%(all)s OR source_person_id = ANY(%(ids)s)) AND kind <> 'school'
        GROUP BY 1, 2, 3, 4
    ) each
    GROUP BY 1
) d ON d.source_person_id = p.id
LEFT JOIN (
    SELECT source_person_id,
        (array_agg(value ORDER BY id DESC) FILTER (WHERE scheme = 'nhs' AND valid))[1] AS nhs,
        (array_agg(value ORDER BY id DESC) FILTER (WHERE scheme = 'upn'))[1] AS upn,
        string_agg(DISTINCT scheme || ':' || value, chr(31))
            FILTER (WHERE scheme IN ('pnc', 'uln', 'home_office', 'niche', 'la_child', 'former_upn')) AS others
    FROM records_identifier WHERE (%(all)s OR source_person_id = ANY(%(ids)s)) GROUP BY 1
) i ON i.source_person_id = p.id
LEFT JOIN (
    SELECT source_person_id, min("on") AS first_known
    FROM records_event WHERE (%(all)s OR source_person_id = ANY(%(ids)s)) GROUP BY 1
) e ON e.source_person_id = p.id
WHERE %(all)s OR p.id = ANY(%(ids)s)
