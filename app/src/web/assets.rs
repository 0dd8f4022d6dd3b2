//! The few files beside the pages, kept in the program. Their addresses carry
//! a hash of their content, so that browsers may keep them for ever.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::service::session::hash;

/// One file.
struct Asset {
    name: &'static str,
    kind: &'static str,
    text: &'static str,
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
    include_str!("../../assets/css/people.css"),
    include_str!("../chart/chart.css"),
    include_str!("../../assets/css/media.css"),
);

/// The files: name, type, content.
const FILES: &[(&str, &str, &str)] = &[
    ("app.css", "text/css; charset=utf-8", STYLE),
    (
        "app.js",
        "text/javascript; charset=utf-8",
        include_str!("../../assets/app.js"),
    ),
    (
        "icon.svg",
        "image/svg+xml",
        include_str!("../../assets/icon.svg"),
    ),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let asset = |&(name, kind, text)| Asset {
        name,
        kind,
        text,
        address: format!("/assets/{}/{name}", &hash(text)[..16]),
    };
    FILES.iter().map(asset).collect()
});

/// Where a file is found; empty when there is none of this name.
pub fn address(name: &str) -> &'static str {
    let found = ASSETS.iter().find(|asset| asset.name == name);
    found.map_or("", |asset| asset.address.as_str())
}

/// A file, under the address of its present content only.
pub async fn file(Path((hash, name)): Path<(String, String)>) -> Response {
    let asked = format!("/assets/{hash}/{name}");
    let Some(asset) = ASSETS.iter().find(|asset| asset.address == asked) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (CONTENT_TYPE, asset.kind),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, asset.text).into_response()
}
