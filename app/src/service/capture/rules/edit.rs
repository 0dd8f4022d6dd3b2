//! Adds, changes, orders and removes rules. What waits, and what rules left
//! out, is judged anew in the same change.

use jiff::Zoned;
use legwork_core::classify::{Confidence, Decision, Rule};

use super::fields::{RuleFields, changed, new_rule};
use super::list::{Rules, listed, said};
use super::trial::{Shift, shifts};
use crate::ids::RuleId;
use crate::service::board::Board;
use crate::service::capture::list::Twins;
use crate::service::capture::offer::offer;
use crate::service::capture::proposal::Proposal;
use crate::service::capture::take::rules;
use crate::service::capture::write::write;
use crate::service::context::Context;
use crate::service::seal::begin;
use crate::service::text::{NOTE, clipped};
use crate::service::{find, text};
use crate::store::{self, Capture, CaptureRule, CaptureState, Change, Json, Word};
use crate::{Error, Result};

/// Most rules of one member.
const MANY: usize = 500;

/// Adds a rule in front of the others, since the latest wish wins.
pub async fn add(context: &Context, now: &Zoned, fields: &RuleFields) -> Result<Rules> {
    let (change, board) = begin(context, now, "captures rules add").await?;
    let rule = new_rule(&board.book, fields)?;
    put_first(context, now, (change, board), rule).await
}

/// Takes over the rule that is offered, which must be the one that was read.
pub async fn learn(context: &Context, now: &Zoned, says: &str) -> Result<Rules> {
    let (mut change, board) = begin(context, now, "captures rules add").await?;
    let offered = offer(context, change.tx(), &board.book).await?;
    let Some(offer) = offered.filter(|offer| offer.says == says.trim()) else {
        return Err(Error::conflict("that rule is not offered any more")
            .hint("`legwork captures rules add` adds any rule"));
    };
    put_first(context, now, (change, board), offer.rule).await
}

async fn put_first(
    context: &Context,
    now: &Zoned,
    (change, board): (Change, Board),
    rule: Rule,
) -> Result<Rules> {
    let mut order = Order::read(context, now, change, board).await?;
    let said = said(&order.board.book, &rule);
    if order
        .rows
        .iter()
        .any(|row| row.rule.0 == rule && row.active)
    {
        return Err(Error::conflict(format!(
            "there is such a rule already: {said}"
        )));
    }
    if order.rows.len() >= MANY {
        return Err(Error::conflict(format!(
            "there are {MANY} rules already: remove one first"
        )));
    }
    let row = CaptureRule {
        workspace_id: context.workspace_id(),
        rule_id: context.ids.entity(),
        member_id: context.member_id,
        place: 0,
        active: true,
        rule: Json(rule),
        created: order.change.at(),
    };
    order.rows.insert(0, row);
    order.save(&format!("add \"{}\"", text::shown(&said))).await
}

/// Changes a rule.
pub async fn edit(
    context: &Context,
    now: &Zoned,
    words: &str,
    fields: &RuleFields,
) -> Result<Rules> {
    let mut order = Order::open(context, now).await?;
    let at = order.find(words).await?;
    let rule = changed(&order.board.book, order.rows[at].rule.0.clone(), fields)?;
    if rule == order.rows[at].rule.0 {
        return Err(Error::usage(
            "nothing to change: name what is to be different",
        ));
    }
    order.rows[at].rule = Json(rule);
    order.save("edit").await
}

/// Moves a rule to a place, from 1.
pub async fn move_to(context: &Context, now: &Zoned, words: &str, place: usize) -> Result<Rules> {
    let mut order = Order::open(context, now).await?;
    let at = order.find(words).await?;
    let last = order.rows.len();
    if !(1..=last).contains(&place) {
        return Err(Error::usage(format!("the places are 1 to {last}")));
    }
    let row = order.rows.remove(at);
    order.rows.insert(place - 1, row);
    order.save("move").await
}

/// Switches a rule on or off.
pub async fn switch(context: &Context, now: &Zoned, words: &str, on: bool) -> Result<Rules> {
    let mut order = Order::open(context, now).await?;
    let at = order.find(words).await?;
    if order.rows[at].active == on {
        let how = if on { "on" } else { "off" };
        return Err(Error::conflict(format!("that rule is {how} already")));
    }
    order.rows[at].active = on;
    order.save(if on { "on" } else { "off" }).await
}

/// Removes a rule.
pub async fn remove(context: &Context, now: &Zoned, words: &str) -> Result<Rules> {
    let mut order = Order::open(context, now).await?;
    let at = order.find(words).await?;
    let row = order.rows.remove(at);
    let key = (row.workspace_id, row.rule_id);
    order.change.remove::<CaptureRule>(&key).await?;
    order.save("remove").await
}

/// The member's rules in the making.
struct Order<'a> {
    context: &'a Context,
    now: &'a Zoned,
    change: Change,
    board: Board,
    before: Vec<Rule>,
    rows: Vec<CaptureRule>,
}

impl<'a> Order<'a> {
    async fn open(context: &'a Context, now: &'a Zoned) -> Result<Self> {
        let (change, board) = begin(context, now, "captures rules").await?;
        Self::read(context, now, change, board).await
    }

    async fn read(
        context: &'a Context,
        now: &'a Zoned,
        mut change: Change,
        board: Board,
    ) -> Result<Self> {
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let rows = store::capture_rule::list(change.tx(), workspace, member).await?;
        let before = rules(context, change.tx()).await?;
        Ok(Self {
            context,
            now,
            change,
            board,
            before,
            rows,
        })
    }

    /// Where the rule stands that is meant, counted from 0.
    async fn find(&mut self, words: &str) -> Result<usize> {
        let found = find::rule(self.context, self.change.tx(), words).await?;
        let id: RuleId = found.rule_id;
        let at = self.rows.iter().position(|row| row.rule_id == id);
        at.ok_or_else(|| Error::not_found("that rule is gone"))
    }

    /// Writes the rules down in their order, and judges anew what they change.
    async fn save(mut self, verb: &str) -> Result<Rules> {
        self.change.relabel(&format!("captures rules {verb}"));
        for (place, row) in (1..).zip(&mut self.rows) {
            row.place = place;
            self.change.put(row).await?;
        }
        let after = rules(self.context, self.change.tx()).await?;
        let of = (self.before.as_slice(), after.as_slice());
        let (_, mut shifted) = shifts(self.context, self.change.tx(), of).await?;
        let mut twins = Twins::load(self.context, self.change.tx()).await?;
        // The earliest first, as they would have been taken.
        shifted.reverse();
        for shift in shifted {
            self.judge(&mut twins, shift).await?;
        }
        let listed = listed(self.context, self.change.tx(), &self.board.book).await?;
        self.change.commit().await?;
        Ok(listed)
    }

    /// Puts a verdict in the place of the one before; what was answered stays.
    async fn judge(&mut self, twins: &mut Twins, shift: Shift) -> Result<()> {
        let Shift { row, after, .. } = shift;
        if !matches!(row.state.0, CaptureState::Waiting | CaptureState::Ignored) {
            return Ok(());
        }
        let evidence = Some(clipped(&after.reason, NOTE));
        let (kind, confidence, accept) = match after.decision {
            Decision::Ignore(_) => {
                let out = Capture {
                    evidence,
                    state: Word(CaptureState::Ignored),
                    ..row
                };
                self.change.put(&out).await?;
                return Ok(());
            }
            Decision::Propose {
                kind,
                confidence,
                accept,
            } => (kind, confidence, accept),
        };
        let row = proposed(row, kind, confidence)?;
        let row = Capture { evidence, ..row };
        let tx = self.change.tx();
        if twins
            .of(self.context, tx, &self.board.book, &row)
            .await?
            .is_some()
        {
            return Ok(());
        }
        self.change.put(&row).await?;
        if accept && !row.kind.is_empty() {
            let with = (&mut self.change, &mut self.board, twins.known());
            let made = write(self.context, self.now, with, row, None).await?;
            twins.add(made);
        }
        Ok(())
    }
}

/// A capture as it waits by a new verdict; the kind of a line stays.
fn proposed(row: Capture, kind: Option<String>, confidence: Confidence) -> Result<Capture> {
    let proposal = Proposal {
        confidence,
        ..Proposal::of(&row)
    };
    Ok(Capture {
        kind: kind.unwrap_or_else(|| row.kind.clone()),
        proposal: proposal.stored()?,
        state: Word(CaptureState::Waiting),
        ..row
    })
}
