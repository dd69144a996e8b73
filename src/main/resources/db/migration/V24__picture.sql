-- A square JPEG that Parvis has encoded itself.
create table person_picture (
    person_id  uuid        primary key references person (id) on delete cascade,
    jpeg       bytea       not null check (octet_length(jpeg) <= 200000),
    changed_at timestamptz not null
);

-- Whose accounts the names in the log of calls belong to; null: nobody's, or of one that is deleted.
alter table conference_log
    add column by_person     uuid,
    add column target_person uuid;

alter table conference_log disable trigger conference_log_stays;
update conference_log l set by_person = a.person_id
    from admission a join person p on p.id = a.person_id where a.id = l.by_id;
update conference_log l set target_person = a.person_id
    from admission a join person p on p.id = a.person_id where a.id = l.target_id;
alter table conference_log enable trigger conference_log_stays;

alter table conference_log
    add foreign key (by_person) references person (id) on delete set null,
    add foreign key (target_person) references person (id) on delete set null;

create index conference_log_by_person on conference_log (by_person) where by_person is not null;
create index conference_log_target_person on conference_log (target_person) where target_person is not null;

-- With an account its names go, and nothing else ever changes.
create or replace function conference_log_stays() returns trigger language plpgsql as $$
begin
    if new.by_person is null and old.by_person is not null then
        old.by_person := null;
        old.by_name := '';
        new.by_name := '';
    end if;
    if new.target_person is null and old.target_person is not null then
        old.target_person := null;
        old.target_name := '';
        new.target_name := '';
        if old.action in ('RENAME', 'RENAME_THEMSELVES') then -- the detail is the new name
            old.detail := '';
            new.detail := '';
        end if;
    end if;
    if new is distinct from old then
        raise exception 'conference_log is written once';
    end if;
    return new;
end $$;

-- A room's settings may change all at once.
alter table audit_entry
    alter column detail type varchar(500);
