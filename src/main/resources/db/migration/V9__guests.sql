-- What the link of a meeting tells beside the meeting itself.
alter table room
    add column next_at      timestamptz, -- when what follows the meeting begins
    add column cancelled_at timestamptz, -- when a cancelled one before it would begin
    add column reopened_at  timestamptz; -- after its meeting was over

-- The address at which a person's calendar can be subscribed to; only its hash is kept.
create table calendar_feed (
    person_id  uuid        primary key references person (id) on delete cascade,
    token_hash bytea       not null unique check (octet_length(token_hash) = 32),
    created_at timestamptz not null
);
