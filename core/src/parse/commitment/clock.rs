//! The time of day: "by 9am", "at 14:30", "in the morning", "after lunch".

use super::item::{Hit, Item, starts, text};
use super::unit::part_of_day;
use crate::parse::lex::Token;

/// Reads a time of day at `at`.
pub(super) fn clock(tokens: &[Token], at: usize) -> Hit {
    spoken(tokens, at)
        .or_else(|| hour(tokens, at))
        .map(|(text, deadline, used)| (Item::Clock { text, deadline }, used))
}

/// The text, whether it is a deadline, and the tokens used.
type Read = Option<(String, bool, usize)>;

fn spoken(tokens: &[Token], at: usize) -> Read {
    const WORDS: [(&[&str], &str); 14] = [
        (&["first", "thing", "in", "the", "morning"], "morning"),
        (&["first", "thing"], "morning"),
        (&["before", "work"], "before work"),
        (&["after", "work"], "after work"),
        (&["before", "breakfast"], "before breakfast"),
        (&["before", "lunch"], "before lunch"),
        (&["after", "lunch"], "after lunch"),
        (&["after", "dinner"], "after dinner"),
        (&["before", "bed"], "before bed"),
        (&["at", "lunch"], "noon"),
        (&["over", "lunch"], "noon"),
        (&["at", "night"], "night"),
        (&["at", "noon"], "noon"),
        (&["by", "noon"], "by noon"),
    ];
    if let Some((phrase, said)) = WORDS.iter().find(|(phrase, _)| starts(tokens, at, phrase)) {
        return Some(((*said).to_owned(), said.starts_with("by"), phrase.len()));
    }
    let the = starts(tokens, at, &["in", "the"]);
    let early = usize::from(the && matches!(text(tokens, at + 2), "early" | "late"));
    let part = part_of_day(text(tokens, at + 2 + early)).filter(|_| the)?;
    Some((part.to_owned(), false, 3 + early))
}

/// "9am", "by 5 p.m.", "at 14:30", "before 10", "between 8 and 10am".
fn hour(tokens: &[Token], at: usize) -> Read {
    let word = text(tokens, at);
    let lead = match word {
        "at" | "by" | "before" | "after" | "around" | "until" | "till" | "from" | "between"
        | "past" | "@" => 1,
        "no" if starts(tokens, at, &["no", "later", "than"]) => 3,
        _ => 0,
    };
    let first = time(tokens, at + lead)?;
    let mut end = at + lead + first.used;
    let mut shown = first.clone();
    let mut sure = first.sure;
    if matches!(text(tokens, end), "-" | "to" | "and")
        && let Some(second) = time(tokens, end + 1)
    {
        sure |= second.sure || window(tokens, at, end + 1 + second.used);
        end += 1 + second.used;
        if sure {
            shown.minutes = first.with_half(second.half);
            let join = if text(tokens, end - 1 - second.used) == "and" && word != "between" {
                ", "
            } else {
                "-"
            };
            let text = format!("{}{join}{}", shown.show(), second.show());
            return Some((text, false, end + zone(tokens, end) - at));
        }
    }
    let step = at > 0
        && matches!(
            text(tokens, at - 1),
            "increase" | "increasing" | "grow" | "raise" | "reduce" | "improve"
        );
    let closed =
        !step && matches!(word, "at" | "by" | "before" | "after" | "@") && closes(tokens, end);
    if !sure && !closed {
        return None;
    }
    let text = match word {
        "by" | "before" | "after" => format!("{word} {}", shown.show()),
        "past" => format!("after {}", shown.show()),
        "no" => format!("by {}", shown.show()),
        "until" | "till" => format!("until {}", shown.show()),
        _ => shown.show(),
    };
    Some((
        text,
        matches!(word, "by" | "at" | "no"),
        end + zone(tokens, end) - at,
    ))
}

/// "from 9 to 10 each morning": hours of the day, unless something is raised
/// from 9 to 10.
fn window(tokens: &[Token], at: usize, end: usize) -> bool {
    const RAISED: [&str; 8] = [
        "increase",
        "increasing",
        "grow",
        "raise",
        "reduce",
        "improve",
        "go",
        "move",
    ];
    let part = part_of_day(text(tokens, end + 1)).is_some()
        && matches!(text(tokens, end), "each" | "every");
    let spoken =
        starts(tokens, end, &["in", "the"]) && part_of_day(text(tokens, end + 2)).is_some();
    let raised = tokens[..at].iter().any(|t| t.is_any(&RAISED));
    matches!(text(tokens, at), "from" | "between") && (part || spoken) && !raised
}

/// The tokens of a time zone: "UTC", "Europe/Madrid".
fn zone(tokens: &[Token], at: usize) -> usize {
    const SHORT: [&str; 14] = [
        "utc", "gmt", "est", "edt", "et", "cst", "cdt", "ct", "mst", "pst", "pdt", "pt", "cet",
        "bst",
    ];
    let word = text(tokens, at);
    let named = matches!(
        word,
        "europe" | "america" | "asia" | "africa" | "australia" | "pacific" | "atlantic"
    );
    if named && text(tokens, at + 1) == "/" {
        3
    } else {
        usize::from(SHORT.contains(&word))
    }
}

/// Whether nothing countable follows: "at 9 each day", but not "at 9 stores".
fn closes(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|t| {
        !t.is_word() && !t.is("-") && !t.is("%")
            || t.is_any(&[
                "each", "every", "on", "daily", "sharp", "and", "to", "for", "in", "only",
            ])
    })
}

#[derive(Clone)]
struct Time {
    minutes: u16,
    /// 0 = morning, 12 = afternoon, when said.
    half: Option<u16>,
    sure: bool,
    used: usize,
}

impl Time {
    fn show(&self) -> String {
        format!("{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }

    /// The first of two hours takes the half of the second: "8-9am".
    fn with_half(&self, half: Option<u16>) -> u16 {
        match (self.half, half) {
            (None, Some(12)) if self.minutes < 12 * 60 => self.minutes + 12 * 60,
            _ => self.minutes,
        }
    }
}

/// One time: `9am`, `9:30 pm`, `14:30`, `8`.
fn time(tokens: &[Token], at: usize) -> Option<Time> {
    let first = tokens.get(at).filter(|t| t.is_number())?;
    let (mut hours, mut minutes, mut used) = (first.text.parse::<u16>().ok()?, 0, 1);
    let mut sure = false;
    if tokens.get(at + 1).is_some_and(|t| t.glued && t.is(":")) {
        let second = tokens
            .get(at + 2)
            .filter(|t| t.glued && t.is_number() && t.text.len() == 2)?;
        minutes = second.text.parse().ok()?;
        used = 3;
        sure = true;
    }
    let half = match text(tokens, at + used) {
        "am" => Some(0),
        "pm" => Some(12),
        "o'clock" | "oclock" => {
            sure = true;
            used += 1;
            None
        }
        _ => None,
    };
    if let Some(half) = half {
        used += 1;
        sure = true;
        hours = hours % 12 + half;
    }
    (hours < 24 && minutes < 60).then(|| Time {
        minutes: hours * 60 + minutes,
        half,
        sure,
        used,
    })
}
