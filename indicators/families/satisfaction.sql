-- grain: one answer, or one survey already summed up; an answer has a note, and only it has a score
with lues as (
    select *, coalesce(note is not null and note_maximale > 0, false) as notee
    from satisfaction join annees using (annee)
)
select
    annee, public_enquete, enquete, coalesce(titre, action_origine) as action,
    case when notee then 1 else repondants end as repondants,
    case when notee then (100 * note >= 60 * note_maximale)::integer else satisfaits end as satisfaits,
    case when notee then 100 * note / note_maximale end as score,
    note, note_maximale, date_enquete, 'satisfaction' as source_table, import_id, ligne
from lues left join origines on ecrit = norm(action_origine)
where notee or (repondants is not null and satisfaits is not null)
