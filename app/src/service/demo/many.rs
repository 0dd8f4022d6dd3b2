//! Any number of activities, spread evenly over the days: for measuring.

use legwork_core::vocabulary::{Outcome, Relationship};

use super::act::{Act, Scene};
use super::calendar::Calendar;
use super::cast::Cast;
use super::chance::Chance;
use crate::Result;
use crate::store::Tx;

/// How many acts are written at once.
const BATCH: usize = 5_000;

/// A kind, with whom, and for how many minutes.
type Sort = (&'static str, Option<Relationship>, i64);

/// Sorts of acts by weight.
const SORTS: [(usize, Sort); 8] = [
    (30, ("cold-call", Some(Relationship::Prospect), 4)),
    (20, ("cold-email", None, 9)),
    (16, ("client-call", Some(Relationship::Client), 14)),
    (14, ("linkedin-invite", None, 3)),
    (8, ("linkedin-post", None, 25)),
    (6, ("lapsed-call", Some(Relationship::Lapsed), 15)),
    (4, ("newsletter", None, 90)),
    (2, ("blog-post", None, 120)),
];

/// Writes just `count` activities.
pub(super) async fn write(
    scene: &Scene<'_>,
    tx: &mut Tx,
    calendar: &Calendar,
    cast: &Cast,
    chance: &mut Chance,
    count: u64,
) -> Result<()> {
    let days: Vec<_> = calendar.worked().collect();
    let total = days.len().max(1) as u64;
    let mut acts = Vec::with_capacity(BATCH);
    for (number, day) in (0_u64..).zip(days) {
        let today = count * (number + 1) / total - count * number / total;
        for turn in 0..today {
            let minute = 480 + i64::try_from(turn * 600 / today).unwrap_or(0);
            acts.push(Act {
                day,
                minute,
                ..act(cast, chance)
            });
            if acts.len() >= BATCH {
                scene.write(tx, &acts).await?;
                acts.clear();
            }
        }
    }
    scene.write(tx, &acts).await
}

fn act(cast: &Cast, chance: &mut Chance) -> Act {
    let (kind, who, minutes) = chance.weighed(&SORTS).unwrap_or(("cold-call", None, 4));
    let role = who.and_then(|who| cast.someone(chance, who));
    Act {
        kind,
        quantity: 1,
        minutes: chance.in_100(75).then_some(minutes),
        outcome: role.map(|_| Outcome::Conversation),
        person: role.map(|role| role.person),
        organisation: role.map(|role| role.organisation),
        note: chance
            .in_100(5)
            .then_some("Call again after the board meets"),
        ..Act::default()
    }
}
