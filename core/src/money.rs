//! Currencies and amounts of money.
//!
//! An amount is a whole number of minor units (cents, pence; whole yen) with
//! its currency. Amounts of different currencies are never added: that is an
//! error, not a guess about a rate.

mod currency;
mod format;
mod mark;
mod read;
mod words;

pub use crate::decimal::Decimal;
pub use currency::Currency;
pub use format::grouped;
pub use read::{Amount, Form, parse, read_amount};
pub use words::{NumberWords, read_number_words};

use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// An amount of money, exact to the minor unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in minor units: 1250 is USD 12.50, JPY 1250 or KWD 1.250.
    pub minor: i64,
    /// The currency it is in.
    pub currency: Currency,
}

impl Money {
    /// This many minor units of `currency`.
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// `amount` major units ("1234.5" dollars).
    ///
    /// Fails when the currency has no such small unit, or the amount is too
    /// large to be held.
    pub fn from_major(amount: Decimal, currency: Currency) -> Result<Self> {
        match amount.scaled_to(currency.digits()) {
            Some(minor) => Ok(Self { minor, currency }),
            None => Err(Error::new(format!(
                "{amount} is not an amount that {currency} can hold"
            ))),
        }
    }

    /// The amount in major units: 12.5 for 1250 cents.
    pub fn major(self) -> Decimal {
        Decimal::new(self.minor, self.currency.digits())
    }

    /// The sum. Fails when the currencies differ or the sum is too large.
    pub fn plus(self, other: Self) -> Result<Self> {
        self.same_currency(other)?;
        self.with(self.minor.checked_add(other.minor))
    }

    /// The difference. Fails when the currencies differ or it is too large.
    pub fn minus(self, other: Self) -> Result<Self> {
        self.same_currency(other)?;
        self.with(self.minor.checked_sub(other.minor))
    }

    /// `factor` times the amount. Fails when the product is too large.
    pub fn times(self, factor: i64) -> Result<Self> {
        self.with(self.minor.checked_mul(factor))
    }

    /// `percent` per cent of the amount, rounded half away from zero to the
    /// minor unit. Fails when the product is too large.
    pub fn percent(self, percent: Decimal) -> Result<Self> {
        let hundredths = 100 * 10_i128.pow(u32::from(percent.scale()));
        let product = i128::from(self.minor) * i128::from(percent.mantissa());
        let half = hundredths / 2 * product.signum();
        self.with(i64::try_from((product + half) / hundredths).ok())
    }

    /// The amount in currency `to`, when one major unit of its own is worth
    /// `rate` of those: rounded half away from zero to the minor unit. Fails
    /// when the product is too large.
    pub fn exchanged(self, rate: Decimal, to: Currency) -> Result<Self> {
        let up = 10_i128.pow(u32::from(to.digits()));
        let down = 10_i128.pow(u32::from(self.currency.digits()) + u32::from(rate.scale()));
        let worth = i128::from(self.minor) * i128::from(rate.mantissa());
        let rounded = worth
            .checked_mul(up)
            .map(|worth| (worth + down / 2 * worth.signum()) / down);
        let minor = rounded.and_then(|minor| i64::try_from(minor).ok());
        Self::from_minor(0, to).with(minor)
    }

    fn with(self, minor: Option<i64>) -> Result<Self> {
        match minor {
            Some(minor) => Ok(Self { minor, ..self }),
            None => Err(Error::new("that amount of money is too large")),
        }
    }

    fn same_currency(self, other: Self) -> Result<()> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(Error::new(format!(
            "{} and {} cannot be added without a rate of exchange",
            self.currency, other.currency
        )))
    }
}
