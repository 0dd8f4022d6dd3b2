//! Telephone numbers with and without their country code.

/// Fewest digits that two numbers must share: fewer are an extension.
const SHARED: usize = 7;

/// Longest country code (ITU-T E.164).
const CODE: usize = 3;

/// The digits of a number by which candidates are looked up: its last seven;
/// none for a number that is shorter.
pub fn tail(number: &str) -> Option<String> {
    let digits = digits(number);
    let from = digits.len().checked_sub(SHARED)?;
    digits.get(from..).map(str::to_owned)
}

/// Whether two numbers reach the same telephone: the digits are the same, or
/// one is the other without its country code, as `020 7946 0000` is
/// `+44 20 7946 0000`.
pub fn same_phone(a: &str, b: &str) -> bool {
    let (a, b) = (Number::read(a), Number::read(b));
    if a.digits == b.digits {
        return a.digits.len() >= SHARED;
    }
    match (a.abroad, b.abroad) {
        (true, false) => a.is_abroad_of(&b),
        (false, true) => b.is_abroad_of(&a),
        _ => false,
    }
}

/// A number in parts.
struct Number {
    /// The digits, without what stands for "abroad" or "trunk".
    digits: String,
    /// Whether it has a country code.
    abroad: bool,
}

impl Number {
    fn read(text: &str) -> Self {
        let all = digits(text);
        let coded = all.strip_prefix("00");
        let abroad = text.trim_start().starts_with('+') || coded.is_some();
        let rest = coded.unwrap_or(&all);
        let digits = if abroad {
            rest.to_owned()
        } else {
            rest.strip_prefix('0').unwrap_or(rest).to_owned()
        };
        Self { digits, abroad }
    }

    /// Whether this, which has a country code, is `home` with one before it.
    fn is_abroad_of(&self, home: &Self) -> bool {
        let code = self.digits.strip_suffix(home.digits.as_str());
        home.digits.len() >= SHARED && code.is_some_and(|code| (1..=CODE).contains(&code.len()))
    }
}

/// The digits of a number, without the trunk zero in brackets: `+44 (0)20`.
fn digits(text: &str) -> String {
    let plain = text.replace("(0)", "");
    plain.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_with_and_without_country_code() {
        for (a, b) in [
            ("+44 20 7946 0000", "020 7946 0000"),
            ("0044 20 7946 0000", "+44 (0)20 7946-0000"),
            ("(555) 010-0199", "+1 555 010 0199"),
            ("5550100199", "555-010-0199"),
        ] {
            assert!(same_phone(a, b) && same_phone(b, a), "{a} {b}");
            assert_eq!(tail(a), tail(b));
        }
    }

    #[test]
    fn other_numbers_are_not() {
        for (a, b) in [
            ("+44 20 7946 0000", "+49 20 7946 0000"),
            ("+44 20 7946 0000", "7946000"),
            ("12", "12"),
            ("+44 20 7946 0000", "020 7946 0001"),
            ("", ""),
        ] {
            assert!(!same_phone(a, b), "{a} {b}");
        }
        assert_eq!(tail("12"), None);
    }
}
