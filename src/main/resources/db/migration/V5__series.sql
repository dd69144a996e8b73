-- A meeting says when it begins on the clock of its zone, how long it lasts and how it repeats; its
-- occurrences are rows. Every meeting that was there becomes one with one occurrence.
create table occurrence (
    meeting_id   uuid        not null references meeting (id) on delete cascade,
    day          date        not null, -- on which the rule puts it, in the meeting's zone
    organizer_id uuid        not null references person (id),
    title        varchar(120),         -- null: the meeting's
    zone         varchar(64) not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz,          -- null: no time was set
    listed_until timestamptz not null,
    own          boolean     not null, -- changed by itself: an exception to the rule
    cancelled_at timestamptz,
    primary key (meeting_id, day),
    check (ends_at > starts_at)
);

alter table meeting
    add column starts         timestamp,    -- on the clock of the zone; null: no time was set
    add column seconds        integer,
    add column rule           varchar(200), -- RFC 5545, 3.3.10, with UNTIL as a date; null: once
    add column expanded_until date,         -- null: no occurrence is missing
    add column changes        integer not null default 0;

insert into occurrence
select m.id, (m.starts_at at time zone coalesce(z.name, 'UTC'))::date, m.organizer_id, null, m.zone,
       m.starts_at, m.ends_at, m.listed_until, false, m.cancelled_at
from meeting m left join pg_timezone_names z on z.name = m.zone;

update meeting m
set starts = m.starts_at at time zone coalesce(z.name, 'UTC'),
    seconds = extract(epoch from m.ends_at - m.starts_at)
from meeting n left join pg_timezone_names z on z.name = n.zone
where n.id = m.id and m.ends_at is not null;

drop index meeting_of_organizer;
alter table meeting
    drop column starts_at,
    drop column ends_at,
    drop column listed_until,
    alter column changes drop default,
    add check (seconds > 0),
    add check ((starts is null) = (seconds is null)),
    add check (rule is null or starts is not null);

create index meeting_to_expand on meeting (expanded_until) where expanded_until is not null;
create index occurrence_of_organizer on occurrence (organizer_id, listed_until);

-- When what a room tells of its meetings is to be looked at again.
create table agenda_turn (
    room_id uuid        primary key references room (id) on delete cascade,
    at      timestamptz not null
);

create index agenda_turn_at on agenda_turn (at);
