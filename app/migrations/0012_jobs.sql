-- When a member wants to hear from the program, and how. No password and no
-- secret address: those lie sealed in a table of their own.
create table nudge_settings (
    workspace_id uuid not null,
    member_id uuid not null,
    settings text not null,
    primary key (workspace_id, member_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);

-- What a channel signs in with, sealed by a key that lies outside of this
-- database. No part of exports or of undo.
create table nudge_secrets (
    workspace_id uuid not null,
    member_id uuid not null,
    channel text not null,
    sealed text not null,
    primary key (workspace_id, member_id, channel),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id) on delete cascade
);

-- Addresses that open one thing to whoever knows them: the hash of a secret,
-- never the secret. Taken back by deleting the row.
create table nudge_tokens (
    workspace_id uuid not null,
    token_hash text not null,
    member_id uuid not null,
    opens text not null,
    created bigint not null,
    primary key (workspace_id, token_hash),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id) on delete cascade
);

-- How far the days of a member are settled: said, or past saying. Whoever moves
-- this row says what is due, so that two servers say it once.
create table nudge_marks (
    workspace_id uuid not null,
    member_id uuid not null,
    daily date not null,
    review date not null,
    said_on date not null,
    said bigint not null,
    primary key (workspace_id, member_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id) on delete cascade
);

-- Work to be done once each, at a time, by whoever takes it first.
create table jobs (
    workspace_id uuid not null,
    job_id uuid not null,
    member_id uuid not null,
    kind text not null,
    due_key text not null,
    payload text not null,
    state text not null,
    repeatable boolean not null,
    due bigint not null,
    expires bigint,
    tries bigint not null,
    holder text,
    held_until bigint,
    problem text,
    advice text,
    created bigint not null,
    ended bigint,
    primary key (workspace_id, job_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id) on delete cascade
);
create unique index jobs_by_key on jobs (workspace_id, kind, due_key);
create index jobs_by_due on jobs (workspace_id, state, due);
