-- A link that was asked for by mail stands beside the one that an administrator made: neither ends the other.
alter table welcome_link
    add column mailed boolean not null default false;
alter table welcome_link
    alter column mailed drop default;
alter table welcome_link
    drop constraint welcome_link_person_id_key;
alter table welcome_link
    add unique nulls not distinct (person_id, mailed);
