//! The sentences that Legwork was founded on: typed as they are, and seen on
//! the days on which counting goes wrong most easily.

use super::Home;

const SENTENCES: [&str; 11] = [
    "Make two cold calls every day",
    "Reach out to three current clients every day",
    "Send two cold emails each day",
    "Invite 10 new people to connect on LinkedIn each week",
    "Reach out to one former or lapsed client every week to try to rekindle a relationship",
    "Post relevant information on my LinkedIn profile 3X/week",
    "Send out a monthly e-newsletter to our database",
    "Write one blog post each month to showcase our subject matter expertise",
    "go to the gym 3X/week",
    "walk in the neighborhood 2X/week",
    "stop eating sweets",
];

/// All of them promised on Monday 30 November 2026, a minute apart.
fn promised() -> Home {
    let mut home = Home::at("2026-11-30T08:00:00+01:00");
    for (minute, sentence) in SENTENCES.iter().enumerate() {
        home.later(&format!("2026-11-30T08:{minute:02}:00+01:00"))
            .ok(&["commit", sentence]);
    }
    home
}

/// What today asks of each promise, in their order: done, due by now, required,
/// what brings one level tonight, and the status.
fn asked(home: &mut Home, now: &str) -> String {
    let today = home.later(now).json(&["today"]);
    let rows = today["commitments"].as_array().unwrap().iter().map(|one| {
        format!(
            "{:<20} {} {} {} today {} {}\n",
            one["kind"].as_str().unwrap(),
            one["done"],
            one["due_by_now"],
            one["required"],
            one["next"]["today"],
            one["status"].as_str().unwrap(),
        )
    });
    rows.collect()
}

#[test]
fn on_a_monday_in_the_second_week() {
    let mut home = promised();
    home.ok(&["log", "2 cold calls"]);
    insta::assert_snapshot!(asked(&mut home, "2026-12-07T09:00:00+01:00"), @"
    cold-call            0 0 2 today 2 open
    client-touch         0 0 3 today 3 open
    cold-email           0 0 2 today 2 open
    linkedin-invite      0 0 10 today 2 open
    lapsed-touch         0 0 1 today 1 open
    linkedin-post        0 0 3 today 1 open
    newsletter           0 0 1 today 1 open
    blog-post            0 0 1 today 1 open
    gym                  0 0 3 today 1 open
    walk                 0 0 2 today 1 open
    sweets               0 0 0 today 0 open
    ");
}

#[test]
fn on_a_saturday_fridays_work_may_be_caught_up() {
    let mut home = promised();
    insta::assert_snapshot!(asked(&mut home, "2026-12-05T09:00:00+01:00"), @"
    cold-call            0 2 2 today 2 open
    client-touch         0 3 3 today 3 open
    cold-email           0 2 2 today 2 open
    linkedin-invite      0 10 10 today 10 open
    lapsed-touch         0 1 1 today 1 open
    linkedin-post        0 3 3 today 3 open
    newsletter           0 0 1 today 1 open
    blog-post            0 0 1 today 1 open
    gym                  0 2 3 today 3 open
    walk                 0 1 2 today 2 open
    sweets               0 0 0 today 0 open
    ");
}

#[test]
fn on_a_holiday_nothing_is_owed_that_day() {
    let mut home = promised();
    home.ok(&["holidays", "add", "2026-12-08", "Feast"]);
    insta::assert_snapshot!(asked(&mut home, "2026-12-08T09:00:00+01:00"), @"
    cold-call            0 0 0 today 0 void
    client-touch         0 0 0 today 0 void
    cold-email           0 0 0 today 0 void
    linkedin-invite      0 2 8 today 2 open
    lapsed-touch         0 0 1 today 1 open
    linkedin-post        0 0 2 today 1 open
    newsletter           0 0 1 today 1 open
    blog-post            0 0 1 today 1 open
    gym                  0 0 3 today 1 open
    walk                 0 0 2 today 1 open
    sweets               0 0 0 today 0 void
    ");
}

#[test]
fn during_a_pause_nothing_is_owed() {
    let mut home = promised();
    home.ok(&["pause", "2026-12-07..2026-12-18"]);
    insta::assert_snapshot!(asked(&mut home, "2026-12-10T09:00:00+01:00"), @"
    cold-call            0 0 0 today 0 void
    client-touch         0 0 0 today 0 void
    cold-email           0 0 0 today 0 void
    linkedin-invite      0 0 0 today 0 void
    lapsed-touch         0 0 0 today 0 void
    linkedin-post        0 0 0 today 0 void
    newsletter           0 0 1 today 1 open
    blog-post            0 0 1 today 1 open
    gym                  0 0 0 today 0 void
    walk                 0 0 0 today 0 void
    sweets               0 0 0 today 0 void
    ");
}

#[test]
fn on_the_last_day_of_the_year_the_month_ends_too() {
    let mut home = promised();
    insta::assert_snapshot!(asked(&mut home, "2026-12-31T23:30:00+01:00"), @"
    cold-call            0 0 2 today 2 open
    client-touch         0 0 3 today 3 open
    cold-email           0 0 2 today 2 open
    linkedin-invite      0 6 10 today 8 open
    lapsed-touch         0 0 1 today 1 open
    linkedin-post        0 1 3 today 3 open
    newsletter           0 0 1 today 1 open
    blog-post            0 0 1 today 1 open
    gym                  0 1 3 today 2 open
    walk                 0 0 2 today 2 open
    sweets               0 0 0 today 0 open
    ");
}

#[test]
fn as_a_screen() {
    let mut home = promised();
    home.later("2026-12-03T09:00:00+01:00");
    home.ok(&["log", "3 cold calls"]);
    home.ok(&["log", "invited 4 people on LinkedIn"]);
    insta::assert_snapshot!(home.ok(&["today"]), @"
    Thu 3 Dec 2026
    0.5 h done · 9.6 h asked of 4 h a week · 5.6 h more than you have
    6 behind · 3 due today · 1 on pace · 1 done

                                                 Done  Due  Next
    Reach out to current clients     ──────────   0/3    0  3 today       at risk
    Send cold emails                 ──────────   0/2    0  2 today       at risk
    Invite people to connect on      ━━━━──│───  4/10    6  4 today       behind
    LinkedIn
    Reach out to a former or lapsed  ──────────   0/1    0  1 today       far behind
    client to try to rekindle a
    relationship
    Post relevant information on my  ───│──────   0/3    1  3 today       far behind
    LinkedIn profile
    Go to the gym                    ───│──────   0/3    1  2 today       behind
    Walk in the neighborhood         ──────────   0/2    0  2 today       on pace
    Send out an e-newsletter to our  ──────────   0/1    0  1 today       on pace
    database
    Write a blog post to showcase    ──────────   0/1    0  1 today       on pace
    our subject matter expertise
    Stop eating sweets               ──────────  none       clean so far  on pace
    Make cold calls                  ━━━━━━━━━━   3/2    0  done          ahead

    → 'Reach out to current clients' has slipped. Make it smaller, 2 instead of 3,
    move it to other days, or pause it until a date.
    ");
    insta::assert_snapshot!(home.wide(60).ok(&["today"]), @"
    Thu 3 Dec 2026
    0.5 h done · 9.6 h asked of 4 h a week · 5.6 h more than you
    have
    6 behind · 3 due today · 1 on pace · 1 done

                                  Done  Next
    Reach out to current clients   0/3  3 today       at risk
    Send cold emails               0/2  2 today       at risk
    Invite people to connect on   4/10  4 today       behind
    LinkedIn
    Reach out to a former or       0/1  1 today       far behind
    lapsed client to try to
    rekindle a relationship
    Post relevant information on   0/3  3 today       far behind
    my LinkedIn profile
    Go to the gym                  0/3  2 today       behind
    Walk in the neighborhood       0/2  2 today       on pace
    Send out an e-newsletter to    0/1  1 today       on pace
    our database
    Write a blog post to           0/1  1 today       on pace
    showcase our subject matter
    expertise
    Stop eating sweets            none  clean so far  on pace
    Make cold calls                3/2  done          ahead

    → 'Reach out to current clients' has slipped. Make it
    smaller, 2 instead of 3, move it to other days, or pause it
    until a date.
    ");
    insta::assert_snapshot!(home.wide(120).ok(&["today"]), @"
    Thu 3 Dec 2026         0.5 h done · 9.6 h asked of 4 h a week · 5.6 h more than you have
    6 behind · 3 due today · 1 on pace · 1 done

                                                          Done  Due  Next          To finish                         Until
    Reach out to current clients              ──────────   0/3    0  3 today                             at risk     tonight
    Send cold emails                          ──────────   0/2    0  2 today                             at risk     tonight
    Invite people to connect on LinkedIn      ━━━━──│───  4/10    6  4 today       3 a day for 2 days    behind      Sun
    Reach out to a former or lapsed client    ──────────   0/1    0  1 today       1 in 2 days           far behind  Sun
    to try to rekindle a relationship
    Post relevant information on my LinkedIn  ───│──────   0/3    1  3 today       1.5 a day for 2 days  far behind  Sun
    profile
    Go to the gym                             ───│──────   0/3    1  2 today       3 in 4 days           behind      Sun
    Walk in the neighborhood                  ──────────   0/2    0  2 today       2 in 4 days           on pace     Sun
    Send out an e-newsletter to our database  ──────────   0/1    0  1 today       1 in 21 days          on pace     31 Dec
    Write a blog post to showcase our         ──────────   0/1    0  1 today       1 in 21 days          on pace     31 Dec
    subject matter expertise
    Stop eating sweets                        ──────────  none       clean so far                        on pace     tonight
    Make cold calls                           ━━━━━━━━━━   3/2    0  done                                ahead       tonight

    → 'Reach out to current clients' has slipped. Make it smaller, 2 instead of 3, move it to other days, or pause it until
    a date.
    ");
}
