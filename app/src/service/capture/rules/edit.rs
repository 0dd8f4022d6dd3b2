//! Adds, changes, orders and removes rules. What waits, and what rules left
//! out, is judged anew in the same change.

use jiff::Zoned;
use legwork_core::classify::{BuiltIn, Confidence, Decision, Entry, Order, Rule};

use super::fields::{RuleFields, changed, new_rule};
use super::list::{Rules, is_off, listed, said, split};
use super::trial::{Shift, shifts};
use super::which::{Which, which};
use crate::service::board::Board;
use crate::service::capture::list::Twins;
use crate::service::capture::offer::offer;
use crate::service::capture::proposal::Proposal;
use crate::service::capture::take::order;
use crate::service::capture::write::write;
use crate::service::context::Context;
use crate::service::seal::begin;
use crate::service::text;
use crate::service::text::{NOTE, clipped};
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
    let mut making = Making::read(context, now, change, board).await?;
    let said = said(&making.board.book, &rule);
    if making
        .rows
        .iter()
        .any(|row| row.rule.0.own() == Some(&rule) && row.active)
    {
        return Err(Error::conflict(format!(
            "there is such a rule already: {said}"
        )));
    }
    if making.rows.len() >= MANY {
        return Err(Error::conflict(format!(
            "there are {MANY} rules already: remove one first"
        )));
    }
    let row = making.row(Entry::Own(rule), true);
    making.rows.insert(0, row);
    making
        .save(&format!("add \"{}\"", text::shown(&said)))
        .await
}

/// Changes a rule.
pub async fn edit(
    context: &Context,
    now: &Zoned,
    words: &str,
    fields: &RuleFields,
) -> Result<Rules> {
    let mut making = Making::open(context, now).await?;
    let which = making.find(words).await?;
    let (at, old) = making.own(&which)?;
    let rule = changed(&making.board.book, old.clone(), fields)?;
    if rule == old {
        return Err(Error::usage(
            "nothing to change: name what is to be different",
        ));
    }
    making.rows[at].rule = Json(Entry::Own(rule));
    making.save("edit").await
}

/// Moves a rule to a place among the member's own, from 1. One that ships with
/// Legwork may come among them too.
pub async fn move_to(context: &Context, now: &Zoned, words: &str, place: usize) -> Result<Rules> {
    let mut making = Making::open(context, now).await?;
    let which = making.find(words).await?;
    let last = making.rows.len() + usize::from(matches!(which, Which::Usual(_)));
    if !(1..=last).contains(&place) {
        return Err(Error::usage(format!("the places are 1 to {last}")).hint(
            "those that ship with Legwork follow in their own order; any of them may be moved up among yours",
        ));
    }
    let row = match which {
        Which::Placed(at) => making.rows.remove(at),
        Which::Usual(one) => {
            let on = making.take_back(&one).await?;
            making.row(Entry::built_in(one.name), on)
        }
    };
    making.rows.insert(place - 1, row);
    making.save("move").await
}

/// Switches a rule on or off.
pub async fn switch(context: &Context, now: &Zoned, words: &str, on: bool) -> Result<Rules> {
    let mut making = Making::open(context, now).await?;
    let word = if on { "on" } else { "off" };
    let already = || Error::conflict(format!("that rule is {word} already"));
    match making.find(words).await? {
        Which::Placed(at) if making.rows[at].active == on => return Err(already()),
        Which::Placed(at) => making.rows[at].active = on,
        Which::Usual(one) if is_off(&making.without, one.name) != on => return Err(already()),
        Which::Usual(one) if on => {
            making.take_back(&one).await?;
        }
        Which::Usual(one) if one.stays() => return Err(stays()),
        Which::Usual(one) => {
            let row = making.row(Entry::built_in(one.name), false);
            making.without.push(row);
        }
    }
    making.save(word).await
}

/// Removes a rule. One that ships with Legwork and was moved stands again where
/// it always does.
pub async fn remove(context: &Context, now: &Zoned, words: &str) -> Result<Rules> {
    let mut making = Making::open(context, now).await?;
    let Which::Placed(at) = making.find(words).await? else {
        return Err(
            Error::refused("a rule that ships with Legwork cannot be removed")
                .hint("`legwork captures rules off` switches it off"),
        );
    };
    let row = making.rows.remove(at);
    making.drop(&row).await?;
    making.save("remove").await
}

fn stays() -> Error {
    Error::refused("what others sent is no act of yours: this rule cannot be switched off")
}

/// The member's rules in the making.
struct Making<'a> {
    context: &'a Context,
    now: &'a Zoned,
    change: Change,
    board: Board,
    before: Order,
    /// In order.
    rows: Vec<CaptureRule>,
    /// The rules that ship which the member does without.
    without: Vec<CaptureRule>,
}

impl<'a> Making<'a> {
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
        let before = order(&rows);
        let (rows, without) = split(rows);
        Ok(Self {
            context,
            now,
            change,
            board,
            before,
            rows,
            without,
        })
    }

    /// The rule that is meant.
    async fn find(&mut self, words: &str) -> Result<Which> {
        which(self.context, self.change.tx(), &self.rows, words).await
    }

    /// A rule of the member's own, and where it stands.
    fn own(&self, which: &Which) -> Result<(usize, Rule)> {
        let own = match which {
            Which::Placed(at) => self.rows[*at].rule.0.own().map(|rule| (*at, rule.clone())),
            Which::Usual(_) => None,
        };
        own.ok_or_else(|| {
            Error::refused("a rule that ships with Legwork cannot be changed").hint(
                "add one of your own, which is asked before it, or switch it off: legwork captures rules off",
            )
        })
    }

    /// A row for an entry, whose place is said when it is saved.
    fn row(&self, entry: Entry, active: bool) -> CaptureRule {
        CaptureRule {
            workspace_id: self.context.workspace_id(),
            rule_id: self.context.ids.entity(),
            member_id: self.context.member_id,
            place: 0,
            active,
            rule: Json(entry),
            created: self.change.at(),
        }
    }

    /// Forgets that a rule that ships is off, if it is; tells whether it was on.
    async fn take_back(&mut self, one: &BuiltIn) -> Result<bool> {
        let off = |row: &CaptureRule| row.rule.0.name() == Some(one.name);
        let Some(at) = self.without.iter().position(off) else {
            return Ok(true);
        };
        let row = self.without.remove(at);
        self.drop(&row).await?;
        Ok(false)
    }

    async fn drop(&mut self, row: &CaptureRule) -> Result<()> {
        let key = (row.workspace_id, row.rule_id);
        self.change.remove::<CaptureRule>(&key).await?;
        Ok(())
    }

    /// Writes the rules down in their order, and judges anew what they change.
    async fn save(mut self, verb: &str) -> Result<Rules> {
        self.change.relabel(&format!("captures rules {verb}"));
        for (place, row) in (1..).zip(&mut self.rows) {
            row.place = place;
            self.change.put(row).await?;
        }
        for row in &self.without {
            self.change.put(row).await?;
        }
        let all = [self.rows.as_slice(), self.without.as_slice()].concat();
        let of = (&self.before, &order(&all));
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
