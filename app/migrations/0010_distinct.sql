-- Two people, or two organisations, that look like one and were said not to be.
-- The smaller id comes first. Not a foreign key: what is gone is not offered.
create table distinct_pairs (
    workspace_id uuid not null,
    what text not null,
    one_id uuid not null,
    other_id uuid not null,
    day date not null,
    primary key (workspace_id, what, one_id, other_id),
    foreign key (workspace_id) references workspaces (workspace_id)
);

-- Whether a profile on LinkedIn is known of a person, so that whom to invite is
-- found without looking at everybody.
alter table dues add column linked boolean not null default false;

create index dues_by_link on dues (workspace_id, relationship, linked, touched, person_id);

-- Whether a deal with somebody is open or was won is asked of each person in
-- turn. It holds all that is asked, or SQLite would read every deal instead.
create index deals_with_person on deals (workspace_id, person_id, status, opened, closed);
