-- Whoever waited while a call was ended for all: neither refused nor waiting.
alter table waiting
    drop constraint waiting_state_check,
    add constraint waiting_state_check
        check (state in ('ADMITTED', 'ENDED', 'OPENED', 'REFUSED', 'WAITING'));

update waiting set state = 'ENDED' where state = 'REFUSED' and refusals = 0;
