//! The numbers that the method of the forecast is tuned by.

/// Weights and strengths of the forecast. [`Method::default`] is what is used
/// and what the published figures were measured with; another value is for
/// measuring what a part is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Method {
    /// How many deals the stated win rate and cycle are worth.
    pub prior_deals: f64,
    /// How many wins the belief is worth that a seller wins as the pool does.
    pub skill: f64,
    /// Weeks that the prior pace of new deals is worth without a pool.
    pub prior_weeks: f64,
    /// Shape of the common shock; its standard deviation is the inverse of the
    /// square root.
    pub shock: f64,
    /// The same, once the rhythm of a seller was seen to change.
    pub wide_shock: f64,
    /// How many deals the stated typical amount is worth.
    pub prior_amounts: f64,
    /// Standard deviation of the logarithm of amounts about the typical one.
    pub amount_spread: f64,
    /// The largest share of draws that the plain run rate has.
    pub mix: f64,
    /// Own wins at which it has half of that share.
    pub mix_wins: f64,
    /// How many futures are drawn.
    pub draws: usize,
}

impl Default for Method {
    fn default() -> Self {
        Self {
            prior_deals: 6.0,
            skill: 8.0,
            prior_weeks: 2.0,
            shock: 25.0,
            wide_shock: 6.25,
            prior_amounts: 5.0,
            amount_spread: 0.6,
            mix: 0.6,
            mix_wins: 40.0,
            draws: 4_000,
        }
    }
}

impl Method {
    /// The share of draws that the plain run rate has after so many own wins:
    /// it grows smoothly, so that one more win never turns the forecast.
    pub(super) fn share_of_run_rate(&self, wins: f64) -> f64 {
        self.mix * wins / (wins + self.mix_wins)
    }
}
