-- grain: one offer received in one school year
select
    annee, offres.intitule, date_reception, contrat, offres.secteur, offres.entreprise, strftime(date_reception, '%Y-%m') as mois,
    coalesce(actions.intitule, action_origine) as action,
    coalesce(postes, 1) as postes, coalesce(jeunes_recrutes, 0) as jeunes_recrutes,
    'offres' as source_table, offres.import_id, offres.ligne
from offres
join annees on date_reception between debut and fin
left join actions on norm(actions.reference) = norm(action_origine)
