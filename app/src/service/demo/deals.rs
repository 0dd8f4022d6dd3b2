//! The deals of the demo: some won, some lost, some still open.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::vocabulary::Relationship;

use super::act::Scene;
use super::calendar::Calendar;
use super::cast::Cast;
use super::names::DEALS;
use crate::Result;
use crate::ids::{DealId, GoalId};
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::deals::Story;
use crate::store::{self, Day, Deal, DealMove, DealStatus, GoalResult, Person, Relation, Tx, Word};

/// The stages of a deal and the days after its opening when it came into them.
const STAGES: [(&str, i64); 3] = [("talk", 0), ("sketch", 12), ("proposal", 26)];
/// Days from opening to the end of one deal after another.
const LENGTHS: [i64; 5] = [41, 55, 38, 72, 63];
/// Whether they are won.
const WON: [bool; 7] = [true, false, true, true, false, true, true];

/// Writes the deals, their stages and what the won ones brought.
pub(super) async fn write(
    scene: &Scene<'_>,
    tx: &mut Tx,
    calendar: &Calendar,
    cast: &Cast,
    goal: GoalId,
) -> Result<()> {
    let recent = calendar
        .today
        .saturating_sub(52.weeks())
        .max(calendar.start);
    let days = i64::from((calendar.today - recent).get_days());
    let count = i64::try_from(DEALS.len()).unwrap_or(1);
    for (number, (title, who, thousands)) in DEALS.into_iter().enumerate() {
        let turn = i64::try_from(number).unwrap_or(0);
        let opened = recent.saturating_add((days * turn / count).days());
        let Some(role) = cast.get(who) else {
            continue;
        };
        let mut deal = deal(scene, title, opened, thousands);
        (deal.person_id, deal.organisation_id) = (Some(role.person), Some(role.organisation));
        end(&mut deal, number, calendar);
        tx.insert(&deal).await?;
        moves(tx, &deal, calendar.today).await?;
        if deal.status.0 == DealStatus::Won {
            tx.insert(&result(scene, &deal, thousands, goal)).await?;
            client(tx, &deal).await?;
        }
    }
    Ok(())
}

/// Lets each deal begin with what was done with them before: as whoever adds
/// one would have it.
pub(super) async fn begin(context: &Context, tx: &mut Tx) -> Result<()> {
    let book = Book::load(tx, context.workspace_id()).await?;
    for mut deal in store::deal::list(tx, context.workspace_id(), None).await? {
        deal.origin_activity_id = Story::read(tx, &book, &deal).await?.suggested();
        tx.put(&deal).await?;
    }
    Ok(())
}

fn deal(scene: &Scene<'_>, title: &str, opened: Date, thousands: i64) -> Deal {
    Deal {
        workspace_id: scene.context.workspace_id(),
        deal_id: scene.context.ids.entity::<DealId>(),
        member_id: scene.context.member_id,
        title: title.to_owned(),
        person_id: None,
        organisation_id: None,
        value: Some(thousands * 100_000),
        currency: Some("EUR".to_owned()),
        stage: String::new(),
        opened: Day(opened),
        expected_close: Some(Day(opened.saturating_add(60.days()))),
        closed: None,
        status: Word(DealStatus::Open),
        reason: None,
        origin_activity_id: None,
        created: scene.at(opened, 600),
    }
}

/// Ends a deal whose time has come, and names the stage that it reached.
fn end(deal: &mut Deal, number: usize, calendar: &Calendar) {
    let opened = deal.opened.date();
    let closes = opened.saturating_add(LENGTHS[number % LENGTHS.len()].days());
    let age = i64::from((calendar.today - opened).get_days());
    let reached = STAGES.iter().rev().find(|(_, after)| *after <= age);
    reached
        .map_or("talk", |(stage, _)| stage)
        .clone_into(&mut deal.stage);
    if closes > calendar.today {
        return;
    }
    deal.closed = Some(Day(closes));
    let (status, reason) = if WON[number % WON.len()] {
        (DealStatus::Won, "the sketch convinced them")
    } else {
        (DealStatus::Lost, "went to a larger firm")
    };
    (deal.status, deal.reason) = (Word(status), Some(reason.to_owned()));
}

async fn moves(tx: &mut Tx, deal: &Deal, today: Date) -> Result<()> {
    let last = deal.closed.map_or(today, Date::from);
    for ((stage, after), step) in STAGES.into_iter().zip(1..) {
        let day = deal.opened.date().saturating_add(after.days());
        if day <= last {
            tx.insert(&DealMove {
                workspace_id: deal.workspace_id,
                deal_id: deal.deal_id,
                step,
                stage: stage.to_owned(),
                day: Day(day),
                value: deal.value,
            })
            .await?;
        }
    }
    Ok(())
}

/// Whoever a deal was won with is a client from that day on.
async fn client(tx: &mut Tx, deal: &Deal) -> Result<()> {
    let Some(id) = deal.person_id else {
        return Ok(());
    };
    let found = tx.get::<Person>(&(deal.workspace_id, id)).await?;
    let is_new = |one: &Person| {
        matches!(
            one.relationship.0,
            Relationship::Prospect | Relationship::Lapsed
        )
    };
    let Some(mut person) = found.filter(is_new) else {
        return Ok(());
    };
    let added = person.created.date();
    let before = person.relationship;
    let from = |day: Day, relationship| Relation {
        workspace_id: person.workspace_id,
        person_id: id,
        from_day: day,
        relationship,
    };
    let won = deal.closed.unwrap_or(deal.opened);
    person.relationship = Word(Relationship::Client);
    tx.put(&from(Day(added), before)).await?;
    tx.put(&from(won, person.relationship)).await?;
    tx.put(&person).await?;
    Ok(())
}

fn result(scene: &Scene<'_>, deal: &Deal, thousands: i64, goal: GoalId) -> GoalResult {
    let day = deal.closed.unwrap_or(deal.opened);
    GoalResult {
        workspace_id: deal.workspace_id,
        result_id: scene.context.ids.entity(),
        member_id: deal.member_id,
        goal_id: Some(goal),
        deal_id: Some(deal.deal_id),
        day,
        amount: (thousands * 1_000).to_string(),
        unit: None,
        currency: deal.currency.clone(),
        note: None,
        created: scene.at(day.date(), 900),
    }
}
