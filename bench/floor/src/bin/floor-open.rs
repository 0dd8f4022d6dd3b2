//! Opens the database and reads one row.

use legwork_floor::{open, path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let db = open(&path()?)?;
    let tables: i64 = db.query_row(
        "select count(*) from (select 1 from sqlite_schema limit 1)",
        [],
        |row| row.get(0),
    )?;
    if tables == 0 {
        return Err("the database is empty".into());
    }
    Ok(())
}
