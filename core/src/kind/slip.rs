//! Slips of the finger in the words for kinds: "coffe", "emials", "meting".

use super::stem::stem;
use super::{Kind, catalogue};
use crate::parse::among;

/// A word of the catalogue that was most likely meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// The word.
    pub word: &'static str,
    /// Nothing else is likely; otherwise ask.
    pub sure: bool,
}

/// A shorter word is too close to too many others.
const SHORTEST: usize = 5;

/// From here on another letter in place of one is a slip, too.
const LONG: usize = 7;

/// Ordinary words that stand one letter from a word of the catalogue.
const ORDINARY: &str = "business center charter chatter clone cloning consent contend contest context \
    contract convent costume curse discover identity influence initiat launch learnt massage median \
    melting meaning oneline parity partly patent planting plates posing preset prevent previou previous \
    produc produce quality replay ruining scales sharing shared sleepy strange stronger success sturdy \
    tread trailing trades writer writers";

/// What one letter more, less or elsewhere makes of a word that names no kind:
/// a word of the catalogue, or `None`. Ordinary words are left alone.
pub fn slip(word: &str) -> Option<Slip> {
    if !word.is_ascii() || word.len() < SHORTEST {
        return None;
    }
    let plain = ["s", "ed", "ing"].map(|ending| word.strip_suffix(ending));
    let forms = || std::iter::once(word).chain(plain.into_iter().flatten());
    if forms().any(|form| among(ORDINARY, form)) {
        return None;
    }
    let mut doubtful = None;
    for known in vocabulary() {
        for form in forms().filter(|form| form.len() >= SHORTEST) {
            let near = distance(form.as_bytes(), known.as_bytes());
            match near.filter(|_| stem(form) != stem(known)) {
                Some(true) => {
                    return Some(Slip {
                        word: known,
                        sure: true,
                    });
                }
                Some(false) if doubtful.is_none() => doubtful = Some(known),
                _ => {}
            }
        }
    }
    doubtful.map(|word| Slip { word, sure: false })
}

/// The longer words of all phrases of the catalogue.
fn vocabulary() -> impl Iterator<Item = &'static str> {
    let phrases = catalogue().iter().flat_map(Kind::said);
    let meant = phrases.filter_map(|phrase| phrase.split('!').next());
    meant
        .flat_map(|phrase| phrase.split(|c: char| !c.is_ascii_alphabetic()))
        .filter(|word| word.len() >= SHORTEST)
}

/// Whether a word is one slip from another: surely, when two letters changed
/// places or one was left out or doubled, else with a doubt. The first letter
/// is seldom wrong.
fn distance(word: &[u8], known: &[u8]) -> Option<bool> {
    if word.first() != known.first() || word.len().abs_diff(known.len()) > 1 || word == known {
        return None;
    }
    let head = word.iter().zip(known).take_while(|(a, b)| a == b).count();
    let (rest, other) = (&word[head..], &known[head..]);
    if word.len() < known.len() {
        return (rest == &other[1..]).then_some(true);
    }
    if word.len() > known.len() {
        let doubled = rest[0] == word[head - 1];
        return (&rest[1..] == other && (doubled || word.len() > SHORTEST)).then_some(doubled);
    }
    let swapped = rest.len() > 1 && rest[0] == other[1] && rest[1] == other[0];
    if swapped && rest[2..] == other[2..] {
        return Some(true);
    }
    (rest[1..] == other[1..] && word.len() >= LONG).then_some(false)
}
