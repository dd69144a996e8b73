alter table town add column mayor text default 'unknown';
