-- Existing rows: announcements go. Bytes of workers that were killed in the moment of storing a report then stay where they are.

drop table announced_objects;
