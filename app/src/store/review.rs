//! Reviews with their facts, and the forecasts that were shown, kept to be scored.

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Day, Instant, Json};
use crate::ids::{ForecastId, GoalId, MemberId, ReviewId, WorkspaceId};

record! {
    /// A relook at a week, a month or a quarter, and what was decided.
    pub struct Review in "reviews" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            review_id: ReviewId,
        }
        /// Who reviewed.
        member_id: MemberId,
        /// The first day looked at.
        starts_on: Day,
        /// The day after the last looked at.
        ends_on: Day,
        /// When it was begun.
        started: Instant,
        /// When it was finished.
        finished: Option<Instant>,
        /// What was decided.
        decisions: Json<serde_json::Value>,
    }
}
entity!(Review);

record! {
    /// The facts of a review as they were seen when it was finished.
    pub struct ReviewFacts in "review_facts" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The review.
            review_id: ReviewId,
        }
        /// When it was finished.
        seen: Instant,
        /// The facts.
        facts: Json<serde_json::Value>,
    }
}

record! {
    /// A forecast as it was shown.
    pub struct Forecast in "forecasts_shown" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            forecast_id: ForecastId,
        }
        /// To whom.
        member_id: MemberId,
        /// The goal.
        goal_id: GoalId,
        /// When.
        shown: Instant,
        /// The day up to which it knew.
        as_of: Day,
        /// The chance of reaching the goal, 0 to 1.
        chance: f64,
        /// The tenth percentile.
        p10: f64,
        /// The median.
        p50: f64,
        /// The ninetieth percentile.
        p90: f64,
        /// All else that was shown.
        detail: Json<serde_json::Value>,
    }
}
entity!(Forecast);

statements! {
    REVIEWS = "select workspace_id, review_id, member_id, starts_on, ends_on, started, finished, decisions from reviews \
        where workspace_id = $1 and member_id = $2 order by started desc, review_id desc limit $3";
    OF_SPAN = "select workspace_id, review_id, member_id, starts_on, ends_on, started, finished, decisions from reviews \
        where workspace_id = $1 and member_id = $2 and starts_on = $3 and ends_on = $4 order by started, review_id";
    FINISHED = "select workspace_id, review_id, member_id, starts_on, ends_on, started, finished, decisions from reviews \
        where workspace_id = $1 and member_id = $2 and ends_on <= $3 and finished is not null \
        order by ends_on desc, finished desc, review_id limit $4";
    FORECASTS = "select workspace_id, forecast_id, member_id, goal_id, shown, as_of, chance, p10, p50, p90, detail \
        from forecasts_shown where workspace_id = $1 and goal_id = $2 order by shown, forecast_id";
}

/// The member's latest reviews, at most `limit`, latest first.
pub async fn list(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    limit: i64,
) -> Result<Vec<Review>> {
    rows!(tx, Review, REVIEWS, workspace, member, limit)
}

/// The member's reviews of the days from one to the day before another, the
/// one that was begun first at the head.
pub async fn of_span(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    starts_on: Day,
    ends_on: Day,
) -> Result<Vec<Review>> {
    rows!(tx, Review, OF_SPAN, workspace, member, starts_on, ends_on)
}

/// The member's finished reviews of days before one, at most `limit`, the
/// latest days first.
pub async fn finished(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    until: Day,
    limit: i64,
) -> Result<Vec<Review>> {
    rows!(tx, Review, FINISHED, workspace, member, until, limit)
}

/// The forecasts shown for a goal, earliest first.
pub async fn forecasts(tx: &mut Tx, workspace: WorkspaceId, goal: GoalId) -> Result<Vec<Forecast>> {
    rows!(tx, Forecast, FORECASTS, workspace, goal)
}
