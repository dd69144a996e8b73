-- Words of somebody's name and address, as before, but split where letters and digits end. The text
-- search parser took "RH/Paie" for the path of a file, of which no word but the first begins.
create or replace function person_words(name text, email text) returns tsvector
    language sql immutable parallel safe
    return array_to_tsvector(array_remove(regexp_split_to_array(
        lower(translate(
            regexp_replace(normalize(name || ' ' || email, nfd), '[\u0300-\u036f]', '', 'g'),
            '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~‘’“”«»–—…·', repeat(' ', 42))),
        '\s+'), ''));

reindex index person_words;
