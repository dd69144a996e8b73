-- Since when an account is suspended; null: it is not.
alter table person
    add column suspended_at timestamptz;
