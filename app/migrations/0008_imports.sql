-- What imports of other programs' files added or changed, in parts: undo takes
-- an import back as one step without an entry of the journal for every row. A
-- part holds items as the journal does, or, where `span` is true, the first and
-- the last id of a run of activities, and the rows themselves while they are
-- undone.
create table import_parts (
    workspace_id uuid not null,
    import_id uuid not null,
    part bigint not null,
    span boolean not null,
    items text not null,
    primary key (workspace_id, import_id, part),
    foreign key (workspace_id) references workspaces (workspace_id)
);

-- Under which id another program knows a person, an organisation or a deal, so
-- that what comes from there again is found again. Not a foreign key: whoever
-- is gone is looked for by address and name.
create table import_names (
    workspace_id uuid not null,
    source text not null,
    what text not null,
    source_id text not null,
    own_id uuid not null,
    primary key (workspace_id, source, what, source_id),
    foreign key (workspace_id) references workspaces (workspace_id)
);
