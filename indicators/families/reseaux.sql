-- grain: one network, one school year in which the school belongs to it
select
    annee, cle, reseau, type_reseau, coalesce(formalise, false) as formalise, date_debut, date_fin,
    'reseaux' as source_table, import_id, ligne
from reseaux join annees on date_debut <= fin and (date_fin is null or date_fin >= debut)
