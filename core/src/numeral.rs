//! The words for numbers, for every reader of them.

/// The number that one word names: "zero" to "nineteen", and the tens.
pub(crate) fn simple(word: &str) -> Option<i64> {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let place = |names: &[&str], word: &str| names.iter().position(|name| *name == word);
    let word = if word == "fourty" { "forty" } else { word };
    let value = place(&UNITS, word).or_else(|| place(&TENS, word).map(|at| (at + 2) * 10))?;
    i64::try_from(value).ok()
}

/// What a word after any number multiplies it by.
pub(crate) fn scale(word: &str) -> Option<i64> {
    Some(match word {
        "dozen" | "dozens" => 12,
        "hundred" | "hundreds" => 100,
        "thousand" | "thousands" => 1_000,
        "lakh" | "lakhs" => 100_000,
        "million" | "millions" | "mio" => 1_000_000,
        "crore" | "crores" => 10_000_000,
        "billion" | "billions" => 1_000_000_000,
        "trillion" | "trillions" => 1_000_000_000_000,
        _ => return None,
    })
}

/// The short scales that stand after amounts of money.
pub(crate) fn short_scale(word: &str) -> Option<i64> {
    Some(match word {
        "grand" | "tsd" => 1_000,
        "lac" | "lacs" => 100_000,
        "mill" | "mil" | "mln" | "mn" | "mm" => 1_000_000,
        "cr" => 10_000_000,
        "bn" | "mrd" | "bln" => 1_000_000_000,
        "tn" => 1_000_000_000_000,
        _ => return None,
    })
}
