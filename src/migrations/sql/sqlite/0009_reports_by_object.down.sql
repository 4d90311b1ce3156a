-- Existing rows: untouched.

drop index reports_sha256;
