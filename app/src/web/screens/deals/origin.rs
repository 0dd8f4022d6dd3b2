//! What a deal began with, why that is suggested, and what it may be corrected
//! to.

use jiff::civil::Date;

use crate::service::deals::{OneDeal, OriginView};
use crate::web::choice::Choice;
use crate::web::format::Format;
use crate::web::texts::Texts;

/// What a deal began with, as its page says it.
pub(super) struct Beginning {
    /// What is noted.
    pub(super) says: String,
    /// What the touches suggest instead.
    pub(super) suggested: Option<String>,
    /// What else came before it.
    pub(super) assists: Option<String>,
    /// What it may be corrected to; nothing when there is nothing to choose.
    pub(super) choices: Vec<Choice>,
    /// Which of them is noted.
    pub(super) chosen: String,
}

impl Beginning {
    pub(super) fn of(found: &OneDeal, texts: Texts, today: Date) -> Self {
        let assists: Vec<&str> = found.assists.iter().map(|it| it.says.as_str()).collect();
        let assists = assists.join(", ");
        let other = found.suggested_origin.as_ref();
        let other = other.map(|other| says(other, texts, today));
        Self {
            says: noted(found, texts, today),
            suggested: other.map(|what| texts.tell("origin-suggested", &[("what", &what)])),
            assists: (!assists.is_empty())
                .then(|| texts.tell("origin-assists", &[("what", &assists)])),
            choices: choices(found, texts, today),
            chosen: found
                .began_with
                .as_ref()
                .map_or_else(|| "none".to_owned(), |began| began.activity.clone()),
        }
    }
}

fn noted(found: &OneDeal, texts: Texts, today: Date) -> String {
    match &found.began_with {
        Some(began) => says(began, texts, today),
        None if found.touches.is_empty() => texts.say("origin-no-touch").into_owned(),
        None => texts.say("origin-unknown").into_owned(),
    }
}

/// "cold call, 4 January: the first touch of those that led to the meeting".
pub(super) fn says(origin: &OriginView, texts: Texts, today: Date) -> String {
    let day = Format::new(texts).near(origin.date, today);
    let parts = [("what", origin.says.as_str()), ("day", day.as_str())];
    match &origin.reason {
        None => texts.tell("origin-said", &parts),
        Some(reason) => {
            let why = texts.say(&format!("reason-{reason}"));
            let [what, day] = parts;
            texts.tell("origin-is", &[what, day, ("why", &why)])
        }
    }
}

/// The touches before it, the oldest first, and what is noted if it is none of
/// them.
fn choices(found: &OneDeal, texts: Texts, today: Date) -> Vec<Choice> {
    let label = |says: &str, date: Date| {
        let day = Format::new(texts).near(date, today);
        texts.tell("origin-touch", &[("what", says), ("day", &day)])
    };
    let touches = found.touches.iter().map(|touch| Choice {
        value: touch.activity.clone(),
        label: label(&touch.says, touch.date),
    });
    let noted = found.began_with.iter().filter(|began| {
        let same = |touch: &crate::service::deals::TouchView| touch.activity == began.activity;
        !found.touches.iter().any(same)
    });
    let noted = noted.map(|began| Choice {
        value: began.activity.clone(),
        label: label(&began.says, began.date),
    });
    let mut all: Vec<Choice> = noted.chain(touches).collect();
    if !all.is_empty() {
        all.push(Choice {
            value: "none".to_owned(),
            label: texts.say("origin-none").into_owned(),
        });
    }
    all
}
