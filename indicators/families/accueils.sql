-- grain: one placement in a host company, once in its own school year and once, as `avant`, in the next
with accueils as (
    select
        pfmp.annee as annee_accueil, entreprise_cle, entreprise, pfmp.secteur, periode,
        sexe, inscrits.formation, niveau, classe, public,
        'pfmp' as source_table, pfmp.import_id, pfmp.ligne
    from pfmp join inscrits using (eleve_id)
    where situation in ('convention signée', 'place trouvée') and entreprise_cle is not null
)
select annee, accueils.*, annee_accueil <> annee as avant
from annees join accueils on annee_accueil in (annee, precedente)
