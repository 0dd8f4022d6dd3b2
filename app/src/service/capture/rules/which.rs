//! Which rule is meant: by its number in the list, its name, or its id.

use legwork_core::classify::BuiltIn;

use super::list::usual;
use crate::service::context::Context;
use crate::service::{find, text};
use crate::store::{CaptureRule, Tx};
use crate::{Error, Result};

/// One rule.
pub(super) enum Which {
    /// One in the member's order, counted from 0.
    Placed(usize),
    /// One that ships, where it always stands.
    Usual(BuiltIn),
}

/// The rule that `words` mean, where `own` is the member's order.
pub(super) async fn which(
    context: &Context,
    tx: &mut Tx,
    own: &[CaptureRule],
    words: &str,
) -> Result<Which> {
    let mut usual = usual(own);
    let number = words.trim().parse::<usize>().ok();
    if let Some(at) = number.and_then(|number| number.checked_sub(1)) {
        return match at.checked_sub(own.len()) {
            None => Ok(Which::Placed(at)),
            Some(rest) if rest < usual.len() => Ok(Which::Usual(usual.swap_remove(rest))),
            Some(_) => Err(beyond(own.len() + usual.len())),
        };
    }
    let name = text::fold(words).replace(' ', "-");
    let placed = |row: &CaptureRule| row.rule.0.name() == Some(&name);
    if let Some(at) = own.iter().position(placed) {
        return Ok(Which::Placed(at));
    }
    if let Some(at) = usual.iter().position(|one| one.name == name) {
        return Ok(Which::Usual(usual.swap_remove(at)));
    }
    let found = find::rule(context, tx, words).await?;
    let at = own.iter().position(|row| row.rule_id == found.rule_id);
    at.map(Which::Placed)
        .ok_or_else(|| Error::not_found("that rule is gone"))
}

fn beyond(last: usize) -> Error {
    Error::not_found(format!("the rules have the numbers 1 to {last}"))
        .hint("`legwork captures rules` lists them")
}
