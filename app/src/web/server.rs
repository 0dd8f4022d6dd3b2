//! Answering on a socket until told to stop.

use std::future::{Future, IntoFuture};
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::{Error, Result};

/// How long requests that have begun may take to end.
const GRACE: Duration = Duration::from_secs(5);

/// Serves until `stop` is done; then no new request is taken, and those that
/// have begun may end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let (stopping, mut stopped) = watch::channel(false);
    let graceful = axum::serve(listener, router).with_graceful_shutdown(async move {
        stop.await;
        // Nobody waits for it any more when the server ended by itself.
        _ = stopping.send(true);
    });
    let too_long = async {
        _ = stopped.wait_for(|stopped| *stopped).await;
        tokio::time::sleep(GRACE).await;
    };
    let served = graceful.into_future();
    tokio::select! {
        ended = served => ended.map_err(|error| Error::failed(format!("the server stopped: {error}"))),
        () = too_long => Ok(()),
    }
}
