-- The facts of a review as they were seen when it was finished, as JSON: what
-- came later is told beside them and never instead of them.
create table review_facts (
    workspace_id uuid not null,
    review_id uuid not null,
    seen bigint not null,
    facts text not null,
    primary key (workspace_id, review_id),
    foreign key (workspace_id, review_id) references reviews (workspace_id, review_id)
);

-- What a goal asked for until a day, and why it was set anew: the new figures
-- are in the goal itself.
create table goal_resets (
    workspace_id uuid not null,
    goal_id uuid not null,
    reset_on date not null,
    target text not null,
    amount text,
    unit text,
    currency text,
    baseline text,
    due date,
    reason text,
    primary key (workspace_id, goal_id, reset_on),
    foreign key (workspace_id, goal_id) references goals (workspace_id, goal_id)
);

-- When the early warning asked about a commitment, how far up the ladder it
-- was, and what was answered. A fresh start counts from its day.
create table asked_warnings (
    workspace_id uuid not null,
    commitment_id uuid not null,
    asked_on date not null,
    step text not null,
    answer text,
    fresh_from date,
    primary key (workspace_id, commitment_id, asked_on),
    foreign key (workspace_id, commitment_id) references commitments (workspace_id, commitment_id)
);
