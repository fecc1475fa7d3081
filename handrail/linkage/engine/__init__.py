"""The linkage engine: which agency records are the same person? Pure functions on DuckDB, Splink and plain Python.

Nothing here touches Django or PostgreSQL. `schema.SourcePerson` goes in; pairs with weights, bands and reasons, and
persons as sets of source records, come out.
"""
