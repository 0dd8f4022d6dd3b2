-- What captures are decided by: the member's own rules in order (the rule is
-- JSON), which addresses are the member's own, and who has written to the
-- member, first and last, without a word of what.
create table capture_rules (
    workspace_id uuid not null,
    rule_id uuid not null,
    member_id uuid not null,
    place bigint not null,
    active boolean not null,
    rule text not null,
    created bigint not null,
    primary key (workspace_id, rule_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);

create table own_addresses (
    workspace_id uuid not null,
    member_id uuid not null,
    address_norm text not null,
    primary key (workspace_id, member_id, address_norm),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);

create table correspondents (
    workspace_id uuid not null,
    member_id uuid not null,
    address_norm text not null,
    first_day date not null,
    last_day date not null,
    primary key (workspace_id, member_id, address_norm),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);

create index captures_by_day on captures (workspace_id, member_id, day);

create index captures_by_decided on captures (workspace_id, member_id, decided) where decided is not null;
