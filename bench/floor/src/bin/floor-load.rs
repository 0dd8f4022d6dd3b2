//! Loads activities into a database that Legwork made, one row a statement that
//! was prepared once, in one transaction: the least that an import can do that
//! keeps the same table and the same indexes. Neither a file is read nor a day
//! total kept.
//!
//! `floor-load DATABASE ROWS`

use legwork_floor::{open, path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: u32 = std::env::args().nth(2).ok_or("say how many rows")?.parse()?;
    let mut db = open(&path()?)?;
    let (workspace, member): (Vec<u8>, Vec<u8>) = db.query_row(
        "select workspace_id, member_id from members limit 1",
        (),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let change = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    {
        let mut insert = change.prepare(
            "insert into activities (workspace_id, activity_id, member_id, kind, quantity, day, at, recorded, \
             recorded_at, zone, minutes, outcome, quality, amount, currency, organisation_id, deal_id, note, tags, \
             source, source_id) values (?1, ?2, ?3, 'cold-call', 1, ?4, null, '2027-02-11', 1802334600000000, \
             'Europe/Berlin', ?5, null, null, null, null, null, null, ?6, '[]', 'csv', ?7)",
        )?;
        for row in 1..=count {
            let mut id = [0x70_u8; 16];
            id[12..].copy_from_slice(&row.to_be_bytes());
            let day = format!("2026-{:02}-{:02}", row % 12 + 1, row % 28 + 1);
            let (note, name) = (format!("call {row}"), row.to_string());
            insert.execute((&workspace, id, &member, day, row % 40 + 1, note, name))?;
        }
    }
    change.commit()?;
    Ok(())
}
