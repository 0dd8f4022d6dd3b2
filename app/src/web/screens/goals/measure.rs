//! Figures of a goal, in what it is measured in.

use crate::service::forecast::rough;
use crate::service::goal::GoalView;
use crate::web::format::Format;

/// How the figures of one goal are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure<'a> {
    currency: Option<&'a str>,
    unit: Option<&'a str>,
    format: Format,
}

impl<'a> Measure<'a> {
    /// As this goal is measured. A goal that counts things may have a currency
    /// beside them, which its figures are not in.
    pub(super) fn of(goal: &'a GoalView, format: Format) -> Self {
        let unit = goal.unit.as_deref();
        let money = matches!(unit, None | Some("money" | "percent" | "times" | "points"));
        let shown = match unit {
            Some("percent") if goal.level => Some("%"),
            Some("kg" | "lb" | "st" | "g") => unit,
            _ => None,
        };
        Self {
            currency: goal.currency.as_deref().filter(|_| money),
            unit: shown,
            format,
        }
    }

    /// What stands at the head of a column: "EUR", "kg", or nothing.
    pub(super) fn unit(self) -> &'a str {
        self.currency.or(self.unit).unwrap_or_default()
    }

    /// A figure: "EUR 12,500", "82.4 kg", "8".
    pub(super) fn says(self, value: f64) -> String {
        if let Some(code) = self.currency {
            return self.format.money(value, code);
        }
        let number = self.format.decimal(value, 2);
        match self.unit {
            Some(unit) => format!("{number} {unit}"),
            None => number,
        }
    }

    /// A figure that was drawn by chance: to three digits, and money to whole
    /// units.
    pub(super) fn rough(self, value: f64) -> String {
        let rough = rough(value);
        self.says(if self.currency.is_some() {
            rough.round()
        } else {
            rough
        })
    }

    /// A figure that was reckoned, as exactly as anyone wants to know it.
    pub(super) fn about(self, value: f64) -> String {
        if value.abs() < 100.0 && self.currency.is_none() {
            return self.says((value * 10.0).round() / 10.0);
        }
        self.says(value.round())
    }
}
