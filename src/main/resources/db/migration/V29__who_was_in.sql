-- Since when a participant is in the call that goes on, in a room where people begin muted: whoever
-- comes back after a restart of the server is no newcomer. Empty once the call is over.
alter table admission add column entered_at timestamptz;
