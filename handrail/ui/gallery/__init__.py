"""A page with every component, for whoever changes one: long names, many rows, nothing at all, errors."""
