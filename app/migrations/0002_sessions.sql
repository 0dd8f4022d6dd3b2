-- Who is signed in: the hash of an opaque token, never the token. No part of
-- exports or of undo: it belongs to a device, not to what was done.
create table sessions (
    workspace_id uuid not null,
    token_hash text not null,
    member_id uuid not null,
    created bigint not null,
    seen bigint not null,
    primary key (workspace_id, token_hash),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id) on delete cascade
);
