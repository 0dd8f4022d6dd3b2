-- The figures of a member that take the place of published ones: how often an
-- act leads to a meeting, how long it takes, what a typical deal is worth. The
-- value is decimal text; money is in whole units of its currency.
create table figures (
    workspace_id uuid not null,
    member_id uuid not null,
    name text not null,
    value text not null,
    currency text,
    primary key (workspace_id, member_id, name),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);
