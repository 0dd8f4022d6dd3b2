//! Rules for captures.

use jiff::civil::Date;
use legwork_core::classify::{Rule, Then, When};

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::Line;
use crate::cli::ui::words;
use crate::service::capture::rules::{Effect, Rules, Trial};

use super::ids::Ids;

/// Draws the rules in the order in which they are asked.
pub fn list(rules: &Rules, _: Date, ui: &mut Ui) -> Result<()> {
    let mut table = Table::new([
        Column::right("No", 2),
        Column::left("Id", 4),
        Column::wrapping("Rule", 0),
        Column::left("", 3),
    ]);
    let ids = Ids::of(rules.rules.iter().map(|rule| rule.id.as_str()));
    for rule in &rules.rules {
        let id = match &rule.built_in {
            Some(name) => Line::new().muted(name),
            None => ids.short(&rule.id),
        };
        table.row([
            Line::from(rule.place.to_string()),
            id,
            said(&rule.says, rule.active, rule.built_in.is_none()),
            Line::new().muted(if rule.active { "" } else { "off" }),
        ]);
    }
    for rule in &rules.built_in {
        let sure = rule.confidence.as_deref().unwrap_or_default();
        table.row([
            Line::new().muted(rule.place.to_string()),
            Line::new().muted(&rule.id),
            said(&rule.says, rule.active, false),
            Line::new().muted(if rule.active { sure } else { "off" }),
        ]);
    }
    ui.table(&table)
}

/// A rule as a sentence: one's own stands out, one that is off stands back.
fn said(says: &str, active: bool, own: bool) -> Line {
    match (active, own) {
        (false, _) => Line::new().muted(says),
        (true, true) => Line::new().strong(says),
        (true, false) => Line::from(says),
    }
}

/// Draws what a rule would change.
pub fn trial(trial: &Trial, today: Date, ui: &mut Ui) -> Result<()> {
    ui.line(Line::new().strong(&trial.says))?;
    let tried = words::count(i64::try_from(trial.tried).unwrap_or(i64::MAX), "capture");
    ui.line(format!("tried on {tried}: {}", effect(trial.effect)))?;
    if trial.changed.is_empty() {
        return Ok(());
    }
    let mut table = Table::new([
        Column::left("Day", 3),
        Column::wrapping("Title", 0),
        Column::wrapping("Now", 1),
        Column::wrapping("Then", 1),
        Column::left("", 4),
    ]);
    for one in &trial.changed {
        let stays = if one.answered { "answered: stays" } else { "" };
        table.row([
            Line::from(words::near_day(one.date, today)),
            Line::from(&one.summary),
            Line::new().muted(&one.now),
            Line::new().strong(&one.then),
            Line::new().muted(stays),
        ]);
    }
    ui.gap()?;
    ui.table(&table)
}

/// "3 waiting would change, and 2 that were left out".
pub fn effect(effect: Effect) -> String {
    let parts = [
        (effect.waiting, "waiting"),
        (effect.ignored, "left out before"),
        (effect.answered, "answered, which stay as they are"),
    ];
    let some = parts.iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = some
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if said.is_empty() {
        return "nothing that was seen so far would change".to_owned();
    }
    format!("these would change: {}", said.join(", "))
}

/// The command that adds a rule.
pub fn command(rule: &Rule) -> String {
    let mut said = vec!["legwork captures rules add".to_owned()];
    said.extend(conditions(&rule.when));
    match &rule.then {
        Then::Ignore => said.push("--ignore".to_owned()),
        Then::Log { kind, accept, .. } => {
            said.extend(kind.as_ref().map(|kind| format!("--kind {kind}")));
            said.extend(accept.then(|| "--accept".to_owned()));
        }
    }
    said.join(" ")
}

fn conditions(when: &When) -> Vec<String> {
    let text = |name: &str, value: Option<&String>| {
        value.map(|value| format!("--{name} {}", quoted(value)))
    };
    let seen = when.seen.map(|seen| format!("--seen {seen}"));
    let whom = when.whom.map(|whom| format!("--to {whom}"));
    let parts = [
        seen,
        whom,
        text("address", when.address.as_ref()),
        text("words", when.words.as_ref()),
        text("source", when.source.as_ref()),
    ];
    parts.into_iter().flatten().collect()
}

/// A value as a shell reads it back.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@.-_:/".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use legwork_core::classify::{Confidence, Sort};

    use super::*;

    #[test]
    fn an_offer_is_a_command_that_a_shell_reads_back() {
        let rule = Rule {
            when: When {
                seen: Some(Sort::Meeting),
                words: Some("Ann's lunch; rm -rf".into()),
                ..When::default()
            },
            then: Then::Log {
                kind: Some("client-meeting".into()),
                confidence: Confidence::High,
                accept: false,
            },
        };
        assert_eq!(
            command(&rule),
            r"legwork captures rules add --seen meeting --words 'Ann'\''s lunch; rm -rf' --kind client-meeting"
        );
    }

    #[test]
    fn an_effect_names_only_what_there_is() {
        let some = Effect {
            waiting: 3,
            ignored: 0,
            answered: 1,
        };
        assert_eq!(
            effect(some),
            "these would change: 3 waiting, 1 answered, which stay as they are"
        );
        let none = effect(Effect::default());
        assert!(none.starts_with("nothing"), "{none}");
    }
}
