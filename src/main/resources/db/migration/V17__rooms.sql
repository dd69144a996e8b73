-- Who enters a room without waiting, what may be done in it, and what it is called.
alter table room
    add column name        varchar(80) not null default '', -- empty: what takes place names it
    add column access      varchar(16) not null default 'PUBLIC'
        check (access in ('PUBLIC', 'TRUSTED', 'RESTRICTED')),
    -- The least role that may.
    add column may_speak   varchar(16) not null default 'GUEST'
        check (may_speak in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    add column may_show    varchar(16) not null default 'GUEST'
        check (may_show in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    add column may_share   varchar(16) not null default 'GUEST'
        check (may_share in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    add column may_chat    varchar(16) not null default 'GUEST'
        check (may_chat in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    add column may_react   varchar(16) not null default 'GUEST'
        check (may_react in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    add column may_rename  varchar(16) not null default 'GUEST'
        check (may_rename in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    add column may_admit   varchar(16) not null default 'MODERATOR'
        check (may_admit in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    add column start_muted boolean     not null default false,
    add column wait_for_moderator boolean not null default false,
    add column archived_at timestamptz;

alter table room
    alter column name drop default,
    alter column access drop default,
    alter column may_speak drop default,
    alter column may_show drop default,
    alter column may_share drop default,
    alter column may_chat drop default,
    alter column may_react drop default,
    alter column may_rename drop default,
    alter column may_admit drop default,
    alter column start_muted drop default,
    alter column wait_for_moderator drop default;

-- Links that were replaced: they lead nowhere and are not drawn again.
create table room_former_slug (
    slug        varchar(12) primary key,
    room_id     uuid        not null references room (id) on delete cascade,
    replaced_at timestamptz not null
);

create index room_former_slug_room on room_former_slug (room_id);

-- Who is more in a room than a member, or enters it where only invited people do.
create table room_grant (
    room_id   uuid         not null references room (id) on delete cascade,
    person_id uuid         references person (id) on delete cascade,
    email     varchar(254), -- in lower case, of who has no account
    role      varchar(16)  not null check (role in ('MODERATOR', 'MEMBER')),
    meeting   uuid,         -- whose invitation it is; null: given by hand
    until     timestamptz,  -- from then on it counts no more; null: it always does
    check (num_nonnulls(person_id, email) = 1),
    unique nulls not distinct (room_id, meeting, person_id, email)
);

create index room_grant_person on room_grant (person_id) where person_id is not null;

insert into room_grant
select m.room_id, a.person_id, case when a.person_id is null then a.email end,
       case when a.moderator or a.co_organizer then 'MODERATOR' else 'MEMBER' end, m.id,
       case when m.starts is not null then nullif(a.listed_until + interval '12 hours', 'infinity') end
from attendee a join meeting m on m.id = a.meeting_id
where m.deleted_at is null and m.cancelled_at is null;

drop table room_moderator;

-- What a person's new rooms begin with; without a row: what the organisation says.
create table room_defaults (
    person_id   uuid        primary key references person (id) on delete cascade,
    access      varchar(16) not null check (access in ('PUBLIC', 'TRUSTED', 'RESTRICTED')),
    may_speak   varchar(16) not null
        check (may_speak in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    may_show    varchar(16) not null
        check (may_show in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    may_share   varchar(16) not null
        check (may_share in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    may_chat    varchar(16) not null
        check (may_chat in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    may_react   varchar(16) not null
        check (may_react in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    may_rename  varchar(16) not null
        check (may_rename in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    may_admit   varchar(16) not null
        check (may_admit in ('OWNER', 'MODERATOR', 'MEMBER', 'GUEST')),
    start_muted boolean     not null,
    wait_for_moderator boolean not null
);
