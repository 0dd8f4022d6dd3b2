//! What cannot be meant is not saved: the core finds it, this refuses it.

use legwork_core::parse::date::{Calendar, Sense};
use legwork_core::parse::sense::{Nonsense, nonsense};

use super::context::Context;
use crate::{Error, Result};

/// How a member's dates are read in a sentence about what is to come.
pub(super) fn calendar(context: &Context, today: jiff::civil::Date) -> Calendar {
    Calendar::new(&context.setting(today, &[]), Sense::Future)
}

/// Refuses numbers and days that cannot be meant; days are looked at only
/// when a calendar is given.
pub(super) fn refuse_nonsense(sentence: &str, calendar: Option<Calendar>) -> Result<()> {
    let Some(wrong) = nonsense(sentence, calendar) else {
        return Ok(());
    };
    let error = Error::usage(wrong.to_string());
    Err(match wrong {
        Nonsense::BelowZero => error.hint("to take back what was logged, use `legwork undo`"),
        _ => error,
    })
}
