//! Opening a database of `PostgreSQL`.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, PgPool};

use super::error::{Failure, Result, StoreError};

/// The oldest server version that is supported.
const OLDEST: i32 = 15;
/// How many connections at most.
const CONNECTIONS: u32 = 8;
/// How long to wait for a connection; a server may be starting again.
const PATIENCE: Duration = Duration::from_secs(3);

/// Opens the database at a `postgres://` URL.
pub(super) async fn open(url: &str) -> Result<PgPool> {
    let options: PgConnectOptions = url.parse().map_err(|error| {
        StoreError::new(
            Failure::Unreachable,
            format!("the address of the database is not understood: {error}"),
        )
    })?;
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false);
    let open = pool.connect_with(options.disable_statement_logging()).await;
    open.map_err(|error| match error {
        sqlx::Error::PoolTimedOut => StoreError::new(
            Failure::Unreachable,
            "the database server does not answer: check the address and that it runs",
        ),
        other => other.into(),
    })
}

/// Fails when the server (as `server_version_num`, such as 150020) is too old.
pub(super) fn check_version(number: &str) -> Result<()> {
    if number.parse::<i32>().unwrap_or(0) / 10_000 >= OLDEST {
        return Ok(());
    }
    Err(StoreError::new(
        Failure::Refused,
        format!("PostgreSQL {OLDEST} or later is needed, and the server is {number}"),
    ))
}
