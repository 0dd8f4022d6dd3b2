//! What every reading function answers.

use legwork::ids::Ids;
use legwork::store::activity::Filter;
use legwork::store::{
    Activity, Db, DealStatus, Person, Tx, activity, asked, capture, commitment, deal, goal,
    goal_reset, kind, organisation, pause, person, result, review, sealed, totals, touch,
    touch::Wanted, workspace,
};

use super::harness::on_both;
use super::sample::{Sample, at, day};

#[test]
fn the_context_is_the_oldest_workspace_with_its_first_member() {
    on_both(async |db| {
        let mut tx = db.read().await.unwrap();
        assert_eq!(workspace::context(&mut tx, None).await.unwrap(), None);
        drop(tx);
        let s = Sample::put(db, 1).await;
        let other = Sample::put(db, 100).await;
        let mut tx = db.read().await.unwrap();
        let all = workspace::all(&mut tx).await.unwrap();
        assert_eq!(all.len(), 2);
        let first = workspace::context(&mut tx, None).await.unwrap().unwrap();
        assert_eq!(first.workspace, all[0]);
        for s in [&s, &other] {
            let found = workspace::context(&mut tx, Some(s.workspace))
                .await
                .unwrap()
                .unwrap();
            assert_eq!(found.workspace, s.workspace());
            assert_eq!(
                (found.member_id, found.member_name.as_str()),
                (s.member, "Mia")
            );
            assert_eq!(found.weekly_minutes, Some(240));
            assert_eq!(found.last_today, Some(day("2027-02-08")));
        }
    });
}

#[test]
fn promises_are_read_with_all_that_bears_on_them() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        Sample::put(db, 100).await;
        let mut tx = db.write().await.unwrap();
        let tx = &mut tx;
        let (ws, me) = (s.workspace, s.member);
        assert_eq!(kind::list(tx, ws).await.unwrap().len(), 1);
        assert_eq!(goal::open(tx, ws, me).await.unwrap(), [s.goal()]);
        assert_eq!(goal::list(tx, ws, me).await.unwrap(), [s.goal()]);
        assert_eq!(
            commitment::active(tx, ws, me).await.unwrap(),
            [s.commitment()]
        );
        assert_eq!(
            commitment::list(tx, ws, me).await.unwrap(),
            [s.commitment()]
        );
        let versions = [s.version("2027-01-01", 2), s.version("2027-02-01", 3)];
        assert_eq!(commitment::versions(tx, ws).await.unwrap(), versions);
        assert_eq!(
            commitment::versions_of(tx, ws, s.commitment).await.unwrap(),
            versions
        );
        assert_eq!(pause::pauses(tx, ws, me).await.unwrap().len(), 2);
        let (from, to) = (day("2027-01-06"), day("2027-04-30"));
        assert_eq!(pause::holidays(tx, ws, from, to).await.unwrap().len(), 1);
        assert_eq!(
            sealed::latest::<serde_json::Value>(tx, ws).await.unwrap(),
            [(s.commitment, s.sealed("2027-01-11").standing.0)]
        );
        assert_eq!(sealed::of(tx, ws, s.commitment).await.unwrap().len(), 2);
        let newest = async |tx: &mut Tx, before: &str, most: i64| {
            let found = sealed::newest(tx, ws, s.commitment, day(before), most).await;
            let starts = found.unwrap().into_iter().map(|row| row.starts_on);
            starts.collect::<Vec<_>>()
        };
        let [first, second] = ["2027-01-04", "2027-01-11"].map(day);
        assert_eq!(newest(tx, "2027-02-01", 9).await, [second, first]);
        assert_eq!(newest(tx, "2027-02-01", 1).await, [second]);
        assert_eq!(newest(tx, "2027-01-11", 9).await, [first]);
        assert_eq!(sealed::excuses(tx, ws).await.unwrap().len(), 1);
        let mut retired = s.commitment();
        retired.retired_on = Some(day("2027-03-01"));
        tx.put(&retired).await.unwrap();
        assert!(commitment::active(tx, ws, me).await.unwrap().is_empty());
        assert_eq!(commitment::list(tx, ws, me).await.unwrap(), [retired]);
    });
}

#[test]
fn totals_are_read_by_day() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let mut tx = db.read().await.unwrap();
        let found = totals::between(
            &mut tx,
            s.workspace,
            s.member,
            day("2027-02-01"),
            day("2027-02-02"),
        )
        .await
        .unwrap();
        assert_eq!(found.len(), 1);
        let total = &found[0];
        assert_eq!((total.quantity, total.minutes, total.acts), (4, 30, 2));
        assert_eq!(
            (total.kind.as_str(), total.recorded),
            ("cold-call", day("2027-02-03"))
        );
    });
}

async fn listed(db: &Db, s: &Sample, filter: &Filter) -> Vec<usize> {
    let mut tx = db.read().await.unwrap();
    let found: Vec<Activity> = activity::list(&mut tx, s.workspace, s.member, filter)
        .await
        .unwrap();
    found
        .iter()
        .map(|a| s.calls.iter().position(|id| *id == a.activity_id).unwrap())
        .collect()
}

#[test]
fn activities_are_listed_latest_first_and_filtered() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let on = Some(day("2027-02-02"));
        let text = |text: &str| Some(text.to_owned());
        let before = Some((day("2027-02-01"), s.calls[1]));
        let all = Filter::default;
        let cases: [(Filter, &[usize]); 10] = [
            (all(), &[2, 1, 0]),
            (Filter { to: on, ..all() }, &[1, 0]),
            (Filter { from: on, ..all() }, &[2]),
            (
                Filter {
                    kind: text("email"),
                    ..all()
                },
                &[],
            ),
            (
                Filter {
                    kind: text("cold-call"),
                    limit: 2,
                    ..all()
                },
                &[2, 1],
            ),
            (
                Filter {
                    person: Some(s.ann),
                    ..all()
                },
                &[0],
            ),
            (
                Filter {
                    text: text("50%_OFF"),
                    ..all()
                },
                &[2, 1, 0],
            ),
            (
                Filter {
                    text: text("50__off"),
                    ..all()
                },
                &[],
            ),
            (Filter { before, ..all() }, &[0]),
            (
                Filter {
                    before,
                    person: Some(s.bob),
                    ..all()
                },
                &[],
            ),
        ];
        for (filter, expected) in &cases {
            assert_eq!(&listed(db, &s, filter).await, expected, "{filter:?}");
        }
    });
}

#[test]
fn activities_are_found_by_people_and_source() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let mut tx = db.read().await.unwrap();
        let tx = &mut tx;
        let (ws, from, to) = (s.workspace, day("2027-02-02"), day("2027-12-31"));
        let people = activity::people_of(tx, ws, s.calls[0]).await.unwrap();
        assert_eq!(people, [s.took_part(0, s.ann)]);
        let between = activity::people_between(tx, ws, s.member, from, to)
            .await
            .unwrap();
        assert_eq!(between, [s.took_part(2, s.bob)]);
        let found = activity::from_source(tx, ws, "manual", "row-1")
            .await
            .unwrap();
        assert_eq!(found, Some(s.activity(1, "2027-02-01")));
        let found = activity::from_source(tx, ws, "manual", "row-9")
            .await
            .unwrap();
        assert_eq!(found, None);
    });
}

fn ids(people: &[Person]) -> Vec<legwork::ids::PersonId> {
    people.iter().map(|person| person.person_id).collect()
}

#[test]
fn people_are_found_and_their_last_touch_is_known() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let mut tx = db.read().await.unwrap();
        let tx = &mut tx;
        let ws = s.workspace;
        assert_eq!(
            ids(&person::by_name(tx, ws, "ann lee").await.unwrap()),
            [s.ann]
        );
        assert_eq!(
            ids(&person::search(tx, ws, "n l", 5).await.unwrap()),
            [s.ann]
        );
        assert_eq!(
            ids(&person::search(tx, ws, "0%", 5).await.unwrap()),
            [s.bob]
        );
        assert_eq!(ids(&person::search(tx, ws, "", 1).await.unwrap()), [s.ann]);
        assert_eq!(
            ids(&person::by_address(tx, ws, "ann@acme.example")
                .await
                .unwrap()),
            [s.ann]
        );
        assert_eq!(ids(&person::list(tx, ws).await.unwrap()), [s.ann, s.bob]);
        assert_eq!(person::addresses_of(tx, ws, s.ann).await.unwrap().len(), 1);
        assert_eq!(person::addresses_of(tx, ws, s.bob).await.unwrap(), []);
        assert_eq!(
            person::activities_of(tx, ws, s.bob).await.unwrap(),
            [s.took_part(2, s.bob)]
        );
        assert_eq!(person::deals_of(tx, ws, s.ann).await.unwrap(), [s.deal()]);
        let all = touch::found(tx, ws, &Wanted::default(), 5).await.unwrap();
        let touched: Vec<_> = all.iter().map(|one| (one.own, one.theirs)).collect();
        assert_eq!(touched[0].0, Some(day("2027-02-01")));
        assert_eq!(touched[1].0, Some(day("2027-02-03")));
        assert_eq!(
            touch::one(tx, ws, s.ann).await.unwrap().as_ref(),
            all.first()
        );
        assert_eq!(
            organisation::by_name(tx, ws, "acme").await.unwrap().len(),
            1
        );
        assert_eq!(organisation::list(tx, ws).await.unwrap().len(), 1);
    });
}

#[test]
fn the_last_touch_of_someone_with_very_many_activities_is_the_latest_day() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let mut tx = db.write().await.unwrap();
        let ids = Ids::seeded(9);
        // Not the one that was recorded last.
        for n in 0..520 {
            let on = if n == 7 { "2027-02-20" } else { "2027-01-15" };
            let mut act = s.activity(0, on);
            act.activity_id = ids.ordered(at(n).timestamp());
            act.source_id = None;
            let mut part = s.took_part(0, s.ann);
            part.activity_id = act.activity_id;
            tx.insert(&act).await.unwrap();
            tx.insert(&part).await.unwrap();
        }
        let found = touch::one(&mut tx, s.workspace, s.ann).await.unwrap();
        assert_eq!(found.unwrap().own, Some(day("2027-02-20")));
    });
}

#[test]
fn deals_results_captures_reviews_and_forecasts_are_listed() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let mut tx = db.read().await.unwrap();
        let tx = &mut tx;
        let ws = s.workspace;
        assert_eq!(deal::list(tx, ws, None).await.unwrap(), [s.deal()]);
        assert_eq!(
            deal::list(tx, ws, Some(DealStatus::Open)).await.unwrap(),
            [s.deal()]
        );
        assert_eq!(deal::list(tx, ws, Some(DealStatus::Won)).await.unwrap(), []);
        assert_eq!(deal::moves(tx, ws).await.unwrap().len(), 2);
        assert_eq!(deal::moves_of(tx, ws, s.deal).await.unwrap()[1].step, 2);
        let results = result::list(tx, ws).await.unwrap();
        assert_eq!(result::for_goal(tx, ws, s.goal).await.unwrap(), results);
        assert_eq!(results[0].amount, "12500.00");
        assert_eq!(capture::waiting(tx, ws, s.member).await.unwrap().len(), 1);
        assert_eq!(capture::count_waiting(tx, ws, s.member).await.unwrap(), 1);
        assert_eq!(
            review::list(tx, ws, s.member, 5).await.unwrap()[0].started,
            at(9)
        );
        assert_eq!(review::forecasts(tx, ws, s.goal).await.unwrap().len(), 1);
        let finished = review::finished(tx, ws, s.member, day("2027-03-01"), 5).await;
        assert_eq!(finished.unwrap(), [], "it was begun only");
        assert_eq!(goal_reset::all(tx, ws).await.unwrap().len(), 1);
        let since = async |tx: &mut Tx, from: &str| {
            let found = asked::since(tx, ws, day(from)).await.unwrap();
            found.len()
        };
        assert_eq!(since(tx, "2027-02-03").await, 1);
        assert_eq!(since(tx, "2027-02-04").await, 0);
        assert_eq!(asked::fresh(tx, ws).await.unwrap().len(), 1);
    });
}

#[test]
fn many_rows_come_in_at_once_and_a_workspace_goes_whole() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let other = Sample::put(db, 100).await;
        let mut tx = db.write().await.unwrap();
        let many: Vec<Activity> = (0..50_i64)
            .map(|n| Activity {
                activity_id: Ids::seeded(7_000 + n.unsigned_abs()).ordered(at(n).timestamp()),
                source_id: None,
                ..s.activity(0, "2027-02-05")
            })
            .collect();
        tx.bulk(&many).await.unwrap();
        tx.bulk_done(s.workspace).await.unwrap();
        let kept = tx
            .all::<legwork::store::DayTotal>(s.workspace)
            .await
            .unwrap();
        assert_eq!(kept.iter().map(|total| total.acts).sum::<i64>(), 53);
        tx.clear(s.workspace).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.read().await.unwrap();
        assert!(super::harness::dump(&mut tx, s.workspace).await.is_empty());
        assert_eq!(workspace::all(&mut tx).await.unwrap(), [other.workspace()]);
    });
}
