-- grain: one payment, once in its own campaign and once, as `avant`, in the next; campaign 2025 is year 2025-2026
select
    annee, taxe.entreprise_cle, coalesce(entreprise, taxe.siret, 'fonds non affectés') as entreprise, taxe.secteur, montant,
    coalesce(actions.intitule, action_origine) as action, campagne < year(debut) as avant,
    campagne, date_versement, 'taxe' as source_table, taxe.import_id, taxe.ligne
from annees
join taxe on campagne in (year(debut), year(debut) - 1)
left join actions on norm(actions.reference) = norm(action_origine)
