//! Values that go into a statement of `SQLite`, and rows that come out of it.

use rusqlite::Row;
use rusqlite::types::{FromSql, ToSql};

/// A value that is bound to a statement.
pub type Value<'a> = &'a (dyn ToSql + Sync);

/// The cells of one row, read from left to right.
pub struct Cells<'a> {
    row: &'a Row<'a>,
    next: usize,
}

impl<'a> Cells<'a> {
    /// The cells of a row, none of them read yet.
    pub(super) const fn of(row: &'a Row<'a>) -> Self {
        Self { row, next: 0 }
    }

    /// The next cell, which is that of the column `name`.
    pub fn next<T: FromSql>(&mut self, name: &str) -> rusqlite::Result<T> {
        debug_assert_eq!(
            self.row.as_ref().column_name(self.next).ok(),
            Some(name),
            "a statement gives its columns in the order of the struct"
        );
        self.any()
    }

    /// The next cell, whatever its column is called.
    fn any<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        let place = self.next;
        self.next += 1;
        self.row.get(place)
    }
}

/// What can be read from a row.
pub trait FromSqlite: Sized {
    /// Reads the cells that belong to it and no more.
    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self>;
}

/// Reads a struct whose fields are the columns, in order.
macro_rules! readable {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::store::sqlite::FromSqlite for $name {
            fn read(cells: &mut $crate::store::sqlite::Cells<'_>) -> rusqlite::Result<Self> {
                Ok(Self { $($field: cells.next(stringify!($field))?),+ })
            }
        }
    };
}
pub(crate) use readable;

/// Reads a tuple, whatever its columns are called.
macro_rules! tuples {
    ($(($($part:ident)+))+) => { $(
        impl<$($part: FromSql),+> FromSqlite for ($($part,)+) {
            fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
                Ok(($(cells.any::<$part>()?,)+))
            }
        }
    )+ };
}
tuples!((A)(A B)(A B C)(A B C D)(A B C D E)(A B C D E F G));
