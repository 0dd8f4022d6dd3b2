//! Work at the desk that feeds selling.

use super::{Row, row};
use crate::vocabulary::Audience::Prospect;

pub(super) static ROWS: &[Row] = &[
    row("prospecting", "prospecting session", "prospecting sessions", 60)
        .to(Prospect)
        .said("prospect; prospecting; find prospect; find lead; add prospect; identify prospect; client acquisition; qualify prospect|lead; qualify; lead generation; business development; ~sell; new lead; bd; job board"),
    row("research", "research session", "research sessions", 30)
        .said("research; target list; build list; list person; make list; study prospect; target account; research prospect|lead|company|account"),
    row("review", "review", "reviews", 30)
        .said("review goal; review pipeline; ~review; weekly review; check lead; pipeline review; plan week; look back; check new lead; reflect"),
    row("marketing", "marketing session", "marketing sessions", 60)
        .said("marketing; ~market; ~advertise; ~promote; seo; ~website"),
    row("planning", "planning session", "planning sessions", 30)
        .said("~plan; ~map; account plan; ~strategy"),
    row("learning", "learning session", "learning sessions", 30)
        .personal()
        .said("learn; ~practice; ~practise; ~train; role play; ~course; rehearse; ~study; sales book; sales training; read sales"),
    row("crm", "CRM update", "CRM updates", 15)
        .said("crm; update crm; update pipeline; log activity; clean data; update record; clean pipeline; update salesforce|hubspot|pipedrive"),
    row("points", "point", "points", 10)
        .said("~point"),
];
