//! What the words of a metric say about it.

use super::Target;
use super::words::{can_be_stock, is_money, is_rate, is_stock, weight_unit};

/// Whether a metric is an amount of money by its name: revenue, costs, MRR.
pub fn is_money_metric(metric: &str) -> bool {
    let metric = metric.to_lowercase();
    metric.split([' ', '-']).any(is_money) && !metric.split([' ', '-']).any(|word| word == "rate")
}

/// Whether a metric is a level that is read again each time (a weight, a win
/// rate, followers), rather than a sum of results (revenue, new clients).
///
/// A target that is a level, or lower than the baseline, is one; so is a metric
/// that names a stock or a rate. What may be a stock, such as clients, is one
/// when the target compares it with a baseline and does not say "new".
pub fn is_level_metric(metric: &str, target: Target, unit: Option<&str>) -> bool {
    let metric = metric.to_lowercase();
    let any = |test: fn(&str) -> bool| metric.split([' ', '-']).any(test);
    let weighed = unit.is_some_and(|unit| weight_unit(unit).is_some() || unit == "points");
    match target {
        Target::Level | Target::Decrease | Target::Reduction => true,
        _ if weighed || any(is_stock) || any(is_rate) => true,
        Target::Growth | Target::Increase | Target::Multiple => {
            any(can_be_stock) && !any(|word| word == "new")
        }
        Target::Absolute => false,
    }
}
