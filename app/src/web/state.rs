//! What every request may use.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Zoned;

use super::gate::Gate;
use super::guard::Hosts;
use super::live::Live;
use super::transfer::Waitings;
use crate::Error;
use crate::ids::Ids;
use crate::service::Db;
use crate::service::connect::Outside;
use crate::service::import::foreign::worker::Workshop;
use crate::service::shelf::Shelf;

/// Tells what time it is; the edge decides how.
pub type Clock = Box<dyn Fn() -> Zoned + Send + Sync>;

/// Hears of faults that the browser is not told about.
pub type Report = Box<dyn Fn(&Error) + Send + Sync>;

/// The parts of the running app.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The source of ids and secrets.
    pub ids: Ids,
    /// The clock.
    pub clock: Clock,
    /// The keys that let a browser in.
    pub gate: Gate,
    /// The names under which this server may be asked.
    pub hosts: Hosts,
    /// Who is to hear of changes.
    pub live: Live,
    /// A folder in which files may lie while they are sent.
    pub scratch: PathBuf,
    /// Files that were sent and wait for a yes.
    pub waiting: Waitings,
    /// Where files are read that cannot be trusted.
    pub workshop: Workshop,
    /// Where boards are kept between requests.
    pub shelf: Shelf,
    /// What connectors need of the world.
    pub outside: Outside,
    /// Where faults are told.
    pub report: Report,
}

/// The running app. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl App {
    /// An app of these parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// What time it is.
    pub fn now(&self) -> Zoned {
        (self.clock)()
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
