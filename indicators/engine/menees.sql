-- grain: one action of the years looked at that was not called off
select annee, action_id, type_action, intitule, attendus, presents, import_id, ligne
from actions
asof join annees on date_debut >= debut -- faster than `between`, whose few rows DuckDB cannot foresee
where date_debut <= fin and statut is distinct from 'annulée'
union all
select annee, action_id, type_action, intitule, attendus, presents, import_id, ligne
from actions join annees on annee_feuille = annee
where date_debut is null and statut is distinct from 'annulée'
