-- grain: one answer, or one total, of a survey that tells how many people it asked; every answer of a survey repeats
-- that number, so only the first one bears it
with lues as (
    select *, coalesce(note is not null and note_maximale > 0, false) as notee
    from satisfaction join annees using (annee)
),
reunies as (
    select
        * exclude (enquete, repondants, interroges),
        case when notee then first_value(enquete) over reponses else enquete end as enquete,
        case when notee then 1 else repondants end as repondants,
        case when notee then max(interroges) over enquete_entiere else interroges end as interroges,
        notee and row_number() over reponses > 1 as repetee
    from lues
    window
        enquete_entiere as (partition by annee, public_enquete, norm(enquete), notee),
        reponses as (partition by annee, public_enquete, norm(enquete), notee order by rang, import_id, ligne)
)
select
    annee, public_enquete, enquete, repondants, case when repetee then 0 else interroges end as interroges,
    note, note_maximale, date_enquete, 'satisfaction' as source_table, import_id, ligne
from reunies
where repondants is not null and interroges is not null
