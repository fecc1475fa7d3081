-- A load changes what the planner believes; waiting for autovacuum, the next statement may run for minutes.
ANALYZE records_person, records_sourceperson, records_sourcerecord, records_identifier, records_name, records_address,
    records_relationship, records_involvement, records_event, records_flag;
