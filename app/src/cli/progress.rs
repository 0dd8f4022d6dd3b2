//! A bar for work that lasts: on a terminal only, and only when it lasts.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::session::Session;

/// Nothing is drawn before so many rows are done, unless it is told otherwise:
/// that takes about half a second, and what is over by then needs no bar.
const PATIENCE: u64 = 200_000;

/// Progress of one piece of work.
pub struct Progress {
    bar: ProgressBar,
    wanted: bool,
    patience: u64,
}

impl Progress {
    /// Progress under this name, drawn only where a person looks on.
    pub fn new(name: &'static str, session: &Session) -> Self {
        let bar = ProgressBar::hidden();
        bar.set_prefix(name);
        Self {
            bar,
            wanted: session.ui.can_ask() && !session.json(),
            patience: PATIENCE,
        }
    }

    /// Draws after so many pieces of work already: for pieces that last longer
    /// than a row.
    #[must_use]
    pub const fn after(mut self, pieces: u64) -> Self {
        self.patience = pieces;
        self
    }

    /// What is being done is called so from now on.
    pub fn name(&self, name: &str) {
        if self.bar.prefix() != name {
            self.bar.set_prefix(name.to_owned());
        }
    }

    /// So many of so many are done.
    pub fn tell(&mut self, done: u64, of: u64) {
        if self.wanted && done > self.patience && self.bar.is_hidden() {
            if let Ok(style) = ProgressStyle::with_template("{prefix} {bar:30} {percent}% {eta}") {
                self.bar.set_style(style);
            }
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(of);
        self.bar.set_position(done);
    }

    /// Takes the bar away.
    pub fn end(self) {
        self.bar.finish_and_clear();
    }
}
