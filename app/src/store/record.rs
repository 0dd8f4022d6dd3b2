//! Records: one struct for each table, with its plain statements, so that
//! export, import and undo work on all tables alike.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArguments, PgRow};

use super::due::Concern;
use super::sql::Table;
use super::sqlite::{FromSqlite, Value};
use super::totals::Effect;
use crate::ids::WorkspaceId;

/// Whether a value could be bound.
pub(crate) type Bound = Result<(), BoxDynError>;

/// A row of a table.
pub trait Record:
    Serialize
    + DeserializeOwned
    + Clone
    + PartialEq
    + std::fmt::Debug
    + Send
    + Sync
    + Unpin
    + FromSqlite
    + for<'r> sqlx::FromRow<'r, PgRow>
{
    /// The primary key as a tuple; the workspace comes first.
    type Key: Serialize + DeserializeOwned + Clone + PartialEq + std::fmt::Debug + Send + Sync;

    /// The table.
    const TABLE: Table;
    /// Inserts a row; a key that exists already is a conflict.
    const INSERT: &'static str;
    /// Inserts a row or takes the place of the one with its key.
    const PUT: &'static str;
    /// Reads the row with a key.
    const GET: &'static str;
    /// Deletes the row with a key.
    const DELETE: &'static str;
    /// Reads the first rows of a workspace by key.
    const FIRST: &'static str;
    /// Reads the rows of a workspace after a key.
    const NEXT: &'static str;
    /// Counts the rows of a workspace.
    const COUNT: &'static str;
    /// Deletes all rows of a workspace.
    const CLEAR: &'static str;
    /// Whether rows count towards the day totals.
    const COUNTED: bool = false;

    /// Whether rows decide when people are due.
    const TIMED: bool = false;

    /// Whether rows hold words by which people are found.
    const WORDY: bool = false;

    /// The key of this row.
    fn key(&self) -> Self::Key;

    /// The workspace of this row.
    fn workspace(&self) -> WorkspaceId;

    /// What this row adds to the day totals.
    fn effect(&self) -> Option<Effect> {
        None
    }

    /// Whom this row concerns, of those who may be due or looked for.
    fn concerns(&self) -> Vec<Concern> {
        Vec::new()
    }

    /// Every column, for `SQLite`.
    fn values(&self) -> Vec<Value<'_>>;
    /// Binds every column, for `PostgreSQL`.
    fn bind_postgres(&self, to: &mut PgArguments) -> Bound;
    /// A key, for `SQLite`.
    fn key_values(key: &Self::Key) -> Vec<Value<'_>>;
    /// Binds a key, for `PostgreSQL`.
    fn key_postgres(key: &Self::Key, to: &mut PgArguments) -> Bound;
}

/// A record whose key is a workspace and one id, which people may name by the
/// id's first characters.
pub trait Entity: Record {
    /// Finds the ids from one to another, at most two.
    const PREFIX: &'static str;
}

/// Defines the record of a table: the struct, whose fields are the columns,
/// and its plain statements.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident in $table:literal {
            key { $($(#[$kmeta:meta])* $key:ident: $kty:ty,)+ }
            $($(#[$fmeta:meta])* $field:ident: $fty:ty,)*
        }
        $($extra:item)*
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, sqlx::FromRow)]
        pub struct $name {
            $($(#[$kmeta])* pub $key: $kty,)+
            $($(#[$fmeta])* pub $field: $fty,)*
        }

        $crate::store::sqlite::readable!($name { $($key,)+ $($field,)* });

        impl $crate::store::record::Record for $name {
            type Key = ($($kty,)+);
            const TABLE: $crate::store::sql::Table = $crate::store::sql::Table {
                name: $table,
                key: &[$(stringify!($key)),+],
                rest: &[$(stringify!($field)),*],
            };
            const INSERT: &'static str = $crate::store::sql::written!($crate::store::sql::insert(&$name::TABLE));
            const PUT: &'static str = $crate::store::sql::written!($crate::store::sql::put(&$name::TABLE));
            const GET: &'static str = $crate::store::sql::written!($crate::store::sql::get(&$name::TABLE));
            const DELETE: &'static str = $crate::store::sql::written!($crate::store::sql::delete(&$name::TABLE));
            const FIRST: &'static str = $crate::store::sql::written!($crate::store::sql::first(&$name::TABLE));
            const NEXT: &'static str = $crate::store::sql::written!($crate::store::sql::next(&$name::TABLE));
            const COUNT: &'static str = $crate::store::sql::written!($crate::store::sql::count(&$name::TABLE));
            const CLEAR: &'static str = $crate::store::sql::written!($crate::store::sql::clear(&$name::TABLE));
            $($extra)*

            fn key(&self) -> Self::Key { ($(self.$key.clone(),)+) }

            fn workspace(&self) -> $crate::ids::WorkspaceId { self.workspace_id }

            fn values(&self) -> Vec<$crate::store::sqlite::Value<'_>> {
                vec![$(&self.$key,)+ $(&self.$field,)*]
            }

            fn bind_postgres(&self, to: &mut sqlx::postgres::PgArguments) -> $crate::store::record::Bound {
                use sqlx::Arguments;
                $(to.add(&self.$key)?;)+
                $(to.add(&self.$field)?;)*
                Ok(())
            }

            fn key_values(key: &Self::Key) -> Vec<$crate::store::sqlite::Value<'_>> {
                let ($($key,)+) = key;
                vec![$($key,)+]
            }

            fn key_postgres(key: &Self::Key, to: &mut sqlx::postgres::PgArguments) -> $crate::store::record::Bound {
                use sqlx::Arguments;
                let ($($key,)+) = key;
                $(to.add($key)?;)+
                Ok(())
            }
        }
    };
}
pub(super) use record;

/// Lets a record be named by the first characters of its id.
macro_rules! entity {
    ($name:ident) => {
        impl $crate::store::record::Entity for $name {
            const PREFIX: &'static str = $crate::store::sql::written!($crate::store::sql::prefix(
                &<$name as $crate::store::record::Record>::TABLE
            ));
        }
    };
}
pub(super) use entity;
