-- Existing rows: untouched. Whether a report still holds some bytes is asked before they are removed.

create index reports_sha256 on reports (sha256);
