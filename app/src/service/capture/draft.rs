//! Asks the rules what was seen, and makes captures of it.

use jiff::Zoned;
use legwork_core::classify::{Act, Confidence, Decision, Order, Verdict, summary};
use legwork_core::parse::{self, LogReading};
use legwork_core::sighting::{Contact, Seen, Sighting};

use super::known::Known;
use super::proposal::Proposal;
use super::sight::people_of;
use crate::Result;
use crate::service::board::Board;
use crate::service::context::Context;
use crate::service::specialise::specialise;
use crate::service::text::{NOTE, TITLE, clipped};
use crate::store::{self, Capture, CaptureState, Day, Instant, Tx, Word};

/// What the rules made of one sighting.
#[derive(Debug)]
pub(super) struct Draft {
    /// As it is stored: waiting, or left out.
    pub(super) capture: Capture,
    /// Whether it may be taken over without being asked.
    pub(super) accept: bool,
    /// Why it is left out, the same for all of its sort.
    pub(super) because: Option<String>,
}

/// What drafts are made with.
pub(super) struct Desk<'a> {
    pub(super) context: &'a Context,
    pub(super) now: &'a Zoned,
    pub(super) board: &'a Board,
    pub(super) rules: &'a Order,
    pub(super) source: &'a str,
}

impl Desk<'_> {
    /// The captures of a sighting: one, or one for each activity that a line
    /// names.
    pub(super) async fn drafts(
        &self,
        tx: &mut Tx,
        known: &mut Known,
        sighting: &Sighting,
    ) -> Result<Vec<Draft>> {
        let act = act(tx, known, self.source, sighting).await?;
        let verdict = self.rules.decide(&act);
        match (&sighting.what, &verdict.decision) {
            (Seen::Line { text }, Decision::Propose { .. }) => {
                self.of_line(tx, sighting, text, &verdict).await
            }
            _ => Ok(vec![self.of_act(sighting, &act, verdict)?]),
        }
    }

    fn of_act(&self, sighting: &Sighting, act: &Act, verdict: Verdict) -> Result<Draft> {
        let contacts = people_of(&sighting.what).iter().zip(&act.people);
        let outside = contacts.filter(|(_, who)| !who.own);
        let mut proposal = Proposal {
            sighting: Some(sighting.clone()),
            minutes: act.minutes.map(i64::from),
            people: outside.map(|(contact, _)| contact.clone()).collect(),
            ..Proposal::default()
        };
        let (kind, accept, because) = match verdict.decision {
            Decision::Ignore(because) => (String::new(), false, Some(because)),
            Decision::Propose {
                kind,
                confidence,
                accept,
            } => {
                proposal.confidence = confidence;
                (kind.unwrap_or_default(), accept, None)
            }
        };
        let what = (sighting, summary(act), verdict.reason);
        Ok(Draft {
            capture: self.capture(what, kind, &proposal, because.is_some())?,
            accept,
            because,
        })
    }

    async fn of_line(
        &self,
        tx: &mut Tx,
        sighting: &Sighting,
        text: &str,
        verdict: &Verdict,
    ) -> Result<Vec<Draft>> {
        let setting = self.context.setting(sighting.day, self.board.book.own());
        let mut first = parse::log(text, &setting);
        let further = std::mem::take(&mut first.also);
        let mut drafts = Vec::with_capacity(1 + further.len());
        for (place, reading) in std::iter::once(first).chain(further).enumerate() {
            let mut sighting = sighting.clone();
            if place > 0 {
                sighting.source_id = format!("{}#{}", sighting.source_id, place + 1);
            }
            drafts.push(self.of_reading(tx, &sighting, &reading, verdict).await?);
        }
        Ok(drafts)
    }

    async fn of_reading(
        &self,
        tx: &mut Tx,
        sighting: &Sighting,
        reading: &LogReading,
        verdict: &Verdict,
    ) -> Result<Draft> {
        let Decision::Propose {
            kind,
            confidence,
            accept,
        } = &verdict.decision
        else {
            return self.of_act(
                sighting,
                &Act::new(self.source, &sighting.what, Vec::new()),
                verdict.clone(),
            );
        };
        let said = match kind {
            Some(kind) => Some(kind.clone()),
            None => self.kind_of(tx, reading).await?,
        };
        let open = reading.problems.first().filter(|_| kind.is_none());
        let reason = match open {
            Some(problem) => format!("{}: {problem}", verdict.reason),
            None => verdict.reason.clone(),
        };
        let sure = open.is_none() && said.is_some();
        let proposal = Proposal {
            confidence: if sure { *confidence } else { Confidence::Low },
            ..read(sighting, reading)
        };
        let day = reading.date.filter(|day| *day <= self.board.today);
        let day = day.unwrap_or(sighting.day);
        let meant = Sighting {
            day,
            ..sighting.clone()
        };
        let summary = clipped(&reading.input, TITLE);
        let kind = said.unwrap_or_default();
        Ok(Draft {
            capture: self.capture((&meant, summary, reason), kind, &proposal, false)?,
            accept: *accept && sure,
            because: None,
        })
    }

    /// The kind that a line names, narrowed by whom it names, as when it is
    /// logged; none when it is not known.
    async fn kind_of(&self, tx: &mut Tx, reading: &LogReading) -> Result<Option<String>> {
        let book = &self.board.book;
        let general = reading.kind.as_deref().and_then(|slug| book.find(slug));
        let Some(general) = general.filter(|_| !reading.needs.contains(&"kind")) else {
            return Ok(None);
        };
        let mut stand = Vec::new();
        for name in &reading.people {
            let norm = crate::service::text::fold(name);
            let named = store::person::by_name(tx, self.context.workspace_id(), &norm).await?;
            stand.extend(named.first().map(|person| person.relationship.0));
        }
        let chosen = specialise(self.board, general, &stand);
        Ok(Some(chosen.kind.slug.to_string()))
    }

    fn capture(
        &self,
        (sighting, summary, reason): (&Sighting, String, String),
        kind: String,
        proposal: &Proposal,
        left_out: bool,
    ) -> Result<Capture> {
        let state = if left_out {
            CaptureState::Ignored
        } else {
            CaptureState::Waiting
        };
        Ok(Capture {
            workspace_id: self.context.workspace_id(),
            capture_id: self.context.ids.ordered(self.now.timestamp()),
            member_id: self.context.member_id,
            source: self.source.to_owned(),
            source_id: sighting.source_id.clone(),
            seen: Instant::from(self.now.timestamp()),
            day: Day(sighting.day),
            kind,
            summary: clipped(&summary, TITLE),
            proposal: proposal.stored()?,
            evidence: Some(clipped(&reason, NOTE)),
            state: Word(state),
            decided: None,
            activity_id: None,
        })
    }
}

/// What was seen, with who is on it.
pub(super) async fn act(
    tx: &mut Tx,
    known: &mut Known,
    source: &str,
    sighting: &Sighting,
) -> Result<Act> {
    let reply = matches!(sighting.what, Seen::Mail { reply: true, .. });
    let people = people_of(&sighting.what);
    let people = known.on(tx, people, (sighting.day, reply)).await?;
    Ok(Act::new(source, &sighting.what, people))
}

/// What a line says.
fn read(sighting: &Sighting, reading: &LogReading) -> Proposal {
    let named = |name: &String| Contact {
        name: Some(name.clone()),
        ..Contact::default()
    };
    Proposal {
        sighting: Some(sighting.clone()),
        confidence: Confidence::Low,
        quantity: reading.quantity.map_or(1, i64::from),
        minutes: reading.minutes.map(i64::from),
        people: reading.people.iter().map(named).collect(),
        organisation: reading.organisation.clone(),
        outcome: reading.outcome,
        note: reading.note.clone(),
        tags: reading.tags.clone(),
    }
}
