-- Whose horizon is drawn: everybody alive between the two ages, or those of them who were asked for.
CREATE TEMPORARY TABLE young ON COMMIT DROP AS
SELECT id AS person_id, born
FROM records_person
WHERE NOT retired
  AND died IS NULL
  AND born IS NOT NULL
  AND handrail_birthday(born, %(from_age)s) <= %(today)s
  AND handrail_birthday(born, %(until_age)s) > %(today)s
  AND (%(person_ids)s::uuid[] IS NULL OR id = ANY (%(person_ids)s::uuid[]))
