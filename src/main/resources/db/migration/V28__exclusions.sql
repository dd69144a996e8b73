-- Few, and asked for whenever an admission of an account or a proved address is looked at.
create index admission_excluded on admission (room_id)
    where (removed_at is not null or sent_back_at is not null) and ended_at is null;
