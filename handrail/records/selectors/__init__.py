"""What the person's pages need, each in a fixed number of queries whatever the length of the record."""
