-- grain: one agreement, one school year in which it is active or was signed
with portees as (
    select
        annees.annee, annees.debut, annees.fin, conventions.*,
        coalesce(date_signature <= fin, true) and (date_fin is null or date_fin >= debut or coalesce(reconduction_tacite, false)) as active
    from conventions cross join annees
)
select
    annee, cle, active, type_partenaire, secteur, niveau_convention, partenaire,
    formations_visees(formation, formations, classes) as formation,
    coalesce(date_signature between debut and fin, false) as nouvelle,
    active and not coalesce(reconduction_tacite, false) and coalesce(date_fin between debut and fin, false) as a_echeance,
    date_signature, date_fin, reconduction_tacite, 'conventions' as source_table, import_id, ligne
from portees join enseignees using (annee)
where active or nouvelle
