-- What moderators decided of one participant for as long as its admission lasts.
alter table admission
    add column given_role varchar(16) -- a moderator at least, or a member at most
        check (given_role in ('MODERATOR', 'MEMBER')),
    add column may_speak  boolean,    -- null: as the policies of the room say
    add column may_show   boolean,
    add column may_share  boolean;

create table room_lock (
    room_id   uuid        primary key references room (id) on delete cascade,
    locked_at timestamptz not null
);

-- Who did what to whom in calls; written once.
create table conference_log (
    id          bigint       generated always as identity primary key,
    room_id     uuid         not null,
    at          timestamptz  not null,
    action      varchar(32)  not null,
    by_id       uuid         not null, -- an admission, as is target_id
    by_name     varchar(60)  not null,
    target_id   uuid,
    target_name varchar(60),
    detail      varchar(300) not null
);

create index conference_log_room on conference_log (room_id, id);
create index conference_log_at on conference_log (at);

create function conference_log_stays() returns trigger language plpgsql as $$
begin
    raise exception 'conference_log is written once';
end $$;

create trigger conference_log_stays before update on conference_log
    for each row execute function conference_log_stays();
