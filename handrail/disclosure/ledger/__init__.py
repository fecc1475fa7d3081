"""Who read, sought, took out, was refused or changed what: append-only, and chained so that tampering shows."""
