-- Who is invited to a meeting, what they answered, and what changed.
alter table meeting
    add column description      varchar(20000) not null default '', -- its agenda, as it was written
    add column guest_list_shown boolean        not null default false,
    add column sequence         integer        not null default 0, -- RFC 5546, 2.1.4
    add column last_sequence    integer        not null default 0, -- the highest, also of an exception
    add column tell_deletion_at timestamptz,                       -- null: nobody is to be told
    add column deletion_told    boolean        not null default false;

alter table meeting
    alter column description drop default,
    alter column guest_list_shown drop default,
    alter column sequence drop default,
    alter column last_sequence drop default,
    alter column deletion_told drop default;

create index meeting_to_tell_deletion on meeting (tell_deletion_at)
    where tell_deletion_at is not null;
create index occurrence_of_meeting on occurrence (meeting_id, listed_until);

-- Of an exception; the others have their meeting's.
alter table occurrence add column sequence integer not null default 0;

create table attendee (
    id           uuid         primary key,
    meeting_id   uuid         not null references meeting (id) on delete cascade,
    email        varchar(254) not null, -- in lower case
    name         varchar(120) not null, -- empty: unknown
    person_id    uuid         references person (id) on delete set null,
    role         varchar(16)  not null check (role in ('REQ_PARTICIPANT', 'OPT_PARTICIPANT')),
    moderator    boolean      not null,
    co_organizer boolean      not null,
    partstat     varchar(16)  not null
        check (partstat in ('NEEDS_ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE')),
    comment      varchar(500) not null,
    asked        integer,      -- the SEQUENCE that they were last asked with; null: not yet
    answered     integer,      -- the SEQUENCE that they last answered
    answered_at  timestamptz,
    listed_until timestamptz  not null default 'infinity', -- of the meeting's last occurrence
    created_at   timestamptz   not null,
    unique (meeting_id, email)
);

create index attendee_person on attendee (person_id, listed_until) where person_id is not null;
create index attendee_without_account on attendee (email) where person_id is null;

-- What an attendee was asked about one occurrence, and answered; without a row: as for the series.
create table attendee_answer (
    attendee_id uuid         not null references attendee (id) on delete cascade,
    day         date         not null,
    partstat    varchar(16)  not null
        check (partstat in ('NEEDS_ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE')),
    comment     varchar(500) not null,
    asked       integer,
    answered    integer,
    answered_at timestamptz,
    primary key (attendee_id, day)
);

-- Whom meetings make moderators of their room, beside its owner.
create table room_moderator (
    room_id   uuid not null references room (id) on delete cascade,
    person_id uuid not null references person (id) on delete cascade,
    primary key (room_id, person_id)
);

alter table admission
    drop constraint admission_role_check,
    add check (role in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST'));

create table meeting_change (
    id         bigint       generated always as identity primary key,
    meeting_id uuid         not null references meeting (id) on delete cascade,
    at         timestamptz  not null,
    person_id  uuid         not null references person (id),
    day        date,         -- null: not of one occurrence
    what       varchar(200) not null, -- words of MeetingChange.What, by commas
    told       integer      not null  -- to how many people
);

create index meeting_change_meeting on meeting_change (meeting_id, id);

-- Words of somebody's name and address without accents, of which each can be begun and not ended.
create function person_words(name text, email text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('simple'::regconfig,
        lower(translate(
            regexp_replace(normalize(name || ' ' || email, nfd), '[\u0300-\u036f]', '', 'g'),
            '@.-_+''’', '       ')));

create index person_words on person using gin (person_words(name, email));
