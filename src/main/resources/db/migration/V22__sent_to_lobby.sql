-- When a moderator sent the participant back to the lobby; null once somebody let them in, or the call is over.
alter table admission
    add column sent_back_at timestamptz;

-- The admission of whoever was sent back and waits; null of whoever asks to be let in.
alter table waiting
    add column admission_id uuid;
