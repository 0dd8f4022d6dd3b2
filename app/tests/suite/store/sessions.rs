//! Sessions of browsers: kept apart from everything that is the member's.

use jiff::{SignedDuration, Zoned};
use legwork::ids::Ids;
use legwork::service::Context;
use legwork::service::session::{IDLE, LIFE, begin, end, renew, resume};
use legwork::store::{Db, Member, Session, tables};

use super::harness::{dump, on_both};

fn monday() -> Zoned {
    "2027-02-08T09:30:00[Europe/Berlin]".parse().unwrap()
}

async fn context(db: &Db, seed: u64) -> Context {
    let opened = Context::open(db.clone(), Ids::seeded(seed), &monday()).await;
    opened.unwrap()
}

async fn sessions(context: &Context) -> Vec<Session> {
    let mut tx = context.db.read().await.unwrap();
    tx.all(context.workspace_id()).await.unwrap()
}

#[test]
fn a_session_leads_to_its_member_until_it_ends() {
    on_both(async |db| {
        let (context, now) = (context(db, 7).await, monday());
        let token = begin(&context, &now).await.unwrap();
        let other = begin(&context, &now).await.unwrap();
        assert_ne!(token.to_text(), other.to_text());
        let found = resume(db, &context.ids, &now, &token)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(found.workspace_id(), context.workspace_id());
        assert_eq!(found.member_id, context.member_id);
        end(db, &token).await.unwrap();
        assert!(
            resume(db, &context.ids, &now, &token)
                .await
                .unwrap()
                .is_none()
        );
        assert!(
            resume(db, &context.ids, &now, &other)
                .await
                .unwrap()
                .is_some()
        );
    });
}

#[test]
fn a_session_that_is_used_lives_on_but_not_for_ever() {
    on_both(async |db| {
        let (context, now) = (context(db, 7).await, monday());
        let token = begin(&context, &now).await.unwrap();
        let nearly = now
            .checked_add(IDLE - SignedDuration::from_hours(1))
            .unwrap();
        renew(db, &context.ids, &nearly, &token).await.unwrap();
        let later = now
            .checked_add(IDLE + SignedDuration::from_hours(1))
            .unwrap();
        assert!(
            resume(db, &context.ids, &later, &token)
                .await
                .unwrap()
                .is_some()
        );
        let over = now
            .checked_add(LIFE + SignedDuration::from_hours(1))
            .unwrap();
        renew(db, &context.ids, &over, &token).await.unwrap();
        assert!(
            resume(db, &context.ids, &over, &token)
                .await
                .unwrap()
                .is_none()
        );
        begin(&context, &over).await.unwrap();
        assert_eq!(
            sessions(&context).await.len(),
            1,
            "what is over is forgotten"
        );
    });
}

#[test]
fn the_use_of_a_session_is_written_once_an_hour() {
    on_both(async |db| {
        let (context, now) = (context(db, 7).await, monday());
        let token = begin(&context, &now).await.unwrap();
        let before = sessions(&context).await;
        let soon = now.checked_add(SignedDuration::from_mins(50)).unwrap();
        renew(db, &context.ids, &soon, &token).await.unwrap();
        assert_eq!(sessions(&context).await, before);
        let later = now.checked_add(SignedDuration::from_mins(70)).unwrap();
        renew(db, &context.ids, &later, &token).await.unwrap();
        assert_ne!(sessions(&context).await, before);
    });
}

#[test]
fn sessions_are_no_part_of_what_goes_in_and_out() {
    on_both(async |db| {
        let context = context(db, 7).await;
        let all = async || dump(&mut db.read().await.unwrap(), context.workspace_id()).await;
        let before = all().await;
        begin(&context, &monday()).await.unwrap();
        assert_eq!(all().await, before);
        assert!(tables().iter().all(|table| table.name != "sessions"));
    });
}

#[test]
fn a_member_who_goes_takes_the_sessions_along() {
    on_both(async |db| {
        let context = context(db, 7).await;
        begin(&context, &monday()).await.unwrap();
        let mut tx = db.write().await.unwrap();
        let key = (context.workspace_id(), context.member_id);
        tx.remove::<Member>(&key).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(sessions(&context).await, []);
    });
}
