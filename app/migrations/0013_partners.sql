-- What a member lets somebody else see, by an address that is known to them
-- alone: the hash of its secret, never the secret. Chosen are lineages, so that
-- a commitment that is begun again is still seen; as JSON. Taken back by deleting
-- the row.
create table partner_shares (
    workspace_id uuid not null,
    share_id uuid not null,
    member_id uuid not null,
    token_hash text not null,
    name text not null,
    chosen text not null,
    reviews boolean not null,
    last_day date not null,
    created bigint not null,
    primary key (workspace_id, share_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id) on delete cascade
);
create unique index partner_shares_by_hash on partner_shares (workspace_id, token_hash);
