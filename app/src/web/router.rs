//! Puts the routes together with what surrounds them all.
//!
//! From the outside in: the guard, compression, then for everything but the
//! probes the net that catches panics, the time limit, the limit of requests
//! at once, the limit of what may be sent, and the turn of answers into pages.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use tower::ServiceBuilder;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate, SizeAbove};
use tower_http::timeout::TimeoutLayer;

use super::answer::turn;
use super::failure::{Failure, panicked};
use super::guard::guard;
use super::routes::{Access, Route, routes};
use super::state::App;
use crate::Error;

/// What is answered to a request that took too long.
const BUSY: StatusCode = StatusCode::SERVICE_UNAVAILABLE;

/// The most that a form may send, in bytes.
const BODY: usize = 64 * 1024;

/// The longest that a request may take.
const TIME: Duration = Duration::from_secs(10);

/// The same for one that carries all data there is.
const LONG: Duration = Duration::from_mins(10);

/// So many requests are worked on at once; others wait their turn.
const AT_ONCE: usize = 128;

/// The app, ready to serve.
pub fn router(app: &App) -> Router {
    let (probes, screens): (Vec<Route>, Vec<Route>) = routes()
        .into_iter()
        .partition(|route| route.access == Access::Probe);
    let pages = of(screens.clone())
        .fallback(missing)
        .with_state(app.clone());
    let (long, short): (Vec<Route>, Vec<Route>) = screens
        .into_iter()
        .partition(|route| route.access == Access::Transfer);
    let turning = from_fn_with_state((app.clone(), pages), turn);
    let at_once = GlobalConcurrencyLimitLayer::new(AT_ONCE);
    let within = |routes: Router<App>, time: Duration| {
        routes.with_state(app.clone()).layer(
            // One layer of many: each of its own would cost two boxes a request.
            ServiceBuilder::new()
                .layer(CatchPanicLayer::custom(panicked))
                .layer(TimeoutLayer::with_status_code(BUSY, time))
                .layer(at_once.clone())
                .layer(DefaultBodyLimit::max(BODY))
                .layer(turning.clone()),
        )
    };
    let screens = within(of(short).fallback(missing), TIME);
    of(probes)
        .with_state(app.clone())
        .merge(within(of(long), LONG))
        .merge(screens)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(app.clone(), guard))
                .layer(compression()),
        )
}

/// Packing a page costs as much as making it, so it is done the quick way: some
/// hundred bytes more. What fits into one packet is not packed at all.
fn compression() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(DefaultPredicate::new().and(SizeAbove::new(1024)))
}

fn of(routes: Vec<Route>) -> Router<App> {
    let add = |router: Router<App>, route: Route| router.route(route.path, route.handler);
    routes.into_iter().fold(Router::new(), add)
}

async fn missing(uri: Uri) -> Result<Response, Failure> {
    let path: String = uri.path().chars().take(60).collect();
    Err(Error::not_found(format!("there is no page {path}")).into())
}
