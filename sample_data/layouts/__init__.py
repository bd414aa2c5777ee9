"""How the DDFPT's files say what happened: one module a kind of file, honest mistakes included."""
