//! The days of a year.

use legwork::error::Kind;
use legwork::service::insights::{self, Year, YearOf};

use super::work;
use crate::records::{World, day, on_each};

fn of(year: i16, kind: Option<&str>) -> YearOf {
    YearOf {
        year,
        kind: kind.map(str::to_owned),
    }
}

async fn seen(world: &World, input: &YearOf) -> Year {
    let answer = insights::year(&world.context, &world.now, input).await;
    world.say(answer.unwrap())
}

#[test]
fn every_day_that_has_come_is_there() {
    on_each(async |world| {
        work(world).await;
        let year = seen(world, &of(2027, None)).await;
        // January and eight days; 22 calls, 4 mails, 2 meetings, 1 proposal.
        assert_eq!((year.days.len(), year.units, year.active_days), (39, 29, 8));
        let best = year.best.unwrap();
        assert_eq!(
            (best.date, best.units, best.acts),
            (day("2027-01-11"), 9, 1)
        );
        let last = year.days[38];
        assert_eq!(
            (last.date, last.units, last.acts),
            (day("2027-02-08"), 3, 3)
        );
        assert_eq!(year.days[0].units, 0);
    });
}

#[test]
fn what_counts_as_the_kind_counts() {
    on_each(async |world| {
        work(world).await;
        let calls = seen(world, &of(2027, Some("call"))).await;
        assert_eq!((calls.units, calls.active_days), (22, 6));
        assert_eq!(calls.kind.as_deref(), Some("call"));
        let meetings = seen(world, &of(2027, Some("meeting"))).await;
        assert_eq!((meetings.units, meetings.active_days), (2, 1));
    });
}

#[test]
fn a_year_without_anything_is_whole_and_empty() {
    on_each(async |world| {
        let year = seen(world, &of(2024, None)).await;
        assert_eq!((year.days.len(), year.units, year.best), (366, 0, None));
        let (context, now) = (&world.context, &world.now);
        for (input, kind) in [
            (of(2028, None), Kind::Usage),
            (of(1969, None), Kind::Usage),
            (of(2027, Some("juggling")), Kind::NotFound),
        ] {
            world
                .fails(kind, insights::year(context, now, &input))
                .await;
        }
    });
}
