//! Date expressions, seen from Monday 8 February 2027.

use jiff::civil::{Date, Weekday, date};
use legwork_core::parse::date::{Calendar, Sense, phrase, whole};
use legwork_core::parse::lex::lex;

fn calendar(sense: Sense) -> Calendar {
    Calendar {
        today: date(2027, 2, 8),
        week_start: Weekday::Monday,
        fiscal_month: 1,
        day_first: true,
        sense,
    }
}

/// First day, last day, whether unclear, or the error.
fn read(text: &str, calendar: Calendar) -> Result<(Date, Date, bool), String> {
    let lexed = lex(text);
    let found = phrase(&lexed.tokens, 0).ok_or("no date")?;
    if found.used != lexed.tokens.len() {
        return Err(format!(
            "read {} of {} tokens: {:?}",
            found.used,
            lexed.tokens.len(),
            found.value
        ));
    }
    found
        .value
        .resolve(calendar)
        .map(|s| (s.first, s.last, s.unclear))
        .map_err(|e| e.to_string())
}

fn check(sense: Sense, table: &[(&str, &str, &str)]) {
    let calendar = calendar(sense);
    let mut wrong = Vec::new();
    for (text, first, last) in table {
        let want = format!("{first}..{last}");
        match read(text, calendar) {
            Ok((first, last, _)) if format!("{first}..{last}") == want => {}
            other => wrong.push(format!("{text}: {other:?}, not {want:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dates_ahead() {
    check(
        Sense::Future,
        &[
            ("today", "2027-02-08", "2027-02-08"),
            ("by tomorrow", "2027-02-09", "2027-02-09"),
            ("the day after tomorrow", "2027-02-10", "2027-02-10"),
            ("by Friday", "2027-02-12", "2027-02-12"),
            ("on Thursday", "2027-02-11", "2027-02-11"),
            ("in 6 months", "2027-02-08", "2027-08-08"),
            ("within a year", "2027-02-08", "2028-02-08"),
            ("in the next 90 days", "2027-02-08", "2027-05-09"),
            ("over the next 3 years", "2027-02-08", "2030-02-08"),
            ("within the next two quarters", "2027-02-08", "2027-08-08"),
            ("in under 12 weeks", "2027-02-08", "2027-05-03"),
            ("in less than six months", "2027-02-08", "2027-08-08"),
            ("in a year and a half", "2027-02-08", "2028-08-08"),
            ("in half a year", "2027-02-08", "2027-08-08"),
            ("three weeks from now", "2027-03-01", "2027-03-01"),
            ("a year from today", "2028-02-08", "2028-02-08"),
            ("by Dec 31st", "2027-12-31", "2027-12-31"),
            ("by December 31, 2028", "2028-12-31", "2028-12-31"),
            ("by the 31st of March", "2027-03-31", "2027-03-31"),
            ("by 1 February", "2028-02-01", "2028-02-01"),
            ("by 15 June 2027", "2027-06-15", "2027-06-15"),
            ("by the 15th", "2027-02-15", "2027-02-15"),
            ("by the 5th of the month", "2027-03-05", "2027-03-05"),
            ("by the end of the quarter", "2027-03-31", "2027-03-31"),
            ("by the end of the year", "2027-12-31", "2027-12-31"),
            ("by end of year", "2027-12-31", "2027-12-31"),
            ("by the end of the month", "2027-02-28", "2027-02-28"),
            ("by the end of next month", "2027-03-31", "2027-03-31"),
            ("by the end of October", "2027-10-31", "2027-10-31"),
            ("by the end of January", "2028-01-31", "2028-01-31"),
            ("by the end of the week", "2027-02-14", "2027-02-14"),
            ("by the end of Q3", "2027-09-30", "2027-09-30"),
            ("by the end of 2028", "2028-12-31", "2028-12-31"),
            ("by the end of next year", "2028-12-31", "2028-12-31"),
            ("by the end of this fiscal year", "2027-12-31", "2027-12-31"),
            ("by the start of Q3", "2027-07-01", "2027-07-01"),
            ("by year end", "2027-12-31", "2027-12-31"),
            ("by year-end", "2027-12-31", "2027-12-31"),
            ("before year's end", "2027-12-31", "2027-12-31"),
            ("by EOY", "2027-12-31", "2027-12-31"),
            ("by EOQ", "2027-03-31", "2027-03-31"),
            ("end of FY28", "2028-12-31", "2028-12-31"),
            ("in fiscal 2028", "2028-01-01", "2028-12-31"),
            ("this year", "2027-01-01", "2027-12-31"),
            ("this calendar year", "2027-01-01", "2027-12-31"),
            ("next year", "2028-01-01", "2028-12-31"),
            ("next quarter", "2027-04-01", "2027-06-30"),
            ("this month", "2027-02-01", "2027-02-28"),
            ("next week", "2027-02-15", "2027-02-21"),
            ("in Q3", "2027-07-01", "2027-09-30"),
            ("in Q1 2028", "2028-01-01", "2028-03-31"),
            ("Q2/27", "2027-04-01", "2027-06-30"),
            ("in the second quarter", "2027-04-01", "2027-06-30"),
            ("in the first half of 2028", "2028-01-01", "2028-06-30"),
            ("H2 2027", "2027-07-01", "2027-12-31"),
            ("in 2028", "2028-01-01", "2028-12-31"),
            ("by 2029", "2029-12-31", "2029-12-31"),
            ("by June 2027", "2027-06-30", "2027-06-30"),
            ("by the end of June '28", "2028-06-30", "2028-06-30"),
            ("before June", "2027-05-31", "2027-05-31"),
            ("before Christmas", "2027-12-24", "2027-12-24"),
            ("by New Year's Eve", "2027-12-31", "2027-12-31"),
            ("by 2027-07-01", "2027-07-01", "2027-07-01"),
            ("by 31.12.2027", "2027-12-31", "2027-12-31"),
            ("by 5.6.27", "2027-06-05", "2027-06-05"),
            ("by 12/31/2027", "2027-12-31", "2027-12-31"),
            ("by 31/12/2027", "2027-12-31", "2027-12-31"),
            ("by 31-12-2027", "2027-12-31", "2027-12-31"),
            ("by 12/31", "2027-12-31", "2027-12-31"),
            ("no later than 30 September", "2027-09-30", "2027-09-30"),
            ("on or before 1 May", "2027-05-01", "2027-05-01"),
            ("until 29 Feb", "2028-02-29", "2028-02-29"),
            ("from March", "2027-03-01", "2027-03-01"),
            ("starting Monday, 1 March", "2027-03-01", "2027-03-01"),
            ("in May", "2027-05-01", "2027-05-31"),
        ],
    );
}

#[test]
fn dates_behind() {
    check(
        Sense::Past,
        &[
            ("yesterday", "2027-02-07", "2027-02-07"),
            ("the day before yesterday", "2027-02-06", "2027-02-06"),
            ("last night", "2027-02-07", "2027-02-07"),
            ("this morning", "2027-02-08", "2027-02-08"),
            ("yesterday afternoon", "2027-02-07", "2027-02-07"),
            ("on Friday", "2027-02-05", "2027-02-05"),
            ("last Friday", "2027-02-05", "2027-02-05"),
            ("Tue", "2027-02-02", "2027-02-02"),
            ("3 days ago", "2027-02-05", "2027-02-05"),
            ("a week ago", "2027-02-01", "2027-02-01"),
            ("two months ago", "2026-12-08", "2026-12-08"),
            ("last week", "2027-02-01", "2027-02-07"),
            ("on Dec 31", "2026-12-31", "2026-12-31"),
            ("on 8 February", "2027-02-08", "2027-02-08"),
            ("on the 15th", "2027-01-15", "2027-01-15"),
            ("in October", "2026-10-01", "2026-10-31"),
            ("on 31/1", "2027-01-31", "2027-01-31"),
            ("31.01.2027", "2027-01-31", "2027-01-31"),
            ("over the last 3 weeks", "2027-01-18", "2027-02-08"),
        ],
    );
}

#[test]
fn dates_that_may_be_others_say_so() {
    let future = calendar(Sense::Future);
    for text in [
        "next Friday",
        "by Monday",
        "in mid June",
        "early 2028",
        "by next June",
        "in the financial year 2027/28",
    ] {
        assert!(read(text, future).expect(text).2, "{text}");
    }
    for text in [
        "by 3/4/2027",
        "by 13/4/2027",
        "by 4/4/2027",
        "by Friday",
        "by 3.4.2027",
        "in 2028",
    ] {
        assert!(!read(text, future).expect(text).2, "{text}");
    }
    let american = Calendar {
        day_first: false,
        ..future
    };
    assert_eq!(
        read("by 3/4/2027", american).map(|r| (r.0, r.2)),
        Ok((date(2027, 3, 4), true))
    );
    assert_eq!(
        read("by 3/4/2027", future).map(|r| r.0),
        Ok(date(2027, 4, 3))
    );
    let past = calendar(Sense::Past);
    let monday = read("on Monday", past).expect("a day");
    assert!(!monday.2, "said on a Monday of what was done, it is today");
    let thursday = Calendar {
        today: date(2027, 2, 11),
        ..past
    };
    assert!(read("last Tuesday", thursday).expect("a day").2);
}

#[test]
fn days_that_do_not_exist_are_errors() {
    for text in [
        "on 30 Feb",
        "by 31 June 2027",
        "by 2027-02-30",
        "by 31.04.2027",
        "by 2027-13-01",
        "by 13/13/2027",
        "by 29 Feb 2027",
        "by 0 May",
        "by February 30th",
    ] {
        let error = read(text, calendar(Sense::Future)).expect_err(text);
        assert!(
            error.contains("does not exist") || error.contains("there is no month"),
            "{text}: {error}"
        );
    }
}

#[test]
fn fiscal_years_begin_where_they_are_set() {
    let april = Calendar {
        fiscal_month: 4,
        ..calendar(Sense::Future)
    };
    let span = |text| read(text, april).map(|r| (r.0, r.1));
    assert_eq!(
        span("this fiscal year"),
        Ok((date(2026, 4, 1), date(2027, 3, 31)))
    );
    assert_eq!(span("FY28"), Ok((date(2027, 4, 1), date(2028, 3, 31))));
    assert_eq!(
        span("this quarter"),
        Ok((date(2027, 1, 1), date(2027, 3, 31)))
    );
    assert_eq!(
        span("next quarter"),
        Ok((date(2027, 4, 1), date(2027, 6, 30)))
    );
    assert_eq!(span("in Q1"), Ok((date(2027, 4, 1), date(2027, 6, 30))));
    assert_eq!(
        span("this year"),
        Ok((date(2027, 1, 1), date(2027, 12, 31)))
    );
    assert!(
        read("by year end", april).expect("a day").2,
        "of which year?"
    );
    let november = Calendar {
        fiscal_month: 11,
        ..april
    };
    assert_eq!(
        read("this quarter", november).map(|r| (r.0, r.1)),
        Ok((date(2027, 2, 1), date(2027, 4, 30)))
    );
}

#[test]
fn a_short_date_in_slashes_stands_alone() {
    let day_first = calendar(Sense::Past);
    let month_first = Calendar {
        day_first: false,
        ..day_first
    };
    let resolved = |text: &str, calendar| {
        let found = whole(&lex(text).tokens).map(|found| found.resolve(calendar));
        found.and_then(Result::ok).map(|s| (s.first, s.unclear))
    };
    for (text, first, clear) in [
        ("5/2", date(2027, 2, 5), true),
        ("13/1", date(2027, 1, 13), true),
        ("1/13", date(2027, 1, 13), true),
        ("8/2", date(2027, 2, 8), true),
        ("9/2", date(2026, 2, 9), true),
    ] {
        assert_eq!(resolved(text, day_first), Some((first, !clear)), "{text}");
    }
    for (text, unclear) in [
        ("5/2", true),
        ("13/1", false),
        ("1/13", false),
        ("3/3", false),
    ] {
        let found = resolved(text, month_first).map(|(_, unclear)| unclear);
        assert_eq!(found, Some(unclear), "{text}");
    }
    for text in [
        "24/7",
        "20/80",
        "0/5",
        "13/13",
        "5/2x",
        "5/2 or so",
        "1/2/3/4",
    ] {
        assert_eq!(resolved(text, day_first), None, "{text}");
    }
}

#[test]
fn other_words_are_no_dates() {
    for text in [
        "may be",
        "march on",
        "second",
        "1/2",
        "3 calls",
        "2027 contacts",
        "20%",
        "a client",
        "in person",
        "on LinkedIn",
        "by phone",
        "24/7",
        "sat with Bob",
        "the first",
        "end to end",
        "next step",
    ] {
        let lexed = lex(text);
        assert!(
            phrase(&lexed.tokens, 0).is_none(),
            "{text}: {:?}",
            phrase(&lexed.tokens, 0)
        );
    }
}

proptest::proptest! {
    #[test]
    fn any_text_gives_days_or_none(text in "(by |in |next |the |end of |[0-9]{1,4}|[./-]| |feb|may|days|ago|q3|'|th|fy|\\PC){0,12}") {
        let lexed = lex(&text);
        for at in 0..lexed.tokens.len() {
            if let Some(found) = phrase(&lexed.tokens, at) {
                proptest::prop_assert!(found.used > 0 && at + found.used <= lexed.tokens.len());
                if let Ok(span) = found.value.resolve(calendar(Sense::Future)) {
                    proptest::prop_assert!(span.first <= span.last);
                }
            }
        }
    }

    #[test]
    fn every_date_is_read_back(year in 1990_i16..2100, day in 0_i64..365) {
        let want = date(year, 1, 1).saturating_add(jiff::Span::new().days(day));
        for text in [want.strftime("%Y-%m-%d"), want.strftime("%d.%m.%Y"), want.strftime("%-d %B %Y"), want.strftime("%b %-d, %Y"), want.strftime("%d/%m/%Y")] {
            proptest::prop_assert_eq!(read(&text.to_string(), calendar(Sense::Future)).map(|r| (r.0, r.1)), Ok((want, want)));
        }
    }
}
