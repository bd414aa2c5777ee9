-- Version 3: a pupil whom no list names is told from the others, and a row without a date keeps the year of its sheet.

alter table eleves add column if not exists suivi boolean;
alter table actions add column if not exists annee_feuille varchar;
alter table offres add column if not exists annee_feuille varchar;
alter table invitations add column if not exists annee_feuille varchar;
