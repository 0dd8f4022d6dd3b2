//! Files of other programs: contacts, deals, activities, time, calendars, a
//! LinkedIn archive. Whatever wrote them, they become one stream of rows, which
//! are matched to what is there and written as one step that can be undone.
//!
//! | file | does |
//! |---|---|
//! | `place.rs`, `sort.rs` | finds out by its content what a file is |
//! | `table.rs`, `guard.rs` | reads tables row by row, and never too much of one |
//! | `fields.rs`, `heads.rs` | finds columns by their heads |
//! | `records.rs` | people, firms, deals |
//! | `acts.rs`, `kinds.rs` | what was done, and which kind it is |
//! | `hours.rs`, `habits.rs` | time that was spent; days of habits |
//! | `linkedin/` | the files of a LinkedIn archive |
//! | `worker/` | workbooks, archives, cards, calendars, in a process of its own |
//! | `row.rs` | the stream |
//! | `labels.rs` | labels and groups, which become tags |
//! | `known.rs` | whom and what the workspace knows |
//! | `engine.rs`, `done.rs` | takes rows over |
//! | `fill.rs` | what they add to who is there already |
//! | `words.rs` | texts as they can be kept |
//! | `pending.rs` | writes them together |
//! | `told.rs` | what is told of it |
//! | `look.rs` | what columns are taken for, to be told better |

mod acts;
mod done;
mod engine;
mod fields;
mod fill;
#[cfg(fuzzing)]
pub(crate) mod fuzzing;
mod guard;
mod habits;
mod heads;
mod hours;
mod kinds;
mod known;
mod labels;
mod linkedin;
mod look;
mod moments;
mod ours;
mod pending;
mod place;
mod records;
mod row;
mod sort;
mod stream;
mod table;
mod tabled;
mod told;
mod words;
pub mod worker;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use jiff::Zoned;
use legwork_core::money::Currency;
use uuid::Uuid;

use super::Imported;
use crate::ids::ActivityId;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::export::Progress;
use crate::service::log::zone_name;
use crate::service::{amount, text};
use crate::store::{self, Change, Instant, Tx};
use crate::{Error, Result};

use engine::Engine;
use kinds::Kinds;
use known::Known;
pub use look::{Column, columns, fields};
use pending::{Pending, TOGETHER, Writing};
pub use place::Given;
use place::{How, Source};
use row::Said;
use told::Told;

/// What an act is called that was spent time, until its subject is read.
const SPENT: &str = "\u{0}spent";
/// What a day of a habit is called, until its name is read.
const HABIT: &str = "\u{0}habit";

/// What gives the rows of a file.
trait Reader: Send {
    /// Adds what comes next; false at the end.
    fn next(&mut self, out: &mut Vec<Said>) -> Result<bool>;
    /// What is worth saying of the file, once it was read.
    fn notices(&mut self) -> Vec<String>;
    /// How many bytes of the file are behind it, about.
    fn bytes(&self) -> u64;
    /// What stands above its columns.
    fn heads(&self) -> Vec<String>;
    /// The cells of the row that was read last.
    fn cells(&self) -> Vec<String>;
}

/// How files are to be taken over.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Change nothing; only say what would happen.
    pub dry_run: bool,
    /// Which column holds what: "Full name=name".
    pub map: Vec<String>,
    /// Only rows of this owner.
    pub owner: Option<String>,
    /// Whose calendar it is: an e-mail address.
    pub me: Option<String>,
    /// The currency of amounts that name none.
    pub currency: Option<String>,
    /// Where rows are written that cannot be read, also when nothing is changed.
    pub skipped: Option<PathBuf>,
    /// Where files are read that cannot be trusted.
    pub workshop: worker::Workshop,
}

/// Takes files of other programs over: all of them, or nothing. What is there
/// already changes nothing; what cannot be read is left out and told. Fails when
/// a file is of no kind that is known, or harmful.
pub async fn take(
    context: &Context,
    now: &Zoned,
    files: &[Given],
    wanted: &Wanted,
    progress: Progress<'_>,
) -> Result<Imported> {
    let sources = opened(context, files, wanted)?;
    let mut import = Import {
        engine: engine(context, now, wanted).await?,
        writing: None,
        reading: None,
    };
    if wanted.dry_run {
        import.reading = Some(context.read().await?);
    } else {
        let change = context.change(now, label(files)).await?;
        import.writing = Some(Writing::new(change, context.ids.entity()));
    }
    import.all(sources, progress).await?;
    import.end(wanted.dry_run).await
}

/// The files, in the order in which they are read.
fn opened(context: &Context, files: &[Given], wanted: &Wanted) -> Result<Vec<Source>> {
    let told: Result<Vec<fields::Told>> =
        wanted.map.iter().map(|text| fields::told(text)).collect();
    let told = told?;
    let how = How {
        told: &told,
        owner: wanted.owner.as_deref(),
        me: wanted.me.as_deref(),
        day_first: context.workspace.day_first,
        workshop: &wanted.workshop,
    };
    let mut sources = Vec::new();
    for file in files {
        sources.extend(how.open(file)?);
    }
    sources.sort_by_key(|source| source.rank);
    Ok(sources)
}

fn label(files: &[Given]) -> String {
    let own = |given: &Given| {
        let path = PathBuf::from(given.name());
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        text::shown(&name.unwrap_or_else(|| given.name().to_owned()))
    };
    match files {
        [one] => format!("import {}", own(one)),
        [one, rest @ ..] => format!("import {} and {} more", own(one), rest.len()),
        [] => "import".to_owned(),
    }
}

async fn engine<'a>(context: &'a Context, now: &Zoned, wanted: &Wanted) -> Result<Engine<'a>> {
    let named = wanted.currency.as_deref().map(|code| {
        let known = Currency::from_code(code.trim());
        known.ok_or_else(|| Error::usage(format!("'{}' is no currency", text::shown(code))))
    });
    let named = named.transpose()?;
    let mut tx = context.read().await?;
    let workspace = context.workspace_id();
    let known = Known::load(&mut tx, workspace).await?;
    let book = Book::load(&mut tx, workspace).await?;
    let (today, local) = (context.today(now), context.local(now));
    let block: ActivityId = context.ids.ordered(now.timestamp());
    Ok(Engine {
        context,
        known,
        kinds: Kinds::new(book, today, context.workspace.day_first),
        pending: Pending::default(),
        told: Told::new(wanted.skipped.clone()),
        program: "csv",
        at: Instant::from(now.timestamp()),
        today,
        zone: local.time_zone().clone(),
        zone_name: zone_name(&local),
        currency: named.or_else(|| amount::usual(&context.workspace)),
        block: Uuid::from(block),
        count: 0,
        times: HashMap::new(),
        seen: HashSet::new(),
    })
}

/// An import on its way.
struct Import<'a> {
    engine: Engine<'a>,
    /// What is written, unless nothing is to be.
    writing: Option<Writing>,
    /// What is read, where nothing is written.
    reading: Option<Tx>,
}

impl Import<'_> {
    async fn all(&mut self, sources: Vec<Source>, progress: Progress<'_>) -> Result<()> {
        let total: u64 = sources.iter().map(|source| source.size).sum();
        let mut before = 0;
        for source in sources {
            let size = source.size;
            self.one(source, &mut |bytes| {
                progress((before + bytes.min(size)).min(total), total);
            })
            .await?;
            before += size;
        }
        Ok(())
    }

    async fn one(
        &mut self,
        mut source: Source,
        progress: &mut (dyn FnMut(u64) + Send),
    ) -> Result<()> {
        self.engine.program = source.program;
        self.engine.told.format(source.format);
        let workspace = self.engine.context.workspace_id();
        let tx = tx(&mut self.writing, &mut self.reading)?;
        self.engine
            .known
            .learn(tx, workspace, source.program)
            .await?;
        let heads = source.reader.heads();
        let mut said = Vec::new();
        while source.reader.next(&mut said)? {
            for one in said.drain(..) {
                let cells = || source.reader.cells();
                self.engine.hear(one, (&source.name, &heads), cells)?;
            }
            if self.engine.pending.len() >= TOGETHER {
                self.flush().await?;
                progress(source.reader.bytes());
            }
        }
        self.flush().await?;
        for notice in source.reader.notices() {
            self.engine.told.notice(notice);
        }
        Ok(())
    }

    /// Writes what waits, or finds out what would be written.
    async fn flush(&mut self) -> Result<()> {
        let engine = &mut self.engine;
        let count = engine.pending.acts.len();
        let new = if let Some(Writing { change, bulk }) = &mut self.writing {
            engine.pending.write(change, bulk).await?
        } else {
            let tx = tx(&mut self.writing, &mut self.reading)?;
            let new = unknown(tx, engine).await?;
            engine.pending.clear();
            new
        };
        engine.told.counts.activities += new as u64;
        engine.told.known += (count - new) as u64;
        Ok(())
    }

    async fn end(self, dry_run: bool) -> Result<Imported> {
        let told = self.engine.told.end(dry_run)?;
        if let Some(Writing { mut change, bulk }) = self.writing {
            bulk.finish(&mut change).await?;
            commit(change).await?;
        }
        Ok(told)
    }
}

async fn commit(change: Change) -> Result<()> {
    if change.is_empty() {
        return Ok(change.roll_back().await?);
    }
    change.commit().await?;
    Ok(())
}

fn tx<'a>(writing: &'a mut Option<Writing>, reading: &'a mut Option<Tx>) -> Result<&'a mut Tx> {
    match (writing, reading) {
        (Some(writing), _) => Ok(writing.change.tx()),
        (None, Some(tx)) => Ok(tx),
        (None, None) => Err(Error::failed("nothing is open to be read")),
    }
}

/// How many of the activities that wait are new.
async fn unknown(tx: &mut Tx, engine: &mut Engine<'_>) -> Result<usize> {
    let mut new = 0;
    for act in &engine.pending.acts {
        let name = act.source_id.clone().unwrap_or_default();
        let key = Engine::hash(&format!("{}\n{name}", act.source));
        if !engine.seen.insert(key) {
            continue;
        }
        let there = store::activity::from_source(tx, act.workspace_id, &act.source, &name).await?;
        new += usize::from(there.is_none());
    }
    Ok(new)
}

impl Engine<'_> {
    /// Takes over what a file says.
    fn hear(
        &mut self,
        said: Said,
        (file, heads): (&str, &[String]),
        cells: impl FnOnce() -> Vec<String>,
    ) -> Result<()> {
        match said {
            Said::Notice(sentence) => self.told.notice(sentence),
            Said::Passed(what) => self.told.pass(what),
            Said::Skipped(line, reason) => {
                self.told.skip(file, (line, reason), &cells(), heads)?;
            }
            Said::Row(line, row) => {
                if let Err(reason) = self.take(*row) {
                    self.told.skip(file, (line, reason), &cells(), heads)?;
                }
            }
        }
        Ok(())
    }
}
