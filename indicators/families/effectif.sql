-- grain: one pupil still enrolled at the end of one school year, or at the reference date if it comes first
with venus as (
    select distinct eleve_id from participations join menees using (action_id) where presence = 'présent'
)
select
    annee, eleve_id, sexe, formation, niveau, classe, public, eleve_id in (from venus) as beneficiaire,
    coalesce(ulis, false) or coalesce(ebep, false) as besoins_particuliers, len(public) > 0 as prioritaire,
    'eleves' as source_table, import_id, ligne
from inscrits join annees using (annee)
where coalesce(date_sortie >= limite, not coalesce(sorti, false)) and suivi is not true
