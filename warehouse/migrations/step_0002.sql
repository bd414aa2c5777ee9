-- Version 2: the base says its version and keeps the witness of its key. Until then nothing told one base from another,
-- so that any table of version 1 may be missing, and the journal may not know yet what was taken back.

create table fondation (version integer not null, temoin varchar);

alter table journal add column if not exists annule_le timestamp;

drop sequence if exists numero_import;
drop sequence if exists numero_eleve;
drop sequence if exists numero_action;

create table if not exists journal (
    import_id integer, depot integer, fichier varchar, feuille varchar, tableau varchar, annee varchar,
    lues integer, ajoutees integer, modifiees integer, inchangees integer, rejetees integer, ignorees integer,
    importe_le timestamp, annule_le timestamp
);

create table if not exists eleves (
    eleve_id integer, annee varchar,
    empreinte_ine varchar, empreinte_interne varchar, empreinte_naissance varchar, empreinte_nom varchar,
    sexe varchar, classe varchar, formation varchar, niveau varchar, statut varchar, statut_lu varchar,
    date_entree date, date_sortie date, sorti boolean,
    boursier boolean, qpv boolean, ulis boolean, ebep boolean, allophone boolean, mlds boolean,
    cle uuid, import_id integer, ligne integer
);

create table if not exists conventions (
    reference varchar, partenaire varchar, siret varchar, type_partenaire varchar, type_partenaire_lu varchar,
    secteur varchar, formation varchar, objet varchar, niveau_convention varchar, niveau_convention_lu varchar,
    date_signature date, date_fin date, reconduction_tacite boolean,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer
);

create table if not exists reseaux (
    reseau varchar, type_reseau varchar, formalise boolean, document varchar, document_lu varchar,
    date_debut date, date_fin date,
    cle uuid, import_id integer, ligne integer
);

create table if not exists actions (
    action_id integer, reference varchar, intitule varchar, type_action varchar, type_action_lu varchar,
    date_debut date, date_fin date, duree_heures double, frequence varchar, frequence_lu varchar,
    partenaire varchar, siret varchar, secteur varchar, initiative varchar, initiative_lu varchar,
    formation varchar, evenement varchar, dispositif varchar, public_prioritaire boolean,
    mobilite varchar, mobilite_lu varchar, statut varchar,
    attendus integer, presents integer, presents_filles integer, presents_garcons integer, presents_prioritaires integer,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer
);

create table if not exists participations (
    action_id integer, eleve_id integer, presence varchar,
    cle uuid, import_id integer, ligne integer
);

create table if not exists pfmp (
    annee varchar, periode varchar, date_debut date, date_fin date, eleve_id integer,
    situation varchar, date_solution date, entreprise varchar, siret varchar, secteur varchar, commune varchar,
    origine varchar, origine_lu varchar, action_origine varchar,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer
);

create table if not exists offres (
    date_reception date, entreprise varchar, siret varchar, secteur varchar, contrat varchar, contrat_lu varchar,
    intitule varchar, postes integer, jeunes_recrutes integer, action_origine varchar,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer
);

create table if not exists taxe (
    campagne integer, entreprise varchar, siret varchar, secteur varchar, montant double, date_versement date,
    action_origine varchar,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer
);

create table if not exists invitations (
    date_invitation date, entreprise varchar, siret varchar, secteur varchar, objet varchar, action_origine varchar,
    reponse varchar, presence boolean,
    entreprise_cle varchar, cle uuid, import_id integer, ligne integer
);

create table if not exists satisfaction (
    annee varchar, date_enquete date, public_enquete varchar, enquete varchar, action_origine varchar,
    note double, note_maximale double, repondants integer, satisfaits integer, interroges integer, rang integer,
    cle uuid, import_id integer, ligne integer
);

create table if not exists partages (
    indicateur varchar, partenaire varchar, frequence varchar, frequence_lu varchar,
    date_debut date, date_fin date, dernier_echange date,
    cle uuid, import_id integer, ligne integer
);

create table if not exists formes (entete varchar primary key, choix varchar not null, retenue_le timestamp);

create table if not exists rattachements (
    tableau varchar, colonne varchar, lu varchar, exemple varchar, valeur varchar not null,
    primary key (tableau, colonne, lu)
);

create table if not exists rapprochements (cle varchar primary key, retenue varchar not null);

create table if not exists rapprochements_refuses (cle varchar, autre varchar, primary key (cle, autre));

create table if not exists corrections (
    correction_id integer, import_id integer, ligne integer, colonne varchar, valeur varchar,
    faite_le timestamp, annulee_le timestamp
);

create table if not exists cibles (
    indicateur varchar, annee varchar, cible double not null, seuil double,
    primary key (indicateur, annee)
);

create table if not exists reponses (
    annee varchar, question varchar, position integer, sans_objet boolean not null, constats varchar not null,
    modifie_le timestamp not null,
    primary key (annee, question)
);

create table if not exists preuves (
    annee varchar, question varchar, rang integer, sorte varchar not null, indicateur varchar, texte varchar not null
);

create table if not exists plan (
    action_id integer primary key, annee varchar not null, question varchar, indicateur varchar,
    intitule varchar not null, pilote varchar not null, echeance date, etat varchar not null, bilan varchar not null,
    reprise_de integer, origine varchar not null, seance_le date,
    cree_le timestamp not null, modifie_le timestamp not null
);

create table if not exists ordre_du_jour (
    annee varchar, rang integer, question varchar, indicateur varchar, sorte varchar not null,
    titre varchar not null, raison varchar not null, propose_le date
);

create table if not exists etablissement (nom varchar not null, ville varchar not null, logo blob, modele blob);

create table if not exists conservation (annees integer not null);

create table if not exists seances (annee varchar, tenue_le date, presents varchar not null, primary key (annee, tenue_le));
