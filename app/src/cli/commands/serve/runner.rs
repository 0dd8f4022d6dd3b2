//! Does what is due by itself while the server runs.

use std::time::Duration;

use super::reached;
use crate::error::Kind;
use crate::service::Context;
use crate::web::App;
use crate::{Result, jobs};

/// How often it is asked what is due.
const TURN: Duration = Duration::from_secs(15);

/// Works for ever. How each job went is kept with it; what else goes wrong is
/// told where the server was started, unless the database was only busy.
pub(super) async fn run(app: App) {
    let here = format!("http://{}", reached(app.hosts.listen));
    loop {
        match turn(&app, &here).await {
            Err(error) if error.kind() != Kind::Busy => (app.report)(&error),
            _ => {}
        }
        tokio::time::sleep(TURN).await;
    }
}

async fn turn(app: &App, here: &str) -> Result<()> {
    let context = Context::open(app.db.clone(), app.ids.clone(), &app.now()).await?;
    jobs::turn(&context, &app.outside, Some(here))
        .await
        .map(drop)
}
