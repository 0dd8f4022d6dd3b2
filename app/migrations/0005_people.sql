-- What people are called together with, such as 'golf' or 'newsletter'.
create table person_tags (
    workspace_id uuid not null,
    person_id uuid not null,
    tag text not null,
    primary key (workspace_id, person_id, tag),
    foreign key (workspace_id, person_id) references people (workspace_id, person_id)
);

create index person_tags_by_tag on person_tags (workspace_id, tag, person_id);

-- Days between touches for all people of a relationship, or with a tag.
create table rhythms (
    workspace_id uuid not null,
    about text not null,
    name text not null,
    days bigint not null,
    primary key (workspace_id, about, name),
    foreign key (workspace_id) references workspaces (workspace_id)
);

-- What is to be done next with a person, and when.
create table next_steps (
    workspace_id uuid not null,
    person_id uuid not null,
    day date not null,
    what text not null,
    primary key (workspace_id, person_id),
    foreign key (workspace_id, person_id) references people (workspace_id, person_id)
);

-- How a person stood to the member, from a day on.
create table relations (
    workspace_id uuid not null,
    person_id uuid not null,
    from_day date not null,
    relationship text not null,
    primary key (workspace_id, person_id, from_day),
    foreign key (workspace_id, person_id) references people (workspace_id, person_id)
);

-- Two people, or two organisations, that were found to be one. What the one
-- that is gone consisted of is remembered as JSON, so that they can be parted.
create table merges (
    workspace_id uuid not null,
    merge_id uuid not null,
    what text not null,
    kept_id uuid not null,
    gone_id uuid not null,
    day date not null,
    name text not null,
    remembered text not null,
    primary key (workspace_id, merge_id),
    foreign key (workspace_id) references workspaces (workspace_id)
);

create index merges_by_kept on merges (workspace_id, kept_id);

-- When each person is due, worked out from everything else, so that whoever is
-- next is found without reading what was done. The first of January of the
-- year 1 stands for never touched, the last day of 9999 for never due. No part
-- of exports or of undo.
create table dues (
    workspace_id uuid not null,
    person_id uuid not null,
    relationship text not null,
    due date not null,
    touched date not null,
    lapses date not null,
    primary key (workspace_id, person_id),
    foreign key (workspace_id, person_id) references people (workspace_id, person_id) on delete cascade
);

create index dues_by_day on dues (workspace_id, relationship, due, touched, person_id, lapses);

create index dues_by_lapse on dues (workspace_id, relationship, lapses, person_id);

-- The words by which each person is found: of the name, the organisation and
-- the addresses. They follow from those; no part of exports or of undo.
create table person_words (
    workspace_id uuid not null,
    word text not null,
    person_id uuid not null,
    primary key (workspace_id, word, person_id),
    foreign key (workspace_id, person_id) references people (workspace_id, person_id) on delete cascade
);

create index person_words_by_person on person_words (workspace_id, person_id, word);
