//! Meetings, events and what leads to them.

use super::{Row, row};
use crate::vocabulary::Audience::{Client, Lapsed, Partner, Prospect, Referrer};
use crate::vocabulary::Channel::InPerson;

pub(super) static ROWS: &[Row] = &[
    row("meeting-booked", "meeting booked", "meetings booked", 10)
        .said("book|set meeting|appointment|appt|demo; book|set discovery call; book|set call; book sales meeting; book consultation; set appt; book discovery"),
    row("networking-event", "networking event", "networking events", 180)
        .by(InPerson)
        .said("networking event; industry event; attend event; attend conference; conference; trade show; meetup; ~attend !church|mass|clas|school|service|therapy; ~networking; chamber event; networking meeting; mixer; ~network; ~event; trade association"),
    row("event-hosted", "event hosted", "events hosted", 240)
        .by(InPerson)
        .said("host event; ~host; open house; organise event; organize event; run event; run workshop; workshop; host party; party; run seminar; seminar; lunch learn; lunch and learn; community call"),
    row("talk", "talk given", "talks given", 240)
        .by(InPerson)
        .said("speak event; speak conference; give talk; give presentation; public speaking; keynote; speaking engagement; speaking slot; present conference"),
    row("client-meeting", "client meeting", "client meetings", 75)
        .to(Client).counts("meeting client-touch touch")
        .said("meet client|customer; visit client|customer; lunch client|customer; coffee client|customer; site visit; account review; business review; quarterly review client|customer"),
    row("lapsed-meeting", "meeting with a lapsed client", "meetings with lapsed clients", 75)
        .to(Lapsed).counts("meeting lapsed-touch touch")
        .said(concat!("meet|visit|lunch|coffee ", who!(lapsed), " ", who!(client))),
    row("prospect-meeting", "meeting with a prospect", "meetings with prospects", 75)
        .to(Prospect).counts("meeting prospect-touch touch")
        .said("meet prospect|lead; coffee prospect|lead; lunch prospect|lead; sales meeting; sales appointment"),
    row("referrer-meeting", "meeting with a referral source", "meetings with referral sources", 75)
        .to(Referrer).counts("meeting referrer-touch touch")
        .said("meet referral source|partner; lunch referral source|partner; coffee referral source|partner; meet referrer"),
    row("partner-meeting", "meeting with a partner", "meetings with partners", 75)
        .to(Partner).counts("meeting partner-touch touch")
        .said("meet|lunch|coffee partner"),
    row("demo", "demo", "demos", 60)
        .to(Prospect).counts("meeting prospect-touch touch")
        .said("demo; product demo; demonstration; run demo"),
    row("meeting", "meeting", "meetings", 75)
        .counts("touch")
        .said("meeting; meet; appointment; coffee !drink|cup|less|cut|sugar|limit|max|top|buy; coffee chat; coffee date; lunch !pack|eat|cook|make|skip|before|bring|buy; breakfast !eat|cook|make|skip|before; dinner !eat|cook|make|skip|after|family|before; one on one; one to one; 1 on 1; 1 1; informational interview; face to face; interview; ~visit; site visit; consultation; zoom; get together"),
    row("proposal", "proposal", "proposals", 180)
        .to(Prospect)
        .said("proposal; quote send|write|prepare; tender; bid; estimate send|write; quotation; rfp"),
];
