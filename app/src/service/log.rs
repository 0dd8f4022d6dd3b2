//! Log: one line in, one activity saved, and how its promises stand now.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use legwork_core::cadence::clock;
use legwork_core::kind::Kind;
use legwork_core::money::Money;
use legwork_core::parse::{self, LogReading, Setting};
use legwork_core::vocabulary::Direction;
use serde::Serialize;

use super::activities::{ActivityFields, ActivityView, Named, one, view};
use super::board::{Board, Held};
use super::book::Book;
use super::context::Context;
use super::edit_activity::{apply, link, named_people};
use super::kinds::named;
use super::seal::begin_from;
use super::sense::refuse_nonsense;
use super::specialise::{Chosen, specialise};
use super::today::{Standing, standing};
use super::{SCHEMA, people, text};
use crate::ids::ActivityId;
use crate::store::{Activity, Change, Day, Instant, Json, Person, Record, Tx};
use crate::{Error, Result};

/// What `log` takes: a line, and explicit values that win over it.
#[derive(Debug, Clone, Default)]
pub struct LogLine {
    /// The line as typed.
    pub text: String,
    /// Explicit values.
    pub fields: ActivityFields,
    /// Id chosen by the client, so that a repeated request logs once.
    pub id: Option<String>,
    /// When it was written down, if it is sent later: "yesterday" and no day at
    /// all are meant as of then. Without it, and where a clock must have been
    /// wrong, it is now.
    pub said: Option<Zoned>,
}

/// The longest that a line may wait to be sent, in days. What claims to be
/// older, or to come, was written down by a clock that was wrong.
const WAIT: i32 = 90;

/// What a log line was read as, saved, and what it did to the commitments.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Logged {
    /// Version of this shape.
    pub schema: u8,
    /// The activity as saved.
    pub activity: ActivityView,
    /// Further activities of the same line.
    pub also: Vec<ActivityView>,
    /// How the line was read.
    pub reading: LogReading,
    /// The commitments it counts for, as they stand now.
    pub counts_for: Vec<Standing>,
    /// Names of people made new by this line.
    pub new_people: Vec<String>,
    /// Something worth saying: it counts for nothing promised, it came after the seal, ...
    pub notice: Option<String>,
    /// Whether it was there already, so that nothing was added.
    #[serde(skip)]
    pub repeated: bool,
    /// The number of the change in the journal; 0 when nothing was added.
    #[serde(skip)]
    pub seq: i64,
}

/// How a line would be read, kinds of the member's own included. Saves nothing
/// and refuses nothing: what is wrong is in the reading.
pub async fn preview(context: &Context, now: &Zoned, line: &str) -> Result<LogReading> {
    let mut tx = context.read().await?;
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    Ok(parse::log(
        line,
        &context.setting(context.today(now), book.own()),
    ))
}

/// The zone text stored with a time: an offset when the zone has no name.
pub(super) fn zone_name(now: &Zoned) -> String {
    let zone = now.time_zone();
    zone.iana_name()
        .map_or_else(|| now.offset().to_string(), str::to_owned)
}

/// Saves one line as an activity, or as several when it names several, with
/// the people it names, and says how the promises it counts for stand now.
pub async fn log(context: &Context, now: &Zoned, line: &LogLine) -> Result<Logged> {
    text::log_line(&line.text)?;
    refuse_nonsense(&line.text, None)?;
    let label = format!("log \"{}\"", text::shown(&line.text));
    let said = said_on(context, now, line.said.as_ref());
    let early = read_early(context, said, line);
    let (mut change, mut board, state) = begin_from(context, now, label).await?;
    let mut reading = match early {
        Some((own, reading)) if *own == board.book.own() => reading,
        _ => read(line, &context.setting(said, board.book.own())),
    };
    let id = id_of(context, now, line.id.as_deref())?;
    if line.id.is_some() {
        let key = (context.workspace_id(), id);
        if let Some(row) = change.tx().get::<Activity>(&key).await? {
            return again(change, &board, reading, row).await;
        }
    }
    let further = std::mem::take(&mut reading.also);
    let mut scribe = Scribe {
        context,
        now,
        said,
        change: &mut change,
        board: &mut board,
    };
    let mut saved = vec![scribe.save(id, &reading, line.fields.clone()).await?];
    for more in &further {
        let id = context.ids.ordered(now.timestamp());
        saved.push(scribe.save(id, more, ActivityFields::default()).await?);
    }
    reading.also = further;
    let mut views = Vec::with_capacity(saved.len());
    for one_saved in &saved {
        views.push(one_saved.view(change.tx(), &board).await?);
    }
    let mut logged = told(&board, reading, saved, views);
    let keep = |seq| {
        if let Some(state) = state {
            context.shelf.keep_settled(context, state, seq, board);
        }
    };
    match change.commit_noting(keep).await {
        Ok(seq) => logged.seq = seq,
        Err(error) => {
            context.shelf.forget_settled(context);
            return Err(error.into());
        }
    }
    Ok(logged)
}

/// Reads a line before it is this change's turn to write, by the kinds as they
/// were last seen, so that changes wait for each other as shortly as can be.
fn read_early(
    context: &Context,
    said: Date,
    line: &LogLine,
) -> Option<(Arc<Vec<Kind>>, LogReading)> {
    let own = context.shelf.own(context)?;
    let reading = read(line, &context.setting(said, &own));
    Some((own, reading))
}

/// Reads a line. One that is nothing but the kind that is given besides is not
/// looked at again: a button sends it, and its words may hold a day or a number.
fn read(line: &LogLine, setting: &Setting<'_>) -> LogReading {
    if line.fields.kind.as_ref() != Some(&line.text) {
        return parse::log(&line.text, setting);
    }
    LogReading {
        input: line.text.clone(),
        kind: line.fields.kind.clone(),
        ..parse::log("", setting)
    }
}

/// The day that counts as today for a line that was written down then, or now.
pub fn said_on(context: &Context, now: &Zoned, said: Option<&Zoned>) -> Date {
    let today = context.today(now);
    said.map(|said| clock::stamp(&context.local(said)))
        .filter(|said| (today.saturating_sub(WAIT.days())..=today).contains(said))
        .unwrap_or(today)
}

/// What was saved, as it is told.
fn told(
    board: &Board,
    reading: LogReading,
    saved: Vec<Saved>,
    mut views: Vec<ActivityView>,
) -> Logged {
    let counted = |held: &&Held| saved.iter().any(|saved| concerns(board, held, &saved.row));
    let counts_for = board
        .held
        .iter()
        .filter(counted)
        .map(|held| standing(held, board))
        .collect();
    let said = saved.iter().find_map(|saved| saved.notice.clone());
    let notice = said.or_else(|| saved.iter().find_map(|saved| notice(board, &saved.row)));
    let activity = views.remove(0);
    Logged {
        schema: SCHEMA,
        activity,
        also: views,
        reading,
        counts_for,
        new_people: saved
            .into_iter()
            .flat_map(|saved| saved.new_people)
            .collect(),
        notice,
        repeated: false,
        seq: 0,
    }
}

/// The answer to a line that was saved already: the same as the first time.
async fn again(
    mut change: Change,
    board: &Board,
    reading: LogReading,
    row: Activity,
) -> Result<Logged> {
    let view = one(change.tx(), &board.book, &row).await?;
    let notice = Some("this was logged before; nothing was added".to_owned());
    let saved = Saved {
        row,
        people: None,
        new_people: Vec::new(),
        notice,
    };
    Ok(Logged {
        repeated: true,
        ..told(board, reading, vec![saved], vec![view])
    })
}

/// The id the client chose, or a new one.
fn id_of(context: &Context, now: &Zoned, chosen: Option<&str>) -> Result<ActivityId> {
    match chosen {
        None => Ok(context.ids.ordered(now.timestamp())),
        Some(text) => text
            .parse()
            .map_err(|_| Error::usage("that id is not a UUID")),
    }
}

/// One activity of a line, saved.
struct Saved {
    row: Activity,
    /// Who took part; none when that is still to be looked up.
    people: Option<Vec<Named>>,
    new_people: Vec<String>,
    notice: Option<String>,
}

impl Saved {
    async fn view(&self, tx: &mut Tx, board: &Board) -> Result<ActivityView> {
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
struct Scribe<'a> {
    context: &'a Context,
    now: &'a Zoned,
    /// The day on which it was written down.
    said: Date,
    change: &'a mut Change,
    board: &'a mut Board,
}

impl Scribe<'_> {
    async fn save(
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
        let mut row = blank(
            self.context,
            self.now,
            self.board,
            id,
            chosen.kind.slug.to_string(),
        );
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

/// "had one slip" means the limit there is, when there is only one.
fn slipped(board: &Board, reading: &LogReading, explicit: ActivityFields) -> ActivityFields {
    let slip = matches!(reading.kind.as_deref(), Some("slip" | "slips" | "slipped"));
    let mut limits: Vec<&str> = board
        .held
        .iter()
        .filter(|held| held.row.direction.0 == Direction::AtMost)
        .filter(|held| held.terms.covers(board.today))
        .map(|held| held.row.kind.as_str())
        .collect();
    limits.sort_unstable();
    limits.dedup();
    match (explicit.kind.is_none() && slip, limits.as_slice()) {
        (true, [only]) => ActivityFields {
            kind: Some((*only).to_owned()),
            ..explicit
        },
        _ => explicit,
    }
}

/// What a line leaves open is asked, never guessed: an error unless an option
/// answers it.
fn refuse_unclear(reading: &LogReading, explicit: &ActivityFields) -> Result<()> {
    let answered = |need: &str| match need {
        "kind" => explicit.kind.is_some(),
        "quantity" => explicit.quantity.is_some(),
        "date" => explicit.date.is_some(),
        "time" => explicit.time.is_some(),
        "minutes" => explicit.minutes.is_some(),
        _ => false,
    };
    let open = reading
        .needs
        .iter()
        .zip(&reading.problems)
        .find(|(need, _)| !answered(need));
    let Some((need, problem)) = open else {
        return Ok(());
    };
    Err(Error::usage(problem.clone()).hint(match *need {
        "kind" => {
            "`legwork kinds` lists the kinds; `legwork commit \"walk the dog every day\"` makes a new one"
        }
        "quantity" => "say how many: --quantity 3",
        "date" => "say which day: --date yesterday",
        "minutes" => "say how long: --minutes 30",
        _ => "put what is unclear into a note, after //",
    }))
}

/// Explicit values win over what the line says.
fn merged(fields: ActivityFields, reading: &LogReading) -> ActivityFields {
    ActivityFields {
        kind: fields.kind,
        quantity: fields.quantity.or(reading.quantity.map(i64::from)),
        date: fields.date.or(reading.date),
        time: fields.time.or(reading.time),
        minutes: fields.minutes.or(reading.minutes.map(i64::from)),
        outcome: fields
            .outcome
            .or(reading.outcome.map(|outcome| outcome.to_string())),
        quality: fields.quality,
        people: fields.people.or_else(|| Some(reading.people.clone())),
        organisation: fields.organisation.or_else(|| reading.organisation.clone()),
        tags: fields.tags.or_else(|| Some(reading.tags.clone())),
        note: fields.note.or_else(|| reading.note.clone()),
    }
}

/// The moment of a time on a wall clock.
pub(super) fn moment(wall: DateTime, zone: TimeZone) -> Result<Instant> {
    let at = wall.to_zoned(zone).map_err(|_| {
        Error::usage(format!(
            "{} on {} cannot be placed on a clock",
            wall.time(),
            wall.date()
        ))
    })?;
    Ok(Instant::from(at.timestamp()))
}

/// The amount of money that a line names, in minor units.
fn money(reading: &LogReading) -> Result<(Option<i64>, Option<String>)> {
    let Some((amount, currency)) = reading.amount.zip(reading.currency) else {
        return Ok((None, None));
    };
    let money = Money::from_major(amount, currency)?;
    Ok((Some(money.minor), Some(currency.code().to_owned())))
}

/// A blank activity of this kind, done and recorded today.
fn blank(context: &Context, now: &Zoned, board: &Board, id: ActivityId, kind: String) -> Activity {
    Activity {
        workspace_id: context.workspace_id(),
        activity_id: id,
        member_id: context.member_id,
        kind,
        quantity: 1,
        day: Day(board.today),
        at: None,
        recorded: Day(board.today),
        recorded_at: Instant::from(now.timestamp()),
        zone: zone_name(&context.local(now)),
        minutes: None,
        outcome: None,
        quality: None,
        amount: None,
        currency: None,
        organisation_id: None,
        deal_id: None,
        note: None,
        tags: Json::default(),
        source: "log".to_owned(),
        source_id: None,
    }
}

fn concerns(board: &Board, held: &Held, row: &Activity) -> bool {
    let in_force = held.terms.covers(row.day.date()) && held.terms.covers(board.today);
    in_force && board.book.counts(&row.kind, &held.row.kind)
}

/// What the member would wonder about: an act that counts for nothing, or one
/// that came after its period was sealed.
fn notice(board: &Board, row: &Activity) -> Option<String> {
    let concerned: Vec<&Held> = board
        .held
        .iter()
        .filter(|held| concerns(board, held, row))
        .collect();
    if concerned.is_empty() {
        let promised = board.held.iter().any(|held| held.terms.covers(board.today));
        return promised.then(|| "it counts for none of your commitments".to_owned());
    }
    let sealed = |held: &&&Held| held.terms.unsealed_from(board.today) > row.day.date();
    concerned.iter().find(sealed).map(|held| {
        format!(
            "it is on record, but the period of '{}' that holds {} is sealed and stays as it was",
            held.row.title, row.day
        )
    })
}
