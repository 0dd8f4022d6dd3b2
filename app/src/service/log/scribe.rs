//! Writing the activities of one line.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::parse::LogReading;

use super::blank::{Origin, blank, moment};
use super::reading::{merged, money, refuse_unclear, slipped};
use crate::Result;
use crate::ids::ActivityId;
use crate::service::activities::{ActivityFields, ActivityView, Named, one, view};
use crate::service::board::Board;
use crate::service::context::Context;
use crate::service::edit_activity::{apply, link, named_people};
use crate::service::kinds::named;
use crate::service::people;
use crate::service::specialise::{Chosen, specialise};
use crate::store::{Activity, Change, Day, Person, Record, Tx};

/// One activity of a line, saved.
pub(super) struct Saved {
    pub(super) row: Activity,
    /// Who took part; none when that is still to be looked up.
    pub(super) people: Option<Vec<Named>>,
    pub(super) new_people: Vec<String>,
    pub(super) notice: Option<String>,
}

impl Saved {
    pub(super) async fn view(&self, tx: &mut Tx, board: &Board) -> Result<ActivityView> {
        match &self.people {
            Some(people) => Ok(view(&board.book, &self.row, people.clone(), None)),
            None => one(tx, &board.book, &self.row).await,
        }
    }
}

/// People as an activity shows them, in the order of their ids.
fn named_of(people: &[(Person, bool)]) -> Vec<Named> {
    let mut people: Vec<&Person> = people.iter().map(|(person, _)| person).collect();
    people.sort_by_key(|person| person.person_id);
    people.into_iter().map(Named::of).collect()
}

/// Writes the activities of one line into one change.
pub(super) struct Scribe<'a> {
    pub(super) context: &'a Context,
    pub(super) now: &'a Zoned,
    /// The day on which it was written down.
    pub(super) said: Date,
    pub(super) change: &'a mut Change,
    pub(super) board: &'a mut Board,
}

impl Scribe<'_> {
    pub(super) async fn save(
        &mut self,
        id: ActivityId,
        reading: &LogReading,
        explicit: ActivityFields,
    ) -> Result<Saved> {
        let explicit = slipped(self.board, reading, explicit);
        refuse_unclear(reading, &explicit)?;
        let fields = merged(explicit, reading);
        let names = fields.people.as_deref().unwrap_or_default();
        let people = named_people(self.context, self.change, names).await?;
        let chosen = self.choose(reading, fields.kind.as_deref(), &people)?;
        let slug = chosen.kind.slug.to_string();
        let mut row = blank(self.context, self.now, self.board, slug, Origin::log(id));
        row.day = Day(self.said);
        if let Some(time) = fields.time {
            let wall = fields.date.unwrap_or(self.said).to_datetime(time);
            let zone = self.context.local(self.now).time_zone().clone();
            row.at = Some(moment(wall, zone)?);
        }
        (row.amount, row.currency) = money(reading)?;
        if let Some(name) = &fields.organisation {
            row.organisation_id = people::organisation_for(self.context, self.change, name).await?;
        }
        let plain = ActivityFields {
            kind: None,
            people: None,
            organisation: None,
            ..fields
        };
        apply(&mut row, plain, &self.board.book, self.board.today)?;
        self.change.insert(&row).await?;
        link(self.change, &row, &people).await?;
        if let Some(effect) = row.effect() {
            self.board.add(effect);
        }
        Ok(Saved {
            people: row.organisation_id.is_none().then(|| named_of(&people)),
            row,
            new_people: people
                .into_iter()
                .filter(|(_, new)| *new)
                .map(|(person, _)| person.name)
                .collect(),
            notice: chosen.notice,
        })
    }

    /// The kind: the one given, or the one read, narrowed by what is known.
    fn choose(
        &self,
        reading: &LogReading,
        explicit: Option<&str>,
        people: &[(Person, bool)],
    ) -> Result<Chosen> {
        if let Some(words) = explicit {
            return Ok(Chosen::named(named(&self.board.book, words)?.clone()));
        }
        let slug = reading.kind.as_deref().unwrap_or_default();
        let general = named(&self.board.book, slug)?;
        let known: Vec<_> = people
            .iter()
            .map(|(person, _)| person.relationship.0)
            .collect();
        Ok(specialise(self.board, general, &known))
    }
}
