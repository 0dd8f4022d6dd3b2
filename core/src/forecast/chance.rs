//! How likely an act of one seller leads to a deal.

use jiff::civil::Date;

use super::activity::Activity;
use super::live::DeadTime;
use crate::evidence::{Batch, Belief};

/// What is believed of the chance that one act leads to a deal: what is
/// published, and the acts done, each as far as its time has come.
pub(super) fn believed(activity: &Activity, as_of: Date, dead: &DeadTime) -> Belief {
    let batches = batches(activity, as_of, dead);
    activity.prior.after(&batches, activity.lag)
}

/// The acts by about their age: those of one are weighed together, since each
/// age is weighed at every point of a belief.
fn batches(activity: &Activity, as_of: Date, dead: &DeadTime) -> Vec<Batch> {
    let mut ages: Vec<(u32, Batch)> = Vec::new();
    for acts in activity.done.iter().filter(|acts| acts.on < as_of) {
        let days = rounded(dead.live_days(acts.on, as_of));
        let place = ages.partition_point(|(other, _)| *other < days);
        if ages.get(place).is_none_or(|(other, _)| *other != days) {
            ages.insert(place, (days, of_age(days)));
        }
        if let Some((_, batch)) = ages.get_mut(place) {
            batch.acts += u64::from(acts.count);
            batch.successes += u64::from(acts.led);
        }
    }
    ages.into_iter().map(|(_, batch)| batch).collect()
}

fn of_age(days: u32) -> Batch {
    Batch {
        weeks: f64::from(days) / 7.0,
        acts: 0,
        successes: 0,
    }
}

/// The day of age for which acts of this age stand: the middle of the week
/// from the third week on, and of the quarter from the second quarter on.
fn rounded(days: u32) -> u32 {
    match days {
        0..14 => days,
        14..91 => days / 7 * 7 + 3,
        _ => days / 91 * 91 + 45,
    }
}
