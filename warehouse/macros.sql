-- What depends on the code and not on data: written again in any base where it differs.

-- letters and digits only, without case nor accents: how two spellings of one text are compared
create or replace macro norm(texte) as
    trim(regexp_replace(lower(strip_accents(texte)), '[^a-z0-9]+', ' ', 'g'));
