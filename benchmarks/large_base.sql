-- A hundred lycées of 900 pupils in one base, three school years; the same rows at each run.
-- `rang` numbers the rows of one year, `an` the years: 0 for 2023-2024.

-- grain: one pupil of one school year; classes of 25
insert into eleves by name
select
    (rang + 90_000 * an)::integer as eleve_id, (2023 + an) || '-' || (2024 + an) as annee,
    case when rang % 41 > 0 then ['F', 'G'][1 + (hash(rang) % 2)::integer] end as sexe,
    'C' || rang // 25 as classe, 'Bac pro ' || rang // 25 % 40 as formation,
    ['CAP1', 'CAP2', '2NDE', '1RE', 'TLE'][1 + rang // 25 % 5] as niveau,
    case when rang % 50 = 0 then make_date(2024 + an, 1, 15) end as date_sortie,
    rang % 4 = 0 as boursier, rang % 9 = 0 as qpv, rang % 31 = 0 as ulis, rang % 17 = 0 as ebep, rang % 43 = 0 as allophone,
    rang % 61 = 0 as mlds, uuid() as cle, 1 as import_id, 2 + rang::integer as ligne
from range(90_000) as pupils(rang), range(3) as years(an);

-- grain: one action; 120 a year and lycée
insert into actions by name
select
    (rang + 12_000 * an)::integer as action_id, 'A' || an || '-' || rang as reference, 'Action ' || rang as intitule,
    ['visite d''entreprise', 'forum ou salon', 'jury ou épreuve d''examen', 'mobilité', 'autre'][1 + rang % 5] as type_action,
    make_date(2023 + an, 9, 1) + (rang % 300)::integer as date_debut,
    case when rang % 7 > 0 then 1.5 + rang % 6 end as duree_heures,
    ['ponctuelle', 'mensuelle', null][1 + rang % 3] as frequence, 'Secteur ' || rang % 12 as secteur,
    ['lycée', 'partenaire', 'conjointe'][1 + rang % 3] as initiative, 'Bac pro ' || rang % 40 as formation,
    case when rang % 11 = 0 then 'Semaine de l''industrie' end as evenement,
    case when rang % 13 = 0 then 'AvenirPro' end as dispositif, rang % 5 = 0 as public_prioritaire,
    ['aucune', 'culturelle', null][1 + rang % 3] as mobilite, case when rang % 20 = 0 then 'annulée' end as statut,
    case when rang % 120 > 89 then 30 end as attendus, case when rang % 120 > 89 then 25 end as presents,
    uuid() as cle, 2 as import_id, 2 + rang::integer as ligne
from range(12_000) as done(rang), range(3) as years(an);

-- grain: one pupil, one of the 90 actions with a list of the pupil's own lycée; some 18 a year
insert into participations by name
select
    (12_000 * an + rang // 900 * 120 + (rang * 7 + fois * 13) % 90)::integer as action_id,
    (rang + 90_000 * an)::integer as eleve_id,
    case when rang % 8 = 0 or hash(rang, fois) % 10 = 0 then 'absent' else 'présent' end as presence,
    uuid() as cle, 3 as import_id, 2 + rang::integer as ligne
from range(3) as years(an), range(19) as times(fois), range(90_000) as pupils(rang)
where (rang + fois) % 38 > 0
order by action_id;

-- grain: one pupil, one of two periods
insert into pfmp by name
select
    (2023 + an) || '-' || (2024 + an) as annee, 'PFMP ' || (1 + rank) as periode,
    make_date(2024 + an, 1 + 3 * rank::integer, 10) as date_debut, make_date(2024 + an, 2 + 3 * rank::integer, 10) as date_fin,
    (rang + 90_000 * an)::integer as eleve_id,
    ['convention signée', 'place trouvée', 'en recherche', 'sans solution', 'dispensé'][1 + (rang * 3 + rank) % 5] as situation,
    make_date(2024 + an, 1 + 3 * rank::integer, 10) - (rang % 90)::integer as date_solution,
    'Entreprise ' || (rang * 7 + an) % 20_000 as entreprise, 'Secteur ' || rang % 12 as secteur, 'Commune ' || rang % 100 as commune,
    ['bureau des entreprises', 'partenaire', 'famille', null][1 + rang % 4] as origine,
    case when rang % 10 = 0 then 'A' || an || '-' || rang % 12_000 end as action_origine,
    norm(entreprise || '|' || commune) as entreprise_cle, uuid() as cle, 4 as import_id, 2 + rang::integer as ligne
from range(90_000) as pupils(rang), range(3) as years(an), range(2) as periods(rank);

insert into conventions by name
select
    'R' || rang as reference, 'Partenaire ' || rang % 3_000 as partenaire,
    ['entreprise', 'établissement de formation', 'association'][1 + rang % 3] as type_partenaire,
    'Secteur ' || rang % 12 as secteur, 'Bac pro ' || rang % 40 as formation,
    date '2020-01-01' + (rang % 2_200)::integer as date_signature,
    case when rang % 3 > 0 then date '2023-01-01' + (rang % 2_200)::integer end as date_fin, rang % 4 = 0 as reconduction_tacite,
    uuid() as cle, 5 as import_id, 2 + rang::integer as ligne
from range(4_000) as agreements(rang);

insert into reseaux by name
select
    'Réseau ' || rang as reseau, 'Type ' || rang % 7 as type_reseau, rang % 3 > 0 as formalise,
    date '2019-01-01' + (rang % 2_200)::integer as date_debut, uuid() as cle, 6 as import_id, 2 + rang::integer as ligne
from range(600) as networks(rang);

insert into offres by name
select
    date '2023-09-01' + (rang % 1_090)::integer as date_reception, 'Entreprise ' || rang % 5_000 as entreprise,
    'Secteur ' || rang % 12 as secteur, ['CDI', 'CDD', 'apprentissage'][1 + rang % 3] as contrat, 'Poste ' || rang as intitule,
    (1 + rang % 3)::integer as postes, (rang % 2)::integer as jeunes_recrutes,
    case when rang % 9 = 0 then 'A1-' || rang % 12_000 end as action_origine,
    uuid() as cle, 7 as import_id, 2 + rang::integer as ligne
from range(30_000) as offers(rang);

insert into taxe by name
select
    (2022 + rang % 4)::integer as campagne, 'Entreprise ' || rang % 5_001 as entreprise, 'Secteur ' || rang % 12 as secteur,
    rang % 1_000 + 0.5 as montant, date '2025-01-01' as date_versement,
    case when rang % 9 = 0 then 'A1-' || rang % 12_000 end as action_origine, norm(entreprise) as entreprise_cle,
    uuid() as cle, 8 as import_id, 2 + rang::integer as ligne
from range(24_000) as payments(rang);

insert into partages by name
select
    'Indicateur ' || rang as indicateur, 'PARTENAIRE ' || rang % 900 as partenaire,
    ['mensuelle', 'annuelle', null][1 + rang % 3] as frequence, date '2019-01-01' + (rang % 2_200)::integer as date_debut,
    uuid() as cle, 9 as import_id, 2 + rang::integer as ligne
from range(1_000) as shared(rang);

insert into invitations by name
select
    date '2023-09-01' + (rang % 1_090)::integer as date_invitation, 'Entreprise ' || rang % 5_000 as entreprise,
    'Secteur ' || rang % 12 as secteur, 'Objet ' || rang % 30 as objet,
    ['acceptée', 'déclinée', 'sans réponse'][1 + rang % 3] as reponse, rang % 3 = 0 as presence,
    uuid() as cle, 10 as import_id, 2 + rang::integer as ligne
from range(60_000) as invited(rang);

-- grain: one answer
insert into satisfaction by name
select
    (2023 + rang % 3) || '-' || (2024 + rang % 3) as annee,
    ['élèves', 'équipe pédagogique', 'partenaires'][1 + rang // 3 % 3] as public_enquete, 'Enquête ' || rang % 500 as enquete,
    1 + (hash(rang) % 5)::integer as note, 5 as note_maximale, case when rang % 2 = 0 then 300 end as interroges, rang::integer as rang,
    uuid() as cle, 11 as import_id, 2 + rang::integer as ligne
from range(90_000) as answers(rang);
