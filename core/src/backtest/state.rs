//! What a seller would say of the own deals.

use crate::cast;
use crate::forecast::{Known, Outcome, Stated};

/// Figures over these deals: the share of closed ones that were won, the mean
/// weeks from opening to close, the mean amount. Five closed deals at the
/// usual figures are added, so that there is always an answer.
pub(super) fn state<'a>(known: impl Iterator<Item = &'a Known>) -> Stated {
    const ADDED: f64 = 5.0;
    let usual = Stated::default();
    let (mut won, mut closed, mut weeks, mut amounts) = (
        usual.win_rate * ADDED,
        ADDED,
        usual.cycle * ADDED,
        Vec::new(),
    );
    for known in known {
        for (deal, close) in known
            .deals()
            .iter()
            .filter_map(|deal| Some((deal, deal.close?)))
        {
            closed += 1.0;
            weeks += f64::from((close.on - deal.opened).get_days() + 1) / 7.0;
            if close.outcome == Outcome::Won {
                won += 1.0;
                amounts.extend(close.amount.map(cast::amount));
            }
        }
    }
    let mean = amounts.iter().sum::<f64>() / cast::length(amounts.len().max(1));
    Stated {
        win_rate: won / closed,
        cycle: weeks / closed,
        typical: (mean > 0.0).then_some(mean),
        ..usual
    }
}

/// The same in the figures that people use: the rate in steps of 5 %, the
/// cycle in whole weeks, the amount with two digits.
pub(super) fn rounded(stated: Stated) -> Stated {
    let two_digits = |amount: f64| {
        let step = 10.0_f64.powf(amount.log10().floor() - 1.0);
        (amount / step).round() * step
    };
    Stated {
        win_rate: ((stated.win_rate * 20.0).round() / 20.0).clamp(0.05, 0.95),
        cycle: stated.cycle.round().max(1.0),
        typical: stated.typical.map(two_digits),
        ..stated
    }
}
