//! Deals and activities of the stream, as they are written.

use jiff::civil::Date;
use legwork_core::money::{Currency, Money};
use legwork_core::vocabulary::Relationship;
use uuid::Uuid;

use super::engine::{Engine, Refused};
use super::row::{Act, Chance, Standing, When, Who};
use super::words::{noted, one_line};
use super::{HABIT, SPENT};
use crate::ids::{DealId, OrganisationId, PersonId};
use crate::service::deals::step;
use crate::service::{amount, text};
use crate::store::{Activity, ActivityPerson, Day, Deal, DealStatus, Instant, Json, Word};

/// The stage of a deal that names none.
const FIRST_STAGE: &str = "open";

impl Engine<'_> {
    /// Takes a deal over, or what became of it.
    pub(super) fn deal(&mut self, deal: &Chance) -> Refused {
        let person = self.person(&deal.who)?;
        let firm = self.firm(&deal.firm)?;
        let firm = firm.or_else(|| self.known.people.get(&person?)?.firm);
        let title = one_line("the title", &deal.title)?;
        let there = deal
            .id
            .as_deref()
            .and_then(|id| self.known.deal(self.program, id));
        let there = there.or_else(|| self.known.same_deal(&title, firm, person));
        let row = self.row(deal, title, (person, firm))?;
        let (as_, since) = match row.status.0 {
            DealStatus::Won => (Relationship::Client, row.closed.unwrap_or(row.opened)),
            // Whoever did not buy may still.
            DealStatus::Open | DealStatus::Lost => (Relationship::Prospect, row.opened),
        };
        let id = match there.and_then(|id| self.known.deals.get(&id).cloned()) {
            Some(old) => self.move_on(&old, &row),
            None => self.open(row),
        };
        self.stands((person, firm), as_, since.date());
        self.remember("deal", deal.id.as_deref(), id.uuid());
        Ok(())
    }

    fn row(
        &mut self,
        deal: &Chance,
        title: String,
        (person, firm): (Option<PersonId>, Option<OrganisationId>),
    ) -> Result<Deal, String> {
        let workspace = self.context.workspace_id();
        let status = match deal.standing {
            Standing::Open => DealStatus::Open,
            Standing::Won => DealStatus::Won,
            Standing::Lost => DealStatus::Lost,
        };
        let closed = deal.closed.filter(|_| status != DealStatus::Open);
        let opened = deal.opened.or(closed).unwrap_or(self.today);
        let opened = closed.map_or(opened, |closed| closed.min(opened));
        for day in [Some(opened), closed].into_iter().flatten() {
            if day > self.today {
                return Err(format!("{day} is still to come"));
            }
        }
        let closed = closed.or_else(|| (status != DealStatus::Open).then_some(opened));
        let value = self.value(deal)?;
        let stage = deal.stage.as_deref().unwrap_or(FIRST_STAGE);
        let said = format!("deal\n{}\n{title}\n{firm:?}\n{person:?}", self.program);
        let said = deal
            .id
            .as_ref()
            .map_or(said, |id| format!("deal\n{}\n{id}", self.program));
        Ok(Deal {
            workspace_id: workspace,
            deal_id: DealId::from(Uuid::new_v5(&workspace.uuid(), said.as_bytes())),
            member_id: self.context.member_id,
            title,
            person_id: person,
            organisation_id: firm,
            value: value.map(|money| money.minor),
            currency: value.map(|money| money.currency.code().to_owned()),
            stage: one_line("the stage", stage)?,
            opened: Day(opened),
            expected_close: deal.expected.filter(|day| *day >= opened).map(Day),
            closed: closed.map(Day),
            status: Word(status),
            reason: noted(deal.reason.as_deref()),
            origin_activity_id: None,
            created: self.at,
        })
    }

    /// What a deal is worth; nothing where its currency is not known.
    fn value(&mut self, deal: &Chance) -> Result<Option<Money>, String> {
        let Some(value) = deal.value.as_deref().and_then(amount::stored) else {
            return Ok(None);
        };
        let named = deal.currency.as_deref().map(|code| {
            let known = Currency::from_code(code.trim());
            known.ok_or_else(|| format!("'{}' is no currency", text::shown(code)))
        });
        let Some(currency) = named.transpose()?.or(self.currency) else {
            self.told.notice(
                "The amounts name no currency and were left out: say --currency CODE, or set yours with \
                 `legwork settings --currency CODE`."
                    .to_owned(),
            );
            return Ok(None);
        };
        let money = amount::in_currency(value, currency);
        let money = money.map_err(|error| error.message().to_owned())?;
        if money.minor < 0 {
            return Err("the value of a deal cannot be below 0".to_owned());
        }
        Ok(Some(money))
    }

    fn open(&mut self, row: Deal) -> DealId {
        let id = row.deal_id;
        self.told.counts.deals += 1;
        self.told.sample("deals", || {
            serde_json::json!({"title": row.title, "stage": row.stage, "status": row.status.to_string(),
                "opened": row.opened.to_string(), "closed": row.closed.map(|day| day.to_string())})
        });
        self.pending.moves.push(step(&row, 1, row.opened.date()));
        self.known.add_deal(row.clone());
        self.pending.deals.push(row);
        id
    }

    /// A deal that was there, as it stands now: it goes on, never back.
    fn move_on(&mut self, old: &Deal, row: &Deal) -> DealId {
        let id = old.deal_id;
        let is_open = old.status.0 == DealStatus::Open;
        let mut new = old.clone();
        if is_open {
            new.stage.clone_from(&row.stage);
            new.status = row.status;
            new.closed = row.closed.map(|day| day.max(old.opened));
            new.reason = row.reason.clone().or(new.reason);
            new.expected_close = row.expected_close.or(new.expected_close);
            new.value = row.value.or(new.value);
            new.currency = row.currency.clone().or(new.currency);
        }
        if new == *old {
            self.told.known += 1;
            return id;
        }
        self.told.filled += 1;
        if new.stage != old.stage {
            self.pending
                .later_moves
                .push(step(&new, 0, new.closed.map_or(self.today, Day::date)));
        }
        self.known.add_deal(new.clone());
        self.pending.changed_deals.push(new);
        id
    }

    /// Takes an activity over.
    pub(super) fn act(&mut self, act: &Act) -> Refused {
        let (day, at) = self.moment(act.when)?;
        if day > self.today {
            self.told.pass("what is still to come".to_owned());
            return Ok(());
        }
        let general = self.general(act)?;
        let source_id = self.source_id(act);
        let mut people: Vec<PersonId> = Vec::new();
        for who in &act.people {
            people.extend(self.person(who)?.filter(|id| !people.contains(id)));
        }
        let firm = self.firm(&act.firm)?;
        let firm = firm.or_else(|| self.known.people.get(people.first()?)?.firm);
        let deal = act
            .deal
            .as_deref()
            .and_then(|name| self.known.deal(self.program, name));
        let kind = self.kind_of(&general, act, &people, firm);
        let row = Activity {
            workspace_id: self.context.workspace_id(),
            activity_id: self.next_id(),
            member_id: self.context.member_id,
            kind,
            quantity: act.quantity,
            day: Day(day),
            at,
            recorded: Day(self.today),
            recorded_at: self.at,
            zone: self.zone_name.clone(),
            minutes: act.minutes,
            outcome: act.outcome.map(Word),
            quality: None,
            amount: None,
            currency: None,
            organisation_id: firm,
            deal_id: deal,
            note: noted(act.note.as_deref()),
            tags: Json(Vec::new()),
            source: self.program.to_owned(),
            source_id: Some(source_id),
        };
        let names = || act.people.iter().map(shown).collect::<Vec<_>>();
        self.told.sample("activities", || {
            serde_json::json!({"kind": row.kind, "day": row.day.to_string(), "minutes": row.minutes,
                "people": names(), "note": row.note})
        });
        for person in people {
            self.pending.with.push(ActivityPerson {
                workspace_id: row.workspace_id,
                activity_id: row.activity_id,
                person_id: person,
            });
        }
        self.pending.acts.push(row);
        Ok(())
    }

    fn moment(&self, when: When) -> Result<(Date, Option<Instant>), String> {
        let beyond = || "a day that is not in the calendar".to_owned();
        let (day, at) = match when {
            When::Day(date) => (date, None),
            When::Local(date, time) => {
                let zoned = date.to_datetime(time).to_zoned(self.zone.clone());
                (date, Some(zoned.map_err(|_| beyond())?.timestamp()))
            }
            When::Moment(at) => (at.to_zoned(self.zone.clone()).date(), Some(at)),
        };
        if day.year() < 1 {
            return Err(beyond());
        }
        Ok((day, at.map(Instant::from)))
    }

    /// The general kind of an act; what is none is refused before anybody is
    /// made who took part in it.
    fn general(&mut self, act: &Act) -> Result<String, String> {
        let subject = act.subject.as_deref();
        if act.kind == SPENT {
            let named = subject.and_then(|subject| self.kinds.selling(subject));
            return Ok(named.unwrap_or_else(|| "prospecting".to_owned()));
        }
        let words = if act.kind == HABIT {
            subject.unwrap_or_default()
        } else {
            &act.kind
        };
        if self.kinds.is_known(words) {
            return Ok(words.to_owned());
        }
        let named = self.kinds.named(words);
        named.ok_or_else(|| {
            let words = text::shown(words);
            format!("'{words}' is no kind of activity: `legwork kinds add \"{words}\"` adds it")
        })
    }

    /// The kind of an act: the general one, or a better one.
    fn kind_of(
        &mut self,
        general: &str,
        act: &Act,
        people: &[PersonId],
        firm: Option<OrganisationId>,
    ) -> String {
        if act.kind == SPENT || act.kind == HABIT {
            return general.to_owned();
        }
        let person = people.first().and_then(|id| self.known.people.get(id));
        let person = person
            .map(|facts| facts.relationship)
            .filter(|as_| *as_ != Relationship::Other);
        let firm = || Some(self.known.firms.get(&firm?)?.relationship);
        let relationship = person.or_else(firm);
        self.kinds
            .kind(general, act.subject.as_deref(), relationship)
    }

    /// The name of an act at its source: the one it has there, or one made of
    /// what it says and how many that say the same came before.
    fn source_id(&mut self, act: &Act) -> String {
        if let Some(id) = act.id.as_ref().filter(|id| id.len() <= 200) {
            return id.clone();
        }
        let people: Vec<String> = act.people.iter().map(shown).collect();
        let said = format!(
            "{}\n{}\n{:?}\n{}\n{}\n{}\n{}\n{}\n{}",
            act.kind,
            act.when,
            act.minutes,
            act.quantity,
            people.join("\t"),
            act.firm.name,
            act.deal.as_deref().unwrap_or_default(),
            act.id.as_deref().unwrap_or_default(),
            act.note.as_deref().unwrap_or_default(),
        );
        let times = self.times.entry(Self::hash(&said)).or_default();
        *times += 1;
        let name = Uuid::new_v5(&self.context.workspace_id().uuid(), said.as_bytes());
        match *times {
            1 => name.to_string(),
            more => format!("{name}:{more}"),
        }
    }
}

/// Someone in a word: the name, or what they are reached by.
fn shown(who: &Who) -> String {
    let reached = who.emails.first().or_else(|| who.links.first());
    let other = reached.or(who.id.as_ref()).cloned().unwrap_or_default();
    if who.name.trim().is_empty() {
        other
    } else {
        who.name.clone()
    }
}
