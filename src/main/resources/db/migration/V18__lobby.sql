-- Whoever waits to be let into a room. The browser that holds the secret is who waits; only its hash is kept.
create table waiting (
    id          uuid        primary key,
    version     bigint      not null,
    room_id     uuid        not null,
    person_id   uuid,
    account     text,                 -- the name of that account when it asked; null of a guest
    name        text        not null check (char_length(name) between 1 and 60),
    secret_hash bytea       not null unique check (octet_length(secret_hash) = 32),
    asked_at    timestamptz not null,
    seen_at     timestamptz not null, -- when its page was last heard of
    state       text        not null check (state in ('ADMITTED', 'OPENED', 'REFUSED', 'WAITING')),
    decided_at  timestamptz,
    refusals    integer     not null,
    check ((state = 'WAITING') = (decided_at is null)),
    check ((person_id is null) = (account is null))
);

create index waiting_room on waiting (room_id, asked_at);
create index waiting_seen on waiting (seen_at);

-- What those who wait for a room are told by who may let them in; the newest only.
create table lobby_message (
    room_id uuid        primary key,
    text    text        not null check (char_length(text) between 1 and 500),
    said_at timestamptz not null
);

-- When a moderator, or a moderator's presence, let the participant in; null where the room's access level did.
alter table admission
    add column let_in_at timestamptz;
