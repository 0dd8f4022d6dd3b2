//! What a goal asks for, in figures and days.

use jiff::civil::Date;
use legwork_core::money::{Currency, Decimal};
use legwork_core::parse::{GoalReading, Target, is_level_metric};
use legwork_core::vocabulary::{Direction, PeriodUnit};

use crate::service::amount;
use crate::store::Goal;
use crate::{Error, Result};

/// The figures and the days of a goal, from a sentence or from the store.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::service) struct Aim {
    /// What is measured.
    pub(in crate::service) metric: String,
    /// What the amount means.
    pub(in crate::service) target: Target,
    /// The amount, in the unit below.
    pub(in crate::service) amount: Option<Decimal>,
    /// `percent`, `points`, `times`, `money` or a noun.
    pub(in crate::service) unit: Option<String>,
    /// The currency that was named; see [`Aim::money`].
    pub(in crate::service) currency: Option<Currency>,
    /// Where things stood at the start.
    pub(in crate::service) baseline: Option<Decimal>,
    /// The first day that counts.
    pub(in crate::service) start: Option<Date>,
    /// The last day that counts.
    pub(in crate::service) due: Option<Date>,
    /// Which side of the figure is wanted.
    pub(in crate::service) direction: Direction,
    /// The period after which it begins anew.
    pub(in crate::service) recurs: Option<PeriodUnit>,
}

impl Aim {
    /// What a sentence asks for.
    pub(in crate::service) fn read(reading: &GoalReading) -> Self {
        Self {
            metric: reading.metric.clone().unwrap_or_default(),
            target: reading.target.unwrap_or(Target::Absolute),
            amount: reading.amount,
            unit: reading.unit.clone(),
            currency: reading.currency,
            baseline: reading.from,
            start: reading.start,
            due: reading.due,
            direction: reading.direction,
            recurs: reading.recurs,
        }
    }

    /// What a stored goal asks for.
    pub(in crate::service) fn stored(row: &Goal) -> Self {
        Self {
            metric: row.metric.clone(),
            target: target(&row.target),
            amount: row.amount.as_deref().and_then(amount::stored),
            unit: row.unit.clone(),
            currency: row.currency.as_deref().and_then(Currency::from_code),
            baseline: row.baseline.as_deref().and_then(amount::stored),
            start: row.starts_on.map(Date::from),
            due: row.due.map(Date::from),
            direction: row.direction.0,
            recurs: row.recurs.map(|word| word.0),
        }
    }

    /// Whether the last figure counts, rather than the sum of all: see
    /// [`is_level_metric`].
    pub(in crate::service) fn is_level(&self) -> bool {
        is_level_metric(&self.metric, self.target, self.unit.as_deref())
    }

    /// The currency of the metric, if it is money and not a count of things.
    pub(in crate::service) fn money(&self) -> Option<Currency> {
        let count = |unit: &str| !matches!(unit, "money" | "percent" | "times" | "points");
        self.currency
            .filter(|_| !self.unit.as_deref().is_some_and(count))
    }

    /// Whether a day lies between the first and the last day of the goal.
    pub(in crate::service) fn spans(&self, day: Date) -> bool {
        self.start.is_none_or(|start| start <= day) && self.due.is_none_or(|due| day <= due)
    }

    /// The figure to reach, once the baseline is known where one is needed.
    pub(in crate::service) fn goal(&self) -> Option<Decimal> {
        legwork_core::goal::figure(self.target, self.amount?, self.baseline)
    }

    /// Refuses figures and days that no goal can have.
    pub(in crate::service) fn check(&self) -> Result<()> {
        if self
            .start
            .zip(self.due)
            .is_some_and(|(start, due)| start > due)
        {
            return Err(Error::usage("a goal cannot end before it starts"));
        }
        let none = Decimal::whole(0);
        let amount = self.amount.unwrap_or(none).to_f64();
        let negative = amount < 0.0 && self.target != Target::Level;
        if negative || self.target == Target::Reduction && amount > 100.0 {
            return Err(Error::usage("that is more than can be asked of a goal"));
        }
        let share = matches!(
            self.target,
            Target::Growth | Target::Reduction | Target::Multiple
        );
        if share
            && self
                .baseline
                .is_some_and(|baseline| baseline.to_f64() <= 0.0)
        {
            return Err(Error::usage(
                "a share or a multiple needs a baseline above 0",
            ));
        }
        let known =
            self.amount.is_some() && (self.baseline.is_some() || !self.target.needs_baseline());
        if known && self.goal().is_none() {
            return Err(Error::usage("these figures are too large"));
        }
        self.check_money()
    }

    /// Every amount of money is one that its currency can hold.
    fn check_money(&self) -> Result<()> {
        let Some(currency) = self.money() else {
            return Ok(());
        };
        let money = self
            .amount
            .filter(|_| self.unit.as_deref() == Some("money"));
        for value in self.baseline.into_iter().chain(money) {
            amount::in_currency(value, currency)?;
        }
        Ok(())
    }
}

/// The word that stands for a kind of target in the store and in JSON.
pub(in crate::service) const fn word(target: Target) -> &'static str {
    match target {
        Target::Absolute => "absolute",
        Target::Growth => "growth",
        Target::Increase => "increase",
        Target::Decrease => "decrease",
        Target::Reduction => "reduction",
        Target::Level => "level",
        Target::Multiple => "multiple",
    }
}

fn target(text: &str) -> Target {
    let all = [
        Target::Growth,
        Target::Increase,
        Target::Decrease,
        Target::Reduction,
        Target::Level,
        Target::Multiple,
    ];
    let known = all.into_iter().find(|target| word(*target) == text);
    known.unwrap_or(Target::Absolute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use legwork_core::parse::{Setting, goal};

    fn aim(text: &str, baseline: Option<i64>) -> Aim {
        let setting = Setting::new(Date::constant(2027, 1, 4));
        let mut aim = Aim::read(&goal(text, &setting));
        aim.baseline = aim.baseline.or(baseline.map(Decimal::whole));
        aim
    }

    fn figure(text: &str, baseline: Option<i64>) -> String {
        aim(text, baseline)
            .goal()
            .map_or("unknown".into(), |goal| goal.to_string())
    }

    #[test]
    fn each_kind_of_target_gives_its_figure() {
        assert_eq!(
            figure("grow revenue by 20% in 2027", Some(500_000)),
            "600000"
        );
        assert_eq!(figure("grow revenue by 2.5% in 2027", Some(1_000)), "1025");
        assert_eq!(figure("grow revenue by 20% in 2027", None), "unknown");
        assert_eq!(figure("win 8 new clients by June", None), "8");
        assert_eq!(figure("double revenue in 2027", Some(300)), "600");
        assert_eq!(figure("reduce churn by 25% in 2027", Some(8)), "6");
    }

    #[test]
    fn impossible_figures_are_refused() {
        assert!(aim("grow revenue by 20% in 2027", Some(0)).check().is_err());
        assert!(
            aim("reduce churn by 125% in 2027", Some(8))
                .check()
                .is_err()
        );
        let mut late = aim("win 8 new clients by June", None);
        late.start = Some(Date::constant(2028, 1, 1));
        assert!(late.check().is_err());
    }
}
