-- grain: one network, one school year in which the school belongs to it
select
    annee, cle, reseau, type_reseau, formalise, date_debut, date_fin,
    'reseaux' as source_table, import_id, ligne
from reseaux join annees on coalesce(date_debut <= fin, true) and (date_fin is null or date_fin >= debut)
