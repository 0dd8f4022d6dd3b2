//! What it would change if a commitment that stays were another.

use super::model::{Model, add};

/// A better use of the time that a commitment takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Swap {
    /// The kind that would bring more.
    pub slug: String,
    /// Acts a week of it that take no more time.
    pub per_week: f64,
    /// The chance, 0 to 1, with it in the place of the other.
    pub chance: f64,
}

/// A swap that raises the chance by less is not worth the trouble of changing.
const WORTH: f64 = 0.05;

impl Model {
    /// The chance, 0 to 1, with nothing new promised, and so many acts a week
    /// more of a kind that stays; fewer when negative, and never fewer than none.
    /// The draws are the same as ever, so two answers differ by the change alone.
    pub fn chance_with_more(&self, slug: &str, per_week: f64) -> f64 {
        self.chance_at(&self.shifted(slug, per_week))
    }

    /// The kind that would bring most in the time of so many acts a week of a
    /// kind that stays, with what its meetings eat later; none when nothing
    /// would bring clearly more.
    pub fn better_use(&self, slug: &str, per_week: f64) -> Option<Swap> {
        let (staying, _) = self.staying(slug)?;
        let minutes = per_week * staying.minutes();
        let without = self.shifted(slug, -per_week);
        let offers = self.choices.iter().filter_map(|choice| {
            let most = minutes / choice.minutes();
            let count = most.min(choice.ceiling).floor();
            (count >= 1.0).then(|| {
                let mut wins = without.clone();
                add(&mut wins, choice, count);
                Swap {
                    slug: choice.slug.clone(),
                    per_week: count,
                    chance: self.chance_at(&wins),
                }
            })
        });
        let best = offers.max_by(|a, b| a.chance.total_cmp(&b.chance))?;
        (best.chance >= self.chance_with_more(slug, 0.0) + WORTH).then_some(best)
    }

    /// Wins to expect of what stays, with so many acts a week more of one kind.
    fn shifted(&self, slug: &str, per_week: f64) -> Vec<f64> {
        let mut wins = self.wins(&self.nothing());
        if let Some((choice, now)) = self.staying(slug) {
            let more = per_week.max(-now);
            for (wins, each) in wins.iter_mut().zip(&choice.wins) {
                *wins = more.mul_add(*each, *wins).max(0.0);
            }
        }
        wins
    }
}
