-- grain: one action that took place in one school year
select
    annee, action_id, type_action, secteur, initiative, frequence, evenement, dispositif, mobilite,
    formations_visees(formation, formations, classes) as formation,
    strftime(date_debut, '%Y-%m') as mois, duree_heures, coalesce(public_prioritaire, false) as public_prioritaire,
    intitule, date_debut, 'actions' as source_table, import_id, ligne
from actions join annees on date_debut between debut and fin or (date_debut is null and annee_feuille = annee)
join enseignees using (annee)
where coalesce(statut, case when coalesce(date_debut, debut) <= jour_reference then 'réalisée' else 'prévue' end) = 'réalisée'
