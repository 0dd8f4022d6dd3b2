//! Every text of the web app, by its key: one folder per language,
//! one file per screen.
//!
//! A line is `key = text`; `{name}` stands for what is put in. Where a text
//! depends on a number, `key.one` is the form for one and `key` the form for
//! all others. The language `pseudo` is English in brackets, longer and with
//! accents: what shows up without brackets was never made a text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use axum::http::header::HeaderMap;

use super::cookies::Cookie;
use super::region::Region;
use super::state::App;

/// The texts of one language.
type Table = HashMap<&'static str, &'static str>;

/// The English texts, a file for each screen.
const ENGLISH_FILES: &str = concat!(
    include_str!("en/format.txt"),
    "\n",
    include_str!("en/frame.txt"),
    "\n",
    include_str!("en/figure.txt"),
    "\n",
    include_str!("en/log.txt"),
    "\n",
    include_str!("en/today.txt"),
    "\n",
    include_str!("en/first.txt"),
    "\n",
    include_str!("en/week.txt"),
    "\n",
    include_str!("en/goals.txt"),
    "\n",
    include_str!("en/plan.txt"),
    "\n",
    include_str!("en/commitments.txt"),
    "\n",
    include_str!("en/activities.txt"),
    "\n",
    include_str!("en/people.txt"),
    "\n",
    include_str!("en/deals.txt"),
    "\n",
    include_str!("en/insights.txt"),
    "\n",
    include_str!("en/review.txt"),
    "\n",
    include_str!("en/inbox.txt"),
    "\n",
    include_str!("en/settings.txt"),
    "\n",
    include_str!("en/connectors.txt"),
    "\n",
    include_str!("en/nudges.txt"),
    "\n",
    include_str!("en/partner.txt"),
    "\n",
    include_str!("en/paper.txt"),
    "\n",
    include_str!("en/import.txt"),
    "\n",
    include_str!("en/enter.txt"),
    "\n",
    include_str!("en/keys.txt"),
    "\n",
    include_str!("en/menu.txt"),
    "\n",
    include_str!("en/device.txt"),
    "\n",
);

static ENGLISH: LazyLock<Table> = LazyLock::new(|| table(ENGLISH_FILES));

/// The texts as one reader sees them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Texts {
    pseudo: bool,
    /// How numbers and dates are written.
    pub region: Region,
}

impl Texts {
    /// English in brackets, to find what is no text yet.
    pub fn pseudo() -> Self {
        Self {
            pseudo: true,
            region: Region::default(),
        }
    }

    /// The texts that the browser chose.
    pub fn of(app: &App, headers: &HeaderMap) -> Self {
        let chosen = Cookie::Language.read(app, headers);
        Self {
            pseudo: chosen.as_deref() == Some("pseudo"),
            region: Region::of(headers),
        }
    }

    /// The language, as HTML names it.
    pub const fn language(self) -> &'static str {
        "en"
    }

    /// Whether there is a text of this key.
    pub fn has(key: &str) -> bool {
        ENGLISH.contains_key(key)
    }

    /// A text without anything put in.
    pub fn say(self, key: &str) -> Cow<'static, str> {
        match ENGLISH.get(key) {
            Some(text) if self.pseudo => pseudo(text).into(),
            Some(text) => Cow::Borrowed(text),
            None => format!("[{key}]").into(),
        }
    }

    /// A text with these parts put in.
    pub fn tell(self, key: &str, parts: &[(&str, &str)]) -> String {
        let text = self.say(key);
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text.as_ref();
        // In one pass, so that braces in a part stay what they are.
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let part = parts.iter().find(|(key, _)| *key == name);
            out.push_str(part.map_or("", |(_, part)| part));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The form of a text for this many, with `{n}` and these parts put in.
    pub fn count(self, key: &str, n: u64, parts: &[(&str, &str)]) -> String {
        let one = format!("{key}.one");
        let form = if n == 1 && Self::has(&one) { &one } else { key };
        let number = n.to_string();
        let parts: Vec<_> = [("n", number.as_str())]
            .into_iter()
            .chain(parts.iter().copied())
            .collect();
        self.tell(form, &parts)
    }
}

fn table(file: &'static str) -> Table {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, text)| (key.trim(), text.trim()))
        .collect()
}

/// A text in brackets, with accents, two fifths longer; parts stay.
fn pseudo(text: &str) -> String {
    let mut out = String::from("⟦");
    let mut inside = false;
    for c in text.chars() {
        inside = (inside || c == '{') && c != '}';
        out.push(if inside { c } else { accented(c) });
    }
    out.extend(std::iter::repeat_n('~', text.chars().count() * 2 / 5));
    out.push('⟧');
    out
}

const fn accented(c: char) -> char {
    match c {
        'a' => 'á',
        'e' => 'é',
        'i' => 'î',
        'o' => 'ö',
        'u' => 'ü',
        'n' => 'ñ',
        's' => 'š',
        'A' => 'Å',
        'E' => 'Ë',
        'O' => 'Ø',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_put_in_as_they_are() {
        let english = Texts::default();
        let said = english.tell("toast-logged", &[("what", "{what} <b>")]);
        assert_eq!(said, "Logged: {what} <b>");
        assert_eq!(english.say("no-such-text"), "[no-such-text]");
    }

    #[test]
    fn a_number_chooses_its_form() {
        let english = Texts::default();
        assert_eq!(english.count("streak", 1, &[]), "1 in a row");
        assert_eq!(english.count("streak", 4, &[]), "4 in a row");
    }

    #[test]
    fn pseudo_brackets_and_lengthens_every_text() {
        let said = Texts::pseudo().tell("toast-logged", &[("what", "2 calls")]);
        assert!(said.starts_with('⟦') && said.ends_with('⟧'), "{said}");
        assert!(said.contains("2 calls"), "{said}");
    }

    #[test]
    fn no_key_stands_twice() {
        let lines = ENGLISH_FILES.lines();
        let keys: Vec<&str> = lines
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('='))
            .map(|(key, _)| key.trim())
            .collect();
        assert_eq!(keys.len(), ENGLISH.len());
    }
}
