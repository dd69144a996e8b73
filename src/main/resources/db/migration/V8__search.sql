-- Titles as they are looked for: without accents, ligatures and capitals. Written with what
-- PostgreSQL itself has, so that a restored database needs no extension.
create function folded(title text) returns text
    language sql immutable strict parallel safe
    return lower(regexp_replace(
        replace(replace(replace(normalize(title, NFKD), 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'),
        '[\u0300-\u036f]', '', 'g'));

alter table meeting
    add column search text generated always as (folded(title)) stored;

alter table occurrence
    add column search text generated always as (folded(title)) stored; -- null: the meeting's

-- One person's titles, read from the index alone.
create index meeting_search on meeting (organizer_id, search, id);

-- A meeting lasts a day at most: what takes place in a time begins in it or in the day before.
drop index if exists occurrence_of_organizer;
create index occurrence_of_organizer on occurrence (organizer_id, starts_at);
