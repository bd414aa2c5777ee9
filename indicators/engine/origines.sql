-- grain: one reference of an action, whatever its spelling, and the title of the action; a mere dash is no reference
select norm(reference) as ecrit, intitule as titre from actions where ecrit <> ''
