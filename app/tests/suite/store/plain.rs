//! What every table must do alike.

use legwork::ids::WorkspaceId;
use legwork::store::{
    EachTable, Failure, Goal, Record, Result, Tx, for_each_table, tables, totals,
};

use super::harness::{dump, on_both};
use super::sample::Sample;

/// Reads every table in all ways and checks that they agree.
struct Agree<'a>(&'a mut Tx, WorkspaceId);

impl EachTable for Agree<'_> {
    async fn table<R: Record>(&mut self) -> Result<()> {
        let name = R::TABLE.name;
        let rows = self.0.all::<R>(self.1).await?;
        assert!(name == "changes" || !rows.is_empty(), "no sample of {name}");
        assert_eq!(
            self.0.count::<R>(self.1).await?,
            i64::try_from(rows.len()).unwrap()
        );
        let mut paged: Vec<R> = Vec::new();
        loop {
            let after = paged.last().map(Record::key);
            let page = self.0.page::<R>(self.1, after.as_ref(), 1).await?;
            if page.is_empty() {
                break;
            }
            paged.extend(page);
        }
        assert_eq!(paged, rows, "{name} by pages");
        for row in &rows {
            assert_eq!(row.workspace(), self.1);
            assert_eq!(
                self.0.get::<R>(&row.key()).await?.as_ref(),
                Some(row),
                "{name}"
            );
            let json = serde_json::to_string(row).unwrap();
            assert_eq!(
                &serde_json::from_str::<R>(&json).unwrap(),
                row,
                "{name} as JSON"
            );
            self.0.put(row).await?;
            self.0.overwrite(row).await?;
        }
        // A conflict ends a transaction of PostgreSQL, so it comes last.
        if let Some(row) = rows.first() {
            let again = self.0.insert(row).await;
            assert_eq!(again.unwrap_err().kind, Failure::Conflict, "{name}");
        }
        Ok(())
    }
}

#[test]
fn tables_answer_alike_in_every_way_of_reading() {
    on_both(async |db| {
        let sample = Sample::put(db, 1).await;
        let _other = Sample::put(db, 100).await;
        for table in tables() {
            // A conflict ends a transaction of PostgreSQL: one for each table.
            let mut tx = db.write().await.unwrap();
            let mut only = Only(table.name, Agree(&mut tx, sample.workspace));
            for_each_table(&mut only).await.unwrap();
            tx.roll_back().await.unwrap();
        }
    });
}

/// Visits one table and passes by the others.
struct Only<V>(&'static str, V);

impl<V: EachTable + Send> EachTable for Only<V> {
    async fn table<R: Record>(&mut self) -> Result<()> {
        if R::TABLE.name == self.0 {
            self.1.table::<R>().await?;
        }
        Ok(())
    }
}

/// Takes every row out, last table first, and keeps how to put it back.
struct TakeOut<'a>(&'a mut Tx, WorkspaceId);

impl EachTable for TakeOut<'_> {
    async fn table<R: Record>(&mut self) -> Result<()> {
        for row in self.0.all::<R>(self.1).await? {
            if R::TABLE.name == "day_totals" {
                continue;
            }
            let gone = self.0.remove::<R>(&row.key()).await?;
            assert_eq!(gone.as_ref(), Some(&row));
            assert_eq!(self.0.remove::<R>(&row.key()).await?, None);
        }
        assert_eq!(self.0.count::<R>(self.1).await?, 0, "{}", R::TABLE.name);
        Ok(())
    }
}

#[test]
fn every_row_can_be_deleted_children_first() {
    on_both(async |db| {
        let sample = Sample::put(db, 1).await;
        let other = Sample::put(db, 100).await;
        let mut tx = db.write().await.unwrap();
        let before = dump(&mut tx, other.workspace).await;
        for table in tables().iter().rev() {
            if table.name == "day_totals" {
                continue;
            }
            let mut only = Only(table.name, TakeOut(&mut tx, sample.workspace));
            for_each_table(&mut only).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut tx = db.read().await.unwrap();
        assert!(dump(&mut tx, sample.workspace).await.is_empty());
        assert_eq!(dump(&mut tx, other.workspace).await, before);
    });
}

#[test]
fn a_dropped_transaction_leaves_no_trace() {
    on_both(async |db| {
        let sample = Sample::put(db, 1).await;
        let mut tx = db.write().await.unwrap();
        let before = dump(&mut tx, sample.workspace).await;
        tx.put(&Goal {
            metric: "weight".into(),
            ..sample.goal()
        })
        .await
        .unwrap();
        assert_ne!(dump(&mut tx, sample.workspace).await, before);
        drop(tx);
        let mut tx = db.read().await.unwrap();
        assert_eq!(dump(&mut tx, sample.workspace).await, before);
    });
}

#[test]
fn day_totals_follow_every_change_of_an_activity() {
    on_both(async |db| {
        let sample = Sample::put(db, 1).await;
        let mut tx = db.write().await.unwrap();
        let check = async |tx: &mut Tx, acts: &[(i64, i64, i64)]| {
            let kept = tx
                .all::<legwork::store::DayTotal>(sample.workspace)
                .await
                .unwrap();
            let told: Vec<_> = kept
                .iter()
                .map(|t| (t.quantity, t.minutes, t.acts))
                .collect();
            assert_eq!(told, acts);
            assert_eq!(totals::recount(tx, sample.workspace).await.unwrap(), kept);
        };
        check(&mut tx, &[(4, 30, 2), (2, 15, 1)]).await;
        let mut first = sample.activity(0, "2027-02-03");
        first.minutes = None;
        tx.put(&first).await.unwrap();
        check(&mut tx, &[(2, 15, 1), (4, 15, 2)]).await;
        first.kind = "email".into();
        tx.put(&first).await.unwrap();
        check(&mut tx, &[(2, 15, 1), (2, 15, 1), (2, 0, 1)]).await;
        totals::rebuild(&mut tx, sample.workspace).await.unwrap();
        check(&mut tx, &[(2, 15, 1), (2, 15, 1), (2, 0, 1)]).await;
    });
}

#[test]
fn the_start_of_an_id_finds_it() {
    on_both(async |db| {
        let sample = Sample::put(db, 1).await;
        let mut tx = db.read().await.unwrap();
        let ws = sample.workspace;
        let id = sample.goal.to_string();
        for prefix in [&id[..4], &id[..13], &id[..], &id[..8].to_uppercase()] {
            let found = tx.resolve_prefix::<Goal>(ws, prefix).await.unwrap();
            assert_eq!(found, [sample.goal.uuid()], "{prefix}");
        }
        let people = tx
            .resolve_prefix::<legwork::store::Person>(ws, "zz")
            .await
            .unwrap();
        assert!(people.is_empty());
        let shared = &sample.calls[0].to_string()[..8];
        let found = tx
            .resolve_prefix::<legwork::store::Activity>(ws, shared)
            .await
            .unwrap();
        assert_eq!(found.len(), 2, "an ambiguous prefix gives two");
    });
}
