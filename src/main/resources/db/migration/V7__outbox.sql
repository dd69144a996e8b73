-- Mail that leaves or has left, written in the transaction of what it tells. PostgreSQL is the queue.
create table outbox_mail (
    id         uuid         primary key, -- also the first part of Message-ID
    meeting_id uuid         not null references meeting (id) on delete cascade,
    recipient  varchar(254) not null,
    occasion   varchar(16)  not null,
    body       text,                     -- MIME in ASCII, the same at every try; null once it left or was given up
    state      varchar(16)  not null check (state in ('WAITING', 'KEPT', 'SENT', 'FAILED')),
    trouble    varchar(24),              -- what kept it back at the last try
    attempts   integer      not null default 0,
    next_at    timestamptz,              -- of the next try
    created_at timestamptz  not null,
    changed_at timestamptz  not null,
    check ((state = 'WAITING') = (next_at is not null)),
    check (state not in ('WAITING', 'KEPT') or body is not null)
);

create index outbox_mail_due on outbox_mail (next_at) where state = 'WAITING';
create index outbox_mail_kept on outbox_mail (created_at) where state = 'KEPT';
create index outbox_mail_meeting on outbox_mail (meeting_id, recipient, created_at);
