-- Existing rows: users, sessions, API keys and reviews are lost; the audit trail still tells of the reviews.

drop table revision_reviews;
drop table api_keys;
drop table sessions;
drop table sign_in_attempts;
drop table users;
drop table accounts;
