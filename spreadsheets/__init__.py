"""From the files that a DDFPT drops to checked rows in the base."""
