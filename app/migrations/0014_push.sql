-- The browsers in which a member wants to be nudged. Where each takes messages,
-- and what seals them, lies sealed by a key that is outside of this database; the
-- hash of the address tells whether a browser is known. No part of exports or of
-- undo.
create table push_devices (
    workspace_id uuid not null,
    device_id uuid not null,
    member_id uuid not null,
    name text not null,
    server text not null,
    endpoint_hash text not null,
    sealed text not null,
    created bigint not null,
    sent bigint,
    primary key (workspace_id, device_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id) on delete cascade
);
create unique index push_devices_by_endpoint on push_devices (workspace_id, endpoint_hash);
