//! A letter as plain text, in lines that no program has to break.

use super::sheet::Sheet;

/// The longest line, in characters.
const WIDE: usize = 72;

/// Writes the parts of a sheet one below the other.
pub(super) fn write(sheet: &Sheet) -> String {
    let mut parts: Vec<String> = vec![sheet.hello.clone()];
    parts.extend(sheet.opening.as_deref().map(wrapped));
    if !sheet.numbers.is_empty() {
        let wide = sheet
            .numbers
            .iter()
            .map(|one| one.value.chars().count())
            .max();
        let wide = wide.unwrap_or(0);
        let lines = sheet.numbers.iter();
        let lines = lines.map(|one| format!("  {:>wide$}  {}", one.value, one.label));
        parts.push(lines.collect::<Vec<_>>().join("\n"));
    }
    parts.extend(sheet.insight.as_deref().map(wrapped));
    parts.extend(sheet.question.as_deref().map(wrapped));
    if let Some(next) = &sheet.next {
        let people = next.people.iter();
        let people = people.map(|(name, reason)| listed(&format!("- {name}: {reason}")));
        let lines = [wrapped(&next.what)].into_iter().chain(people);
        parts.push(lines.collect::<Vec<_>>().join("\n"));
        parts.push(wrapped(&next.stands));
    }
    parts.extend(sheet.also.as_deref().map(wrapped));
    if !sheet.rows.is_empty() {
        let lines = sheet.rows.iter();
        let lines = lines.map(|row| listed(&format!("{}: {} ({})", row.title, row.done, row.says)));
        parts.push(lines.collect::<Vec<_>>().join("\n"));
    }
    parts.extend(
        sheet
            .go
            .as_ref()
            .map(|go| format!("{}: {}", go.label, go.address)),
    );
    let stop = sheet.stop.as_ref();
    let stop = stop.map(|address| format!("No more of these, by one click: {address}"));
    let foot: Vec<String> = sheet
        .foot
        .iter()
        .map(|line| wrapped(line))
        .chain(stop)
        .collect();
    // A line of two hyphens and a space begins what mail programs show small.
    parts.push(format!("-- \n{}", foot.join("\n")));
    parts.join("\n\n") + "\n"
}

/// One of a list: a little to the right, and further where it goes on.
fn listed(text: &str) -> String {
    format!("  {}", wrapped(text).replace('\n', "\n    "))
}

/// Breaks a text between words.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let wide = word.chars().count();
        if length > 0 && length + 1 + wide > WIDE {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += wide;
    }
    out
}
