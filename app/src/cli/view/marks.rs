//! The words and marks that mean the same on every screen.

use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::span::PeriodView;

/// The word for the state of a commitment, in its colour.
pub fn state(state: &str) -> Line {
    let (role, word) = match state {
        "ahead" => (Role::Good, "ahead"),
        "on_pace" => (Role::Good, "on pace"),
        "done" => (Role::Good, "done"),
        "behind" => (Role::Warn, "behind"),
        "behind_unrecoverable" => (Role::Bad, "far behind"),
        "at_risk" => (Role::Bad, "at risk"),
        "over" => (Role::Bad, "over"),
        "paused" => (Role::Muted, "paused"),
        other => return Line::new().muted(spaced(other)),
    };
    Line::of(role, word)
}

/// The colour in which work stands out, by state.
pub fn state_role(word: &str) -> Role {
    state(word)
        .spans()
        .first()
        .map_or(Role::Plain, |span| span.role)
}

/// One mark per period: kept, missed, nothing owed, still open.
pub fn period(period: &PeriodView) -> Line {
    let (role, mark) = match period.status.as_str() {
        "met" => (Role::Good, "✓"),
        "missed" | "broken" => (Role::Bad, "✗"),
        "open" => (Role::Plain, "○"),
        _ => (Role::Muted, "·"),
    };
    Line::of(role, mark)
}

/// Marks of several periods in a row.
pub fn periods(periods: &[PeriodView]) -> Line {
    periods.iter().map(period).fold(Line::new(), Line::join)
}

/// "3.6 h asked of 4 h a week", in the colour of whether it fits.
pub fn hours_asked(asked: f64, week: f64) -> Line {
    let text = format!(
        "{} h asked of {} h a week",
        words::hours(asked),
        words::hours(week)
    );
    let over = asked - week;
    if over < 0.05 {
        return Line::of(Role::Muted, text);
    }
    Line::of(Role::Muted, text).push(
        Role::Warn,
        format!(" · {} h more than you have", words::hours(over)),
    )
}

/// An amount of money or of the goal's own unit: "EUR 12,500", "82.4 kg".
pub fn amount(amount: f64, currency: Option<&str>, unit: Option<&str>) -> String {
    let number = number(amount);
    match (currency, unit) {
        (Some(code), _) => format!("{code} {number}"),
        (None, Some("percent")) => format!("{number}%"),
        (None, None | Some("money")) => number,
        (None, Some(one)) => format!("{number} {}", words::unit(amount, one)),
    }
}

/// Units done out of those asked for: "3/10"; of a limit "1 of at most 2". What
/// is not to be done at all has nothing to be measured by: "none", or how many.
pub fn done_of(done: u64, asked: u64, limit: bool) -> Line {
    let (units, whole) = (words::whole(done), words::whole(asked));
    let role = if done > asked {
        Role::Bad
    } else {
        Role::Strong
    };
    match (limit, done, asked) {
        (false, ..) => Line::of(Role::Strong, units).muted(format!("/{whole}")),
        (true, 0, 0) => Line::from("none"),
        (true, _, 0) => Line::of(Role::Bad, units),
        (true, ..) => Line::of(role, units).muted(" of at most ").plain(whole),
    }
}

/// A number with as many decimals as it needs, two at most.
pub fn number(number: f64) -> String {
    let text = format!("{number:.2}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole
        .parse::<i64>()
        .map_or_else(|_| whole.to_owned(), words::grouped);
    let sign = if number < 0.0 && whole == "0" {
        "-"
    } else {
        ""
    };
    match decimals.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}

/// A fraction as people say it: "7/2" is "3.5".
pub fn fraction(text: &str) -> String {
    let parts = text.split_once('/').unwrap_or((text, "1"));
    match (parts.0.parse::<f64>(), parts.1.parse::<f64>()) {
        (Ok(top), Ok(bottom)) if bottom > 0.0 => words::hours(top / bottom),
        _ => text.to_owned(),
    }
}

/// A value that was named with words inside: `no_answer` is "no answer".
pub fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_say_what_they_count() {
        assert_eq!(amount(12_500.0, Some("EUR"), None), "EUR 12,500");
        assert_eq!(amount(82.4, None, Some("kg")), "82.4 kg");
        assert_eq!(amount(20.0, None, Some("percent")), "20%");
        assert_eq!(amount(2.0, None, Some("client")), "2 clients");
        assert_eq!(amount(1.0, None, Some("client")), "1 client");
        assert_eq!(amount(-0.5, None, None), "-0.5");
    }

    #[test]
    fn a_limit_does_not_look_like_a_goal() {
        assert_eq!(done_of(3, 10, false).text(), "3/10");
        assert_eq!(done_of(1, 2, true).text(), "1 of at most 2");
        assert_eq!(done_of(0, 0, true).text(), "none");
        assert_eq!(done_of(2, 0, true).text(), "2");
    }

    #[test]
    fn fractions_are_said_as_decimals() {
        assert_eq!(fraction("7/2"), "3.5");
        assert_eq!(fraction("4/1"), "4");
        assert_eq!(fraction("3"), "3");
        assert_eq!(fraction("x"), "x");
    }

    #[test]
    fn asking_more_than_there_is_stands_out() {
        assert_eq!(hours_asked(3.6, 4.0).text(), "3.6 h asked of 4 h a week");
        assert_eq!(
            hours_asked(4.6, 4.0).text(),
            "4.6 h asked of 4 h a week · 0.6 h more than you have"
        );
    }
}
