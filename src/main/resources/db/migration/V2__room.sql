create table room (
    id                uuid         primary key,
    version           bigint       not null,
    slug              varchar(12)  not null unique,
    owner_id          uuid         not null references person (id),
    participant_limit integer      not null check (participant_limit > 0),
    title             varchar(200) not null,
    organizer         varchar(80)  not null,
    cancelled         boolean      not null,
    starts_at         timestamptz,
    ends_at           timestamptz,
    zone              varchar(64),
    hidden_at         timestamptz,
    created_at        timestamptz  not null
);

create index room_owner on room (owner_id);
