//! Everything that is read. It is bounded: days before January of last year
//! are not looked at, however long the history is.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::attribute::{Hourly, Weekly, hourly};
use legwork_core::benchmark::{Activity, Table};
use legwork_core::draw::Seed;
use legwork_core::plan::Record;

use super::worth::Worth;
use crate::Result;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::hours::week_of;
use crate::service::rates::Stated;
use crate::service::record::{self, Done};
use crate::store::Tx;

/// What was read.
pub(super) struct Gathered {
    /// As of this day.
    pub(super) today: Date,
    /// The kinds.
    pub(super) book: Book,
    /// The published figures, with the member's own in their places.
    pub(super) table: Table,
    /// What was done, and the meetings that it came with.
    pub(super) done: Vec<Done>,
    /// What won deals are worth, and which act they began with.
    pub(super) worth: Worth,
    /// The first day of the first week that is compared.
    pub(super) weeks_from: Date,
    seed: Seed,
}

/// An activity that was done, with its figures.
pub(super) struct Hour<'a> {
    /// Its row of the table.
    pub(super) row: &'a Activity,
    /// What the log says of it.
    pub(super) record: Record,
    /// What an hour of it has come with.
    pub(super) hourly: Hourly,
}

impl Hour<'_> {
    /// Units done lately.
    pub(super) fn acts(&self) -> u64 {
        self.record.batches.iter().map(|batch| batch.acts).sum()
    }
}

impl Gathered {
    /// Reads it.
    pub(super) async fn load(context: &Context, tx: &mut Tx, today: Date) -> Result<Self> {
        let book = Book::load(tx, context.workspace_id()).await?;
        let table = Stated::load(context, tx, &book).await?.table;
        let weeks_from = weeks_from(context, today);
        let from = weeks_from.min(record::since(today));
        let done = record::done(context, tx, (&book, &table), from, today).await?;
        let worth = Worth::load(context, tx, (&book, &table), weeks_from).await?;
        Ok(Self {
            today,
            book,
            table,
            done,
            worth,
            weeks_from,
            // The same draws for everybody and every day: what nothing was added
            // to does not flicker.
            seed: Seed::of(b"an hour"),
        })
    }

    /// The activities that were done lately, the one whose hour came with the
    /// most first.
    pub(super) fn hours(&self) -> Vec<Hour<'_>> {
        let all = self.table.activities.iter();
        let mut found: Vec<Hour<'_>> = all.filter_map(|row| self.hour(row)).collect();
        found.sort_by_key(|hour| std::cmp::Reverse(hour.hourly.money));
        found
    }

    fn hour<'a>(&self, row: &'a Activity) -> Option<Hour<'a>> {
        let record = record::record(&row.slug, &self.done, self.today);
        if record.batches.is_empty() {
            return None;
        }
        let hourly = hourly(&self.table, &record, self.worth.economics(), self.seed)?;
        Some(Hour {
            row,
            record,
            hourly,
        })
    }

    /// The hours and the meetings of one activity in the first `weeks` weeks
    /// that are compared, each in the week of the act.
    pub(super) fn weekly(&self, hour: &Hour<'_>, weeks: usize) -> Weekly {
        let mut found = Weekly {
            hours: vec![0.0; weeks],
            successes: vec![0; weeks],
        };
        for one in self.done.iter().filter(|one| one.slug == hour.row.slug) {
            let Some(at) = self.week(one.day).filter(|at| *at < weeks) else {
                continue;
            };
            found.hours[at] += hours(one, hour.hourly.minutes);
            found.successes[at] += one.meetings;
        }
        found
    }

    /// Weeks that are over, since the first that is compared.
    pub(super) fn whole_weeks(&self) -> usize {
        self.week(self.today).unwrap_or_default()
    }

    /// Several acts of a kind: "cold calls".
    pub(super) fn noun(&self, slug: &str) -> String {
        let kind = self.book.find(slug);
        kind.map_or_else(|| slug.replace('-', " "), |kind| kind.noun(2).to_owned())
    }

    /// Minutes of one act, the usual ones and those that were logged together.
    pub(super) fn minutes_each(&self, of: &Activity) -> f64 {
        let logged = record::record(&of.slug, &self.done, self.today).minutes;
        logged.blend(of.minutes.value())
    }

    fn week(&self, day: Date) -> Option<usize> {
        let days = usize::try_from((day - self.weeks_from).get_days()).ok()?;
        Some(days / 7)
    }
}

/// Hours of acts: those that were written down, and for the others what one
/// usually takes.
#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 minutes")]
pub(super) fn hours(done: &Done, each: f64) -> f64 {
    let untimed = done.acts.saturating_sub(done.timed);
    (untimed as f64).mul_add(each, done.minutes as f64) / 60.0
}

/// The first week that begins in January of last year or later.
fn weeks_from(context: &Context, today: Date) -> Date {
    let january = today.first_of_year().saturating_sub(1.year());
    let week = week_of(january, context.week_start());
    if week.start < january {
        week.end
    } else {
        week.start
    }
}
