-- How often a workspace was changed without a new entry in its journal: by undo
-- and redo, by imports and repairs. With the newest entry it tells one state of
-- a workspace from another. No part of exports or of undo.
create table revisions (
    workspace_id uuid not null,
    number bigint not null,
    primary key (workspace_id),
    foreign key (workspace_id) references workspaces (workspace_id) on delete cascade
);
