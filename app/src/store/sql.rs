//! Statements: every one is a constant, written once for both databases, and
//! registered so that one test can prepare them all.

/// A table and its columns, from which its plain statements are made.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The name in the database.
    pub name: &'static str,
    /// The columns of the primary key; the first is always `workspace_id`.
    pub key: &'static [&'static str],
    /// The other columns.
    pub rest: &'static [&'static str],
}

/// Defines statements and the list of them, so that none can be forgotten.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $text:expr;)*) => {
        $($(#[$meta])* const $name: &str = $text;)*
        /// Every statement of this file.
        pub(super) const STATEMENTS: &[&str] = &[$($name),*];
    };
}
pub(super) use statements;

/// Makes `const $name: &str` from a function that writes a [`Text`].
macro_rules! written {
    ($text:expr) => {{
        const TEXT: $crate::store::sql::Text = $text;
        const BYTES: [u8; TEXT.len()] = TEXT.cut();
        match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => "",
        }
    }};
}
pub(super) use written;

/// Room for a statement while the compiler puts it together.
const ROOM: usize = 2_560;

/// A text under construction at compile time.
pub(super) struct Text {
    bytes: [u8; ROOM],
    len: usize,
}

impl Text {
    const fn new(start: &str) -> Self {
        Self {
            bytes: [0; ROOM],
            len: 0,
        }
        .put(start)
    }

    /// The length so far, in bytes.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The text in an array of just its length.
    pub(super) const fn cut<const N: usize>(&self) -> [u8; N] {
        let mut cut = [0; N];
        let mut i = 0;
        while i < N {
            cut[i] = self.bytes[i];
            i += 1;
        }
        cut
    }

    const fn put(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut i = 0;
        while i < bytes.len() {
            self.bytes[self.len] = bytes[i];
            self.len += 1;
            i += 1;
        }
        self
    }

    /// Writes `$n`.
    const fn place(mut self, n: usize) -> Self {
        self = self.put("$");
        if n >= 10 {
            self = self.digit(n / 10);
        }
        self.digit(n % 10)
    }

    const fn digit(mut self, digit: usize) -> Self {
        self.bytes[self.len] = b"0123456789"[digit];
        self.len += 1;
        self
    }

    /// Writes names with commas between them.
    const fn names(mut self, names: &[&str]) -> Self {
        let mut i = 0;
        while i < names.len() {
            if i > 0 {
                self = self.put(", ");
            }
            self = self.put(names[i]);
            i += 1;
        }
        self
    }

    /// Writes every column of `table`.
    const fn columns(self, table: &Table) -> Self {
        let text = self.names(table.key);
        if table.rest.is_empty() {
            return text;
        }
        text.put(", ").names(table.rest)
    }

    /// Writes `from` to `to` as placeholders with commas between them.
    const fn places(mut self, from: usize, to: usize) -> Self {
        let mut n = from;
        while n <= to {
            if n > from {
                self = self.put(", ");
            }
            self = self.place(n);
            n += 1;
        }
        self
    }

    /// Writes `where workspace_id = $1 and ...` over the whole key.
    const fn where_key(mut self, table: &Table) -> Self {
        let mut i = 0;
        while i < table.key.len() {
            self = self.put(if i == 0 { " where " } else { " and " });
            self = self.put(table.key[i]).put(" = ").place(i + 1);
            i += 1;
        }
        self
    }
}

/// `insert into T (...) values ($1, ...)`.
pub(super) const fn insert(table: &Table) -> Text {
    Text::new("insert into ")
        .put(table.name)
        .put(" (")
        .columns(table)
        .put(") values (")
        .places(1, table.key.len() + table.rest.len())
        .put(")")
}

/// The same, taking the place of a row with the same key.
pub(super) const fn put(table: &Table) -> Text {
    let mut text =
        insert(table)
            .put(" on conflict (")
            .names(table.key)
            .put(if table.rest.is_empty() {
                ") do nothing"
            } else {
                ") do update set "
            });
    let mut i = 0;
    while i < table.rest.len() {
        if i > 0 {
            text = text.put(", ");
        }
        text = text
            .put(table.rest[i])
            .put(" = excluded.")
            .put(table.rest[i]);
        i += 1;
    }
    text
}

/// `select ... where` the key is given.
pub(super) const fn get(table: &Table) -> Text {
    Text::new("select ")
        .columns(table)
        .put(" from ")
        .put(table.name)
        .where_key(table)
}

/// `delete ... where` the key is given.
pub(super) const fn delete(table: &Table) -> Text {
    Text::new("delete from ").put(table.name).where_key(table)
}

/// Every row of a workspace, by key, at most `$2` of them.
pub(super) const fn first(table: &Table) -> Text {
    Text::new("select ")
        .columns(table)
        .put(" from ")
        .put(table.name)
        .put(" where workspace_id = $1 order by ")
        .names(table.key)
        .put(" limit $2")
}

/// The rows after the key `$1, $2, ...`, at most as many as the last placeholder
/// says. Only what follows the workspace is compared, or `SQLite` would read
/// the workspace from its beginning for every page.
pub(super) const fn next(table: &Table) -> Text {
    let (from, after) = match table.key.split_first() {
        Some((_, rest)) if !rest.is_empty() => (2, rest),
        _ => (1, table.key),
    };
    let text = Text::new("select ")
        .columns(table)
        .put(" from ")
        .put(table.name);
    text.put(" where workspace_id = $1 and (")
        .names(after)
        .put(") > (")
        .places(from, table.key.len())
        .put(") order by ")
        .names(table.key)
        .put(" limit ")
        .place(table.key.len() + 1)
}

/// How many rows a workspace has.
pub(super) const fn count(table: &Table) -> Text {
    Text::new("select count(*) from ")
        .put(table.name)
        .put(" where workspace_id = $1")
}

/// Deletes every row of a workspace.
pub(super) const fn clear(table: &Table) -> Text {
    Text::new("delete from ")
        .put(table.name)
        .put(" where workspace_id = $1")
}

/// The ids from `$2` to `$3`: how the start of an id is looked up.
pub(super) const fn prefix(table: &Table) -> Text {
    Text::new("select ")
        .put(table.key[1])
        .put(" from ")
        .put(table.name)
        .put(" where workspace_id = $1 and ")
        .put(table.key[1])
        .put(" between $2 and $3 order by ")
        .put(table.key[1])
        .put(" limit 2")
}

/// `insert into T (...) values (...), (...)` for so many rows: the one statement
/// that is put together while the program runs, from names that are constants.
/// `place` writes the placeholder with a number; `SQLite` searches its list of
/// numbered ones for each value, so hundreds of them are better left bare.
pub(super) fn many(table: &Table, rows: usize, place: fn(usize) -> String) -> String {
    let columns: Vec<&str> = table.key.iter().chain(table.rest).copied().collect();
    let width = columns.len();
    let mut sql = format!(
        "insert into {} ({}) values ",
        table.name,
        columns.join(", ")
    );
    for row in 0..rows {
        let places = (1..=width).map(|column| place(row * width + column));
        let places: Vec<String> = places.collect();
        sql.push_str(if row == 0 { "(" } else { ", (" });
        sql.push_str(&places.join(", "));
        sql.push(')');
    }
    sql
}

/// A pattern for `like ... escape '\'` that finds `text` anywhere.
pub(super) fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_rows_are_one_statement() {
        let table = Table {
            name: "t",
            key: &["a"],
            rest: &["b"],
        };
        assert_eq!(
            many(&table, 2, |place| format!("${place}")),
            "insert into t (a, b) values ($1, $2), ($3, $4)"
        );
    }
}
