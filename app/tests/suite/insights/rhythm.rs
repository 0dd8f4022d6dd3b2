//! Weekdays and weeks.

use legwork::error::Kind;
use legwork::service::insights::{self, Rhythm, WeekUnits};
use legwork::service::today::Span;

use super::work;
use crate::records::{World, day, on_each};

async fn seen(world: &World, range: Span, kind: Option<&str>) -> Rhythm {
    let answer = insights::rhythm(&world.context, &world.now, range, kind).await;
    world.say(answer.unwrap())
}

fn week(start: &str, units: i64, before: i64) -> WeekUnits {
    let start = day(start);
    WeekUnits {
        start,
        units,
        before,
    }
}

#[test]
fn weeks_are_counted_back_from_the_last_day_beside_as_many_before() {
    on_each(async |world| {
        work(world).await;
        let range = insights::weeks(&world.context, &world.now, 2);
        let all = seen(world, range, None).await;
        // Tuesday 26 January to Monday 8 February; before it from 12 January.
        assert_eq!(
            all.weeks,
            [
                week("2027-02-02", 3 + 1 + 1 + 4 + 2 + 1, 1),
                week("2027-01-26", 3, 4)
            ]
        );
        assert_eq!(all.weekdays, [3, 6, 0, 2, 4, 0, 0]);
        let calls = seen(world, range, Some("call")).await;
        assert_eq!(
            calls.weeks,
            [week("2027-02-02", 5, 1), week("2027-01-26", 3, 4)]
        );
        assert_eq!(calls.weekdays, [0, 6, 0, 2, 0, 0, 0]);
        assert_eq!(calls.kind.as_deref(), Some("call"));
        assert_eq!(calls.nouns, Some(("call".into(), "calls".into())));
    });
}

#[test]
fn the_week_at_the_far_end_may_be_shorter() {
    on_each(async |world| {
        work(world).await;
        let ten = insights::span(day("2027-01-30"), day("2027-02-08"));
        let seen = seen(world, ten, None).await;
        // Three days, 30 January to 1 February; the ten before begin on 20 January.
        assert_eq!(
            seen.weeks,
            [week("2027-02-02", 12, 4), week("2027-01-30", 0, 0)]
        );
    });
}

#[test]
fn this_year_ends_today_and_an_unknown_kind_is_refused() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let year = insights::this_year(context, now);
        assert_eq!(year, insights::span(day("2027-01-01"), day("2027-02-08")));
        let unknown = insights::rhythm(context, now, year, Some("no such kind"));
        world.fails(Kind::NotFound, unknown).await;
    });
}
