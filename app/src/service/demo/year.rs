//! The days of the ordinary demo: a rhythm, a slip, and a comeback.

use jiff::civil::{Date, Weekday};
use legwork_core::vocabulary::{Outcome, Relationship};

use super::act::{Act, Scene};
use super::calendar::Calendar;
use super::cast::Cast;
use super::chance::Chance;
use super::names::{CALL_NOTES, POST_NOTES};
use crate::Result;
use crate::store::Tx;

/// What cold calls lead to, by weight.
const COLD: [(usize, Outcome); 5] = [
    (44, Outcome::NoAnswer),
    (22, Outcome::Voicemail),
    (22, Outcome::Conversation),
    (7, Outcome::MeetingBooked),
    (5, Outcome::Declined),
];
/// What other touches lead to.
const WARM: [(usize, Outcome); 5] = [
    (55, Outcome::Conversation),
    (20, Outcome::Reply),
    (12, Outcome::NoAnswer),
    (8, Outcome::MeetingBooked),
    (5, Outcome::Referral),
];

/// Writes the year day by day.
pub(super) async fn write(
    scene: &Scene<'_>,
    tx: &mut Tx,
    calendar: &Calendar,
    cast: &Cast,
    chance: &mut Chance,
) -> Result<()> {
    let mut acts = Vec::new();
    for day in calendar.worked() {
        let mut today = Diary {
            day,
            acts: Vec::new(),
            cast,
            chance,
        };
        today.fill(energy(calendar, day), calendar.week_of(day));
        let mut today = today.acts;
        if day == calendar.today {
            so_far(scene, &mut today);
        }
        today.sort_by_key(|act| act.minute);
        acts.append(&mut today);
    }
    scene.write(tx, &acts).await
}

/// How much gets done on a day, in hundredths: most of it, little in the weeks
/// of a competition, and again more after it.
fn energy(calendar: &Calendar, day: Date) -> usize {
    match calendar.week_of(day) * 52 / calendar.weeks.max(1) {
        17..=20 => 30,
        21 => 60,
        22..=25 => 97,
        33 | 41 => 55,
        _ => 90,
    }
}

/// Keeps of today's acts those that were done by now, and at least two when
/// there is any.
fn so_far(scene: &Scene<'_>, acts: &mut Vec<Act>) {
    let now = i64::from(scene.now.hour()) * 60 + i64::from(scene.now.minute());
    acts.sort_by_key(|act| act.minute);
    for (act, early) in acts.iter_mut().zip([20, 8]) {
        act.minute = act.minute.min((now - early).max(0));
    }
    acts.retain(|act| act.minute <= now);
    for act in acts {
        act.late = 0;
    }
}

/// One day in the making.
struct Diary<'a> {
    day: Date,
    acts: Vec<Act>,
    cast: &'a Cast,
    chance: &'a mut Chance,
}

impl Diary<'_> {
    fn fill(&mut self, energy: usize, week: i64) {
        self.calls(energy, week);
        self.touches(energy);
        self.network(energy);
        self.writing(energy);
        self.talks(energy);
    }

    /// Cold calls and cold e-mails, every day.
    fn calls(&mut self, energy: usize, week: i64) {
        let calls = if week < 13 { 3 } else { 2 };
        for turn in 0..calls {
            if self.chance.in_100(energy) {
                let outcome = self.chance.weighed(&COLD);
                self.with(
                    "cold-call",
                    530 + turn * 14,
                    4,
                    Relationship::Prospect,
                    outcome,
                );
            }
        }
        if self.chance.in_100(energy) {
            let minute = self.chance.between(680, 720);
            self.alone("cold-email", 2, minute, Some(18));
        }
    }

    /// Clients, and those who were.
    fn touches(&mut self, energy: usize) {
        if self.chance.in_100(energy) {
            let kind = *self
                .chance
                .one(&["client-call", "client-call", "client-email"])
                .unwrap_or(&"client-call");
            let outcome = self.chance.weighed(&WARM);
            let minute = self.chance.between(600, 660);
            self.with(kind, minute, 14, Relationship::Client, outcome);
        }
        if self.day.weekday() == Weekday::Wednesday && self.chance.in_100(energy) {
            let outcome = self.chance.weighed(&WARM);
            self.with("lapsed-call", 665, 16, Relationship::Lapsed, outcome);
        }
        if self.day.weekday() == Weekday::Friday && self.chance.in_100(energy / 3) {
            self.with(
                "referral-ask",
                850,
                10,
                Relationship::Referrer,
                Some(Outcome::Conversation),
            );
        }
    }

    /// Invitations and posts on LinkedIn.
    fn network(&mut self, energy: usize) {
        let weekday = self.day.weekday();
        let inviting = matches!(
            weekday,
            Weekday::Monday | Weekday::Wednesday | Weekday::Thursday
        );
        if inviting && self.chance.in_100(energy) {
            let quantity = self.chance.between(3, 5);
            let minute = self.chance.between(740, 770);
            self.alone("linkedin-invite", quantity, minute, Some(quantity * 3));
        }
        if matches!(weekday, Weekday::Tuesday | Weekday::Thursday) && self.chance.in_100(energy) {
            self.alone("linkedin-post", 1, 1_010, Some(25));
            self.note(&POST_NOTES);
        }
    }

    /// The letter and the article of the month.
    fn writing(&mut self, energy: usize) {
        let letter = (8..=14).contains(&self.day.day()) && self.day.weekday() == Weekday::Tuesday;
        let article =
            (18..=24).contains(&self.day.day()) && self.day.weekday() == Weekday::Thursday;
        if letter && self.chance.in_100(energy + 5) {
            self.alone("newsletter", 1, 930, Some(95));
            self.note(&POST_NOTES);
        }
        if article && self.chance.in_100(energy) {
            self.alone("blog-post", 1, 960, Some(120));
            self.note(&POST_NOTES);
        }
    }

    /// Meetings and what they lead to.
    fn talks(&mut self, energy: usize) {
        if self.chance.in_100(energy / 4) {
            let minute = self.chance.between(840, 900);
            let held = Some(Outcome::MeetingHeld);
            self.with("prospect-meeting", minute, 55, Relationship::Prospect, held);
        }
        if self.chance.in_100(energy / 12) {
            self.with(
                "proposal",
                985,
                90,
                Relationship::Prospect,
                Some(Outcome::Proposal),
            );
        }
    }

    /// An act with someone.
    fn with(
        &mut self,
        kind: &'static str,
        minute: i64,
        minutes: i64,
        who: Relationship,
        outcome: Option<Outcome>,
    ) {
        let role = self.cast.someone(self.chance, who);
        let minutes = minutes + self.chance.between(-2, 6);
        self.alone(kind, 1, minute, Some(minutes));
        if let Some(act) = self.acts.last_mut() {
            act.person = role.map(|role| role.person);
            act.organisation = role.map(|role| role.organisation);
            act.outcome = outcome;
        }
        if outcome == Some(Outcome::Conversation) && self.chance.in_100(60) {
            self.note(&CALL_NOTES);
        }
    }

    /// An act that needs nobody else. One in seven is written down a day
    /// later, one in four without its minutes.
    fn alone(&mut self, kind: &'static str, quantity: i64, minute: i64, minutes: Option<i64>) {
        let late = i64::from(self.chance.in_100(14));
        let told = !self.chance.in_100(25);
        self.acts.push(Act {
            kind,
            quantity,
            day: self.day,
            minute,
            late,
            minutes: minutes.filter(|_| told),
            ..Act::default()
        });
    }

    fn note(&mut self, of: &[&'static str]) {
        let note = self.chance.one(of).copied();
        if let Some(act) = self.acts.last_mut() {
            act.note = note;
        }
    }
}
