//! For whoever watches over the server: does it live, can it work.

use axum::extract::State;
use axum::http::StatusCode;

use super::state::App;
use crate::service::session;

/// The process lives.
pub async fn alive() -> &'static str {
    "ok"
}

/// The database answers.
pub async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match session::ready(&app.db).await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(error) => {
            (app.report)(&error);
            (StatusCode::SERVICE_UNAVAILABLE, "not ready")
        }
    }
}
