//! Opens the database, commits one row durably, and ends.

use legwork_floor::{open, path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut db = open(&path()?)?;
    let change = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    change.execute(
        "insert into floor_entry (day, quantity, note) values (?1, ?2, ?3)",
        ("2027-02-08", 1, "called Ann"),
    )?;
    change.commit()?;
    Ok(())
}
