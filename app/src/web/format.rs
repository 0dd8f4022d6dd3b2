//! Numbers and dates as the reader writes them: the only place that knows.

use jiff::civil::Date;
use legwork_core::money::Currency;

use super::texts::Texts;
use crate::chart::Marks;

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

    /// The marks of the region, for charts.
    pub const fn marks(self) -> Marks {
        Marks {
            thousands: self.texts.region.thousands,
            decimal: self.texts.region.decimal,
        }
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

    /// An amount of major units in a currency (ISO 4217), which is never left
    /// out: "EUR 12,500", "USD 1,234.50". Minor units only when there are any.
    pub fn money(self, amount: f64, currency: &str) -> String {
        let digits = Currency::from_code(currency).map_or(2, Currency::digits);
        let text = format!("{:.*}", usize::from(digits), amount.abs());
        let (whole, minor) = text.split_once('.').unwrap_or((&text, ""));
        let whole = self.whole(whole.parse().unwrap_or(0));
        let sign = if amount < 0.0 { "-" } else { "" };
        if minor.bytes().all(|digit| digit == b'0') {
            return format!("{currency} {sign}{whole}");
        }
        let mark = self.texts.region.decimal;
        format!("{currency} {sign}{whole}{mark}{minor}")
    }

    /// How long ago a day was: "today", "yesterday", "94 days ago".
    pub fn ago(self, date: Date, today: Date) -> String {
        match u64::try_from((today - date).get_days()) {
            Ok(days @ 2..) => self.texts.count("days-ago", days, &[]),
            _ => self.near(date, today),
        }
    }

    /// Hours with at most one digit after the mark.
    pub fn hours(self, hours: f64) -> String {
        // Rounded as the shell does it: half a tenth goes up.
        let tenths = format!("{:.1}", (hours.max(0.0) * 10.0).round() / 10.0);
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
    fn money_shows_its_currency_and_minor_units_if_there_are_any() {
        let format = Format::new(Texts::default());
        assert_eq!(format.money(12_500.0, "EUR"), "EUR 12,500");
        assert_eq!(format.money(1_234.5, "USD"), "USD 1,234.50");
        assert_eq!(format.money(-0.05, "GBP"), "GBP -0.05");
        assert_eq!(format.money(900.0, "JPY"), "JPY 900");
        assert_eq!(format.money(1.25, "KWD"), "KWD 1.250");
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

    #[test]
    fn a_day_that_is_past_is_so_many_days_ago() {
        let format = Format::new(Texts::default());
        let today: Date = "2027-02-11".parse().unwrap();
        let ago = |day: &str| format.ago(day.parse().unwrap(), today);
        assert_eq!(ago("2027-02-11"), "today");
        assert_eq!(ago("2027-02-10"), "yesterday");
        assert_eq!(ago("2026-11-09"), "94 days ago");
    }
}
