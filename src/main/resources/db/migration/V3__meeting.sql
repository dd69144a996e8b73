create table meeting (
    id           uuid         primary key,
    version      bigint       not null,
    room_id      uuid         not null references room (id),
    slug         varchar(12)  not null, -- of the room, which never changes it
    organizer_id uuid         not null references person (id),
    title        varchar(120) not null,
    zone         varchar(64)  not null,
    starts_at    timestamptz  not null,
    ends_at      timestamptz,           -- null: no time was set
    listed_until timestamptz  not null,
    cancelled_at timestamptz,
    deleted_at   timestamptz,
    created_at   timestamptz  not null,
    check (ends_at > starts_at)
);

create index meeting_of_organizer on meeting (organizer_id, listed_until) where deleted_at is null;
create index meeting_room on meeting (room_id);
