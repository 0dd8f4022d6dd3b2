//! The goal of the demo and what was promised for it, in the sentences that
//! one would type.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::parse;
use legwork_core::vocabulary::Direction;

use super::act::Scene;
use super::calendar::Calendar;
use crate::Result;
use crate::ids::{CommitmentId, GoalId};
use crate::service::book::Book;
use crate::service::commitment::stored::{row, version};
use crate::service::commitment::wanted::complete;
use crate::store::{Commitment, CommitmentVersion, Day, Goal, GoalStatus, Pause, Tx, Word};

/// What was promised on the first day.
const SENTENCES: [&str; 7] = [
    "Make three cold calls every day",
    "Send two cold emails each day",
    "Reach out to five current clients every week",
    "Invite 10 new people to connect on LinkedIn each week",
    "Reach out to one former or lapsed client every week to try to rekindle a relationship",
    "Send out a monthly e-newsletter to our database",
    "Write one blog post each month to showcase our subject matter expertise",
];
/// What was promised, given up, and promised again as less.
const POSTS: &str = "Post relevant information on my LinkedIn profile 3X/week";
const FEWER_POSTS: &str = "Post relevant information on my LinkedIn profile 2X/week";

/// When posts were given up and taken up again, in hundredths of the time.
const GIVEN_UP: i64 = 35;
const TAKEN_UP: i64 = 46;
/// When three calls became two.
const EASED: i64 = 25;

/// Writes the goal, the commitments with their history and the pauses.
pub(super) async fn write(scene: &Scene<'_>, tx: &mut Tx, calendar: &Calendar) -> Result<GoalId> {
    let goal = goal(scene, calendar);
    tx.insert(&goal).await?;
    let goal_id = goal.goal_id;
    for (minute, sentence) in (510..).zip(SENTENCES) {
        let (mut row, version) = promised(scene, sentence, calendar.start, goal_id)?;
        // One after the other, since that is the order in which they are shown.
        row.created = scene.at(calendar.start, minute);
        tx.insert(&row).await?;
        tx.insert(&version).await?;
        if row.kind == "cold-call" {
            tx.insert(&eased(&version, calendar)).await?;
        }
    }
    posts(scene, tx, calendar, goal_id).await?;
    for (first, last, reason) in &calendar.rests {
        tx.insert(&pause(scene, (*first, *last), reason)).await?;
    }
    Ok(goal_id)
}

fn goal(scene: &Scene<'_>, calendar: &Calendar) -> Goal {
    let due = calendar.today.saturating_add(3.months()).last_of_month();
    Goal {
        workspace_id: scene.context.workspace_id(),
        goal_id: scene.context.ids.entity(),
        member_id: scene.context.member_id,
        sentence: format!("grow revenue by 20% by {}", due.strftime("%-d %B %Y")),
        metric: "revenue".to_owned(),
        target: "growth".to_owned(),
        amount: Some("20".to_owned()),
        unit: Some("percent".to_owned()),
        currency: Some("EUR".to_owned()),
        baseline: Some("560000".to_owned()),
        starts_on: Some(Day(calendar
            .today
            .saturating_sub(52.weeks())
            .max(calendar.start))),
        due: Some(Day(due)),
        direction: Word(Direction::AtLeast),
        recurs: None,
        why: Some("so that we can choose the projects we take".to_owned()),
        status: Word(GoalStatus::Open),
        closed_on: None,
        reason: None,
        created: scene.at(calendar.start, 500),
    }
}

/// A sentence as the rows that it becomes.
fn promised(
    scene: &Scene<'_>,
    sentence: &str,
    from: Date,
    goal: GoalId,
) -> Result<(Commitment, CommitmentVersion)> {
    let context = scene.context;
    let reading = parse::commitment(sentence, &context.setting(from, &[]));
    let wanted = complete(context, reading, &Book::default(), from)?;
    let id: CommitmentId = context.ids.entity();
    let row = row(
        context,
        scene.at(from, 540),
        id,
        sentence,
        &wanted,
        Some(goal),
    );
    let version = version(&row, &wanted, from);
    Ok((row, version))
}

fn eased(first: &CommitmentVersion, calendar: &Calendar) -> CommitmentVersion {
    let from = Day(calendar.after(EASED));
    CommitmentVersion {
        from_day: from,
        target: first.target - 1,
        reason: Some("three a day left no time for the talks that came of them".to_owned()),
        added: from,
        ..first.clone()
    }
}

/// Posts: given up when a project took all evenings, taken up again as less.
async fn posts(scene: &Scene<'_>, tx: &mut Tx, calendar: &Calendar, goal: GoalId) -> Result<()> {
    let (mut first, version) = promised(scene, POSTS, calendar.start, goal)?;
    let retired = calendar.after(GIVEN_UP);
    first.retired_on = Some(Day(retired));
    first.ends_on = Some(Day(retired.saturating_sub(1.day())));
    first.reason = Some("the competition took every evening".to_owned());
    tx.insert(&first).await?;
    tx.insert(&version).await?;
    let again = calendar
        .after(TAKEN_UP)
        .max(retired.saturating_add(1.week()));
    let (mut second, version) = promised(scene, FEWER_POSTS, again, goal)?;
    second.lineage_id = first.lineage_id;
    tx.insert(&second).await?;
    Ok(tx.insert(&version).await?)
}

fn pause(scene: &Scene<'_>, (first, last): (Date, Date), reason: &str) -> Pause {
    Pause {
        workspace_id: scene.context.workspace_id(),
        pause_id: scene.context.ids.entity(),
        member_id: scene.context.member_id,
        commitment_id: None,
        first_day: Day(first),
        last_day: Day(last),
        reason: Some(reason.to_owned()),
        added: Day(first.saturating_sub(2.weeks())),
    }
}
