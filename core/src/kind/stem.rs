//! One form for all forms of a word: call, calls, called, calling.
//!
//! The stems are for comparing only: both sides go through the same rules,
//! so it does not matter that "write" becomes "writ".

/// Past and other forms that no rule reaches, and what is written in short.
const IRREGULAR: &[(&str, &str)] = &[
    ("bought", "buy"),
    ("brought", "bring"),
    ("caught", "catch"),
    ("did", "do"),
    ("done", "do"),
    ("drove", "drive"),
    ("ate", "eat"),
    ("eaten", "eat"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("held", "hold"),
    ("knew", "know"),
    ("made", "make"),
    ("met", "meet"),
    ("paid", "pay"),
    ("people", "person"),
    ("ran", "run"),
    ("rang", "ring"),
    ("said", "say"),
    ("sat", "sit"),
    ("sent", "send"),
    ("slept", "sleep"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("swam", "swim"),
    ("taught", "teach"),
    ("told", "tell"),
    ("took", "take"),
    ("taken", "take"),
    ("went", "go"),
    ("wrote", "write"),
    ("written", "write"),
    ("mails", "mail"),
    ("emailed", "email"),
    ("texted", "text"),
    ("dms", "dm"),
    ("vlogs", "vlog"),
    ("drinking", "drink"),
    ("dm'd", "dm"),
    ("pinged", "ping"),
    ("rung", "ring"),
    ("dmed", "dm"),
    ("phone", "phone"),
    ("mtg", "meeting"),
    ("mtgs", "meeting"),
    ("appt", "appointment"),
    ("appts", "appointment"),
    ("convo", "conversation"),
    ("convos", "conversation"),
    ("ppl", "person"),
    ("vm", "voicemail"),
    ("vms", "voicemail"),
    ("phoned", "phone"),
];

/// The stem of a lower-case word.
pub fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let word = IRREGULAR
        .iter()
        .find(|(form, _)| *form == word)
        .map_or(word, |&(_, base)| base);
    if !word.is_ascii() || word.len() < 3 {
        return word.to_owned();
    }
    ended(ending(word))
}

/// The word without its plural, -ing or -ed.
fn ending(word: &str) -> String {
    let vowelled = |w: &str| w.len() >= 2 && w.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let singular = match word {
        w if w.ends_with("ies") && w.len() > 4 => format!("{}y", &w[..w.len() - 3]),
        w if ["sses", "shes", "ches", "xes", "zes"]
            .iter()
            .any(|e| w.ends_with(e)) =>
        {
            w[..w.len() - 2].to_owned()
        }
        w if w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is") => {
            w[..w.len() - 1].to_owned()
        }
        w => w.to_owned(),
    };
    for suffix in ["ing", "ied", "ed"] {
        if let Some(rest) = singular.strip_suffix(suffix)
            && vowelled(rest)
        {
            return if suffix == "ied" {
                format!("{rest}y")
            } else {
                rest.to_owned()
            };
        }
    }
    singular
}

/// Without a final e or a doubled last letter, so that "planned" is "plan"
/// and "inviting" is "invite".
fn ended(mut word: String) -> String {
    if word.len() > 3 && word.ends_with('e') {
        word.pop();
    }
    let bytes = word.as_bytes();
    if let [.., a, b] = bytes
        && a == b
        && word.len() > 3
    {
        word.pop();
    }
    word
}
