//! Numbers and dates as the reader writes them: the only place that knows.

use jiff::civil::Date;

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
        let mark = self.texts.say("mark-thousands");
        let digits = number.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(&mark);
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
            _ => format!("{whole}{}{tenth}", self.texts.say("mark-decimal")),
        }
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
        self.texts.tell("date-long", &parts)
    }

    /// "Monday 8 February 2027".
    pub fn day_and_year(self, date: Date) -> String {
        let (day, year) = (self.day(date), date.year().to_string());
        let parts = [("date", day.as_str()), ("year", year.as_str())];
        self.texts.tell("date-full", &parts)
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
        self.texts
            .tell(if same { "date-short" } else { "date-year" }, &parts)
    }
}

fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}
