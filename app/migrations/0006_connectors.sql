-- Where Legwork looks for what was done. The settings hold no password and no
-- secret address: those lie sealed in a table of their own.
create table connectors (
    workspace_id uuid not null,
    connector_id uuid not null,
    member_id uuid not null,
    kind text not null,
    title text not null,
    settings text not null,
    paused boolean not null,
    created bigint not null,
    primary key (workspace_id, connector_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);

-- What a connector signs in with, sealed by a key that lies outside of this
-- database. No part of exports or of undo, and gone with its connector.
create table connector_secrets (
    workspace_id uuid not null,
    connector_id uuid not null,
    sealed text not null,
    primary key (workspace_id, connector_id),
    foreign key (workspace_id, connector_id) references connectors (workspace_id, connector_id) on delete cascade
);

-- How looking went, where it goes on, and who is looking just now. It follows
-- from looking, so it is no part of exports or of undo, and gone with its
-- connector; without it, everything is looked at again and nothing is doubled.
create table connector_looks (
    workspace_id uuid not null,
    connector_id uuid not null,
    place text not null,
    looked bigint,
    due bigint,
    failing bigint,
    failures bigint not null,
    problem text,
    advice text,
    seen bigint not null,
    proposed bigint not null,
    accepted bigint not null,
    known bigint not null,
    skipped text not null,
    holder text,
    held_until bigint,
    primary key (workspace_id, connector_id),
    foreign key (workspace_id, connector_id) references connectors (workspace_id, connector_id) on delete cascade
);
