-- Existing rows: the records of uploaded files and of submissions are lost; the bytes stay in the object store, found by no one.

drop table submissions;
drop table project_files;
