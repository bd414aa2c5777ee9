-- grain: one pupil expected at one action of the year or, for an action without a list, its typed totals
select
    menees.annee, type_action, intitule as action, sexe, inscrits.formation, niveau, classe, public,
    1 as attendus, case when presence = 'présent' then 1 else 0 end as presents,
    'participations' as source_table, participations.import_id, participations.ligne
from participations join menees using (action_id) join inscrits using (eleve_id)
union all
select
    annee, type_action, intitule, 'inconnu', null, null, null, [], attendus, presents, 'actions', import_id, ligne
from menees anti join participations using (action_id)
where attendus is not null and presents is not null
