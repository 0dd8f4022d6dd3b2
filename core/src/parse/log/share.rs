//! The days of several activities in one line.

use super::LogReading;

/// A clause as it was read, and whether it names a day.
pub(super) struct Clause {
    pub reading: LogReading,
    pub dated: bool,
}

/// Gives the clauses without a day theirs. One day said first or last is that
/// of the whole line ("3 calls and 2 emails yesterday"); a clause that names
/// its own keeps it. Between several days the others are asked for.
pub(super) fn share_days(clauses: &mut [Clause]) {
    let dated: Vec<usize> = (0..clauses.len()).filter(|&at| clauses[at].dated).collect();
    let Some(&first) = dated.first() else { return };
    let whole = dated.len() == 1 && (first == 0 || first + 1 == clauses.len());
    for at in 0..clauses.len() {
        if clauses[at].dated {
            continue;
        }
        let near = dated.iter().rev().find(|&&other| other < at);
        let day = clauses[*near.unwrap_or(&first)].reading.clone();
        let reading = &mut clauses[at].reading;
        reading.date = day.date;
        let problem = if whole {
            let asked = day.needs.iter().position(|need| *need == "date");
            asked.and_then(|asked| day.problems.get(asked).cloned())
        } else {
            Some("several days are named: say on which one each was done".to_owned())
        };
        if let Some(problem) = problem {
            reading.ask("date", problem);
        }
    }
}
