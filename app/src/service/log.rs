//! Log: one line in, one activity saved, and how its promises stand now.

use legwork_core::parse::LogReading;
use serde::Serialize;

use super::activities::{ActivityFields, ActivityView};
use super::today::Standing;

/// What `log` takes: a line, and explicit values that win over it.
#[derive(Debug, Clone, Default)]
pub struct LogLine {
    /// The line as typed.
    pub text: String,
    /// Explicit values.
    pub fields: ActivityFields,
    /// Id chosen by the client, so that a repeated request logs once.
    pub id: Option<String>,
}

/// What a log line was read as, saved, and what it did to the commitments.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Logged {
    /// Version of this shape.
    pub schema: u8,
    /// The activity as saved.
    pub activity: ActivityView,
    /// How the line was read.
    pub reading: LogReading,
    /// The commitments it counts for, as they stand now.
    pub counts_for: Vec<Standing>,
    /// Names of people made new by this line.
    pub new_people: Vec<String>,
    /// Whether the kind was new.
    pub new_kind: bool,
    /// Something worth saying: it counts for nothing promised, it came after the seal, ...
    pub notice: Option<String>,
}

/// The zone text stored with a time: an offset when the zone has no name.
fn zone_name(now: &Zoned) -> String {
    let zone = now.time_zone();
    zone.iana_name().map_or_else(|| now.offset().to_string(), str::to_owned)
}

/// Saves one line as an activity, with the people it names, and says how the
/// promises it counts for stand now.
pub async fn log(context: &Context, now: &Zoned, line: LogLine) -> Result<Logged> {
    text::line_to_log(&line.text)?;
    let label = format!("log \"{}\"", text::shown(&line.text));
    let (mut change, mut board) = begin(context, now, label).await?;
    let id = id_of(context, now, line.id.as_deref())?;
    let reading = parse::log(&line.text, &context.setting(board.today, board.book.own()));
    if let Some(row) = change.tx().get::<Activity>(&(context.workspace_id(), id)).await? {
        return again(change, &board, reading, row).await;
    }
    let fields = merged(line.fields, &reading)?;
    let names = fields.people.clone().unwrap_or_default();
    let known = relationships(context, &mut change, &names).await?;
    let chosen = choose(&board, &reading, fields.kind.as_deref(), &known)?;
    let mut row = blank(context, now, &board, id, chosen.kind.slug.to_string());
    let organisation = fields.organisation.clone();
    apply(&mut row, ActivityFields { kind: None, ..fields }, &board.book, board.today)?;
    (row.amount, row.currency) = money(&reading)?;
    if chosen.new {
        change.put(&to_row(&chosen.kind, context.workspace_id(), true)).await?;
        board.book.learn(chosen.kind);
    }
    if let Some(name) = organisation {
        row.organisation_id = people::organisation_for(context, &mut change, &name).await?;
    }
    change.insert(&row).await?;
    let new_people = attach(context, &mut change, id, &names).await?;
    let activity = one(change.tx(), &board.book, &row).await?;
    change.commit().await?;
    board.add(total(&row));
    let notice = chosen.notice.or_else(|| notice(&board, &row));
    Ok(Logged {
        schema: SCHEMA,
        activity,
        counts_for: counts_for(&board, &row),
        reading,
        new_people,
        new_kind: chosen.new,
        notice,
    })
}

/// The answer to a line that was saved already: the same as the first time.
async fn again(
    mut change: Change,
    board: &Board,
    reading: LogReading,
    row: Activity,
) -> Result<Logged> {
    let activity = one(change.tx(), &board.book, &row).await?;
    Ok(Logged {
        schema: SCHEMA,
        activity,
        counts_for: counts_for(board, &row),
        reading,
        new_people: Vec::new(),
        new_kind: false,
        notice: Some("this was logged before; nothing was added".to_owned()),
    })
}

/// The id the client chose, or a new one.
fn id_of(context: &Context, now: &Zoned, chosen: Option<&str>) -> Result<ActivityId> {
    match chosen {
        None => Ok(context.ids.ordered(now.timestamp())),
        Some(text) => text.parse().map_err(|_| Error::usage("that id is not a UUID")),
    }
}

/// Explicit values win over what the line says.
fn merged(fields: ActivityFields, reading: &LogReading) -> Result<ActivityFields> {
    check(&fields, reading)?;
    Ok(ActivityFields {
        kind: fields.kind,
        quantity: fields.quantity.or(reading.quantity.map(i64::from)),
        date: fields.date.or(reading.date),
        time: fields.time.or(reading.time),
        minutes: fields.minutes.or(reading.minutes.map(i64::from)),
        outcome: fields.outcome.or(reading.outcome.map(|outcome| outcome.to_string())),
        quality: fields.quality,
        people: fields.people.or_else(|| Some(reading.people.clone())),
        organisation: fields.organisation.or_else(|| reading.organisation.clone()),
        tags: fields.tags.or_else(|| Some(reading.tags.clone())),
        note: fields.note.or_else(|| reading.note.clone()),
    })
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

/// What the activity adds to its day's totals.
fn total(row: &Activity) -> DayTotal {
    DayTotal {
        workspace_id: row.workspace_id,
        member_id: row.member_id,
        day: row.day,
        kind: row.kind.clone(),
        recorded: row.recorded,
        quantity: row.quantity,
        untimed: row.minutes.map_or(row.quantity, |_| 0),
        minutes: row.minutes.unwrap_or(0),
        acts: 1,
    }
}

/// The running promises that an activity counts for, as they stand.
fn counts_for(board: &Board, row: &Activity) -> Vec<Standing> {
    board
        .held
        .iter()
        .filter(|held| concerns(board, held, row))
        .map(|held| standing(held, board))
        .collect()
}

fn concerns(board: &Board, held: &Held, row: &Activity) -> bool {
    let in_force = held.terms.covers(row.day.date()) && held.terms.covers(board.today);
    in_force && board.book.counts(&row.kind, &held.row.kind)
}

/// What the member would wonder about: an act that counts for nothing, or one
/// that came after its period was sealed.
fn notice(board: &Board, row: &Activity) -> Option<String> {
    let concerned: Vec<&Held> =
        board.held.iter().filter(|held| concerns(board, held, row)).collect();
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
