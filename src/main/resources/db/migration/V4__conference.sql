create table admission (
  id uuid primary key,
  version bigint not null,
  room_id uuid not null,
  person_id uuid,
  role text not null check (role in ('OWNER', 'MEMBER', 'GUEST')),
  name text not null check (char_length(name) between 1 and 60),
  secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
  created_at timestamptz not null,
  renewed_at timestamptz not null,
  removed_at timestamptz,
  ended_at timestamptz
);

create index admission_room on admission (room_id);
create index admission_renewed on admission (renewed_at);

create table spent_token (
  jti uuid primary key,
  expires_at timestamptz not null
);

create index spent_token_expiry on spent_token (expires_at);
