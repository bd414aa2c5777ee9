-- grain: one pupil of one school year, with the priority groups the pupil belongs to; where no
-- list tells a formation, that of the pupils of the same class, if they have but one
select
    eleve_id, annee, coalesce(sexe, 'inconnu') as sexe,
    coalesce(
        formation,
        case when classe is not null and min(formation) over meme_classe = max(formation) over meme_classe
            then min(formation) over meme_classe end
    ) as formation,
    niveau, classe, ulis, ebep,
    date_sortie, sorti, suivi, import_id, ligne,
    list_filter([
        case when boursier then 'boursier' end, case when qpv then 'qpv' end, case when ulis then 'ulis' end,
        case when ebep then 'ebep' end, case when allophone then 'allophone' end, case when mlds then 'mlds' end
    ], lambda public: public is not null) as public
from eleves
window meme_classe as (partition by annee, norm(classe))
