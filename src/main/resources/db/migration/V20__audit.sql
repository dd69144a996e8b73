-- Who did what, when and to whom. Names are looked up when it is read, so that none stays of whoever is deleted.
create table audit_entry (
    id        bigint       generated always as identity primary key,
    at        timestamptz  not null,
    kind      varchar(40)  not null, -- a word of audit.Kind
    by_id     uuid,                  -- null: nobody was signed in, or Parvis did it by itself
    person_id uuid,                  -- whose account it is about
    room_id   uuid,                  -- which room it is about
    detail    varchar(200) not null  -- never a name, a title or an address
);

create index audit_entry_at on audit_entry (at);
create index audit_entry_kind on audit_entry (kind, id);
create index audit_entry_by on audit_entry (by_id, id) where by_id is not null;
create index audit_entry_person on audit_entry (person_id, id) where person_id is not null;

-- Nothing changes what is written, and only the clean-up deletes, never what is younger than 30 days.
create function audit_entry_stays() returns trigger
    language plpgsql
as $$
begin
    if tg_op = 'DELETE' and current_setting('parvis.audit_clean_up', true) = 'on' then
        if old.at < now() - interval '30 days' then
            return old;
        end if;
    end if;
    raise exception 'the audit log is only ever added to';
end
$$;

create trigger audit_entry_stays
    before update or delete on audit_entry
    for each row execute function audit_entry_stays();

create trigger audit_entry_is_not_emptied
    before truncate on audit_entry
    for each statement execute function audit_entry_stays();

-- What somebody did stays when their account is deleted; who it was does not.
alter table meeting_change
    alter column person_id drop not null,
    drop constraint meeting_change_person_id_fkey,
    add foreign key (person_id) references person (id) on delete set null;

-- Mail that calls a meeting off leaves when the meeting is gone.
alter table outbox_mail
    alter column meeting_id drop not null,
    drop constraint outbox_mail_meeting_id_fkey,
    add foreign key (meeting_id) references meeting (id) on delete set null;
