-- Existing rows: only the index is lost, which is a copy.

drop table project_search_vocabulary;
drop table project_search_words;
drop table project_search;
drop table project_search_state;
