//! Numbers in words: "twenty", "two hundred and fifty", "half a million".

use super::Decimal;
use crate::numeral;

/// A number in words, read from the start of a list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberWords {
    /// The number.
    pub value: Decimal,
    /// How many words were read.
    pub used: usize,
    /// Only "a" or "an" was read, which is often just an article.
    pub article: bool,
}

/// Most words in one number; longer ones are read in part.
const LIMIT: usize = 12;

/// Reads a number in words (lower case) at the start of `words`: "two",
/// "twenty-five", "a dozen", "three hundred and fifty thousand", "half a
/// million", "one and a half million", "a couple of". `None` when the first
/// word is no number.
pub fn read_number_words(words: &[&str]) -> Option<NumberWords> {
    let words = words.get(..words.len().min(LIMIT))?;
    half(words).or_else(|| spelled(words))
}

/// "half a million", "half million", "a quarter of a million", "a quarter million".
fn half(words: &[&str]) -> Option<NumberWords> {
    let skip = usize::from(matches!(words.first(), Some(&"a")));
    let part = match *words.get(skip)? {
        "half" => Decimal::new(5, 1),
        "quarter" => Decimal::new(25, 2),
        _ => return None,
    };
    let mut at = skip + 1;
    while matches!(words.get(at), Some(&("a" | "of"))) {
        at += 1;
    }
    let scale = scale_word(words.get(at)?)?;
    Some(NumberWords {
        value: part.times(Decimal::whole(scale))?,
        used: at + 1,
        article: false,
    })
}

/// Running state of a number being spelled out.
#[derive(Clone, Copy, Default)]
struct Spelled {
    total: i64,
    group: i64,
    any: bool,
}

impl Spelled {
    /// Takes one simple word; false when it cannot follow.
    fn take(&mut self, word: &str) -> Option<bool> {
        if let Some(small) = numeral::simple(word) {
            // "twenty two" adds up; "two three" are two numbers.
            let room = if small < 10 { 10 } else { 100 };
            if self.any && (self.group % room != 0 || (small < 10 && self.group % 100 == 10)) {
                return Some(false);
            }
            self.group += small;
        } else if word == "hundred" {
            self.group = self.group.max(1).checked_mul(100)?;
        } else if let Some(scale) = scale_word(word) {
            self.total = self
                .total
                .checked_add(self.group.max(1).checked_mul(scale)?)?;
            self.group = 0;
        } else {
            return Some(false);
        }
        self.any = true;
        Some(true)
    }
}

fn spelled(words: &[&str]) -> Option<NumberWords> {
    let mut state = Spelled::default();
    let mut at = 0;
    let article = matches!(words.first(), Some(&("a" | "an")));
    // "a hundred", "a dozen"; in "a one-year plan" the article is only that.
    if article {
        let scale = words
            .get(1)
            .is_some_and(|word| *word == "hundred" || scale_word(word).is_some());
        at = if scale { 1 } else { words.len() };
    }
    while let Some(word) = words.get(at) {
        let skip = usize::from(state.any && *word == "and");
        if skip == 1 && words.get(at + 1..at + 3) == Some(&["a", "half"]) {
            return and_a_half(&state, words, at + 3);
        }
        let Some(word) = words.get(at + skip) else {
            break;
        };
        // A compound counts only as a whole: "twenty-something" does not.
        let before = state;
        let taken = word
            .split('-')
            .try_fold(true, |ok, part| Some(ok && state.take(part)?))?;
        if !taken {
            state = before;
            break;
        }
        at += skip + 1;
    }
    if state.any {
        return Some(NumberWords {
            value: Decimal::whole(state.total.checked_add(state.group)?),
            used: at,
            article: false,
        });
    }
    article.then_some(NumberWords {
        value: Decimal::whole(1),
        used: 1,
        article: true,
    })
}

/// "one and a half million", "a million and a half", "two and a half".
fn and_a_half(state: &Spelled, words: &[&str], at: usize) -> Option<NumberWords> {
    if let Some(scale) = words.get(at).and_then(|word| scale_word(word)) {
        let value = Decimal::new(state.group.checked_mul(10)?.checked_add(5)?, 1)
            .times(Decimal::whole(scale))?;
        return Some(NumberWords {
            value,
            used: at + 1,
            article: false,
        });
    }
    let half_of = if state.group == 0 { state.total } else { 1 };
    let whole = state.total.checked_add(state.group)?;
    let value = Decimal::whole(whole).plus(Decimal::new(half_of.checked_mul(5)?, 1))?;
    Some(NumberWords {
        value,
        used: at,
        article: false,
    })
}

/// What a scale word multiplies by; a hundred is none, since "two hundred
/// thousand" goes on.
pub(super) fn scale_word(word: &str) -> Option<i64> {
    numeral::scale(word)
        .filter(|scale| *scale != 100)
        .or_else(|| numeral::short_scale(word))
}
