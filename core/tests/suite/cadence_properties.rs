//! What must hold for every commitment, whatever is promised and done.

use jiff::civil::Date;
use legwork_core::cadence::{
    Draft, Entry, Exclusions, Ledger, Pause, Period, Phase, Quota, Status, Terms, Version,
};
use legwork_core::vocabulary::Direction;
use proptest::prelude::*;

use crate::cadence_support::*;

/// The same promise with other terms where `change` says so.
fn changed(terms: &Terms, change: impl FnOnce(&mut Draft)) -> Terms {
    let mut draft = terms.draft();
    change(&mut draft);
    Terms::new(draft).unwrap()
}

/// The story without whatever was done, recorded or excused from `date` on.
fn idle_from(story: &Story, date: Date) -> Story {
    let mut idle = story.clone();
    idle.entries
        .retain(|entry| entry.date.max(entry.recorded) < date);
    idle.exclusions.excuses.retain(|excuse| excuse.spent < date);
    idle
}

/// Days off and one more pause.
fn also_paused(exclusions: &Exclusions, first: Date, last: Date) -> Exclusions {
    let mut more = exclusions.clone();
    more.pauses.push(Pause { first, last });
    more
}

/// The two scores are the same but for rounding.
fn same_score(a: &Ledger, b: &Ledger) -> bool {
    (a.score.a - b.score.a).abs() < 1e-12 && (a.score.b - b.score.b).abs() < 1e-12
}

/// All of the ledger but the score, which is compared by [`same_score`].
fn without_score(ledger: &Ledger) -> Ledger {
    Ledger {
        score: legwork_core::cadence::Score { a: 0.0, b: 0.0 },
        sealed: vec![],
        ..ledger.clone()
    }
}

/// Whether work is owed on `date`, straight from the rule.
fn owed_on(story: &Story, date: Date) -> bool {
    let paused = |pause: &Pause| pause.first <= date && date <= pause.last;
    story.terms.mask.contains(date.weekday())
        && story.terms.covers(date)
        && !story.exclusions.holidays.contains(&date)
        && !story.exclusions.pauses.iter().any(paused)
}

/// Eligible days of `[from, to)`, straight from the rule.
fn eligible(story: &Story, from: Date, to: Date) -> u32 {
    let dates = legwork_core::cadence::Tile {
        start: from,
        end: to,
    }
    .dates();
    u32::try_from(dates.filter(|date| owed_on(story, *date)).count()).unwrap()
}

/// A small count as a real number.
fn real(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn p1_tiles_partition_the_dates(story in any_story(), date in any_date()) {
        let tile = story.terms.tile_at(date);
        prop_assert!(tile.contains(date) && tile.start < tile.end);
        prop_assert!(!tile.contains(tile.end) && !tile.contains(plus(tile.start, -1)));
        prop_assert_eq!(story.terms.tile_at(tile.start), tile);
        prop_assert_eq!(story.terms.tile_at(tile.last()), tile);
        prop_assert_eq!(story.terms.tile_at(tile.end).start, tile.end);
        prop_assert_eq!(tile.dates().count(), tile.days() as usize);
    }

    #[test]
    fn p1_nothing_moves_a_tile(story in any_story(), target in 0u32..9, days in 0i64..400) {
        let from = plus(story.terms.start, days);
        let edited = story.terms.retarget(from, from, target).unwrap();
        let tiles = |story: &Story| story.ledger().periods.iter().map(|p| p.tile).collect::<Vec<_>>();
        let expected = tiles(&story);
        prop_assert_eq!(&tiles(&story.excluding(Exclusions::default())), &expected);
        prop_assert_eq!(&tiles(&story.promising(edited)), &expected);
        prop_assert!(expected.windows(2).all(|pair| pair[0].end == pair[1].start));
        let last = story.terms.end.map_or(story.today, |end| end.min(story.today));
        if let (Some(first), Some(newest)) = (expected.first(), expected.last()) {
            prop_assert!(first.contains(story.terms.start) && newest.contains(last));
        } else {
            prop_assert!(story.today < story.terms.start);
        }
    }

    #[test]
    fn p2_a_full_tile_requires_the_target(story in any_story(), date in any_date(), target: u32) {
        let terms = changed(&story.terms, |draft| {
            draft.versions = vec![Version { from: draft.start, target }];
        });
        let tile = terms.tile_at(date);
        let quota = Quota::of(&terms, &Exclusions::default(), tile);
        prop_assert_eq!(quota.nominal as usize, tile.dates().filter(|d| terms.mask.contains(d.weekday())).count());
        if terms.covers(tile.start) && terms.covers(tile.last()) && quota.nominal > 0 {
            prop_assert_eq!(quota.required(terms.direction), target);
            prop_assert_eq!(quota.exact().unwrap().to_string(), format!("{target}/1"));
        }
    }

    #[test]
    fn p3_an_exclusion_never_asks_for_more(story in any_story(), days in 0i64..450, length in 0i64..30) {
        let first = plus(story.terms.start, days);
        let mut holiday = story.exclusions.clone();
        holiday.holidays.insert(first);
        let before = required(&story.ledger());
        for more in [holiday, also_paused(&story.exclusions, first, plus(first, length))] {
            let after = required(&story.excluding(more).ledger());
            prop_assert!(before.iter().zip(&after).all(|(before, after)| after <= before));
        }
    }

    #[test]
    fn p4_an_edit_to_the_same_target_changes_nothing(story in any_story(), days in 0i64..450) {
        let from = plus(story.terms.start, days);
        let same = story.terms.retarget(from, from, story.terms.target_on(from)).unwrap();
        prop_assert_eq!(story.promising(same).ledger(), story.ledger());
    }

    #[test]
    fn p5_the_parts_of_a_split_add_up(story in any_story(), days in 1i64..450) {
        let from = plus(story.terms.start, days);
        if let Ok((before, after)) = story.terms.split(from) {
            let tile = story.terms.tile_at(from);
            prop_assert_eq!(before.tile_at(from), tile);
            prop_assert_eq!(after.tile_at(from), tile);
            let quota = |terms| Quota::of(terms, &story.exclusions, tile);
            let (one, two, whole) = (quota(&before), quota(&after), quota(&story.terms));
            prop_assert_eq!(one.owed + two.owed, whole.owed);
            prop_assert_eq!(one.eligible + two.eligible, whole.eligible);
            prop_assert_eq!([one.nominal, two.nominal], [whole.nominal; 2]);
            let units = |quota: Quota| i64::from(quota.required(story.terms.direction));
            prop_assert!((units(one) + units(two) - units(whole)).abs() <= 1);
        }
    }

    #[test]
    fn p6_more_work_never_undoes_a_met_period(story in at_least_story(), extra: u32, days in 0i64..450) {
        let date = plus(story.terms.start, days);
        let mut entries = story.entries.clone();
        entries.push(Entry { date, quantity: extra, recorded: date });
        let (before, after) = (statuses(&story.ledger()), statuses(&story.with(entries).ledger()));
        prop_assert!(before.iter().zip(&after).all(|(b, a)| *b != Status::Met || *a == Status::Met));
    }

    #[test]
    fn p7_a_record_after_the_seal_changes_nothing(story in any_story(), units in 1u32..50, days in -20i64..450, late in 1i64..90) {
        let date = plus(story.terms.start, days);
        let seal = story.terms.seal(story.terms.tile_at(date));
        let mut entries = story.entries.clone();
        entries.push(Entry { date, quantity: units, recorded: plus(seal, late) });
        prop_assert_eq!(story.with(entries).ledger(), story.ledger());
    }

    #[test]
    fn p7_a_record_on_the_day_of_the_seal_counts(story in any_story(), units in 1u32..50, days in 0i64..450) {
        let date = plus(story.terms.start, days);
        let tile = story.terms.tile_at(date);
        let story = story.on(story.terms.seal(tile));
        let mut entries = story.entries.clone();
        entries.push(Entry { date, quantity: units, recorded: story.today });
        let count = |ledger: &Ledger| ledger.periods.iter().find(|p| p.tile == tile).map_or(0, |p| p.count);
        // The commitment's end may hide the tile or the act.
        let expected = if story.terms.covers(date) && date <= story.today { u64::from(units) } else { 0 };
        prop_assert_eq!(count(&story.with(entries).ledger()), count(&story.ledger()) + expected);
    }

    #[test]
    fn p8_an_edit_leaves_earlier_tiles_alone(story in any_story(), days in 0i64..450, target in 0u32..30) {
        let from = plus(story.terms.start, days);
        let edited = story.terms.retarget(from, from, target).unwrap();
        let earlier = |ledger: Ledger| -> Vec<Period> {
            ledger.periods.into_iter().filter(|p| p.tile.end <= from).collect()
        };
        prop_assert_eq!(earlier(story.promising(edited).ledger()), earlier(story.ledger()));
    }

    #[test]
    fn p9_order_and_splitting_of_logs_are_irrelevant(story in any_story(), seed: u32) {
        let mut entries: Vec<Entry> = story.entries.iter().flat_map(|entry| {
            let part = entry.quantity / 2;
            [Entry { quantity: part, ..*entry }, Entry { quantity: entry.quantity - part, ..*entry }]
        }).collect();
        entries.sort_by_key(|entry| (entry.quantity ^ u32::from(entry.date.day().unsigned_abs())).wrapping_mul(seed | 1));
        prop_assert_eq!(story.with(entries).ledger(), story.ledger());
    }

    #[test]
    fn p10_need_rises_from_nothing_to_all(story in at_least_story(), days in 0i64..450) {
        let date = plus(story.terms.start, days);
        let tile = story.terms.tile_at(date);
// A pace for each date: quarters are the longest that stay quick.
        prop_assume!(tile.days() < 100);
        let paces: Vec<_> = story.paces(date).into_iter().map(|(_, pace)| pace).collect();
        let required = u64::from(Quota::of(&story.terms, &story.exclusions, tile).required(Direction::AtLeast));
        prop_assert!(paces.windows(2).all(|pair| pair[0].due_by_tonight <= pair[1].due_by_tonight));
        prop_assert!(paces.windows(2).all(|pair| pair[0].due_by_tonight == pair[1].due_by_now));
        if let (Some(first), Some(last)) = (paces.first(), paces.last()) {
            prop_assert_eq!(first.due_by_now, if eligible(&story, tile.start, tile.end) == 0 { required } else { 0 });
            prop_assert_eq!(last.due_by_tonight, required);
        }
    }

    #[test]
    fn p11_the_bank_stays_within_its_cap(story in any_story()) {
        let ledger = story.ledger();
        let cap = if story.terms.direction == Direction::AtLeast { story.terms.cap } else { 0 };
        prop_assert!(ledger.periods.iter().all(|period| period.bank <= cap));
        for pair in ledger.periods.windows(2) {
            let over = pair[0].have().saturating_sub(u64::from(pair[0].required)).min(u64::from(cap));
            prop_assert_eq!(u64::from(pair[1].bank), over);
        }
    }

    #[test]
    fn p12_a_pause_of_whole_periods_freezes_score_and_streak(story in any_story(), days in 0i64..300, length in 1i64..400) {
        let start = story.terms.tile_at(plus(story.terms.start, days)).end;
        let end = story.terms.tile_at(plus(start, length)).end;
let story = idle_from(&story, start);
        let paused = also_paused(&story.exclusions, start, plus(end, -1));
        let story = story.excluding(paused);
        let (before, after) = (story.on(start).ledger(), story.on(end).ledger());
        prop_assert!(same_score(&before, &after));
        // The day after the pause may open a period that the bank has met already.
        prop_assert_eq!(before.streak, story.on(plus(end, -1)).ledger().streak);
    }

    #[test]
    fn p12_a_pause_within_a_period_freezes_score_and_streak(story in any_story(), days in 0i64..300, length in 1i64..400) {
        let start = plus(story.terms.start, days);
        let end = plus(start, length).min(story.terms.tile_at(start).last());
let story = idle_from(&story, start);
        let paused = also_paused(&story.exclusions, start, plus(end, -1));
        let story = story.excluding(paused);
        let (before, after) = (story.on(start).ledger(), story.on(end).ledger());
        prop_assert!(same_score(&before, &after));
        // The end of the commitment may close the period meanwhile.
        if story.terms.covers(end) {
            prop_assert_eq!(before.streak, after.streak);
        }
    }

    #[test]
    fn p13_the_score_is_a_share(story in any_story()) {
        let score = story.ledger().score;
        prop_assert!((0.0..=1.0).contains(&score.value()));
        prop_assert!((0.0..=1.0).contains(&score.p_stop()));
        prop_assert!(score.a >= 0.7 && score.b >= 0.3);
    }

    #[test]
    fn score_is_the_weighted_sum_of_the_rule(story in any_story()) {
        let ledger = story.ledger();
        let (mut a, mut b) = (0.7, 0.3);
        for p in ledger.periods.iter().filter(|p| p.tile.end <= story.today) {
            if matches!(p.status, Status::Void | Status::Open) { continue; }
            let (count, required) = (real(p.count), f64::from(p.required));
            let share = match story.terms.direction {
                Direction::AtLeast => (count / required).min(1.0),
                _ if count > required => 0.0,
                Direction::AtMost => 1.0,
                Direction::Exactly => count / required,
            };
            let age = f64::from(eligible(&story, p.tile.end, story.today));
            let weight = f64::from(eligible(&story, p.tile.start, p.tile.end)) / 5.0 * 0.5f64.powf(age / 20.0);
            a += weight * share;
            b += weight * (1.0 - share);
        }
        prop_assert!((ledger.score.a - a).abs() < 1e-9 && (ledger.score.b - b).abs() < 1e-9);
    }

    #[test]
    fn streak_is_the_walk_back_from_the_newest(story in any_story()) {
        let ledger = story.ledger();
        let newest_first = ledger.periods.iter().rev().map(|period| period.status);
        let until_a_miss = newest_first.take_while(|status| !matches!(status, Status::Missed | Status::Broken));
        prop_assert_eq!(ledger.streak as usize, until_a_miss.filter(|status| *status == Status::Met).count());
    }

    #[test]
    fn status_follows_the_table(story in any_story()) {
        for p in story.ledger().periods {
            let closed = story.today >= p.tile.end || story.terms.end.is_some_and(|end| end < story.today);
            let (have, required) = (p.have(), u64::from(p.required));
            let excused = story.exclusions.excuses.iter().any(|excuse| {
                p.tile.contains(excuse.date) && excuse.spent <= story.today && excuse.spent <= p.seal
            });
            let no_day = eligible(&story, p.tile.start, p.tile.end) == 0;
            let plain = match story.terms.direction {
                _ if no_day => Status::Void,
                Direction::AtLeast | Direction::Exactly if required == 0 => Status::Void,
                Direction::AtLeast if have >= required => Status::Met,
                Direction::AtMost | Direction::Exactly if p.count > required => Status::Broken,
                Direction::AtMost if closed => Status::Met,
                Direction::Exactly if closed && p.count == required => Status::Met,
                Direction::AtLeast | Direction::Exactly if closed => Status::Missed,
                _ => Status::Open,
            };
            let expected = if plain.is_miss() && excused { Status::Excused } else { plain };
            prop_assert_eq!(p.status, expected);
            let phase = if story.today > p.seal { Phase::Sealed } else if closed { Phase::Provisional } else { Phase::Running };
            prop_assert_eq!(p.phase, phase);
        }
    }

    #[test]
    fn an_excuse_saves_the_streak_and_not_the_score(story in any_story(), days in 0i64..450) {
        let date = plus(story.terms.start, days);
        let mut none = story.exclusions.clone();
        none.excuses.clear();
        let mut one = none.clone();
        one.excuses.push(legwork_core::cadence::Excuse { date, spent: date });
        let (without, with) = (story.excluding(none).ledger(), story.excluding(one).ledger());
        prop_assert!(same_score(&without, &with));
        prop_assert_eq!(without.season, with.season);
        prop_assert!(with.streak >= without.streak);
        for (plain, excused) in without.periods.iter().zip(&with.periods) {
            let forgiven = plain.status.is_miss() && plain.tile.contains(date) && date <= story.today;
            let expected = if forgiven { Status::Excused } else { plain.status };
            prop_assert_eq!(excused, &Period { status: expected, ..*plain });
        }
    }

    #[test]
    fn resuming_from_any_seal_equals_starting_from_scratch(story in any_story(), skip in 0usize..10) {
        let scratch = story.ledger();
        prop_assert_eq!(scratch.sealed.len(), scratch.periods.iter().filter(|p| p.phase == Phase::Sealed).count());
        for (index, standing) in scratch.sealed.iter().enumerate().skip(skip).step_by(10) {
            let stored = serde_json::to_string(standing).unwrap();
            let standing = serde_json::from_str(&stored).unwrap();
            let later: Vec<Entry> = story.entries.iter().filter(|e| e.date >= scratch.periods[index].tile.end).copied().collect();
            let resumed = legwork_core::cadence::evaluate(&story.terms, &story.exclusions, &later, story.today, Some(&standing));
            prop_assert_eq!(&resumed.periods, &scratch.periods[index + 1..]);
            prop_assert!(same_score(&resumed, &scratch));
            prop_assert_eq!(resumed.sealed.len(), scratch.sealed.len() - index - 1);
            let rest = Ledger { periods: scratch.periods[index + 1..].to_vec(), ..scratch.clone() };
            prop_assert_eq!(without_score(&resumed), without_score(&rest));
        }
    }

    #[test]
    fn seals_are_a_prefix_and_final(story in any_story(), later in 0i64..200) {
        let (now, then) = (story.ledger(), story.on(plus(story.today, later)).ledger());
        let sealed = |ledger: &Ledger| ledger.periods.iter().filter(|p| p.phase == Phase::Sealed).copied().collect::<Vec<_>>();
        let (before, after) = (sealed(&now), sealed(&then));
        prop_assert_eq!(&before[..], &now.periods[..before.len()]);
        prop_assert_eq!(&before[..], &after[..before.len()]);
        prop_assert_eq!(&now.sealed[..], &then.sealed[..now.sealed.len()]);
        if let Some(open) = now.periods.iter().find(|p| p.phase != Phase::Sealed) {
            let unsealed = story.terms.unsealed_from(story.today);
            prop_assert!(open.tile.start == unsealed || unsealed < now.periods[0].tile.start);
        }
    }
}
