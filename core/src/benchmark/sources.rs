//! The publications behind the table.

use super::Source;

const fn source(
    name: &'static str,
    address: &'static str,
    year: Option<u16>,
    says: &'static str,
) -> Source {
    Source {
        name,
        address,
        year,
        says,
    }
}

pub(super) static DIAL_MEETING: &[Source] = &[
    source(
        "Belkins",
        "belkins.io/blog/cold-calling-benchmarks",
        Some(2025),
        "175,000 dials: 9.9 % connect per dial, 24.5 % per prospect; 58 % of those converse, \
         4.6 % of conversations book: about one meeting in 370 dials",
    ),
    source(
        "30 Minutes to President's Club",
        "30mpc.com/newsletter/is-cold-calling-actually-dead-data-backed-answer",
        None,
        "300 million calls: 5.4 % connect on average, 13.3 % in the top quarter",
    ),
    source(
        "Gong",
        "gong.io/resources/labs/is-cold-calling-dead",
        None,
        "as low as 1.48 % of connected calls succeed",
    ),
];

pub(super) static DIAL_MINUTES: &[Source] = &[
    source(
        "Pro Sales Connection",
        "prosalesconnection.com/blog/2011/07/06/how-many-cold-calls-per-hour-should-i-make",
        Some(2011),
        "3 minutes of preparation and 1 of call",
    ),
    source(
        "Chorus",
        "chorus.ai/blog/the-secret-to-a-scheduled-meeting-longer-cold-calls",
        None,
        "a connected call takes 80 seconds on average, a successful one 7.5 minutes",
    ),
];

pub(super) static EMAIL_MEETING: &[Source] = &[
    source(
        "Cleanlist",
        "cleanlist.ai/blog/2026-02-18-cold-email-response-rate-statistics",
        Some(2026),
        "3.1 to 3.43 % of emails are answered, 0.7 % lead to a meeting; top 2 to 3 %, bottom 0.1 %",
    ),
    source(
        "Gangly, citing Instantly",
        "getgangly.com/blog/cold-email-statistics",
        None,
        "1.4 % of emails get a positive answer",
    ),
];

pub(super) static INVITE_MEETING: &[Source] = &[
    source(
        "Guffles, citing Expandi",
        "guffles.com/blog/connection-requests",
        None,
        "20 million invitations: 29.6 % accepted",
    ),
    source(
        "Infilly, citing Botdog",
        "infilly.app/en/blog/linkedin-connection-request",
        None,
        "16,000 invitations: 26.4 % accepted, with or without a note",
    ),
    source(
        "Automated MSP, citing Belkins and Expandi",
        "automatedmsp.com/learn/linkedin-connection-requests",
        None,
        "9.4 % of invitations with a note are answered, 5.4 % without",
    ),
];

pub(super) static INTRODUCTION: &[Source] = &[source(
    "Haliro",
    "haliro.io/en/resources/blog/cold-call-vs-recommandation-chiffres-qui-parlent",
    None,
    "40 to 60 % of introductions lead to a first meeting, which it calls illustrative",
)];

pub(super) static HELD: &[Source] = &[source(
    "Leadriver",
    "leadriver.io/blog/how-to-reduce-meeting-no-shows",
    None,
    "65 to 75 % of cold, 70 to 85 % of inbound and over 80 % of referred meetings take place",
)];

pub(super) static PROPOSAL: &[Source] = &[source(
    "Optifai",
    "optif.ai/glossary/stage-conversion-rate",
    None,
    "40 to 60 % of meetings lead to a proposal",
)];

pub(super) static WON: &[Source] = &[
    source(
        "Glen Coyne",
        "glencoyne.com/guides/win-rate-analysis",
        None,
        "professional services win 25 to 35 % of proposals",
    ),
    source(
        "Seal",
        "sayseal.com/blog/hidden-cost-of-writing-proposals",
        None,
        "consultants win 20 to 30 % of proposals",
    ),
    source(
        "Hinge",
        "hingemarketing.com/blog/story/the-1-what-a-e-c-executives-can-do-to-position-their-firms-for-success",
        None,
        "architects and engineers win 37 % of proposals",
    ),
    source(
        "eMarketer",
        "emarketer.com/Article/Referrals-Fuel-Highest-B2B-Conversion-Rates/1012000",
        Some(2014),
        "500 firms: 3.63 % of referred leads buy, 1.55 % of those from the web",
    ),
];

pub(super) static PROPOSAL_MINUTES: &[Source] = &[source(
    "Seal",
    "sayseal.com/blog/hidden-cost-of-writing-proposals",
    None,
    "hours for each proposal, in an example",
)];

pub(super) static CYCLE: &[Source] = &[
    source(
        "The CRO Report",
        "thecroreport.com/glossary/sales-cycle-length",
        None,
        "14 to 30 days for deals of 5,000 to 25,000",
    ),
    source(
        "First Sales",
        "firstsales.io/sales/glossary/average-sales-cycle",
        None,
        "one to three months in professional services",
    ),
];
