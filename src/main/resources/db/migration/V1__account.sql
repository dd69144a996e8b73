create table person (
    id            uuid         primary key,
    version       bigint       not null,
    name          varchar(80)  not null,
    email         varchar(254) not null unique, -- in lower case
    password_hash varchar(255),
    administrator boolean      not null,
    language      varchar(16)  not null,
    zone          varchar(64)  not null,
    created_at    timestamptz  not null
);

-- Open one-time links only: using one deletes it. Without a person: the first administrator's.
create table welcome_link (
    id         uuid   primary key,
    version    bigint not null,
    person_id  uuid   references person (id) on delete cascade,
    token_hash bytea  not null unique,
    expires_at timestamptz,
    unique nulls not distinct (person_id)
);

create table remembered_login (
    series        uuid         primary key,
    version       bigint       not null,
    person_id     uuid         not null references person (id) on delete cascade,
    token_hash    bytea        not null,
    previous_hash bytea,
    confirmed     boolean      not null,
    rotated_at    timestamptz  not null,
    created_at    timestamptz  not null,
    last_used_at  timestamptz  not null,
    browser       varchar(100) not null
);

create index remembered_login_person on remembered_login (person_id);
