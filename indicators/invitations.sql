-- grain: one invitation of one company in one school year
select
    annee, date_invitation, invitations.secteur, objet, entreprise, coalesce(actions.intitule, action_origine) as action,
    reponse, presence, 'invitations' as source_table, invitations.import_id, invitations.ligne
from invitations
join annees on date_invitation between debut and fin
left join actions on norm(actions.reference) = norm(action_origine)
