-- Tests of one activity against another, week about. The weeks are letters in
-- their order, a for the first and b for the second, as chance made them once.
create table trials (
    workspace_id uuid not null,
    trial_id uuid not null,
    member_id uuid not null,
    a text not null,
    b text not null,
    starts_on date not null,
    weeks text not null,
    ended_on date,
    created bigint not null,
    primary key (workspace_id, trial_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);
