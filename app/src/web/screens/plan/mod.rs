//! The plan: what to promise within the hours there are, why, and what if.
//!
//! | file | shows |
//! |---|---|
//! | `given.rs` | what the plan starts from, as a form: hours, deals, date |
//! | `mix.rs` | the mix, each kind to be chosen by hand, and what it would bring |
//! | `rates.rs` | the figures behind it, to be replaced by one's own |

mod given;
mod mix;
pub mod rates;

use askama::Template;

use self::given::{Given, input};
use self::mix::Mix;
use super::commit::promised;
use crate::Result;
use crate::error::Kind;
use crate::service::plan::{self as service, PlanFor, PlanView};
use crate::service::rates as figures;
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// The screen.
#[derive(Template)]
#[template(path = "plan.html")]
struct Screen {
    page: Page,
    /// Nothing to plan for.
    none: bool,
    given: Given,
    mix: Option<Mix>,
    why: Why,
}

/// The mix without its page, while a slider is moved.
#[derive(Template)]
#[template(path = "plan-part.html")]
struct Part {
    page: Page,
    given: Given,
    mix: Option<Mix>,
    why: Why,
}

/// What a mix would bring, while it is put together.
#[derive(Template)]
#[template(path = "plan-outcome.html")]
struct Outcome {
    page: Page,
    mix: Option<Mix>,
    wrong: Option<String>,
}

/// Why this plan.
#[derive(Default)]
struct Why {
    /// Sentences that speak for it.
    says: Vec<String>,
    /// What it takes for granted.
    assumes: Vec<String>,
    /// What is wrong with what was asked.
    wrong: Option<String>,
    /// Whether the reasons are those of a plan that was tried before.
    stale: bool,
}

/// Shows the plan for what is asked.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let page = Page::new(&visit, "plan");
    let goals = service::goals(&visit.context).await?;
    let (plan, mix, wrong) = match seen(&visit, &sheet).await? {
        Ok((plan, seen)) => {
            let open = matches!(plan.state.as_str(), "open" | "no_time");
            (Some(plan), Some(seen).filter(|_| open), None)
        }
        Err(words) => (None, None, Some(words)),
    };
    let given = Given::new(&visit, &sheet, goals, plan.as_ref());
    let screen = Screen {
        none: given.goals.is_empty(),
        mix: mix.map(|mix| Mix::new(mix, &visit)),
        why: Why {
            wrong,
            ..Why::of(plan)
        },
        given,
        page,
    };
    show(&screen.page, &screen)
}

/// What was asked, answered; or the words for what is wrong with it.
async fn seen(
    visit: &Visit,
    sheet: &Sheet,
) -> Result<std::result::Result<(PlanView, service::WhatIf), String>> {
    let asked = match input(sheet) {
        Ok(input) => service::study(&visit.context, &visit.now, &input).await,
        Err(error) => Err(error),
    };
    said(asked)
}

/// What a person can put right is said on the page; anything else fails it.
fn said<T>(asked: Result<T>) -> Result<std::result::Result<T, String>> {
    match asked {
        Ok(found) => Ok(Ok(found)),
        Err(error) => match error.kind() {
            Kind::Usage | Kind::Refused | Kind::NotFound | Kind::Conflict => {
                Ok(Err(error.message().to_owned()))
            }
            _ => Err(error),
        },
    }
}

impl Why {
    fn of(plan: Option<PlanView>) -> Self {
        plan.map_or_else(Self::default, |plan| Self {
            says: plan.says,
            assumes: plan.assumes,
            ..Self::default()
        })
    }
}

/// Shows the best mix for what a slider says.
pub async fn mix(visit: Visit, sheet: Sheet) -> Shown {
    let (mix, wrong) = weighed(&visit, &sheet).await?;
    let part = Part {
        given: Given::typed(&visit, &sheet),
        why: Why {
            stale: wrong.is_none(),
            wrong,
            ..Why::default()
        },
        mix,
        page: Page::new(&visit, "plan"),
    };
    show(&part.page, &part)
}

/// Shows what a mix by hand would bring.
pub async fn outcome(visit: Visit, sheet: Sheet) -> Shown {
    let (mix, wrong) = weighed(&visit, &sheet).await?;
    let page = Page::new(&visit, "plan");
    let part = Outcome { page, mix, wrong };
    show(&part.page, &part)
}

/// What a mix would bring; or the words for what is wrong with it.
async fn weighed(visit: &Visit, sheet: &Sheet) -> Result<(Option<Mix>, Option<String>)> {
    let asked = match input(sheet) {
        Ok(input) => service::what_if(&visit.context, &visit.now, &input).await,
        Err(error) => Err(error),
    };
    Ok(match said(asked)? {
        Ok(mix) => (Some(Mix::new(mix, visit)), None),
        Err(words) => (None, Some(words)),
    })
}

/// Promises the mix.
pub async fn accept(visit: Visit, sheet: Sheet) -> Answer {
    let done = accepted(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn accepted(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let made = service::accept(&visit.context, &visit.now, &input(sheet)?).await?;
    promised("toast-plan", &made, visit).await
}

/// Keeps the figures that a plan was tried with.
pub async fn keep(visit: Visit, sheet: Sheet) -> Answer {
    let done = kept(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn kept(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let tried: PlanFor = input(sheet)?;
    figures::keep(&visit.context, &visit.now, &tried).await?;
    visit.toast("toast-plan-kept", &[]).await
}
