-- When mails remind of a meeting's occurrences: names of Reminder, by commas.
alter table meeting add column reminders varchar(80) not null default '';
alter table meeting alter column reminders drop default;

-- What takes place and begins between two moments.
create index occurrence_start on occurrence (starts_at)
    where ends_at is not null and cancelled_at is null;

-- Until when it was looked which reminders are due. Whoever looks holds the row.
create table reminder_round (done_until timestamptz not null);

insert into reminder_round values (now());

-- Reminders that are due and not written yet.
create table reminder_due (
    meeting_id uuid        not null references meeting (id) on delete cascade,
    day        date        not null,
    reminder   varchar(16) not null,
    starts_at  timestamptz not null, -- of the occurrence when it was due
    next_at    timestamptz not null, -- of the next try
    primary key (meeting_id, day)
);

create index reminder_due_next on reminder_due (next_at);

-- When the occurrence begins of which a mail reminds, and the mail is of no use any more.
alter table outbox_mail add column begins_at timestamptz;

create index outbox_mail_reminder on outbox_mail (created_at) where begins_at is not null;
