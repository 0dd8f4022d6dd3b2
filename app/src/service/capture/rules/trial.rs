//! Tries rules on what was seen so far, before they are saved.

use jiff::civil::Date;
use legwork_core::classify::{Decision, Entry, Order, Rule, Verdict};
use serde::Serialize;

use super::fields::{RuleFields, changed, new_rule};
use super::list::{meant, said, split};
use super::which::{Which, which};
use crate::service::SCHEMA;
use crate::service::book::Book;
use crate::service::capture::draft::act;
use crate::service::capture::known::Known;
use crate::service::capture::proposal::Proposal;
use crate::service::capture::take::order;
use crate::service::context::Context;
use crate::store::{self, Capture, CaptureRule, CaptureState, Json, Tx};
use crate::{Error, Result};

/// So many of the latest captures are looked at.
const PAST: i64 = 5_000;

/// So many of those that would change are shown.
const SHOWN: usize = 20;

/// How many captures rules would change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// Of those that wait.
    pub waiting: usize,
    /// Of those that rules left out: they would wait.
    pub ignored: usize,
    /// Of those that were answered: they stay as they are.
    pub answered: usize,
}

/// One capture that rules would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Id of the capture.
    pub id: String,
    /// Day of the act.
    pub date: Date,
    /// What it was, in one line.
    pub summary: String,
    /// What it is now.
    pub now: String,
    /// What it would be.
    pub then: String,
    /// Whether it was answered, so that it stays as it is.
    pub answered: bool,
}

/// What a rule would change of what was seen so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trial {
    /// Version of this shape.
    pub schema: u8,
    /// The rule as a sentence.
    pub says: String,
    /// How many it would change.
    pub effect: Effect,
    /// How many it was tried on.
    pub tried: usize,
    /// The first of those that it would change.
    pub changed: Vec<Changed>,
}

/// Tries a rule: a new one in the first place, or one that is there with what
/// is different. Saves nothing.
pub async fn test(context: &Context, words: Option<&str>, fields: &RuleFields) -> Result<Trial> {
    let mut tx = context.read().await?;
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = store::capture_rule::list(&mut tx, workspace, member).await?;
    let old = order(&rows);
    let tested = match words {
        None => {
            let rule = new_rule(&book, fields)?;
            let new = old.clone().after(rule.clone());
            Tested { rule, old, new }
        }
        Some(words) => known(context, &mut tx, (&book, rows), words, fields).await?,
    };
    let of = (&tested.old, &tested.new);
    let (tried, shifts) = shifts(context, &mut tx, of).await?;
    let shown = shifts.iter().take(SHOWN).map(|shift| shift.shown(&book));
    Ok(Trial {
        schema: SCHEMA,
        says: said(&book, &tested.rule),
        effect: sum(&shifts),
        tried,
        changed: shown.collect(),
    })
}

/// A rule, and the orders without and with what is to be tried.
struct Tested {
    rule: Rule,
    old: Order,
    new: Order,
}

/// A rule that is there: with what is different, or where nothing is, against
/// being without it.
async fn known(
    context: &Context,
    tx: &mut Tx,
    (book, rows): (&Book, Vec<CaptureRule>),
    words: &str,
    fields: &RuleFields,
) -> Result<Tested> {
    let old = order(&rows);
    let (mut own, mut without) = split(rows);
    let only = *fields == RuleFields::default();
    let ships = || Error::refused("a rule that ships with Legwork cannot be changed");
    match which(context, tx, &own, words).await? {
        Which::Usual(one) => {
            if !only {
                return Err(ships());
            }
            let entry = Entry::built_in(one.name);
            without.retain(|row| row.rule.0 != entry);
            let said = own.iter().chain(&without);
            let mut said: Vec<(&Entry, bool)> = said.map(|row| (&row.rule.0, row.active)).collect();
            let new = Order::of(said.iter().copied());
            said.push((&entry, false));
            let old = Order::of(said);
            Ok(Tested {
                rule: one.rule,
                old,
                new,
            })
        }
        Which::Placed(at) => {
            let gone = || Error::not_found("this version of Legwork does not know that rule");
            let rule = meant(&own[at].rule.0).ok_or_else(gone)?;
            let rule = if only {
                rule
            } else {
                own[at].rule.0.own().ok_or_else(ships)?;
                let rule = changed(book, rule, fields)?;
                own[at].rule = Json(Entry::Own(rule.clone()));
                rule
            };
            let both = |own: &[CaptureRule]| order(&[own, without.as_slice()].concat());
            own[at].active = false;
            let old = if only { both(&own) } else { old };
            own[at].active = true;
            let new = both(&own);
            Ok(Tested { rule, old, new })
        }
    }
}

/// How many captures would be something else by the second rules than by the first.
pub(in crate::service::capture) async fn effect(
    context: &Context,
    tx: &mut Tx,
    of: (&Order, &Order),
) -> Result<Effect> {
    let (_, shifts) = shifts(context, tx, of).await?;
    Ok(sum(&shifts))
}

/// A capture that is something else by new rules.
#[derive(Debug)]
pub(super) struct Shift {
    pub(super) row: Capture,
    pub(super) before: Verdict,
    pub(super) after: Verdict,
}

/// The captures that would be something else by the second rules than by the
/// first, the latest first, and how many were looked at.
pub(super) async fn shifts(
    context: &Context,
    tx: &mut Tx,
    (old, new): (&Order, &Order),
) -> Result<(usize, Vec<Shift>)> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = store::capture::latest(tx, workspace, member, PAST).await?;
    let mut known = Known::load(context, tx, "").await?;
    let (mut tried, mut found) = (0, Vec::new());
    for row in rows {
        let Some(sighting) = Proposal::of(&row).sighting else {
            continue;
        };
        tried += 1;
        known.also_own(&row.source);
        let act = act(tx, &mut known, &row.source, &sighting).await?;
        let (before, after) = (old.decide(&act), new.decide(&act));
        if !before.has_effect_of(&after) {
            found.push(Shift { row, before, after });
        }
    }
    Ok((tried, found))
}

fn sum(shifts: &[Shift]) -> Effect {
    let count =
        |is: fn(CaptureState) -> bool| shifts.iter().filter(|shift| is(shift.row.state.0)).count();
    Effect {
        waiting: count(|state| state == CaptureState::Waiting),
        ignored: count(|state| state == CaptureState::Ignored),
        answered: count(is_answered),
    }
}

const fn is_answered(state: CaptureState) -> bool {
    matches!(state, CaptureState::Accepted | CaptureState::Dismissed)
}

impl Shift {
    fn shown(&self, book: &Book) -> Changed {
        Changed {
            id: self.row.capture_id.to_string(),
            date: self.row.day.date(),
            summary: self.row.summary.clone(),
            now: outcome(book, &self.before),
            then: outcome(book, &self.after),
            answered: is_answered(self.row.state.0),
        }
    }
}

/// What a verdict makes of an act, in two words.
fn outcome(book: &Book, verdict: &Verdict) -> String {
    match &verdict.decision {
        Decision::Ignore(_) => "left out".to_owned(),
        Decision::Propose { kind, accept, .. } => {
            let kind = kind
                .as_deref()
                .map_or("as the line says", |slug| book.title(slug));
            let at_once = if *accept { ", at once" } else { "" };
            format!("{kind}{at_once}")
        }
    }
}
