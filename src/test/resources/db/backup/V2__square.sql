create table "Square" (name text primary key);
insert into "Square" values ('from the migration');
