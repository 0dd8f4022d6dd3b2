//! Goals, each with what the forecast says of it.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::plan::OUT_OF_REACH;

use super::ground::Ground;
use super::lack::{Lack, Stop};
use super::{AskForecast, Forecast, answer};
use crate::Result;
use crate::error::Kind;
use crate::ids::GoalId;
use crate::service::context::Context;
use crate::service::goal::{self, GoalView, Goals, OneGoal, Whole};
use crate::service::shelf::State;
use crate::service::{SCHEMA, find};
use crate::store::{self, GoalStatus, Tx};

/// What the forecast says of a goal.
#[derive(Debug, Clone, PartialEq)]
pub enum Outlook {
    /// This; where the last day is over, what became of it.
    Said(Box<Forecast>),
    /// Nothing, because the goal lacks something.
    Lacks(Lack),
    /// Nothing, because the goal is closed.
    Closed,
    /// It was not asked.
    Unasked,
}

/// A goal and what the forecast says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The goal; whether it is achievable, and the chance, are filled in.
    pub goal: GoalView,
    /// What the forecast says.
    pub outlook: Outlook,
    /// How many forecasts of it are kept, and whether today's is one of them;
    /// none where that was not looked up.
    pub kept: Option<(usize, bool)>,
}

/// The goals with their chances, open ones first. Reads only.
pub async fn list(context: &Context, now: &Zoned, include_closed: bool) -> Result<Goals> {
    let seen = seen(context, now, include_closed, usize::MAX).await?;
    Ok(Goals {
        schema: SCHEMA,
        goals: seen.into_iter().map(|seen| seen.goal).collect(),
    })
}

/// The same, with all that the forecast says of the first `most` that are open.
pub async fn seen(
    context: &Context,
    now: &Zoned,
    include_closed: bool,
    most: usize,
) -> Result<Vec<Seen>> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let goals = goal::wholes(context, &mut tx, today, include_closed).await?;
    let mut asking = Asking::load(context, &mut tx, today).await?;
    let mut all = Vec::with_capacity(goals.len());
    for (place, goal) in goals.into_iter().enumerate() {
        let outlook = if place < most {
            asking
                .outlook(context, &mut tx, &goal, &AskForecast::default())
                .await?
        } else {
            Outlook::Unasked
        };
        all.push(judged(goal.view, outlook));
    }
    Ok(all)
}

/// One goal with its chance, by id, start of id, or words. Reads only.
pub async fn one(context: &Context, now: &Zoned, text: &str) -> Result<Seen> {
    let today = context.today(now);
    let mut tx = context.read().await?;
    let (goal, outlook) = asked(context, &mut tx, today, (text, &AskForecast::default())).await?;
    let (workspace, id) = (context.workspace_id(), goal.row.goal_id);
    let kept = store::review::forecasts(&mut tx, workspace, id).await?;
    let of_today = kept.iter().any(|one| one.as_of.date() == today);
    Ok(Seen {
        kept: Some((kept.len(), of_today)),
        ..judged(goal.view, outlook)
    })
}

/// What the forecast says of a goal when this is said of its deals; a server
/// keeps it until something changes. Reads only.
pub(in crate::service) async fn outlook(
    context: &Context,
    now: &Zoned,
    goal: GoalId,
    ask: &AskForecast,
) -> Result<Outlook> {
    let (today, goal) = (context.today(now), goal.to_string());
    let mut tx = context.read().await?;
    Ok(asked(context, &mut tx, today, (&goal, ask)).await?.1)
}

async fn asked(
    context: &Context,
    tx: &mut Tx,
    today: Date,
    (text, ask): (&str, &AskForecast),
) -> Result<(Whole, Outlook)> {
    let row = find::goal(context, tx, text).await?;
    let goal = goal::whole(context, tx, row, today).await?;
    let mut asking = Asking::load(context, tx, today).await?;
    let outlook = asking.outlook(context, tx, &goal, ask).await?;
    Ok((goal, outlook))
}

impl From<Seen> for OneGoal {
    fn from(seen: Seen) -> Self {
        Self {
            schema: SCHEMA,
            goal: seen.goal,
        }
    }
}

/// What is read once for all goals of one asking.
struct Asking {
    ground: Ground,
    /// The state of the workspace, where forecasts are kept from one asking to
    /// the next.
    state: Option<State>,
}

impl Asking {
    async fn load(context: &Context, tx: &mut Tx, today: Date) -> Result<Self> {
        Ok(Self {
            ground: Ground::load(context, tx, today).await?,
            state: context.shelf.state(context, tx, today).await?,
        })
    }

    async fn outlook(
        &mut self,
        context: &Context,
        tx: &mut Tx,
        goal: &Whole,
        asked: &AskForecast,
    ) -> Result<Outlook> {
        if goal.row.status.0 != GoalStatus::Open {
            return Ok(Outlook::Closed);
        }
        let places = &context.shelf;
        let key = (
            goal.row.goal_id,
            format!("{:?} {:?}", asked.typical, asked.win_rate),
        );
        let state = self.state.as_ref();
        if let Some(kept) = state.and_then(|state| places.outlook(context, state, &key)) {
            return Ok(kept);
        }
        let found = ask(context, tx, &mut self.ground, goal, asked).await?;
        if let Some(state) = &self.state {
            places.keep_outlook(context, state, key, &found);
        }
        Ok(found)
    }
}

async fn ask(
    context: &Context,
    tx: &mut Tx,
    ground: &mut Ground,
    goal: &Whole,
    asked: &AskForecast,
) -> Result<Outlook> {
    match answer::of(context, tx, ground, goal, asked).await {
        Ok(forecast) => Ok(Outlook::Said(Box::new(forecast))),
        Err(Stop::Lacks(lack)) => Ok(Outlook::Lacks(lack)),
        // Figures that make no sense are no fault of ours.
        Err(Stop::Failed(error)) if matches!(error.kind(), Kind::Usage | Kind::Refused) => {
            Ok(Outlook::Lacks(Lack::Other(error.message().to_owned())))
        }
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Fills in whether the goal is achievable: one that is less likely than the
/// planner calls out of reach is not. The chance is taken as it is shown, so
/// that nobody reads "about 2 in 10" beside another answer than next door.
/// Where only new work is counted, nobody can tell.
fn judged(mut goal: GoalView, outlook: Outlook) -> Seen {
    if let Some(chance) = outlook.chance().filter(|_| !outlook.is_only_new()) {
        goal.chance = Some(chance);
        goal.smart.achievable = Some(chance >= OUT_OF_REACH);
    }
    Seen {
        goal,
        outlook,
        kept: None,
    }
}

impl Outlook {
    /// The forecast, unless there is none or its goal's last day is over.
    pub fn open(&self) -> Option<&Forecast> {
        let Self::Said(forecast) = self else {
            return None;
        };
        let told = forecast.told.as_ref()?;
        Some(&**forecast).filter(|_| !told.decided)
    }

    /// Whether the forecast counts only new work, see [`super::Told::only_new`].
    pub fn is_only_new(&self) -> bool {
        let told = self.open().and_then(|said| said.told.as_ref());
        told.is_some_and(|told| told.only_new)
    }

    /// The chance as it is shown, while there is one.
    fn chance(&self) -> Option<f64> {
        self.open()?.chance
    }
}
