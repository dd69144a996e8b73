-- Names and titles from before they had to be legible (LegibleText): what nobody sees, and what turns the direction of
-- text, is left out. Joiners of words and emoji stay.
create function pg_temp.legible(name text) returns text
    language sql immutable strict
return btrim(regexp_replace(
        regexp_replace(name, '[\u0009-\u000D\u0085\u2028\u2029]+', ' ', 'g'),
        '[\u0001-\u001F\u007F-\u009F\u00AD\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u180E\u200B'
            || '\u200E\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uE000-\uF8FF\uFEFF\uFFA0\uFFF9-\uFFFB'
            || '\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A'
            || '\U000E0000-\U000E007F\U000F0000-\U0010FFFF]',
        '', 'g'));

-- What shows nothing then: joiners and marks alone.
create function pg_temp.legible_or(name text, otherwise text) returns text
    language sql immutable strict
return case
    when pg_temp.legible(name) ~ '^[[:space:]\u200C\u200D\u0300-\u036F\uFE00-\uFE0F]*$' then otherwise
    else pg_temp.legible(name) end;

update person set name = pg_temp.legible_or(name, '?') where name <> pg_temp.legible_or(name, '?');
update room set name = pg_temp.legible_or(name, '') where name <> pg_temp.legible_or(name, '');
update room set title = pg_temp.legible_or(title, '') where title <> pg_temp.legible_or(title, '');
update room set organizer = pg_temp.legible_or(organizer, '') where organizer <> pg_temp.legible_or(organizer, '');
update meeting set title = pg_temp.legible_or(title, '?') where title <> pg_temp.legible_or(title, '?');
update occurrence set title = pg_temp.legible_or(title, '?') where title <> pg_temp.legible_or(title, '?');
update attendee set name = pg_temp.legible_or(name, '') where name <> pg_temp.legible_or(name, '');
