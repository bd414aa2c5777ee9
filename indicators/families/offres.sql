-- grain: one offer received in one school year
select
    annee, intitule, date_reception, contrat, secteur, entreprise, strftime(date_reception, '%Y-%m') as mois,
    coalesce(titre, action_origine) as action,
    coalesce(postes, 1) as postes, coalesce(jeunes_recrutes, 0) as jeunes_recrutes,
    'offres' as source_table, import_id, ligne
from offres
join annees on date_reception between debut and fin or (date_reception is null and annee_feuille = annee)
left join origines on ecrit = norm(action_origine)
