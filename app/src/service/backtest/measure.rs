//! Forecasting what is over.

use jiff::civil::Date;
use legwork_core::backtest::{Backtest, Case, Knowing, Origin, Seller, origins, thin};
use legwork_core::draw::Seed;
use legwork_core::forecast::Method;

use super::Options;
use super::answer::Backtested;
use super::deals::Deals;
use crate::Result;
use crate::service::export::Progress;

/// Every forecast, scored. The seeds are those of the figures in
/// `docs/FORECAST.md`, so that anybody who has the files can have them again.
pub(super) fn measure(
    deals: Deals,
    today: Date,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Backtested> {
    let owners = deals.sellers();
    let sellers = thin(&owners, options.thin, Seed::of(b"thin"));
    let method = Method::default();
    let backtest = Backtest {
        sellers: &sellers,
        knowing: knowing(&owners),
        measure: deals.measure(),
        method: Method {
            draws: options.draws.unwrap_or(method.draws),
            ..method
        },
        seed: Seed::of(b"gates"),
    };
    let days = within(&deals, today, options);
    let cases = forecasts(&backtest, &days, progress)?;
    Ok(Backtested::of(deals, &cases, days.len()))
}

/// The deals of the others where there are several owners; otherwise what one
/// would state of one's own.
const fn knowing(owners: &[Seller]) -> Knowing {
    match owners {
        [] | [_] => Knowing::Rounded,
        _ => Knowing::Pool,
    }
}

/// The days on which forecasts are made: of whole quarters of the record, in
/// the stretch that was asked for.
fn within(deals: &Deals, today: Date, options: &Options) -> Vec<Origin> {
    let Some((began, ended)) = deals.began().zip(deals.ended(today)) else {
        return Vec::new();
    };
    let from = options.from.unwrap_or(Date::MIN);
    let to = options.to.unwrap_or(Date::MAX);
    let mut days = origins(began, ended);
    days.retain(|origin| (from..=to).contains(&origin.as_of));
    days
}

/// The cases of all days, one day after the other, so that progress can be
/// told. On a day before anything was won nobody can say what a deal brings;
/// such a day has no forecast, and it is an error only when every day is so.
fn forecasts(backtest: &Backtest, days: &[Origin], progress: Progress<'_>) -> Result<Vec<Case>> {
    let each = backtest.sellers.len() as u64;
    let (mut cases, mut failure) = (Vec::new(), None);
    for (done, day) in (1..).zip(days) {
        match backtest.run(std::slice::from_ref(day)) {
            Ok(found) => cases.extend(found),
            Err(error) => failure = Some(error),
        }
        progress(done * each, days.len() as u64 * each);
    }
    match failure {
        Some(error) if cases.is_empty() => Err(error.into()),
        _ => Ok(cases),
    }
}
