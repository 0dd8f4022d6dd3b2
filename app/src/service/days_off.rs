//! Days on which nothing is owed: public holidays, own holidays, pauses.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use legwork_core::cadence::Pause;
use legwork_core::holiday;

use super::context::Context;
use crate::Result;
use crate::ids::CommitmentId;
use crate::store::{self, Day, Tx};

/// The source word of a public holiday of the chosen country.
pub(super) const BUILT_IN: &str = "built-in";

/// Holidays and pauses over a range of dates.
pub(super) struct DaysOff {
    holidays: BTreeMap<Date, Holiday>,
    pauses: Vec<store::Pause>,
}

/// A holiday as it is in force.
#[derive(Debug, Clone)]
pub(super) struct Holiday {
    /// Its name.
    pub(super) name: String,
    /// `built-in`, `calendar` or `own`.
    pub(super) source: String,
}

impl DaysOff {
    /// Reads the days off from `from` to `to`, both included.
    pub(super) async fn load(context: &Context, tx: &mut Tx, from: Date, to: Date) -> Result<Self> {
        let country = context.workspace.holiday_country.as_deref();
        Self::following(context, tx, country, from, to).await
    }

    /// As [`Self::load`], with the public holidays of this country.
    pub(super) async fn following(
        context: &Context,
        tx: &mut Tx,
        country: Option<&str>,
        from: Date,
        to: Date,
    ) -> Result<Self> {
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let mut holidays = built_in(country, from, to)?;
        for row in store::pause::holidays(tx, workspace, Day(from), Day(to)).await? {
            if row.removed {
                holidays.remove(&row.day.date());
            } else {
                let (name, source) = (row.name, row.source);
                holidays.insert(row.day.date(), Holiday { name, source });
            }
        }
        let pauses = store::pause::pauses(tx, workspace, member).await?;
        Ok(Self { holidays, pauses })
    }

    /// The dates that are holidays.
    pub(super) fn holidays(&self) -> BTreeSet<Date> {
        self.holidays.keys().copied().collect()
    }

    /// Holidays by date.
    pub(super) fn listed(&self) -> impl Iterator<Item = (Date, &Holiday)> {
        self.holidays.iter().map(|(date, holiday)| (*date, holiday))
    }

    /// The name of the holiday on a date.
    pub(super) fn name(&self, date: Date) -> Option<String> {
        self.holidays.get(&date).map(|holiday| holiday.name.clone())
    }

    /// The pauses that hold for a commitment: its own and those of everything.
    pub(super) fn pauses(&self, commitment: CommitmentId) -> Vec<Pause> {
        self.pauses
            .iter()
            .filter(|pause| pause.commitment_id.is_none_or(|id| id == commitment))
            .map(pause)
            .collect()
    }

    /// The pauses of everything.
    pub(super) fn general(&self) -> impl Iterator<Item = Pause> {
        let general = self.pauses.iter().filter(|row| row.commitment_id.is_none());
        general.map(pause)
    }

    /// All pauses as stored.
    pub(super) fn rows(&self) -> &[store::Pause] {
        &self.pauses
    }

    /// Whether nothing is owed on a date: a holiday, or a pause of everything.
    pub(super) fn closed(&self, date: Date) -> bool {
        self.name(date).is_some() || self.paused(date)
    }

    /// Whether a pause of everything covers a date.
    pub(super) fn paused(&self, date: Date) -> bool {
        self.general()
            .any(|pause| (pause.first..=pause.last).contains(&date))
    }
}

/// A stored pause as the core knows it.
fn pause(row: &store::Pause) -> Pause {
    Pause {
        first: row.first_day.date(),
        last: row.last_day.date(),
    }
}

/// The public holidays of a country from `from` to `to`.
fn built_in(country: Option<&str>, from: Date, to: Date) -> Result<BTreeMap<Date, Holiday>> {
    let Some(country) = country else {
        return Ok(BTreeMap::new());
    };
    let mut found = BTreeMap::new();
    for year in from.year()..=to.year() {
        for day in holiday::holidays(country, year)? {
            let (name, source) = (day.name.to_string(), BUILT_IN.to_owned());
            found.insert(day.date, Holiday { name, source });
        }
    }
    found.retain(|date, _| (from..=to).contains(date));
    Ok(found)
}
