//! Changing a commitment without changing its past.

use jiff::civil::Date;

use super::day::plus;
use super::{Cadence, Terms, Version, Weekdays};
use crate::vocabulary::Direction;
use crate::{Error, Result};

impl Terms {
    /// The first date of the oldest period that is not sealed on `today`.
    /// Pauses and holidays may be backdated to it and no further.
    pub fn unsealed_from(&self, today: Date) -> Date {
        self.tile_at(plus(today, -i64::from(self.grace))).start
    }

    /// The date from which a new target holds unless the member says
    /// otherwise: easing waits for the next period, so that a bad day cannot
    /// bargain with itself; tightening holds at once. A different number is
    /// an easing for "exactly", which has no harder side.
    pub fn takes_effect(&self, today: Date, target: u32) -> Date {
        let now = self.target_on(today);
        let eases = match self.direction {
            Direction::AtLeast => target < now,
            Direction::AtMost => target > now,
            Direction::Exactly => target != now,
        };
        let date = if eases {
            self.tile_at(today).end
        } else {
            today
        };
        date.max(self.start)
    }

    /// The same terms with `target` in force from `from`, until the next
    /// version if one is planned. An error when `from` lies before `today`:
    /// the past keeps the target it had.
    pub fn retarget(&self, today: Date, from: Date, target: u32) -> Result<Self> {
        if from < today {
            return Err(Error::new(format!(
                "a target cannot change in the past: {from} is before {today}"
            )));
        }
        let mut draft = self.draft();
        let versions = &mut draft.versions;
        match versions.binary_search_by_key(&from, |version| version.from) {
            Ok(place) => versions[place].target = target,
            Err(place) => versions.insert(place, Version { from, target }),
        }
        Self::new(draft)
    }

    /// Cuts the commitment in two at `from`: one that ends the day before and
    /// one that starts on it. The periods stay where they are, so the quotas of
    /// the two parts add up exactly to the quota of the whole, and their
    /// requirements to within 1. An error when `from` is not after the start or
    /// is after the end.
    pub fn split(&self, from: Date) -> Result<(Self, Self)> {
        if from <= self.start || !self.covers(from) {
            return Err(Error::new(format!(
                "a change on {from} must fall within the commitment, after its start"
            )));
        }
        let mut before = self.draft();
        before.end = Some(plus(from, -1));
        let mut after = self.draft();
        after.anchor = after.anchor.or(Some(after.start));
        after.start = from;
        Ok((Self::new(before)?, Self::new(after)?))
    }

    /// Changes the cadence, the weekdays and the target from `from`. Days
    /// before it owe exactly what they owed; the new periods are counted from
    /// `from`. Errors as for [`Terms::split`].
    pub fn change(
        &self,
        from: Date,
        cadence: Cadence,
        mask: Weekdays,
        target: u32,
    ) -> Result<(Self, Self)> {
        let (before, after) = self.split(from)?;
        let mut draft = after.draft();
        draft.cadence = cadence;
        draft.mask = mask;
        draft.anchor = None;
        draft.versions = vec![Version { from, target }];
        Ok((before, Self::new(draft)?))
    }
}
