-- Codes that were mailed to addresses. What is compared is an HMAC under the browser's secret, of which the hash alone is kept:
-- neither the code nor the address can be read from a row.
create table address_code (
    secret_hash bytea       primary key check (octet_length(secret_hash) = 32),
    room_id     uuid        not null,
    code_hash   bytea       not null check (octet_length(code_hash) = 32),
    expires_at  timestamptz not null,
    tries       integer     not null default 0
);

create index address_code_expires on address_code (expires_at);

-- The address that a guest proved; a grant of this address is theirs as long as it stands.
alter table admission
    add column email varchar(254),
    add check (num_nonnulls(person_id, email) <= 1);

alter table waiting
    add column email varchar(254),
    add check (num_nonnulls(person_id, email) <= 1);
