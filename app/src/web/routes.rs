//! The one table of routes, in the order of the menu.

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{self, MethodRouter};

use super::screens::{
    activities, commit, commitments, connectors, deals, device, enter, goals, import, inbox,
    insights, keys, log, menu, next, nudges, organisations, paper, partner, people, plan, review,
    settings, today, week,
};
use super::state::App;
use super::{assets, live, probes, transfer};

/// The screens of the menu: path, key of the title, letter after `g`.
pub const MENU: &[(&str, &str, &str)] = &[
    ("/", "today", "t"),
    ("/week", "week", "w"),
    ("/goals", "goals", "g"),
    ("/plan", "plan", "l"),
    ("/commitments", "commitments", "c"),
    ("/activities", "activities", "a"),
    ("/people", "people", "p"),
    ("/deals", "deals", "d"),
    ("/insights", "insights", "i"),
    ("/review", "review", "r"),
    ("/inbox", "inbox", "n"),
    ("/settings", "settings", "s"),
];

/// The screens that a phone always has within reach; the others are one tap away.
pub const ALWAYS: &[&str] = &["/", "/week", "/goals", "/people"];

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
#[expect(clippy::too_many_lines, reason = "it is the one table")]
pub fn routes() -> Vec<Route> {
    use Access::{Anyone, Member, Probe, Transfer};
    vec![
        get("/", Member, today::page),
        get("/week", Member, week::page),
        get("/week/scorecard", Member, paper::week::page),
        get("/goals", Member, goals::list::page),
        get("/goals/new", Member, goals::new::page),
        get("/goals/forecasts", Member, goals::forecasts::page),
        get("/goals/{id}", Member, goals::one::page),
        post("/goals", Member, goals::new::add),
        post("/goals/edit", Member, goals::change::edit),
        post("/goals/close", Member, goals::change::close),
        post("/goals/results", Member, goals::change::result),
        post("/goals/forecast", Member, goals::change::forecast),
        get("/plan", Member, plan::page),
        get("/plan/quarter", Member, paper::quarter::page),
        get("/plan/mix", Member, plan::mix),
        get("/plan/outcome", Member, plan::outcome),
        post("/plan", Member, plan::accept),
        post("/plan/keep", Member, plan::keep),
        get("/plan/rates", Member, plan::rates::page),
        post("/plan/rates", Member, plan::rates::set),
        post("/plan/rates/reset", Member, plan::rates::reset),
        get("/commitments", Member, commitments::page),
        get("/commitments/new", Member, commit::page),
        post("/commitments", Member, commit::add),
        post("/commitments/edit", Member, commitments::edit),
        post("/commitments/pause", Member, commitments::pause),
        post("/commitments/resume", Member, commitments::resume),
        post("/commitments/retire", Member, commitments::retire),
        post("/commitments/restart", Member, commitments::restart),
        get("/activities", Member, activities::page),
        post("/activities/edit", Member, activities::edit),
        post("/activities/remove", Member, activities::remove),
        get("/people", Member, people::page),
        get("/people/new", Member, people::new),
        get("/people/duplicates", Member, people::duplicates),
        get("/people/rhythms", Member, people::rhythms),
        get("/people/{id}", Member, people::one),
        post("/people", Member, people::add),
        post("/people/edit", Member, people::edit),
        post("/people/remove", Member, people::remove),
        post("/people/merge", Member, people::merge),
        post("/people/split", Member, people::split),
        post("/people/distinct", Member, people::distinct),
        post("/people/client", Member, people::client),
        post("/people/rhythms", Member, people::set_rhythm),
        post("/next/done", Member, next::done),
        post("/next/step", Member, next::step),
        post("/next/put-off", Member, next::put_off),
        get("/organisations", Member, organisations::page),
        get(
            "/organisations/duplicates",
            Member,
            organisations::duplicates,
        ),
        get("/organisations/{id}", Member, organisations::one),
        post("/organisations/edit", Member, organisations::edit),
        post("/organisations/merge", Member, organisations::merge),
        post("/organisations/split", Member, organisations::split),
        post("/organisations/distinct", Member, organisations::distinct),
        get("/deals", Member, deals::page),
        get("/deals/new", Member, deals::new),
        get("/deals/{id}", Member, deals::one),
        post("/deals", Member, deals::add),
        post("/deals/edit", Member, deals::edit),
        post("/deals/move", Member, deals::move_to),
        post("/deals/won", Member, deals::won),
        post("/deals/lost", Member, deals::lost),
        get("/insights", Member, insights::page),
        post("/insights/trial", Member, insights::trial::begin),
        post("/insights/trial/end", Member, insights::trial::end),
        get("/review", Member, review::page),
        post("/review", Member, review::decide),
        post("/review/confirm", Member, review::confirm),
        post("/review/excuse", Member, review::excuse),
        post("/review/goal", Member, review::goal),
        post("/review/later", Member, review::later),
        post("/review/finish", Member, review::finish),
        get("/inbox", Member, inbox::page),
        post("/inbox/accept", Member, inbox::accept),
        post("/inbox/correct", Member, inbox::correct),
        post("/inbox/dismiss", Member, inbox::dismiss),
        post("/inbox/learn", Member, inbox::learn),
        get("/inbox/rules", Member, inbox::rules::page),
        post("/inbox/rules", Member, inbox::rules::save),
        post("/inbox/rules/move", Member, inbox::rules::move_to),
        post("/inbox/rules/switch", Member, inbox::rules::switch),
        post("/inbox/rules/remove", Member, inbox::rules::remove),
        post("/inbox/own", Member, inbox::own::add),
        post("/inbox/own/remove", Member, inbox::own::remove),
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
        get("/settings/nudges", Member, nudges::page),
        post("/settings/nudges", Member, nudges::set),
        get("/settings/partners", Member, partner::page),
        get("/settings/partners/{id}", Member, partner::seen::preview),
        post("/settings/partners", Member, partner::change::share),
        post("/settings/partners/end", Member, partner::change::end),
        post("/settings/nudges/mail", Transfer, nudges::mail),
        post("/settings/nudges/webhook", Transfer, nudges::hook),
        post("/settings/nudges/feed", Member, nudges::feed),
        post("/settings/nudges/feed/off", Member, nudges::no_feed),
        post("/settings/nudges/trial", Transfer, nudges::trial),
        post("/settings/nudges/later", Member, nudges::later),
        post("/settings/nudges/push", Transfer, nudges::add),
        post("/settings/nudges/push/begin", Member, nudges::begin),
        post("/settings/nudges/push/trial", Transfer, nudges::push_trial),
        post("/settings/nudges/push/remove", Member, nudges::remove),
        post("/settings/jobs/retry", Member, nudges::retry),
        post("/settings/jobs/drop", Member, nudges::discard),
        get("/connectors", Member, connectors::page),
        post("/connectors", Transfer, connectors::add),
        post("/connectors/edit", Transfer, connectors::edit),
        post("/connectors/look", Member, connectors::look),
        post("/connectors/pause", Member, connectors::pause),
        post("/connectors/resume", Member, connectors::resume),
        post("/connectors/remove", Member, connectors::remove),
        get("/export", Transfer, settings::data::export),
        get("/backup", Transfer, settings::data::backup),
        get("/import", Transfer, import::page),
        Route {
            handler: routing::post(import::send).layer(DefaultBodyLimit::max(transfer::MOST)),
            ..post("/import", Transfer, import::send)
        },
        get("/import/skipped", Transfer, import::left),
        post("/import/take", Transfer, import::take),
        get("/preview", Member, log::preview),
        post("/log", Member, log::log),
        post("/undo", Member, log::undo),
        get("/keys", Member, keys::page),
        get("/menu", Member, menu::page),
        post("/device", Member, device::save),
        get("/live", Member, live::stream),
        get("/feed/{token}", Anyone, nudges::outside::feed),
        get("/stop/{token}", Anyone, nudges::outside::ask),
        post("/stop/{token}", Anyone, nudges::outside::stop),
        get("/partner/{token}", Anyone, partner::outside::page),
        get("/enter", Anyone, enter::page),
        post("/enter", Anyone, enter::enter),
        post("/leave", Anyone, enter::leave),
        get("/assets/{hash}/{name}", Anyone, assets::file),
        get("/sw.js", Anyone, assets::worker),
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
