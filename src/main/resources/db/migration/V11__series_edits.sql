-- Parts of series are deleted by themselves.
alter table occurrence
    add column deleted_at       timestamptz, -- then it is cancelled as well, and in no list
    add column tell_deletion_at timestamptz; -- null: nobody is to be told

create index occurrence_to_tell_deletion on occurrence (tell_deletion_at)
    where tell_deletion_at is not null;

-- The series that a deleted meeting was the end of, if its attendees are to be told that it is shorter.
alter table meeting add column shortens uuid references meeting (id) on delete set null;

create index meeting_shortens on meeting (shortens) where shortens is not null;
