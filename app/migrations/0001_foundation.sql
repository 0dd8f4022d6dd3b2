-- The tables of Legwork: one text for SQLite and PostgreSQL.
--
-- Every key and every foreign key begins with workspace_id, the unit of
-- isolation and of distribution. Moments are bigint microseconds since 1970,
-- enum words and JSON are text, money is bigint in the smallest unit of its
-- currency, other amounts are decimal text. Columns of type uuid, date and
-- boolean never hold free text.

create table workspaces (
    workspace_id uuid not null,
    name text not null,
    currency text,
    week_start bigint not null,
    workdays bigint not null,
    fiscal_month bigint not null,
    zone text not null,
    day_first boolean not null,
    holiday_country text,
    created bigint not null,
    primary key (workspace_id)
);

create table members (
    workspace_id uuid not null,
    member_id uuid not null,
    name text not null,
    weekly_minutes bigint,
    created bigint not null,
    primary key (workspace_id, member_id),
    foreign key (workspace_id) references workspaces (workspace_id)
);

create table last_days (
    workspace_id uuid not null,
    member_id uuid not null,
    last_today date not null,
    primary key (workspace_id, member_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id) on delete cascade
);

create table kinds (
    workspace_id uuid not null,
    slug text not null,
    title text not null,
    one text not null,
    many text not null,
    channel text,
    audience text,
    minutes bigint not null,
    selling boolean not null,
    counts_as text not null,
    phrases text not null,
    custom boolean not null,
    primary key (workspace_id, slug),
    foreign key (workspace_id) references workspaces (workspace_id)
);

create table goals (
    workspace_id uuid not null,
    goal_id uuid not null,
    member_id uuid not null,
    sentence text not null,
    metric text not null,
    target text not null,
    amount text,
    unit text,
    currency text,
    baseline text,
    starts_on date,
    due date,
    direction text not null,
    recurs text,
    why text,
    status text not null,
    closed_on date,
    reason text,
    created bigint not null,
    primary key (workspace_id, goal_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);

create table commitments (
    workspace_id uuid not null,
    commitment_id uuid not null,
    member_id uuid not null,
    goal_id uuid,
    lineage_id uuid not null,
    kind text not null,
    title text not null,
    sentence text not null,
    direction text not null,
    unit text not null,
    every bigint not null,
    mask bigint not null,
    week_start bigint not null,
    anchor date,
    fiscal_month bigint not null,
    starts_on date not null,
    ends_on date,
    quantity_unit text not null,
    audience text,
    channel text,
    time_of_day text,
    minutes bigint,
    cap bigint not null,
    grace bigint not null,
    retired_on date,
    reason text,
    created bigint not null,
    primary key (workspace_id, commitment_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id),
    foreign key (workspace_id, goal_id) references goals (workspace_id, goal_id)
);

create index commitments_by_goal on commitments (workspace_id, goal_id);

create table commitment_versions (
    workspace_id uuid not null,
    commitment_id uuid not null,
    from_day date not null,
    target bigint not null,
    upper bigint,
    reason text,
    added date not null,
    primary key (workspace_id, commitment_id, from_day),
    foreign key (workspace_id, commitment_id) references commitments (workspace_id, commitment_id)
);

create table pauses (
    workspace_id uuid not null,
    pause_id uuid not null,
    member_id uuid not null,
    commitment_id uuid,
    first_day date not null,
    last_day date not null,
    reason text,
    added date not null,
    primary key (workspace_id, pause_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id),
    foreign key (workspace_id, commitment_id) references commitments (workspace_id, commitment_id)
);

create index pauses_by_commitment on pauses (workspace_id, commitment_id);

create table holidays (
    workspace_id uuid not null,
    day date not null,
    name text not null,
    source text not null,
    added date not null,
    removed boolean not null,
    primary key (workspace_id, day, name),
    foreign key (workspace_id) references workspaces (workspace_id)
);

create table excuses (
    workspace_id uuid not null,
    commitment_id uuid not null,
    starts_on date not null,
    reason text,
    marked bigint not null,
    primary key (workspace_id, commitment_id, starts_on),
    foreign key (workspace_id, commitment_id) references commitments (workspace_id, commitment_id)
);

create table sealed_periods (
    workspace_id uuid not null,
    commitment_id uuid not null,
    starts_on date not null,
    ends_on date not null,
    required bigint not null,
    done bigint not null,
    bank bigint not null,
    status text not null,
    streak bigint not null,
    kept double precision not null,
    missed double precision not null,
    sealed_on date not null,
    standing text not null,
    primary key (workspace_id, commitment_id, starts_on),
    foreign key (workspace_id, commitment_id) references commitments (workspace_id, commitment_id) on delete cascade
);

create table organisations (
    workspace_id uuid not null,
    organisation_id uuid not null,
    name text not null,
    name_norm text not null,
    relationship text not null,
    domain text,
    note text,
    created bigint not null,
    primary key (workspace_id, organisation_id),
    foreign key (workspace_id) references workspaces (workspace_id)
);

create index organisations_by_name on organisations (workspace_id, name_norm);

create table people (
    workspace_id uuid not null,
    person_id uuid not null,
    name text not null,
    name_norm text not null,
    relationship text not null,
    organisation_id uuid,
    role text,
    keep_in_touch bigint,
    never boolean not null,
    snoozed_until date,
    note text,
    created bigint not null,
    primary key (workspace_id, person_id),
    foreign key (workspace_id) references workspaces (workspace_id),
    foreign key (workspace_id, organisation_id) references organisations (workspace_id, organisation_id)
);

create index people_by_name on people (workspace_id, name_norm);

create index people_by_organisation on people (workspace_id, organisation_id);

create table person_addresses (
    workspace_id uuid not null,
    person_id uuid not null,
    kind text not null,
    value_norm text not null,
    value text not null,
    primary key (workspace_id, person_id, kind, value_norm),
    foreign key (workspace_id, person_id) references people (workspace_id, person_id)
);

create index person_addresses_by_value on person_addresses (workspace_id, value_norm);

create table deals (
    workspace_id uuid not null,
    deal_id uuid not null,
    member_id uuid not null,
    title text not null,
    person_id uuid,
    organisation_id uuid,
    value bigint,
    currency text,
    stage text not null,
    opened date not null,
    expected_close date,
    closed date,
    status text not null,
    reason text,
    origin_activity_id uuid,
    created bigint not null,
    primary key (workspace_id, deal_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id),
    foreign key (workspace_id, person_id) references people (workspace_id, person_id),
    foreign key (workspace_id, organisation_id) references organisations (workspace_id, organisation_id)
);

create index deals_by_person on deals (workspace_id, person_id);

create index deals_by_organisation on deals (workspace_id, organisation_id);

create table deal_moves (
    workspace_id uuid not null,
    deal_id uuid not null,
    step bigint not null,
    stage text not null,
    day date not null,
    value bigint,
    primary key (workspace_id, deal_id, step),
    foreign key (workspace_id, deal_id) references deals (workspace_id, deal_id)
);

create table activities (
    workspace_id uuid not null,
    activity_id uuid not null,
    member_id uuid not null,
    kind text not null,
    quantity bigint not null,
    day date not null,
    at bigint,
    recorded date not null,
    recorded_at bigint not null,
    zone text not null,
    minutes bigint,
    outcome text,
    quality bigint,
    amount bigint,
    currency text,
    organisation_id uuid,
    deal_id uuid,
    note text,
    tags text not null,
    source text not null,
    source_id text,
    primary key (workspace_id, activity_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id),
    foreign key (workspace_id, organisation_id) references organisations (workspace_id, organisation_id),
    foreign key (workspace_id, deal_id) references deals (workspace_id, deal_id)
);

create index activities_by_day on activities (workspace_id, member_id, day, activity_id);

create index activities_by_organisation on activities (workspace_id, organisation_id, day) where organisation_id is not null;

create index activities_by_deal on activities (workspace_id, deal_id) where deal_id is not null;

create unique index activities_by_source on activities (workspace_id, source, source_id) where source_id is not null;

create table activity_people (
    workspace_id uuid not null,
    activity_id uuid not null,
    person_id uuid not null,
    primary key (workspace_id, activity_id, person_id),
    foreign key (workspace_id, activity_id) references activities (workspace_id, activity_id),
    foreign key (workspace_id, person_id) references people (workspace_id, person_id)
);

create index activity_people_by_person on activity_people (workspace_id, person_id, activity_id);

create table day_totals (
    workspace_id uuid not null,
    member_id uuid not null,
    day date not null,
    kind text not null,
    recorded date not null,
    quantity bigint not null,
    untimed bigint not null,
    minutes bigint not null,
    acts bigint not null,
    primary key (workspace_id, member_id, day, kind, recorded)
);

create table results (
    workspace_id uuid not null,
    result_id uuid not null,
    member_id uuid not null,
    goal_id uuid,
    deal_id uuid,
    day date not null,
    amount text not null,
    unit text,
    currency text,
    note text,
    created bigint not null,
    primary key (workspace_id, result_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id),
    foreign key (workspace_id, goal_id) references goals (workspace_id, goal_id),
    foreign key (workspace_id, deal_id) references deals (workspace_id, deal_id)
);

create index results_by_goal on results (workspace_id, goal_id);

create index results_by_deal on results (workspace_id, deal_id);

create table captures (
    workspace_id uuid not null,
    capture_id uuid not null,
    member_id uuid not null,
    source text not null,
    source_id text not null,
    seen bigint not null,
    day date not null,
    kind text not null,
    summary text not null,
    proposal text not null,
    evidence text,
    state text not null,
    decided bigint,
    activity_id uuid,
    primary key (workspace_id, capture_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id),
    foreign key (workspace_id, activity_id) references activities (workspace_id, activity_id)
);

create unique index captures_by_source on captures (workspace_id, source, source_id);

create index captures_by_state on captures (workspace_id, member_id, state);

create index captures_by_activity on captures (workspace_id, activity_id) where activity_id is not null;

create table reviews (
    workspace_id uuid not null,
    review_id uuid not null,
    member_id uuid not null,
    starts_on date not null,
    ends_on date not null,
    started bigint not null,
    finished bigint,
    decisions text not null,
    primary key (workspace_id, review_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);

create table forecasts_shown (
    workspace_id uuid not null,
    forecast_id uuid not null,
    member_id uuid not null,
    goal_id uuid not null,
    shown bigint not null,
    as_of date not null,
    chance double precision not null,
    p10 double precision not null,
    p50 double precision not null,
    p90 double precision not null,
    detail text not null,
    primary key (workspace_id, forecast_id),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id),
    foreign key (workspace_id, goal_id) references goals (workspace_id, goal_id)
);

create index forecasts_by_goal on forecasts_shown (workspace_id, goal_id);

create table changes (
    workspace_id uuid not null,
    seq bigint not null,
    member_id uuid not null,
    at bigint not null,
    label text not null,
    undone_at bigint,
    items text not null,
    primary key (workspace_id, seq),
    foreign key (workspace_id, member_id) references members (workspace_id, member_id)
);
