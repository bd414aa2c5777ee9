-- grain: one school year, with the formations that « toutes les formations » means in it: those of its pupils, else
-- those that actions and agreements name; `classes`: class → the only formation of its pupils, for « TMELEC1 » where a
-- formation is asked for
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
    ) as formations,
    coalesce(
        (
            select map_from_entries(list((classe, formation)))
            from (
                select norm(classe) as classe, min(formation) as formation from eleves
                where eleves.annee = annees.annee and classe is not null and formation is not null
                group by norm(classe) having min(formation) = max(formation)
            )
        ),
        map()
    ) as classes
from annees
