//! What the figures are called, and how their values are typed.

use std::fmt;
use std::str::FromStr;

use legwork_core::benchmark::{Key, Part};
use legwork_core::money::Currency;

use crate::service::{amount, share};
use crate::store::Figure;
use crate::{Error, Result};

/// The share of proposals won, however well their buyers know the seller.
const WIN_RATE: &str = "proposal.won";
/// What a typical deal is worth.
const TYPICAL_DEAL: &str = "deal.worth";

/// The name of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// One of the benchmark's.
    Of(Key),
    /// All shares of proposals won at once.
    WinRate,
    /// What a typical deal is worth.
    TypicalDeal,
}

impl Name {
    /// What its number counts.
    pub(super) const fn unit(&self) -> &'static str {
        match self {
            Self::TypicalDeal => "money",
            Self::WinRate => "share",
            Self::Of(key) => match key {
                Key::Of(_, Part::Chance) | Key::Held(_) | Key::Proposal | Key::Won(_) => "share",
                Key::Of(_, Part::Minutes) | Key::MeetingMinutes | Key::ProposalMinutes => "minutes",
                Key::Of(_, Part::Ceiling) => "times",
                Key::Of(_, Part::Lag) | Key::Cycle => "weeks",
            },
        }
    }

    /// The value that was typed, as it is stored; `several` when one act can
    /// lead to more than one.
    pub(super) fn read(&self, text: &str, several: bool, usual: Option<Currency>) -> Result<Typed> {
        match self.unit() {
            "money" => {
                let money = amount::money(text, usual)?;
                if money.minor <= 0 {
                    return Err(Error::usage("a deal is worth more than nothing"));
                }
                Ok(Typed {
                    value: money.major().to_string(),
                    currency: Some(money.currency),
                })
            }
            "share" if !several => Ok(Typed::plain(share::read(text)?)),
            _ => Ok(Typed::plain(number(text)?)),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(key) => key.fmt(f),
            Self::WinRate => f.write_str(WIN_RATE),
            Self::TypicalDeal => f.write_str(TYPICAL_DEAL),
        }
    }
}

impl FromStr for Name {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.trim().to_lowercase().as_str() {
            WIN_RATE => Ok(Self::WinRate),
            TYPICAL_DEAL => Ok(Self::TypicalDeal),
            other => other.parse().map(Self::Of).map_err(|_| {
                Error::not_found(format!("there is no figure '{}'", text.trim()))
                    .hint("`legwork rates` lists them all")
            }),
        }
    }
}

/// A value as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    pub(super) value: String,
    pub(super) currency: Option<Currency>,
}

impl Typed {
    fn plain(value: f64) -> Self {
        Self {
            value: value.to_string(),
            currency: None,
        }
    }
}

/// The number of a stored figure; none when it is no number.
pub(super) fn value(row: &Figure) -> Option<f64> {
    row.value
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())
}

fn number(text: &str) -> Result<f64> {
    let words = ["min", "minute", "week", "a week", "act"];
    let read = |unit| amount::read(text, None, unit).ok();
    let typed = read(None).or_else(|| words.iter().find_map(|unit| read(Some(unit))));
    typed
        .map(|typed| typed.value.to_f64())
        .ok_or_else(|| Error::usage(format!("'{}' is not a number", text.trim())))
}
