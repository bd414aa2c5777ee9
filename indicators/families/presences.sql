-- grain: one enrolled pupil present at one action of the year
with effectif as (
    select annee, eleve_id, sexe, formation, niveau, classe, public
    from inscrits join annees using (annee)
    where coalesce(date_sortie >= limite, not coalesce(sorti, false)) and suivi is not true
)
select
    effectif.*, action_id, type_action, intitule as action,
    'participations' as source_table, participations.import_id, participations.ligne
from participations join menees using (action_id) join effectif using (eleve_id)
where presence = 'présent'
