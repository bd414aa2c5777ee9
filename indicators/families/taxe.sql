-- grain: one payment, once in its own campaign and once, as `avant`, in the next; campaign 2025 is year 2025-2026
select
    annee, entreprise_cle, coalesce(entreprise, siret, 'fonds non affectés') as entreprise, secteur, montant,
    coalesce(titre, action_origine) as action, campagne < year(debut) as avant,
    campagne, date_versement, 'taxe' as source_table, import_id, ligne
from annees
join taxe on campagne in (year(debut), year(debut) - 1)
left join origines on ecrit = norm(action_origine)
