//! For a goal that is measured by results alone.

use legwork_core::forecast::results::{Outlook, Series, Sort, outlook};

use super::answer::Case;
use super::lack::{Lack, Stop};
use super::{Forecast, Told};
use crate::service::amount::hundredth;

impl Case<'_> {
    /// Where the results lead.
    pub(super) fn by_results(&self, told: Told) -> Result<Forecast, Stop> {
        let series = self.asked.series(self.results);
        let level = self.asked.aim.is_level();
        let asked = Series {
            sort: if level { Sort::Level } else { Sort::Count },
            as_of: self.today,
            first: self.asked.first,
            last: self.asked.last,
            figure: self.asked.figure.to_f64(),
            direction: self.asked.direction,
            results: &series,
            dead: self.dead,
        };
        let Outlook {
            chance,
            p10,
            p50,
            p90,
            totals,
        } = outlook(&asked, self.seed).map_err(|error| Lack::Results(error.to_string()))?;
        Ok(Forecast {
            p10: Some(hundredth(p10)),
            p50: Some(hundredth(p50)),
            p90: Some(hundredth(p90)),
            ..self.forecast(chance, totals.len(), told)
        })
    }
}
