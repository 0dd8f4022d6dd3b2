//! One run of one command: what it may know and say.

use std::future::Future;

use jiff::Zoned;
use tokio::runtime::{Builder, Runtime};

use crate::{Error, Result};

use super::edge;
use super::globals::Globals;
use super::ui::Ui;

/// One run of one command. The database and the runtime are opened by the
/// first command that needs them.
pub struct Session {
    /// The options that every command understands.
    pub globals: Globals,
    /// What to say things with.
    pub ui: Ui,
    now: Option<Zoned>,
    runtime: Option<Runtime>,
}

impl Session {
    /// A session that has opened nothing yet.
    pub fn new(globals: Globals, ui: Ui) -> Self {
        Self {
            globals,
            ui,
            now: None,
            runtime: None,
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

    /// Runs a use case to its end.
    pub fn block_on<T>(&mut self, work: impl Future<Output = Result<T>>) -> Result<T> {
        self.runtime()?.block_on(work)
    }

    fn runtime(&mut self) -> Result<&Runtime> {
        if self.runtime.is_none() {
            let built = Builder::new_current_thread().enable_all().build();
            self.runtime =
                Some(built.map_err(|cause| Error::internal("cannot start the runtime", cause))?);
        }
        self.runtime
            .as_ref()
            .ok_or_else(|| Error::failed("cannot start the runtime"))
    }
}
