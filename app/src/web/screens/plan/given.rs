//! What a plan starts from, as a form.

use crate::service::goal::Link;
use crate::service::plan::{PlanFor, PlanView};
use crate::service::share;
use crate::web::choice::Choice;
use crate::web::format::Format;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The hours that the slider ends at, unless there are more already.
const MOST: f64 = 20.0;

/// Shares of proposals won that are offered.
const SHARES: [&str; 8] = ["1/10", "1/5", "1/4", "1/3", "2/5", "1/2", "3/5", "2/3"];

/// How the fields of the mix begin: the slug of the kind follows.
pub(super) const KIND: &str = "n-";

/// The form.
pub(super) struct Given {
    /// The goals that a plan can be made for.
    pub(super) goals: Vec<Link>,
    /// The id of the one that it is made for.
    pub(super) goal: String,
    /// Hours a week, and the most that the slider shows.
    pub(super) hours: String,
    pub(super) most: String,
    /// What a deal is worth: as typed, and as it is without a word.
    pub(super) deal: String,
    pub(super) usual_deal: String,
    /// Whether deals have a worth at all for this goal.
    pub(super) money: bool,
    /// The share of proposals won, as it was chosen, and what there is to choose.
    pub(super) win: String,
    pub(super) wins: Vec<Choice>,
    /// Weeks after the last day that count.
    pub(super) later: String,
    /// What comes without any of it, as typed.
    pub(super) anyway: String,
    /// Whether nothing is taken as promised yet.
    pub(super) afresh: bool,
    /// What the sliders say, in words.
    pub(super) says: String,
}

impl Given {
    /// The form, filled with what was asked and what the plan took in.
    pub(super) fn new(
        visit: &Visit,
        sheet: &Sheet,
        goals: Vec<Link>,
        plan: Option<&PlanView>,
    ) -> Self {
        let only = match goals.as_slice() {
            [only] => Some(only.id.as_str()),
            _ => None,
        };
        let goal = plan.map_or(only, |plan| Some(&plan.goal.id));
        let format = Format::new(visit.texts);
        let worth = plan.and_then(|plan| Some((plan.deal?, plan.currency.as_deref()?)));
        let form = Self::typed(visit, sheet);
        Self {
            goal: goal.map_or(form.goal, str::to_owned),
            hours: plan.map_or(form.hours, |plan| plan.hours.to_string()),
            most: plan.map_or(MOST, |plan| plan.hours.max(MOST)).to_string(),
            usual_deal: worth.map_or_else(String::new, |(deal, code)| format.money(deal, code)),
            money: plan.is_none_or(|plan| plan.deal.is_some()),
            wins: shares(visit, plan.and_then(|plan| plan.win_rate)),
            goals,
            ..form
        }
    }

    /// What was typed alone.
    pub(super) fn typed(visit: &Visit, sheet: &Sheet) -> Self {
        let field = |name| sheet.typed(name).to_owned();
        let weekly = f64::from(u32::try_from(visit.context.weekly_minutes).unwrap_or(0)) / 60.0;
        let hours = sheet.text("hours").unwrap_or_else(|| weekly.to_string());
        let later = sheet.text("later").unwrap_or_else(|| "0".to_owned());
        Self {
            says: says(visit, &hours, &later),
            goals: Vec::new(),
            goal: field("goal"),
            most: MOST.to_string(),
            deal: field("deal"),
            usual_deal: String::new(),
            money: true,
            win: field("win"),
            wins: Vec::new(),
            anyway: field("anyway"),
            afresh: sheet.get("afresh").is_some(),
            hours,
            later,
        }
    }

    /// The fields by name, to be sent along with a mix.
    pub(super) fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("goal", &self.goal),
            ("hours", &self.hours),
            ("deal", &self.deal),
            ("win", &self.win),
            ("later", &self.later),
            ("anyway", &self.anyway),
            ("afresh", if self.afresh { "1" } else { "" }),
        ]
    }
}

/// "4 hours a week, until the goal's last day".
fn says(visit: &Visit, hours: &str, later: &str) -> String {
    let hours = hours.parse().unwrap_or(0.0);
    let hours = Format::new(visit.texts).hours(hours);
    let parts = [("hours", hours.as_str())];
    match later.parse() {
        Ok(0) | Err(_) => visit.texts.tell("plan-says", &parts),
        Ok(weeks) => visit.texts.count("plan-says-later", weeks, &parts),
    }
}

fn shares(visit: &Visit, stated: Option<f64>) -> Vec<Choice> {
    let percent = |rate: f64| {
        let format = Format::new(visit.texts);
        let share = format.decimal(100.0 * rate, 0);
        visit.texts.tell("percent", &[("share", &share)])
    };
    let first = match stated {
        Some(rate) => visit
            .texts
            .tell("plan-win-stated", &[("share", &percent(rate))]),
        None => visit.texts.say("plan-win-published").into_owned(),
    };
    let usual = Choice {
        value: String::new(),
        label: first,
    };
    let offered = SHARES.iter().map(|text| {
        let (some, all) = text.split_once('/').unwrap_or((text, "1"));
        Choice {
            value: (*text).to_owned(),
            label: visit
                .texts
                .tell("plan-win", &[("some", some), ("all", all)]),
        }
    });
    std::iter::once(usual).chain(offered).collect()
}

/// What was asked.
pub(super) fn input(sheet: &Sheet) -> Result<PlanFor> {
    let later: Option<u32> = sheet.number("later")?;
    Ok(PlanFor {
        goal: sheet.text("goal"),
        hours: sheet.decimal("hours")?,
        deal: sheet.text("deal"),
        win_rate: sheet.get("win").map(share::read).transpose()?,
        anyway: sheet.text("anyway"),
        later: later.filter(|weeks| *weeks > 0),
        afresh: sheet.get("afresh").is_some(),
        mix: by_hand(sheet)?,
    })
}

/// The mix that was put together by hand, if one was.
fn by_hand(sheet: &Sheet) -> Result<Option<Vec<(String, usize)>>> {
    if sheet.get("hand").is_none() {
        return Ok(None);
    }
    let level = |(name, level): (&str, &str)| {
        let slug = name.strip_prefix(KIND)?.to_owned();
        let level = level.trim().parse();
        Some(
            level
                .map(|level| (slug, level))
                .map_err(|_| Error::usage("choose how often from the list")),
        )
    };
    sheet
        .fields()
        .filter_map(level)
        .collect::<Result<_>>()
        .map(Some)
}
