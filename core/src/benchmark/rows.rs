//! The default figures.

use super::activity::{Activity, Denominator, Warmth};
use super::basis::Basis::{Assumption, Derived, Published};
use super::{Basis, Figure, Funnel, sources};

const fn figure(value: f64, basis: Basis) -> Figure {
    Figure::new(value, basis)
}

const FINDS_ITS_WAY: Basis =
    Assumption("few meetings are booked at once; most within a fortnight or two");

/// Every kind with a benchmark.
pub(super) fn activities() -> Vec<Activity> {
    vec![
        cold_call(),
        cold_email(),
        linkedin_invite(),
        referral_ask(),
        lapsed_touch(),
        networking_event(),
    ]
}

fn cold_call() -> Activity {
    Activity {
        slug: "cold-call".into(),
        denominator: Denominator::Dial,
        warmth: Warmth::Cold,
        chance: figure(0.003, Published(sources::DIAL_MEETING)),
        minutes: figure(4.0, Published(sources::DIAL_MINUTES)),
        ceiling: figure(
            100.0,
            Assumption("20 dials a workday use up some 2,000 fresh numbers a year"),
        ),
        lag: figure(1.0, FINDS_ITS_WAY),
        strength: 0.5,
    }
}

fn cold_email() -> Activity {
    Activity {
        slug: "cold-email".into(),
        denominator: Denominator::Email,
        warmth: Warmth::Cold,
        chance: figure(0.007, Published(sources::EMAIL_MEETING)),
        minutes: figure(
            10.0,
            Assumption("a personal email with a look at its reader; 2 from a template"),
        ),
        ceiling: figure(
            50.0,
            Assumption("10 personal emails a workday use up some 2,500 addresses a year"),
        ),
        lag: figure(2.0, FINDS_ITS_WAY),
        strength: 1.0,
    }
}

fn linkedin_invite() -> Activity {
    Activity {
        slug: "linkedin-invite".into(),
        denominator: Denominator::Invite,
        warmth: Warmth::Cold,
        chance: figure(
            0.012,
            Derived(
                "5.4 % are answered, of which 0.23 lead to a meeting, as with emails",
                sources::INVITE_MEETING,
            ),
        ),
        minutes: figure(4.0, Assumption("a look at the profile and two lines")),
        ceiling: figure(
            50.0,
            Assumption("half of the hundred or so a week that LinkedIn is said to let through"),
        ),
        lag: figure(2.0, FINDS_ITS_WAY),
        strength: 1.0,
    }
}

fn referral_ask() -> Activity {
    Activity {
        slug: "referral-ask".into(),
        denominator: Denominator::Ask,
        warmth: Warmth::Warm,
        chance: figure(
            0.12,
            Derived(
                "one ask in four leads to an introduction, an assumption, and half of those to a meeting",
                sources::INTRODUCTION,
            ),
        ),
        minutes: figure(
            15.0,
            Assumption("choosing whom to ask for what, and asking"),
        ),
        ceiling: figure(
            2.0,
            Assumption("50 people who like to recommend you, each asked twice a year"),
        ),
        lag: figure(3.0, FINDS_ITS_WAY),
        strength: 1.0,
    }
}

fn lapsed_touch() -> Activity {
    Activity {
        slug: "lapsed-touch".into(),
        denominator: Denominator::CheckIn,
        warmth: Warmth::Warm,
        chance: figure(
            0.08,
            Assumption("those who bought before say yes several times as often as strangers"),
        ),
        minutes: figure(
            15.0,
            Assumption("recalling the last job, and a call or a letter"),
        ),
        ceiling: figure(
            3.0,
            Assumption("40 past clients, each hearing from you once a quarter"),
        ),
        lag: figure(2.0, FINDS_ITS_WAY),
        strength: 1.0,
    }
}

fn networking_event() -> Activity {
    Activity {
        slug: "networking-event".into(),
        denominator: Denominator::Event,
        warmth: Warmth::Inbound,
        chance: figure(0.5, Assumption("every other event leads to a meeting")),
        minutes: figure(
            180.0,
            Assumption("an evening with the way there and the notes after it"),
        ),
        ceiling: figure(0.5, Assumption("one event worth going to every other week")),
        lag: figure(3.0, FINDS_ITS_WAY),
        strength: 1.0,
    }
}

const COLD: &str =
    "within the published range; how it splits between cold and warm is an assumption";
const WARM: &str =
    "above the published range, since referred leads buy more than twice as often; an assumption";

/// What becomes of meetings.
pub(super) fn funnel() -> Funnel {
    let won = |share, reason| figure(share, Derived(reason, sources::WON));
    Funnel {
        held: [0.70, 0.80, 0.85].map(|share| figure(share, Published(sources::HELD))),
        proposal: figure(0.50, Published(sources::PROPOSAL)),
        won: [won(0.30, COLD), won(0.30, COLD), won(0.45, WARM)],
        meeting_minutes: figure(
            75.0,
            Assumption("an hour's talk, its preparation and its notes"),
        ),
        proposal_minutes: figure(180.0, Published(sources::PROPOSAL_MINUTES)),
        cycle: figure(6.0, Published(sources::CYCLE)),
    }
}
