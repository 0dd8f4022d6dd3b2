//! Runs a test on a fresh database of each make.

use std::future::Future;

use legwork::store::{Db, EachTable, Record, Result, Tx, for_each_table};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Waits for a future on a runtime of its own.
pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(work)
}

/// The server on which tests may make databases: `LEGWORK_TEST_POSTGRES`.
#[expect(clippy::disallowed_methods, reason = "tests are told of the server so")]
pub(crate) fn server() -> Option<String> {
    let url = std::env::var("LEGWORK_TEST_POSTGRES").ok();
    if url.is_none() {
        eprintln!("the PostgreSQL half was skipped: LEGWORK_TEST_POSTGRES is not set");
    }
    url
}

/// How many random sequences a property is held to: `LEGWORK_TEST_SEQUENCES`,
/// or few enough for every run.
#[expect(clippy::disallowed_methods, reason = "tests are told of it so")]
pub(crate) fn sequences() -> u32 {
    let told = std::env::var("LEGWORK_TEST_SEQUENCES").ok();
    told.and_then(|text| text.parse().ok()).unwrap_or(12)
}

/// Runs a test on an empty place for a database of each make.
#[expect(clippy::needless_pass_by_value, reason = "callers write a closure")]
pub(crate) fn at_both(test: impl AsyncFn(&str)) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("legwork.db");
    wait(test(file.to_str().unwrap()));
    if let Some(server) = server() {
        wait(on_server(&server, &test));
    }
}

/// Runs a test on an empty database of each make.
#[expect(clippy::needless_pass_by_value, reason = "callers write a closure")]
pub(crate) fn on_both(test: impl AsyncFn(&Db)) {
    at_both(async |place| {
        let db = Db::open(place).await.unwrap();
        test(&db).await;
        close(db).await;
    });
}

/// Closes all connections.
pub(crate) async fn close(db: Db) {
    db.close().await;
}

async fn on_server(server: &str, test: &impl AsyncFn(&str)) {
    let name = format!("legwork_{}", random());
    admin(server, &format!("create database {name}")).await;
    let (start, _) = server.rsplit_once('/').unwrap();
    test(&format!("{start}/{name}")).await;
    admin(server, &format!("drop database {name} with (force)")).await;
}

async fn admin(server: &str, sql: &str) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    sqlx::query(AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

fn random() -> String {
    use std::hash::{BuildHasher, RandomState};
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}

/// Every row of every table as JSON, one line each, without the journal.
pub(crate) async fn dump(tx: &mut Tx, workspace: legwork::ids::WorkspaceId) -> Vec<String> {
    struct Dump<'a>(&'a mut Tx, legwork::ids::WorkspaceId, Vec<String>);
    impl EachTable for Dump<'_> {
        async fn table<R: Record>(&mut self) -> Result<()> {
            if matches!(R::TABLE.name, "changes" | "import_parts") {
                return Ok(());
            }
            for row in self.0.all::<R>(self.1).await? {
                let json = serde_json::to_string(&row).unwrap();
                self.2.push(format!("{} {json}", R::TABLE.name));
            }
            Ok(())
        }
    }
    let mut dump = Dump(tx, workspace, Vec::new());
    for_each_table(&mut dump).await.unwrap();
    dump.2
}
