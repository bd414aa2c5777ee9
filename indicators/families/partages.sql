-- grain: one indicator followed with one partner, one school year in which it is
select
    annee, cle, indicateur, partenaire, frequence, date_debut, date_fin, dernier_echange,
    'partages' as source_table, import_id, ligne
from partages join annees on coalesce(date_debut <= fin, true) and (date_fin is null or date_fin >= debut)
