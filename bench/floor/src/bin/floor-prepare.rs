//! Makes the table that `floor-insert` writes to, in a new or an existing database.

use legwork_floor::{open, path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let db = open(&path()?)?;
    db.execute_batch(
        "create table if not exists floor_entry (id integer primary key, day text not null, quantity integer not null, note text not null)",
    )?;
    Ok(())
}
