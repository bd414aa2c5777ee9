-- grain: the partner of one agreement, one school year in which the agreement is active
with suivis as (
    select distinct annee, norm(partenaire) as partenaire_cle
    from partages join annees on coalesce(date_debut <= fin, true) and (date_fin is null or date_fin >= debut)
),
actives as (
    select conventions.*, annee, norm(partenaire) as partenaire_cle
    from conventions
    join annees on coalesce(date_signature <= fin, true) and (date_fin is null or date_fin >= debut or reconduction_tacite)
)
select
    annee, partenaire_cle, suivis.partenaire_cle is not null as suivi, type_partenaire, secteur, niveau_convention, partenaire,
    date_signature, date_fin,
    formations_visees(formation, formations, classes) as formation,
    'conventions' as source_table, import_id, ligne
from actives left join suivis using (annee, partenaire_cle) join enseignees using (annee)
