//! The few files beside the pages, kept in the program. Their addresses carry
//! one hash of the content of all of them, so that browsers may keep them for
//! ever, and that one may name another beside it.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::service::session::hash;

/// One file as it is in the program.
struct File {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

/// One file as it is found.
struct Asset {
    file: &'static File,
    address: String,
}

/// The style of every page, put together from its parts; what is said last wins.
const STYLE: &str = concat!(
    include_str!("../../assets/css/base.css"),
    include_str!("../../assets/css/frame.css"),
    include_str!("../../assets/css/forms.css"),
    include_str!("../../assets/css/tables.css"),
    include_str!("../../assets/css/rows.css"),
    include_str!("../../assets/css/first.css"),
    include_str!("../../assets/css/review.css"),
    include_str!("../../assets/css/people.css"),
    include_str!("../../assets/css/inbox.css"),
    include_str!("../chart/chart.css"),
    include_str!("../../assets/css/figures.css"),
    include_str!("../../assets/css/goals.css"),
    include_str!("../../assets/css/plan.css"),
    include_str!("../../assets/css/insights.css"),
    include_str!("../../assets/css/media.css"),
);

const SCRIPT: &str = "text/javascript; charset=utf-8";
const PNG: &str = "image/png";

/// A file of the folder `assets`.
macro_rules! file {
    ($name:literal, $kind:expr) => {
        File {
            name: $name,
            kind: $kind,
            bytes: include_bytes!(concat!("../../assets/", $name)),
        }
    };
}

/// The files that a page may ask for.
const FILES: &[File] = &[
    File {
        name: "app.css",
        kind: "text/css; charset=utf-8",
        bytes: STYLE.as_bytes(),
    },
    file!("paper.css", "text/css; charset=utf-8"),
    file!("partner.css", "text/css; charset=utf-8"),
    file!("app.js", SCRIPT),
    File {
        name: "offline.js",
        kind: SCRIPT,
        bytes: concat!(
            include_str!("../../assets/lines.js"),
            include_str!("../../assets/offline.js")
        )
        .as_bytes(),
    },
    file!("push.js", SCRIPT),
    file!("rows.js", SCRIPT),
    file!("icon.svg", "image/svg+xml"),
    file!("icon-192.png", PNG),
    file!("icon-512.png", PNG),
    file!("app.webmanifest", "application/manifest+json"),
];

/// The part of the app that stays in the browser: what it keeps for the time
/// without a connection is told to it here, so that it changes with the files.
const WORKER: &str = concat!(
    include_str!("../../assets/worker.js"),
    include_str!("../../assets/lines.js"),
    include_str!("../../assets/told.js"),
);

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let hashes: String = FILES.iter().map(|file| hash(file.bytes)).collect();
    let all = &hash(hashes.as_bytes())[..16];
    let asset = |file: &'static File| Asset {
        file,
        address: format!("/assets/{all}/{}", file.name),
    };
    FILES.iter().map(asset).collect()
});

static WORKER_TEXT: LazyLock<String> = LazyLock::new(|| {
    let kept = ASSETS.iter().map(|asset| asset.address.as_str());
    let kept: Vec<String> = kept.map(|address| format!("\"{address}\"")).collect();
    format!("const FILES = [{}];\n{WORKER}", kept.join(", "))
});

/// Where a file is found; empty when there is none of this name.
pub fn address(name: &str) -> &'static str {
    let found = ASSETS.iter().find(|asset| asset.file.name == name);
    found.map_or("", |asset| asset.address.as_str())
}

/// A file, under the address of its present content only.
pub async fn file(Path((hash, name)): Path<(String, String)>) -> Response {
    let asked = format!("/assets/{hash}/{name}");
    let Some(asset) = ASSETS.iter().find(|asset| asset.address == asked) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (CONTENT_TYPE, asset.file.kind),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, asset.file.bytes).into_response()
}

/// The worker. It stands at the root, since it serves only what lies below it,
/// and is asked for anew each time.
pub async fn worker() -> Response {
    ([(CONTENT_TYPE, SCRIPT)], WORKER_TEXT.as_str()).into_response()
}
