-- Existing rows: untouched. Whether a report still holds some bytes is asked before they are removed.
-- Making it keeps writers of this table waiting, for about a second per million reports.

create index reports_sha256 on reports (sha256);
