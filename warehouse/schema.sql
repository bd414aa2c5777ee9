-- The base: eleven tables, the journal of imports. `annee` is a school year, « 2025-2026 ».
-- Every row says where it comes from: `import_id` (a line of the journal) and `ligne` (a line of that sheet).
-- `cle` is what makes a row the same row when a file comes back; no name of a pupil is ever stored.
-- A value that a list does not know is kept as it was read in the column of the same name in `_lu`.

-- grain: one sheet taken in; `depot` groups the sheets dropped together, `annule_le` says since when it no longer counts.
-- A table `recu_<import_id>` keeps its rows as they were received: the eleven tables can be made again from these.
create table if not exists journal (
    import_id integer, depot integer, fichier varchar, feuille varchar, tableau varchar, annee varchar,
    lues integer, ajoutees integer, modifiees integer, inchangees integer, rejetees integer, ignorees integer,
    importe_le timestamp, annule_le timestamp
);

-- grain: one pupil of one school year; the four fingerprints, from the surest to the least sure; `suivi` = no list
-- names this pupil, only a follow-up of placements or of attendance
create table if not exists eleves (
    eleve_id integer, annee varchar,
    empreinte_ine varchar, empreinte_interne varchar, empreinte_naissance varchar, empreinte_nom varchar,
    sexe varchar, classe varchar, formation varchar, niveau varchar, statut varchar, statut_lu varchar,
    date_entree date, date_sortie date, sorti boolean,
    boursier boolean, qpv boolean, ulis boolean, ebep boolean, allophone boolean, mlds boolean,
    cle uuid, import_id integer, ligne integer, suivi boolean
);

-- grain: one partnership agreement
create table if not exists conventions (
    reference varchar, partenaire varchar, siret varchar, type_partenaire varchar, type_partenaire_lu varchar,
    secteur varchar, formation varchar, objet varchar, niveau_convention varchar, niveau_convention_lu varchar,
    date_signature date, date_fin date, reconduction_tacite boolean,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer
);

-- grain: one network the school belongs to
create table if not exists reseaux (
    reseau varchar, type_reseau varchar, formalise boolean, document varchar, document_lu varchar,
    date_debut date, date_fin date,
    cle uuid, import_id integer, ligne integer
);

-- grain: one action; `statut` empty = realised once its first day is past; `annee_feuille` = the year of its sheet, where
-- it has no date (as in `offres` and `invitations`)
create table if not exists actions (
    action_id integer, reference varchar, intitule varchar, type_action varchar, type_action_lu varchar,
    date_debut date, date_fin date, duree_heures double, frequence varchar, frequence_lu varchar,
    partenaire varchar, siret varchar, secteur varchar, initiative varchar, initiative_lu varchar,
    formation varchar, evenement varchar, dispositif varchar, public_prioritaire boolean,
    mobilite varchar, mobilite_lu varchar, statut varchar,
    attendus integer, presents integer, presents_filles integer, presents_garcons integer, presents_prioritaires integer,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer,
    annee_feuille varchar
);

-- grain: one pupil, one action
create table if not exists participations (
    action_id integer, eleve_id integer, presence varchar,
    cle uuid, import_id integer, ligne integer
);

-- grain: one pupil, one period
create table if not exists pfmp (
    annee varchar, periode varchar, date_debut date, date_fin date, eleve_id integer,
    situation varchar, date_solution date, entreprise varchar, siret varchar, secteur varchar, commune varchar,
    origine varchar, origine_lu varchar, action_origine varchar,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer
);

-- grain: one offer received
create table if not exists offres (
    date_reception date, entreprise varchar, siret varchar, secteur varchar, contrat varchar, contrat_lu varchar,
    intitule varchar, postes integer, jeunes_recrutes integer, action_origine varchar,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer,
    annee_feuille varchar
);

-- grain: one payment; an empty `entreprise` means funds that no employer chose to give
create table if not exists taxe (
    campagne integer, entreprise varchar, siret varchar, secteur varchar, montant double, date_versement date,
    action_origine varchar,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer
);

-- grain: one invitation of one company
create table if not exists invitations (
    date_invitation date, entreprise varchar, siret varchar, secteur varchar, objet varchar, action_origine varchar,
    reponse varchar, presence boolean,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer,
    annee_feuille varchar
);

-- grain: one answer (`note`), or one survey already summed up (`repondants`); `rang` numbers the answers of a survey
create table if not exists satisfaction (
    annee varchar, date_enquete date, public_enquete varchar, enquete varchar, action_origine varchar,
    note double, note_maximale double, repondants integer, satisfaits integer, interroges integer, rang integer,
    cle uuid, import_id integer, ligne integer
);

-- grain: one indicator followed together with one partner
create table if not exists partages (
    indicateur varchar, partenaire varchar, frequence varchar, frequence_lu varchar,
    date_debut date, date_fin date, dernier_echange date,
    cle uuid, import_id integer, ligne integer
);

-- grain: one header that a person helped to read once, under a seal; `choix` (JSON) says its table and its columns
create table if not exists formes (entete varchar primary key, choix varchar not null, retenue_le timestamp);

-- grain: one word that a person attached to a value of a list, as it is compared (`lu`) and as it was read (`exemple`)
create table if not exists rattachements (
    tableau varchar, colonne varchar, lu varchar, exemple varchar, valeur varchar not null,
    primary key (tableau, colonne, lu)
);

-- grain: one spelling of a company that a person said to be another one
create table if not exists rapprochements (cle varchar primary key, retenue varchar not null);

-- grain: two companies that a person said to be different, the first in the alphabet in `cle`
create table if not exists rapprochements_refuses (cle varchar, autre varchar, primary key (cle, autre));

-- grain: one cell of what was received, corrected on screen; `annulee_le` says since when it no longer counts
create table if not exists corrections (
    correction_id integer, import_id integer, ligne integer, colonne varchar, valeur varchar,
    faite_le timestamp, annulee_le timestamp
);

-- grain: one indicator, one school year: the target set on screen (`cible`) and what must at least be kept (`seuil`)
create table if not exists cibles (
    indicateur varchar, annee varchar, cible double not null, seuil double,
    primary key (indicateur, annee)
);

-- What people write themselves, for the council; no import ever touches it. `question` is a place in the fiche, « D3.2 ».

-- grain: one question, one school year; `position` from 1 to 4, empty as long as it is not answered or if `sans_objet`
create table if not exists reponses (
    annee varchar, question varchar, position integer, sans_objet boolean not null, constats varchar not null,
    modifie_le timestamp not null,
    primary key (annee, question)
);

-- grain: one piece of evidence of one answer, in the order of `rang`; `sorte` is « indicateur » (its figure), « lignes »
-- (the rows behind it) or « texte »
create table if not exists preuves (
    annee varchar, question varchar, rang integer, sorte varchar not null, indicateur varchar, texte varchar not null
);

-- grain: one action decided in a school year; `pilote` is a function, never a name; `origine` is « plan » or « séance »
create table if not exists plan (
    action_id integer primary key, annee varchar not null, question varchar, indicateur varchar,
    intitule varchar not null, pilote varchar not null, echeance date, etat varchar not null, bilan varchar not null,
    reprise_de integer, origine varchar not null, seance_le date,
    cree_le timestamp not null, modifie_le timestamp not null
);

-- grain: one point of the council's agenda of one school year, in the order of `rang`; `sorte` says why it is there,
-- `raison` the same in a sentence, as it was true on `propose_le`
create table if not exists ordre_du_jour (
    annee varchar, rang integer, question varchar, indicateur varchar, sorte varchar not null,
    titre varchar not null, raison varchar not null, propose_le date
);

-- grain: the school, once; `modele` is its own PowerPoint template
create table if not exists etablissement (nom varchar not null, ville varchar not null, logo blob, modele blob);

-- grain: once, if it was chosen: how many school years before the present one may still hold pupils
create table if not exists conservation (annees integer not null);

-- grain: one council held; `presents` names functions, never people
create table if not exists seances (annee varchar, tenue_le date, presents varchar not null, primary key (annee, tenue_le));

-- grain: the base, once: the version of this schema, and the witness of the key of its fingerprints
create table if not exists fondation (version integer not null, temoin varchar);
