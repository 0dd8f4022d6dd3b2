//! The store: all SQL of Legwork, the same for `SQLite` and `PostgreSQL`.
//!
//! Read with [`Db::read`] and the functions of each table's module; write with
//! a [`Change`], which can be undone. Only what follows from the passing of
//! time is written with a plain [`Tx`].

pub mod activity;
pub mod backup;
mod bulk;
pub mod capture;
mod change;
pub mod commitment;
mod db;
pub mod deal;
pub mod doctor;
mod error;
pub mod figure;
pub mod goal;
pub mod imports;
pub mod journal;
pub mod kind;
mod migrate;
pub mod organisation;
pub mod pause;
pub mod person;
mod postgres;
mod record;
pub mod result;
pub mod review;
pub mod revision;
pub mod sealed;
pub mod session;
mod sql;
mod sqlite;
pub mod story;
mod tables;
pub mod totals;
pub mod touch;
mod tx;
mod types;
mod words;
pub mod workspace;

pub use activity::{Activity, ActivityPerson};
pub use capture::{Capture, CaptureState};
pub use change::Change;
pub use commitment::{Commitment, CommitmentVersion};
pub use db::Db;
pub use deal::{Deal, DealMove, DealStatus};
pub use error::{Failure, Result, StoreError};
pub use figure::Figure;
pub use goal::{Goal, GoalStatus};
pub use imports::{ImportName, ImportPart};
pub use kind::Kind;
pub use migrate::LATEST as SCHEMA_VERSION;
pub use organisation::Organisation;
pub use pause::{Holiday, Pause};
pub use person::{AddressKind, Person, PersonAddress};
pub use record::{Entity, Record};
pub use result::GoalResult;
pub use review::{Forecast, Review};
pub use revision::Revision;
pub use sealed::{Excuse, SealedPeriod};
pub use session::{Held as HeldSession, Session};
pub use sql::Table;
pub use sqlite::{Cells, FromSqlite, SqliteFile, SqliteTx, Value};
pub use tables::{EachTable, for_each_table, for_table, private_tables, statements, tables};
pub use totals::DayTotal;
pub use tx::Tx;
pub use types::{Day, Instant, Json, Word};
pub use workspace::{Context, LastDay, Member, Workspace};
