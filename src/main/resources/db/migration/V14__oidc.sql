-- Whom an identity provider knows as whom. The subject is the provider's name for a person, for ever.
create table oidc_identity (
    issuer     varchar(512) not null,
    subject    varchar(255) not null,
    person_id  uuid         not null references person (id) on delete cascade
        deferrable initially deferred, -- a new person may be written after it
    created_at timestamptz  not null,
    primary key (issuer, subject),
    unique (person_id, issuer)
);

-- Which remembered login began at which session of the provider, so that it can end with it.
create table oidc_login (
    series   uuid         primary key references remembered_login (series) on delete cascade,
    issuer   varchar(512) not null,
    subject  varchar(255) not null,
    sid      varchar(255),
    id_token text         not null -- the provider asks for it when somebody signs out
);

create index oidc_login_subject on oidc_login (issuer, subject);

-- Logout tokens that were heeded: none counts twice.
create table oidc_logout (
    token_hash bytea       primary key,
    spent_at   timestamptz not null
);
