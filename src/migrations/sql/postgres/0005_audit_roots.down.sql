-- Existing rows: the roots are lost; the chains of events stay as they are.

drop table audit_heads;
drop table audit_roots;
drop function follow_last_root();
