//! Looks at the connectors while the server runs, each when it is time to.

use std::time::Duration;

use crate::Result;
use crate::error::Kind;
use crate::service::{Context, connect};
use crate::web::App;

/// How often it is asked which connectors are due.
const TURN: Duration = Duration::from_secs(15);

/// Looks for ever. How each look went is kept with its connector; what else goes
/// wrong is told where the server was started, unless the database was only busy.
pub(super) async fn look(app: App) {
    loop {
        tokio::time::sleep(TURN).await;
        match Box::pin(turn(&app)).await {
            Err(error) if error.kind() != Kind::Busy => (app.report)(&error),
            _ => {}
        }
    }
}

async fn turn(app: &App) -> Result<()> {
    let context = Context::open(app.db.clone(), app.ids.clone(), &app.now()).await?;
    connect::due(&context, &app.outside).await.map(drop)
}
