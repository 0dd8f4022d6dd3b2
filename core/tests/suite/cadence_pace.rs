//! Pace, buffer, states and the early-warning ladder.

use legwork_core::cadence::{Cadence, Exclusions, Weekdays};
use legwork_core::cadence::{Ledger, Pace, State, Status, Terms, Warning, evaluate};
use legwork_core::vocabulary::{Direction, PeriodUnit};
use proptest::prelude::*;

use crate::cadence_support::*;

/// The pace on `today` after these acts.
fn pace(terms: &Terms, done: &[(&str, u32)], today: &str) -> Pace {
    plain(terms, &acts(done), today).pace.unwrap()
}

/// The word for `today` after these acts.
fn state(terms: &Terms, done: &[(&str, u32)], today: &str) -> State {
    plain(terms, &acts(done), today).state
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn buffer_counts_the_idle_days_until_one_is_behind(story in at_least_story()) {
        // A pace for each date: quarters are the longest that stay quick.
        prop_assume!(story.terms.tile_at(story.today).days() < 100);
        let known: Vec<_> = story.entries.iter().filter(|e| e.date.max(e.recorded) <= story.today).copied().collect();
        let story = story.with(known);
        let Some(pace) = story.ledger().pace else { return Ok(()) };
        // A day is eligible when fewer of them are left on the day after.
        let idle: Vec<_> = story.paces(story.today).into_iter().filter(|(date, _)| *date >= story.today).collect();
        let left_after = idle.iter().skip(1).map(|(_, next)| next.days_left).chain([0]);
        let eligible = idle.iter().zip(left_after).filter(|((_, now), after)| now.days_left > *after);
        let safe = eligible.filter(|((_, now), _)| now.due_by_tonight <= pace.count).count();
        prop_assert_eq!(pace.buffer as usize, safe);
        prop_assert!(pace.behind == 0 || pace.buffer == 0);
        prop_assert!(pace.buffer <= pace.days_left);
    }

    #[test]
    fn doing_what_is_suggested_makes_level(story in at_least_story()) {
        let Some(before) = story.ledger().pace else { return Ok(()) };
        prop_assume!(story.terms.covers(story.today));
        let mut entries = story.entries.clone();
        let quantity = u32::try_from(before.suggested_today).unwrap();
        entries.push(legwork_core::cadence::Entry { date: story.today, quantity, recorded: story.today });
        let after = story.with(entries).ledger().pace.unwrap();
        prop_assert!(after.count >= after.due_by_tonight);
        prop_assert_eq!(after.suggested_today, 0);
        prop_assert!(before.count + before.suggested_today <= u64::from(before.required).max(before.count));
        prop_assert!(before.behind <= before.suggested_today);
        let left = u64::from(before.required).saturating_sub(before.count);
        prop_assert_eq!(before.per_day.is_none(), before.days_left == 0);
        if let Some(rate) = before.per_day {
            prop_assert_eq!(rate.numerator() * u64::from(before.days_left), left * rate.denominator());
        }
    }
}

#[test]
fn buffer_ends_with_the_period() {
    let terms = weekly(10, "2026-11-02");
    let buffer = |done| pace(&terms, &[("2026-11-02", done)], "2026-11-03").buffer;
    assert_eq!(
        [1, 2, 4, 5, 6, 9, 10, 30].map(buffer),
        [0, 0, 1, 1, 2, 3, 4, 4]
    );
}

#[test]
fn out_of_reach_is_more_than_twice_the_normal_rate() {
    let terms = weekly(10, "2026-11-02");
    let lost = |done, today| pace(&terms, &[("2026-11-02", done)], today).unrecoverable;
    assert!(
        !lost(2, "2026-11-05"),
        "8 in two days is just twice the rate"
    );
    assert!(lost(1, "2026-11-05"));
    assert!(!lost(6, "2026-11-06"));
    assert!(lost(5, "2026-11-06"));
    assert!(!lost(6, "2026-11-07"), "the weekend counts as one day");
    assert!(lost(5, "2026-11-07"));
}

#[test]
fn a_single_one_is_never_out_of_reach_while_a_day_is_left() {
    let one = weekly(1, "2026-11-02");
    let late = plain(&one, &[], "2026-11-06");
    assert_eq!(late.state, State::BehindUnrecoverable);
    assert!(!late.pace.unwrap().is_out_of_reach());
    assert_eq!(late.warning, Warning::None);
    let ten = weekly(10, "2026-11-02");
    let late = plain(&ten, &acts(&[("2026-11-02", 5)]), "2026-11-06");
    assert!(late.pace.unwrap().is_out_of_reach());
    assert_eq!(late.warning, Warning::Recommit);
}

#[test]
fn a_saturday_can_mend_a_friday() {
    let terms = daily(2, "2026-11-02");
    let week = [
        ("2026-11-02", 2),
        ("2026-11-03", 2),
        ("2026-11-04", 2),
        ("2026-11-05", 2),
    ];
    let on_saturday = pace(&terms, &week, "2026-11-07");
    assert_eq!(
        (
            on_saturday.behind,
            on_saturday.days_left,
            on_saturday.per_day
        ),
        (2, 0, None)
    );
    assert!(!on_saturday.unrecoverable);
    assert_eq!(state(&terms, &week, "2026-11-07"), State::Behind);
}

#[test]
fn the_word_for_today_follows_the_pace() {
    let terms = weekly(10, "2026-11-02");
    let on_thursday = |done| state(&terms, &[("2026-11-02", done)], "2026-11-05");
    assert_eq!(on_thursday(1), State::BehindUnrecoverable);
    assert_eq!(on_thursday(2), State::Behind);
    assert_eq!(on_thursday(5), State::Behind);
    assert_eq!(on_thursday(6), State::OnPace);
    assert_eq!(on_thursday(8), State::OnPace);
    assert_eq!(on_thursday(9), State::Ahead);
}

#[test]
fn a_paused_day_is_paused_whatever_the_pace() {
    let terms = weekly(10, "2026-11-02");
    let on = |today| {
        evaluate(
            &terms,
            &pause("2026-11-04", "2026-11-05"),
            &[],
            day(today),
            None,
        )
        .state
    };
    assert_eq!(on("2026-11-03"), State::Behind);
    assert_eq!(on("2026-11-04"), State::Paused);
    assert_eq!(on("2026-11-05"), State::Paused);
    assert_ne!(on("2026-11-06"), State::Paused);
}

#[test]
fn overlapping_and_nested_pauses_are_one() {
    let mut off = pause("2026-11-02", "2026-11-20");
    off.pauses.extend(pause("2026-11-04", "2026-11-05").pauses);
    off.pauses.extend(pause("2026-11-20", "2026-11-22").pauses);
    off.pauses.extend(pause("2026-11-26", "2026-11-25").pauses);
    let terms = weekly(10, "2026-11-02");
    let ledger = evaluate(&terms, &off, &[], day("2026-11-26"), None);
    assert_eq!(
        required(&ledger),
        [0, 0, 0, 10],
        "a pause that ends before it begins holds no day"
    );
}

#[test]
fn at_most_has_no_pace_and_is_over_once_broken() {
    let terms = terms(Direction::AtMost, 0, Cadence::WEEKLY, "2026-11-02", |_| ());
    let clean = plain(&terms, &[], "2026-11-03");
    assert_eq!((clean.pace, clean.state), (None, State::OnPace));
    assert_eq!(
        state(&terms, &[("2026-11-03", 1)], "2026-11-03"),
        State::Over
    );
    let next_week = plain(&terms, &acts(&[("2026-11-03", 1)]), "2026-11-09");
    assert_eq!(
        (next_week.state, next_week.warning),
        (State::OnPace, Warning::Return)
    );
}

/// Weekly, with the weeks in `met` done in full, as of Monday of week `weeks`.
fn after_weeks(met: &[usize], weeks: i64) -> Ledger {
    let start = day("2026-01-05");
    let done: Vec<_> = met
        .iter()
        .map(|week| {
            let date = plus(start, 7 * i64::try_from(*week).unwrap());
            legwork_core::cadence::Entry {
                date,
                quantity: 5,
                recorded: date,
            }
        })
        .collect();
    evaluate(
        &weekly(5, "2026-01-05"),
        &Exclusions::default(),
        &done,
        plus(start, 7 * weeks),
        None,
    )
}

#[test]
fn a_first_miss_is_met_with_silence() {
    assert_eq!(after_weeks(&[0, 1, 2], 3).warning, Warning::None);
    let young = after_weeks(&[], 1);
    assert!(young.score.value() < 0.5);
    assert_eq!(
        (young.warning, young.state),
        (Warning::Return, State::OnPace)
    );
    assert_eq!(after_weeks(&[0, 1, 2], 4).warning, Warning::Return);
    assert_eq!(after_weeks(&[0, 1, 2, 4], 5).warning, Warning::None);
}

#[test]
fn two_misses_in_a_row_ask() {
    let asked = after_weeks(&[0, 1, 2, 3], 6);
    assert!(asked.score.value() > 0.5);
    assert_eq!((asked.warning, asked.state), (Warning::Ask, State::AtRisk));
}

#[test]
fn a_low_score_asks_after_a_second_miss_and_recommits_below_three_tenths() {
    let low = after_weeks(&[0, 2, 4], 6);
    assert_eq!(
        (low.warning, low.score.value() < 0.5),
        (Warning::Return, false)
    );
    let asked = after_weeks(&[2], 4);
    assert!(asked.score.value() < 0.5 && asked.score.value() > 0.3);
    assert_eq!(asked.warning, Warning::Ask);
    let back = after_weeks(&[3], 4);
    assert_eq!(statuses(&back)[3], Status::Met);
    let recommit = after_weeks(&[], 3);
    assert!(recommit.score.value() < 0.3);
    assert_eq!(recommit.warning, Warning::Recommit);
}

#[test]
fn a_score_of_just_three_tenths_is_not_below_it() {
    // Twenty workdays weigh 4 and halve what came before, so
    // a = 0.7 + 2 * 0.1 + 4 * 0.3 = 2.1 and b = 4.9.
    let terms = each(10, 4, PeriodUnit::Week, "2026-01-05");
    let ledger = plain(
        &terms,
        &acts(&[("2026-01-05", 1), ("2026-02-02", 3)]),
        "2026-03-02",
    );
    assert_eq!(ledger.score.value().to_string(), "0.3");
    assert_eq!(ledger.warning, Warning::Ask);
}

#[test]
fn four_silent_weeks_archive_until_something_is_done() {
    assert_eq!(after_weeks(&[], 3).warning, Warning::Recommit);
    assert_eq!(after_weeks(&[], 4).warning, Warning::Archive);
    assert!(
        after_weeks(&[4], 4).warning < Warning::Archive,
        "an act this week breaks the silence"
    );
}

#[test]
fn one_empty_month_is_not_silence_and_two_are() {
    let monthly = each(4, 1, PeriodUnit::Month, "2026-01-01");
    assert_eq!(plain(&monthly, &[], "2026-02-02").warning, Warning::Return);
    assert_eq!(plain(&monthly, &[], "2026-03-02").warning, Warning::Archive);
    let at_most = terms(Direction::AtMost, 4, Cadence::MONTHLY, "2026-01-01", |_| ());
    assert_eq!(
        plain(&at_most, &[], "2026-06-01").warning,
        Warning::None,
        "silence is the promise"
    );
}

#[test]
fn a_pause_is_no_silence() {
    let daily = daily(1, "2026-01-05");
    let ledger = evaluate(
        &daily,
        &pause("2026-01-06", "2026-02-28"),
        &[],
        day("2026-03-02"),
        None,
    );
    assert_eq!(
        (ledger.warning, ledger.state),
        (Warning::Return, State::OnPace)
    );
}

#[test]
fn an_archived_daily_needs_four_weeks() {
    let every_day = terms(
        Direction::AtLeast,
        1,
        Cadence::DAILY,
        "2026-01-05",
        |draft| draft.mask = Weekdays::ALL,
    );
    assert_eq!(
        plain(&every_day, &[], "2026-02-01").warning,
        Warning::Recommit
    );
    assert_eq!(
        plain(&every_day, &[], "2026-02-02").warning,
        Warning::Archive
    );
}

#[test]
fn doing_todays_part_ends_being_at_risk() {
    let daily = daily(1, "2026-01-05");
    let kept: Vec<(&str, u32)> = vec![("2026-01-05", 1), ("2026-01-06", 1), ("2026-01-07", 1)];
    let mut back = kept.clone();
    back.push(("2026-01-12", 1));
    assert_eq!(state(&daily, &kept, "2026-01-12"), State::AtRisk);
    assert_eq!(state(&daily, &back, "2026-01-12"), State::OnPace);
    back.push(("2026-01-12", 1));
    assert_eq!(state(&daily, &back, "2026-01-12"), State::Ahead);
}

#[test]
fn todays_part_of_a_week_ends_being_at_risk_though_the_warning_stands() {
    let weekly = weekly(5, "2026-01-05");
    let mut done = vec![
        ("2026-01-05", 5),
        ("2026-01-12", 5),
        ("2026-01-19", 5),
        ("2026-01-26", 5),
    ];
    assert_eq!(state(&weekly, &done, "2026-02-16"), State::AtRisk);
    done.push(("2026-02-16", 1));
    let ledger = plain(&weekly, &acts(&done), "2026-02-16");
    assert_eq!(
        (ledger.warning, ledger.state),
        (Warning::Ask, State::OnPace)
    );
}

#[test]
fn the_chance_of_stopping_falls_by_band() {
    let p_stop = |a: f64| {
        legwork_core::cadence::Score { a, b: 1.0 - a }
            .p_stop()
            .to_string()
    };
    let bands = [0.0, 0.05, 0.15, 0.25, 0.35, 0.45].map(p_stop);
    assert_eq!(bands, ["0.62", "0.62", "0.43", "0.31", "0.23", "0.14"]);
    let bands = [0.55, 0.65, 0.75, 0.85, 0.95, 1.0].map(p_stop);
    assert_eq!(bands, ["0.08", "0.05", "0.03", "0.01", "0.004", "0.004"]);
    let edges = [0.5, 0.9].map(p_stop);
    assert_eq!(edges, ["0.08", "0.004"], "a band begins at its lower edge");
}

#[test]
fn nothing_is_warned_of_while_nothing_is_asked() {
    let terms = terms(
        Direction::AtLeast,
        5,
        Cadence::WEEKLY,
        "2026-01-05",
        |draft| {
            draft.end = Some(day("2026-03-31"));
        },
    );
    let warned = |today| {
        evaluate(
            &terms,
            &pause("2026-03-02", "2026-03-06"),
            &[],
            day(today),
            None,
        )
        .warning
    };
    let steps = [
        "2026-01-04",
        "2026-03-01",
        "2026-03-02",
        "2026-03-06",
        "2026-03-07",
        "2026-04-01",
    ]
    .map(warned);
    let (none, archive) = (Warning::None, Warning::Archive);
    assert_eq!(steps, [none, archive, none, none, archive, none]);
}
