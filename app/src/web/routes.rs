//! The one table of routes, in the order of the menu.

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{self, MethodRouter};

use super::screens::{
    activities, coming, commit, commitments, enter, goal, keys, log, review, settings, today, week,
};
use super::state::App;
use super::{assets, probes, transfer};

/// The screens of the menu: path, key of the title, letter after `g`.
pub const MENU: &[(&str, &str, &str)] = &[
    ("/", "today", "t"),
    ("/week", "week", "w"),
    ("/goals", "goals", "g"),
    ("/commitments", "commitments", "c"),
    ("/activities", "activities", "a"),
    ("/people", "people", "p"),
    ("/deals", "deals", "d"),
    ("/insights", "insights", "i"),
    ("/review", "review", "r"),
    ("/settings", "settings", "s"),
];

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Whoever is signed in.
    Member,
    /// Whoever is signed in, for all data at once: it may take longer.
    Transfer,
    /// Anyone who reaches the server.
    Anyone,
    /// Anyone, even while the server is busy.
    Probe,
}

/// One route.
#[derive(Clone)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may ask.
    pub access: Access,
    /// Who answers.
    pub handler: MethodRouter<App>,
}

/// Every route.
pub fn routes() -> Vec<Route> {
    use Access::{Anyone, Member, Probe, Transfer};
    vec![
        get("/", Member, today::page),
        get("/week", Member, week::page),
        get("/goals", Member, coming::goals),
        get("/goals/new", Member, goal::page),
        post("/goals", Member, goal::add),
        get("/commitments", Member, commitments::page),
        get("/commitments/new", Member, commit::page),
        post("/commitments", Member, commit::add),
        post("/commitments/edit", Member, commitments::edit),
        post("/commitments/pause", Member, commitments::pause),
        post("/commitments/resume", Member, commitments::resume),
        post("/commitments/retire", Member, commitments::retire),
        get("/activities", Member, activities::page),
        post("/activities/edit", Member, activities::edit),
        post("/activities/remove", Member, activities::remove),
        get("/people", Member, coming::people),
        get("/deals", Member, coming::deals),
        get("/insights", Member, coming::insights),
        get("/review", Member, review::page),
        post("/review", Member, review::decide),
        get("/settings", Member, settings::page),
        post("/settings", Member, settings::edit),
        post("/settings/holidays", Member, settings::holidays::follow),
        post("/settings/holidays/add", Member, settings::holidays::add),
        post(
            "/settings/holidays/remove",
            Member,
            settings::holidays::remove,
        ),
        post("/settings/pause", Member, settings::pauses::pause),
        post("/settings/resume", Member, settings::pauses::resume),
        get("/settings/kinds", Member, settings::kinds::page),
        post("/settings/kinds", Member, settings::kinds::add),
        post("/settings/kinds/edit", Member, settings::kinds::edit),
        get("/export", Transfer, settings::data::export),
        get("/backup", Transfer, settings::data::backup),
        Route {
            handler: routing::post(settings::data::import)
                .layer(DefaultBodyLimit::max(transfer::MOST)),
            ..post("/import", Transfer, settings::data::import)
        },
        get("/preview", Member, log::preview),
        post("/log", Member, log::log),
        post("/undo", Member, log::undo),
        get("/keys", Member, keys::page),
        get("/enter", Anyone, enter::page),
        post("/enter", Anyone, enter::enter),
        post("/leave", Anyone, enter::leave),
        get("/assets/{hash}/{name}", Anyone, assets::file),
        get("/healthz", Probe, probes::alive),
        get("/readyz", Probe, probes::ready),
    ]
}

fn get<H, T>(path: &'static str, access: Access, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    route(Method::GET, path, access, routing::get(handler))
}

fn post<H, T>(path: &'static str, access: Access, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    route(Method::POST, path, access, routing::post(handler))
}

const fn route(
    method: Method,
    path: &'static str,
    access: Access,
    handler: MethodRouter<App>,
) -> Route {
    Route {
        method,
        path,
        access,
        handler,
    }
}
