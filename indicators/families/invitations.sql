-- grain: one invitation of one company in one school year
select
    annee, date_invitation, secteur, objet, entreprise, coalesce(titre, action_origine) as action,
    reponse, presence, 'invitations' as source_table, import_id, ligne
from invitations
join annees on date_invitation between debut and fin or (date_invitation is null and annee_feuille = annee)
left join origines on ecrit = norm(action_origine)
