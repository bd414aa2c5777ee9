"""A fictional lycée professionnel, three school years, and the files that its DDFPT would have."""
