//! One run of one command: what it may know and say.

use std::future::Future;

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::parse::date::{Calendar, Sense};
use serde::Serialize;
use tokio::runtime::{Builder, Runtime};

use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::store::Db;
use crate::{Error, Result};

use super::globals::Globals;
use super::ui::Ui;
use super::ui::text::Line;
use super::{dates, edge};

/// One run of one command. The runtime and the database are opened by the
/// first use case.
pub struct Session {
    /// The options that every command understands.
    pub globals: Globals,
    /// What to say things with.
    pub ui: Ui,
    now: Option<Zoned>,
    place: Option<String>,
    runtime: Option<Runtime>,
    context: Option<Context>,
    online: bool,
}

impl Session {
    /// A session that has opened nothing yet.
    pub const fn new(globals: Globals, ui: Ui) -> Self {
        Self {
            globals,
            ui,
            now: None,
            place: None,
            runtime: None,
            context: None,
            online: false,
        }
    }

    /// The moment of this run, the same however often it is asked for.
    pub fn now(&mut self) -> Result<Zoned> {
        match &self.now {
            Some(now) => Ok(now.clone()),
            None => Ok(self.now.insert(edge::now(&edge::environment)?).clone()),
        }
    }

    /// Whether data is wanted as JSON.
    pub const fn json(&self) -> bool {
        self.globals.json
    }

    /// Uses another database than the one that was named.
    pub fn use_database(&mut self, place: String) {
        self.place = Some(place);
        self.context = None;
    }

    /// The address of the database in use.
    pub fn database(&self) -> Result<String> {
        match &self.place {
            Some(place) => Ok(place.clone()),
            None => edge::database(&self.globals, &edge::environment),
        }
    }

    /// Lets this run use the network. To be said before anything is opened.
    pub fn go_online(&mut self) -> Result<Outside> {
        self.online = true;
        edge::outside(&edge::environment)
    }

    /// Runs a use case in this session's context, at its moment.
    pub fn call<T>(&mut self, work: impl AsyncFnOnce(&Context, &Zoned) -> Result<T>) -> Result<T> {
        self.open()?;
        let now = self.now()?;
        match (&self.runtime, &self.context) {
            (Some(runtime), Some(context)) => runtime.block_on(work(context, &now)),
            _ => Err(Error::failed("the database is not open")),
        }
    }

    /// Runs a use case on the database itself, without a workspace.
    pub fn call_db<T>(&mut self, work: impl AsyncFnOnce(&Db, &Zoned) -> Result<T>) -> Result<T> {
        let (place, now) = (self.database()?, self.now()?);
        self.block_on(async {
            let db = Db::open(&place).await?;
            work(&db, &now).await
        })
    }

    /// The civil date that counts as today for the member.
    pub fn today(&mut self) -> Result<Date> {
        let now = self.now()?;
        Ok(self.open()?.today(&now))
    }

    /// A day as the person typed it: "yesterday", "8 Feb", "2027-02-08".
    pub fn day(&mut self, text: &str, sense: Sense) -> Result<Date> {
        dates::day(text, self.calendar(sense)?)
    }

    /// The same for a day that may be left out.
    pub fn maybe_day(&mut self, text: Option<&str>, sense: Sense) -> Result<Option<Date>> {
        text.map(|text| self.day(text, sense)).transpose()
    }

    /// How this member's dates are read.
    pub fn calendar(&mut self, sense: Sense) -> Result<Calendar> {
        let now = self.now()?;
        let context = self.open()?;
        Ok(Calendar {
            today: context.today(&now),
            week_start: context.week_start(),
            fiscal_month: context.fiscal_month(),
            day_first: context.workspace.day_first,
            sense,
        })
    }

    /// Runs a use case that reads, and shows its answer.
    pub fn answer<T: Serialize>(
        &mut self,
        work: impl AsyncFnOnce(&Context, &Zoned) -> Result<T>,
        draw: impl FnOnce(&T, Date, &mut Ui) -> Result<()>,
    ) -> Result<()> {
        let answer = self.call(work)?;
        self.show(&answer, draw)
    }

    /// Runs a use case that changes something, and shows what came of it and
    /// how to take it back.
    pub fn change<T: Serialize>(
        &mut self,
        work: impl AsyncFnOnce(&Context, &Zoned) -> Result<T>,
        draw: impl FnOnce(&T, Date, &mut Ui) -> Result<()>,
    ) -> Result<()> {
        self.answer(work, draw)?;
        self.undo_hint()
    }

    /// How to take the last change back; only where a person reads along.
    pub fn undo_hint(&mut self) -> Result<()> {
        if self.json() || !self.ui.look().interactive {
            return Ok(());
        }
        self.ui
            .note(Line::new().muted("  undo with ").accent("legwork undo"))
    }

    /// Shows an answer: as JSON when asked for, else as `draw` draws it, given
    /// today's date.
    pub fn show<T: Serialize>(
        &mut self,
        answer: &T,
        draw: impl FnOnce(&T, Date, &mut Ui) -> Result<()>,
    ) -> Result<()> {
        if self.json() {
            return self.ui.json(answer);
        }
        let today = self.today()?;
        draw(answer, today, &mut self.ui)
    }

    /// Shows an answer that has nothing to do with the day.
    pub fn show_plainly<T: Serialize>(
        &mut self,
        answer: &T,
        draw: impl FnOnce(&T, &mut Ui) -> Result<()>,
    ) -> Result<()> {
        if self.json() {
            self.ui.json(answer)
        } else {
            draw(answer, &mut self.ui)
        }
    }

    /// Runs work that needs the runtime but not the context.
    pub fn block_on<T>(&mut self, work: impl Future<Output = Result<T>>) -> Result<T> {
        self.runtime()?.block_on(work)
    }

    /// The context, opened when it was not yet.
    pub fn open(&mut self) -> Result<&Context> {
        if self.context.is_none() {
            let (place, now, ids) = (self.database()?, self.now()?, edge::ids()?);
            let is_new = edge::is_new(&self.globals, &place);
            let opened = self.block_on(async {
                let db = Db::open(&place).await?;
                Context::open(db, ids, &now).await
            })?;
            self.context = Some(opened);
            if is_new && !self.json() {
                self.ui.note(format!("a new database: {place}"))?;
            }
        }
        self.context
            .as_ref()
            .ok_or_else(|| Error::failed("the database is not open"))
    }

    fn runtime(&mut self) -> Result<&Runtime> {
        if self.runtime.is_none() {
            let mut builder = Builder::new_current_thread();
            builder.enable_time();
            // A file is read by a thread of its own; only a server needs the
            // network, and a runtime that watches it wakes more slowly.
            if self.online || self.database().is_ok_and(|place| Db::is_server(&place)) {
                builder.enable_io();
            }
            let built = builder.build();
            self.runtime =
                Some(built.map_err(|cause| Error::internal("cannot start the runtime", cause))?);
        }
        self.runtime
            .as_ref()
            .ok_or_else(|| Error::failed("cannot start the runtime"))
    }
}
