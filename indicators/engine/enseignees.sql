-- grain: one school year, with the formations that « toutes les formations » means in it: those of its pupils, else
-- those that actions and agreements name
select
    annee,
    coalesce(
        (select list(distinct formation) from eleves where eleves.annee = annees.annee and formation is not null),
        (
            select list(distinct nommee)
            from (
                select unnest(string_split(formation, ';')) as nommee from actions
                union all
                select unnest(string_split(formation, ';')) from conventions
            )
            where nommee <> 'toutes les formations'
        ),
        ['toutes les formations']
    ) as formations
from annees
