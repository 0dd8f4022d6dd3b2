//! Results of the amounts of a file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use legwork_core::money::Currency;
use uuid::Uuid;

use super::Skipped;
use super::read::Entry;
use crate::ids::ResultId;
use crate::service::amount::Typed;
use crate::service::context::Context;
use crate::service::exchange::Rate;
use crate::service::goal::Aim;
use crate::service::results::add::{Figure, not_needed, noted, worth};
use crate::store::{Day, Goal, GoalResult, Instant};
use crate::{Error, Result};

/// What the rows of a file count.
#[derive(Default)]
pub(super) struct Made<'a> {
    pub(super) amounts: Vec<Amount<'a>>,
    pub(super) skipped: Vec<Skipped>,
}

/// What one row counts.
pub(super) struct Amount<'a> {
    entry: &'a Entry,
    figure: Figure,
    /// How many rows that say the same came before it.
    before: u32,
}

/// What each row counts; `check` refuses days that do not count.
pub(super) fn made<'a>(
    entries: &'a [Entry],
    aim: &Aim,
    rate: Option<Rate>,
    check: impl Fn(Date) -> Result<()>,
) -> Made<'a> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut made = Made::default();
    for entry in entries {
        let counted = check(entry.day).and_then(|()| {
            let typed = Typed {
                value: entry.value,
                currency: entry.currency,
            };
            worth(aim, typed, rate)
        });
        match counted {
            Ok(figure) => {
                let times = seen.entry(says(entry, aim)).or_default();
                made.amounts.push(Amount {
                    entry,
                    figure,
                    before: *times,
                });
                *times += 1;
            }
            Err(error) => made.skipped.push(Skipped {
                line: entry.line,
                reason: error.message().to_owned(),
            }),
        }
    }
    made
}

/// The result of an amount.
pub(super) fn row(context: &Context, goal: &Goal, amount: Amount<'_>, at: Instant) -> GoalResult {
    let Amount {
        entry,
        figure,
        before,
    } = amount;
    // The amount as it is written: another rate makes no other row of it.
    let name = format!(
        "result\n{}\n{before}\n{}",
        goal.goal_id,
        says(entry, &Aim::stored(goal))
    );
    let workspace = context.workspace_id();
    let id = Uuid::new_v5(&workspace.uuid(), name.as_bytes());
    GoalResult {
        workspace_id: workspace,
        result_id: ResultId::from(id),
        member_id: context.member_id,
        goal_id: Some(goal.goal_id),
        deal_id: None,
        day: Day(entry.day),
        amount: figure.value.to_string(),
        unit: goal.unit.clone().filter(|_| figure.currency.is_none()),
        currency: figure.currency.map(|currency| currency.code().to_owned()),
        note: noted(entry.note.clone(), figure.converted),
        created: at,
    }
}

/// All that a row says, with the note last since it may be anything.
fn says(entry: &Entry, aim: &Aim) -> String {
    let code = entry.currency.or_else(|| aim.money());
    let code = code.map_or("", Currency::code);
    let note = entry.note.as_deref().unwrap_or_default();
    format!("{}\n{}\n{code}\n{note}", entry.day, entry.value)
}

/// Refuses a rate that no row needs, and one that two currencies would share.
pub(super) fn one_rate(entries: &[Entry], aim: &Aim) -> Result<()> {
    let Some(goal) = aim.money() else {
        return Err(not_needed("the goal counts no money"));
    };
    let others = entries.iter().filter_map(|entry| entry.currency);
    let mut others: Vec<Currency> = others.filter(|code| *code != goal).collect();
    others.sort_by_key(|currency| currency.code());
    others.dedup();
    match others.as_slice() {
        [] => Err(not_needed(&format!(
            "all amounts of the file are in {goal}, as the goal is"
        ))),
        [_] => Ok(()),
        [one, other, ..] => Err(Error::refused(format!(
            "one rate cannot be for both {one} and {other}, which the file has"
        ))
        .hint("take them over one by one, from a file for each")),
    }
}
