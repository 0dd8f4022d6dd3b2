//! What is proved before an import lasts.

use super::take::Taken;
use crate::service::sound;
use crate::store::{DayTotal, Tx, totals};
use crate::{Error, Result};

/// Refuses what contradicts the database, makes the sums by day fit and proves
/// that everything can be read back.
pub(super) async fn settle(tx: &mut Tx, taken: &mut Taken) -> Result<()> {
    if taken.conflicting > 0 {
        return Err(contradiction(taken));
    }
    for id in taken.known.clone() {
        tx.bulk_done(id).await?;
    }
    for id in taken.new.clone() {
        let kept: Vec<DayTotal> = tx.all(id).await?;
        if kept == totals::recount(tx, id).await? {
            tx.work_out(id).await?;
            continue;
        }
        tx.bulk_done(id).await?;
        taken.notices.push(
            "The sums by day in the file did not fit its activities; they were made anew."
                .to_owned(),
        );
    }
    for id in taken.known.union(&taken.new) {
        if let Some(problem) = sound::problems(tx, *id).await?.into_iter().next() {
            return Err(Error::refused(format!("{problem}; nothing was changed")));
        }
    }
    Ok(())
}

fn contradiction(taken: &Taken) -> Error {
    let count = taken.conflicting;
    let rows = if count == 1 {
        "1 row differs"
    } else {
        &format!("{count} rows differ")
    };
    let mut error = Error::new(
        crate::error::Kind::Conflict,
        format!("{rows} from what is stored; nothing was changed"),
    );
    for conflict in &taken.conflicts {
        error = error.hint(conflict.clone());
    }
    let left = count - taken.conflicts.len() as u64;
    if left > 0 {
        error = error.hint(format!("and {left} more"));
    }
    error.hint("to let the file win, say --replace")
}
