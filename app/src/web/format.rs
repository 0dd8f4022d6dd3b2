//! Numbers and dates as the reader writes them: the only place that knows.

use jiff::civil::Date;
use legwork_core::money::Currency;

use super::texts::Texts;

/// How one language writes numbers and dates.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    texts: Texts,
}

impl Format {
    /// As the language of these texts writes them.
    pub const fn new(texts: Texts) -> Self {
        Self { texts }
    }

    /// A whole number, thousands apart.
    pub fn whole(self, number: u64) -> String {
        let digits = number.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(self.texts.region.thousands);
            }
            out.push(digit);
        }
        out
    }

    /// Hours with at most one digit after the mark.
    pub fn hours(self, hours: f64) -> String {
        let tenths = format!("{:.1}", hours.max(0.0));
        let (whole, tenth) = tenths.split_once('.').unwrap_or((&tenths, "0"));
        let whole = self.whole(whole.parse().unwrap_or(0));
        match tenth {
            "0" => whole,
            _ => format!("{whole}{}{tenth}", self.texts.region.decimal),
        }
    }

    /// A number with at most so many digits after the mark: "82.4", "-3".
    pub fn decimal(self, value: f64, digits: usize) -> String {
        let text = format!("{:.digits$}", value.abs());
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let (part, nothing) = (part.trim_end_matches('0'), ['0', '.']);
        let sign = if value < 0.0 && text.contains(|digit| !nothing.contains(&digit)) {
            "-"
        } else {
            ""
        };
        let whole = self.whole(whole.parse().unwrap_or(0));
        if part.is_empty() {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}{}{part}", self.texts.region.decimal)
    }

    /// An amount of money in minor units, with its code: "EUR 500,000",
    /// "USD -12.50".
    pub fn money(self, minor: i64, code: &str) -> String {
        let digits = Currency::from_code(code).map_or(2, Currency::digits);
        let unit = 10_u64.pow(u32::from(digits));
        let (whole, part) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        let (sign, whole) = (if minor < 0 { "-" } else { "" }, self.whole(whole));
        if part == 0 {
            return format!("{code} {sign}{whole}");
        }
        let (mark, width) = (self.texts.region.decimal, usize::from(digits));
        format!("{code} {sign}{whole}{mark}{part:0>width$}")
    }

    /// "Monday 8 February".
    pub fn day(self, date: Date) -> String {
        let weekday = self.texts.say(&format!("weekday-{}", weekday(date)));
        let month = self.texts.say(&format!("month-{}", date.month()));
        let day = date.day().to_string();
        let parts = [
            ("weekday", weekday.as_ref()),
            ("day", day.as_str()),
            ("month", month.as_ref()),
        ];
        self.texts.tell(&self.order("date-long"), &parts)
    }

    /// "Monday 8 February 2027".
    pub fn day_and_year(self, date: Date) -> String {
        let (day, year) = (self.day(date), date.year().to_string());
        let parts = [("date", day.as_str()), ("year", year.as_str())];
        self.texts.tell(&self.order("date-full"), &parts)
    }

    /// The day as near as it is: "today", "yesterday", "Friday", "8 February".
    pub fn near(self, date: Date, today: Date) -> String {
        match (date - today).get_days() {
            0 => self.texts.say("day-today").into_owned(),
            -1 => self.texts.say("day-yesterday").into_owned(),
            1..7 => {
                let key = format!("weekday-{}", weekday(date));
                self.texts.say(&key).into_owned()
            }
            _ => self.short(date, today),
        }
    }

    /// "8 February", with the year when it is another one.
    fn short(self, date: Date, today: Date) -> String {
        let month = self.texts.say(&format!("month-{}", date.month()));
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let parts = [
            ("day", day.as_str()),
            ("month", month.as_ref()),
            ("year", year.as_str()),
        ];
        let same = date.year() == today.year();
        let key = if same { "date-short" } else { "date-year" };
        self.texts.tell(&self.order(key), &parts)
    }

    /// The key of a date in the order of the region.
    fn order(self, key: &str) -> String {
        let american = self.texts.region.month_first;
        format!("{key}{}", if american { "-american" } else { "" })
    }
}

fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_with_its_code_and_only_the_minor_units_that_are_there() {
        let format = Format::new(Texts::default());
        for (minor, code, want) in [
            (50_000_000, "EUR", "EUR 500,000"),
            (-1_250, "USD", "USD -12.50"),
            (900, "JPY", "JPY 900"),
            (1_250, "KWD", "KWD 1.250"),
            (0, "EUR", "EUR 0"),
        ] {
            assert_eq!(format.money(minor, code), want);
        }
    }

    #[test]
    fn a_decimal_has_no_more_digits_than_it_needs() {
        let format = Format::new(Texts::default());
        for (value, digits, want) in [
            (82.4, 2, "82.4"),
            (-3.0, 2, "-3"),
            (-0.001, 2, "0"),
            (1_234.567, 1, "1,234.6"),
            (12.5, 0, "12"),
            (f64::NAN, 2, "0"),
        ] {
            assert_eq!(format.decimal(value, digits), want, "{value}");
        }
    }
}
