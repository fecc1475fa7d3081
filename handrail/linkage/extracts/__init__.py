"""Files in, source rows out: every reader of an extract or a national return. No database here."""
