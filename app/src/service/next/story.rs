//! Somebody who is named, with the reason.

use jiff::civil::Date;
use legwork_core::next::{Deal, Last, Story, reason};
use legwork_core::vocabulary::Relationship;

use super::NextPerson;
use crate::Result;
use crate::ids::MemberId;
use crate::service::board::Board;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::store::next::{Ahead, Dealt, act_at, act_with, deals_with};
use crate::store::touch::{self, Known};
use crate::store::{NextStep, Tx};

/// The kinds by whose nouns a touch is told, the most telling first: a client
/// call is a call.
const NOUNS: [&str; 4] = ["call", "meeting", "email", "message"];

/// Tells of somebody who is named, perhaps to be invited to connect; none when
/// they are gone.
pub(super) async fn tell(
    context: &Context,
    tx: &mut Tx,
    board: &Board,
    (ahead, invite): (&Ahead, bool),
) -> Result<Option<NextPerson>> {
    let workspace = context.workspace_id();
    let Some(known) = touch::one(tx, workspace, ahead.person_id).await? else {
        return Ok(None);
    };
    let step = tx.get::<NextStep>(&(workspace, ahead.person_id)).await?;
    let step = step.filter(|_| ahead.step.is_some());
    let act = last_act(tx, &known).await?;
    let touched = known.touched().map(Date::from);
    let firm = known.person.organisation_id;
    let dealt = deals_with(tx, workspace, ahead.person_id, firm).await?;
    let relationship = known.person.relationship.0;
    let told = reason(
        &Story {
            relationship,
            lapsed: relationship == Relationship::Client && ahead.lapses.date() <= board.today,
            step: step
                .as_ref()
                .map(|step| (step.day.date(), step.what.as_str())),
            last: touched.zip(act.as_ref()).map(|(day, act)| Last {
                day,
                noun: noun(&board.book, &act.kind),
                own: act.by == context.member_id,
                firm: act.firm,
            }),
            deal: deal(dealt),
            invite,
            due: ahead.due.date(),
        },
        board.today,
    );
    Ok(Some(NextPerson {
        id: known.person.person_id.to_string(),
        organisation: known.firm,
        relationship: relationship.to_string(),
        last_touch: touched,
        reason: told,
        name: known.person.name,
    }))
}

fn deal(dealt: Dealt) -> Option<Deal> {
    let open = dealt.open.map(|day| Deal::Open(day.date()));
    let won = dealt.won.map(|day| Deal::Won(day.date()));
    let there = dealt.won_there.map(|day| Deal::WonThere(day.date()));
    open.or(won).or(there)
}

/// The noun by which a kind is told: "call" for a call to a client.
fn noun<'a>(book: &'a Book, slug: &'a str) -> &'a str {
    let kind = book.find(slug);
    let wider = |noun: &&&str| kind.is_some_and(|kind| kind.counts_for(noun));
    let told = NOUNS.iter().find(wider).and_then(|slug| book.find(slug));
    told.or(kind).map_or(slug, |kind| &kind.one)
}

/// The act that was the last touch.
struct Act {
    kind: String,
    by: MemberId,
    firm: bool,
}

async fn last_act(tx: &mut Tx, known: &Known) -> Result<Option<Act>> {
    let person = &known.person;
    let workspace = person.workspace_id;
    let (found, firm) = match (known.own, known.theirs, person.organisation_id) {
        (Some(own), theirs, _) if theirs.is_none_or(|theirs| theirs <= own) => {
            (act_with(tx, workspace, person.person_id, own).await?, false)
        }
        (_, Some(_), Some(firm)) => (act_at(tx, workspace, firm).await?, true),
        _ => (None, false),
    };
    Ok(found.map(|(kind, by)| Act { kind, by, firm }))
}
