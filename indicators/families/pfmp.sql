-- grain: one pupil, one period of one school year; pupils excused from it (« dispensé ») are left out
select
    pfmp.annee, pfmp.eleve_id, periode, sexe, inscrits.formation, niveau, classe, public, pfmp.secteur,
    coalesce(titre, action_origine) as action,
    situation in ('convention signée', 'place trouvée') as solution,
    solution and (origine is not null or action_origine is not null) as origine_connue,
    solution and coalesce(
        origine in ('bureau des entreprises', 'partenaire', 'enseignant') or action_origine is not null, false
    ) as par_le_reseau,
    case when solution then date_diff('day', date_solution, pfmp.date_debut) end as jour,
    situation, origine, date_solution, pfmp.date_debut, 'pfmp' as source_table, pfmp.import_id, pfmp.ligne
from pfmp
join annees using (annee)
join inscrits using (eleve_id)
left join origines on ecrit = norm(action_origine)
where situation <> 'dispensé'
