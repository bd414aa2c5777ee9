-- What depends on the code and not on data: written again in any base where it differs.

-- letters and digits only, without case nor accents: how two spellings of one text are compared
create or replace macro norm(texte) as
    trim(regexp_replace(lower(strip_accents(texte)), '[^a-z0-9]+', ' ', 'g'));

-- the line of a sheet that a row comes from; rows unfolded from groups of its columns differ by multiples of 2^21
create or replace macro ligne_lue(ligne) as ligne % 2097152;
-- the formations that an action or an agreement is for: all of the year's if it says so; a class stands for its own
create or replace macro formations_visees(texte, formations, classes) as
    case when texte is null then ['non renseigné']
        when texte = 'toutes les formations' then formations
        else list_sort(list_distinct(
            list_transform(string_split(texte, ';'), lambda nom: coalesce(classes[norm(nom)], nom))
        )) end;
