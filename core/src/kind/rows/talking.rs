//! Calls, messages and other touches of one person.

use super::{Row, row};
use crate::vocabulary::Audience::{Client, Lapsed, Partner, Prospect, Referrer};
use crate::vocabulary::Channel::{Email, InPerson, Linkedin, Mail, Message, Phone};

pub(super) static ROWS: &[Row] = &[
    row("cold-call", "cold call", "cold calls", 4)
        .by(Phone).to(Prospect).counts("call prospect-touch touch")
        .said("cold call; cold dial; cold phone; outbound call; outbound dial; dial; outbounds dial; sales dial"),
    row("client-call", "client call", "client calls", 15)
        .by(Phone).to(Client).counts("call client-touch touch")
        .said(concat!("call|phone|ring ", who!(client))),
    row("lapsed-call", "call to a lapsed client", "calls to lapsed clients", 15)
        .by(Phone).to(Lapsed).counts("call lapsed-touch touch")
        .said(concat!("call|phone|ring ", who!(lapsed), " ", who!(client))),
    row("prospect-call", "call to a prospect", "calls to prospects", 10)
        .by(Phone).to(Prospect).counts("call prospect-touch touch")
        .said(concat!("call|phone|ring ", who!(prospect))),
    row("referrer-call", "call to a referral source", "calls to referral sources", 15)
        .by(Phone).to(Referrer).counts("call referrer-touch touch")
        .said("call|phone|ring referral|referrer source|partner; call|phone|ring referrer"),
    row("partner-call", "call to a partner", "calls to partners", 15)
        .by(Phone).to(Partner).counts("call partner-touch touch")
        .said("call|phone|ring partner"),
    row("discovery-call", "discovery call", "discovery calls", 45)
        .by(Phone).to(Prospect).counts("call meeting prospect-touch touch")
        .said("discovery call; discovery; intro call; introductory call; exploratory call; qualification call; sales call"),
    row("call", "call", "calls", 10)
        .by(Phone).counts("touch")
        .said("call; phone call; telephone; ~phone !my|look|screen|scroll|bed|check|use|device|free|off|away; ~ring; ~voicemail"),
    row("cold-email", "cold email", "cold emails", 10)
        .by(Email).to(Prospect).counts("email prospect-touch touch")
        .said("cold email; cold mail; prospecting email; outreach email; outbound email; initial email"),
    row("client-email", "client email", "client emails", 10)
        .by(Email).to(Client).counts("email client-touch touch")
        .said(concat!("email ", who!(client))),
    row("lapsed-email", "email to a lapsed client", "emails to lapsed clients", 10)
        .by(Email).to(Lapsed).counts("email lapsed-touch touch")
        .said(concat!("email ", who!(lapsed), " ", who!(client))),
    row("referrer-email", "email to a referral source", "emails to referral sources", 10)
        .by(Email).to(Referrer).counts("email referrer-touch touch")
        .said("email referral|referrer source|partner; email referrer"),
    row("partner-email", "email to a partner", "emails to partners", 10)
        .by(Email).to(Partner).counts("email partner-touch touch")
        .said("email partner"),
    row("email", "email", "emails", 10)
        .by(Email).counts("touch")
        .said("email; inbox zero email"),
    row("linkedin-invite", "LinkedIn invite", "LinkedIn invites", 4)
        .by(Linkedin).counts("touch")
        .said("invite linkedin; li invite|request|connection; connect linkedin; connection request; connection linkedin; linkedin request; linkedin invitation; connect invite; add linkedin"),
    row("linkedin-message", "LinkedIn message", "LinkedIn messages", 5)
        .by(Linkedin).counts("message touch")
        .said("linkedin message; linkedin dm; linkedin inmail; inmail; message connection"),
    row("linkedin-comment", "LinkedIn comment", "LinkedIn comments", 4)
        .by(Linkedin).counts("comment")
        .said("linkedin comment; comment linkedin post"),
    row("client-message", "message to a client", "messages to clients", 5)
        .by(Message).to(Client).counts("message client-touch touch")
        .said(concat!("message|sms|whatsapp ", who!(client))),
    row("lapsed-message", "message to a lapsed client", "messages to lapsed clients", 5)
        .by(Message).to(Lapsed).counts("message lapsed-touch touch")
        .said(concat!("message|sms|whatsapp ", who!(lapsed), " ", who!(client))),
    row("prospect-message", "message to a prospect", "messages to prospects", 5)
        .by(Message).to(Prospect).counts("message prospect-touch touch")
        .said(concat!("message|sms|whatsapp ", who!(prospect))),
    row("referrer-message", "message to a referral source", "messages to referral sources", 5)
        .by(Message).to(Referrer).counts("message referrer-touch touch")
        .said("message|sms|whatsapp referral|referrer source|partner; message|sms|whatsapp referrer"),
    row("partner-message", "message to a partner", "messages to partners", 5)
        .by(Message).to(Partner).counts("message partner-touch touch")
        .said("message|sms|whatsapp partner"),
    row("client-linkedin-message", "LinkedIn message to a client", "LinkedIn messages to clients", 5)
        .by(Linkedin).to(Client).counts("linkedin-message message client-touch touch")
        .said(concat!("linkedin message|dm|inmail ", who!(client))),
    row("lapsed-linkedin-message", "LinkedIn message to a lapsed client", "LinkedIn messages to lapsed clients", 5)
        .by(Linkedin).to(Lapsed).counts("linkedin-message message lapsed-touch touch")
        .said(concat!("linkedin message|dm|inmail ", who!(lapsed), " ", who!(client))),
    row("prospect-linkedin-message", "LinkedIn message to a prospect", "LinkedIn messages to prospects", 5)
        .by(Linkedin).to(Prospect).counts("linkedin-message message prospect-touch touch")
        .said(concat!("linkedin message|dm|inmail ", who!(prospect))),
    row("referrer-linkedin-message", "LinkedIn message to a referral source", "LinkedIn messages to referral sources", 5)
        .by(Linkedin).to(Referrer).counts("linkedin-message message referrer-touch touch")
        .said("linkedin message|dm|inmail referral|referrer source|partner; linkedin message|dm|inmail referrer"),
    row("partner-linkedin-message", "LinkedIn message to a partner", "LinkedIn messages to partners", 5)
        .by(Linkedin).to(Partner).counts("linkedin-message message partner-touch touch")
        .said("linkedin message|dm|inmail partner"),
    row("message", "message", "messages", 5)
        .by(Message).counts("touch")
        .said("message; ~text; sms; dm; whatsapp; ~ping; direct message"),
    row("client-touch", "client contact", "client contacts", 15)
        .to(Client).counts("touch")
        .said(concat!(
            "reach out ", who!(client), "; contact ", who!(client), "; touch ", who!(client), "; check in ", who!(client),
            "; check-in ", who!(client), "; follow up ", who!(client), "; visit ", who!(client), "; catch up ", who!(client),
            "; client outreach; customer outreach; talk ", who!(client), "; speak ", who!(client), "; nurture ", who!(client)
        )),
    row("lapsed-touch", "contact with a lapsed client", "contacts with lapsed clients", 15)
        .to(Lapsed).counts("touch")
        .said(concat!(
            "reach out ", who!(lapsed), " ", who!(client), "; contact ", who!(lapsed), " ", who!(client), "; touch ", who!(lapsed),
            " ", who!(client), "; check in ", who!(lapsed), " ", who!(client), "; reactivate ", who!(client), "; rekindle ", who!(client),
            "; follow up ", who!(lapsed), " ", who!(client), "; reconnect ", who!(client), "; reengage ", who!(client),
            "; win back ", who!(client), "; old prospect contact|reach"
        )),
    row("prospect-touch", "contact with a prospect", "contacts with prospects", 10)
        .to(Prospect).counts("touch")
        .said(concat!(
            "reach out ", who!(prospect), "; contact ", who!(prospect), "; touch ", who!(prospect), "; talk ", who!(prospect),
            "; speak ", who!(prospect), "; approach ", who!(prospect), "; nurture ", who!(prospect), "; cold outreach"
        )),
    row("referrer-touch", "contact with a referral source", "contacts with referral sources", 15)
        .to(Referrer).counts("touch")
        .said("reach out referral|referrer source|partner; contact|touch|talk referral source; contact referrer; check in referral source|partner; centers of influence"),
    row("partner-touch", "contact with a partner", "contacts with partners", 15)
        .to(Partner).counts("touch")
        .said("reach out partner; contact partner; check in partner; partner touch"),
    row("follow-up", "follow-up", "follow-ups", 10)
        .counts("touch")
        .said("follow up; followup; chase; respond lead; reply lead; callback; call back"),
    row("referral-ask", "referral ask", "referral asks", 15)
        .counts("touch")
        .said("ask referral; ask introduction; ask intro; request referral; request introduction; ask refer; referral request; ask introduce; referral introduction"),
    row("referral-give", "referral given", "referrals given", 15)
        .said("give referral; pass referral; make introduction; make intro; send referral; introduce person; give introduction; ~refer"),
    row("testimonial-ask", "testimonial ask", "testimonial asks", 10)
        .to(Client).counts("client-touch touch")
        .said("ask testimonial; request testimonial; testimonial; ask google review; request review !pull|code|peer; ask online review; ask review client|customer"),
    row("door-knock", "door knock", "door knocks", 5)
        .by(InPerson).counts("prospect-touch touch")
        .said("door knock; knock; ~door; doorknock"),
    row("note", "hand-written note", "hand-written notes", 10)
        .by(Mail).counts("touch")
        .said("hand written note; handwritten note; thank you note|card; note send|write; letter; card send|write|mail; handwritten; postcard; birthday card; greeting card; ~card"),
    row("gift", "gift", "gifts", 20)
        .by(Mail).counts("touch")
        .said("gift; closing gift"),
    row("conversation", "conversation", "conversations", 20)
        .counts("touch")
        .said("conversation; talk person; speak person; ~chat; ~talk; ~speak"),
    row("touch", "contact", "contacts", 10)
        .said("reach out; touch base; touch; ~contact; check in; outreach; keep in touch; stay in touch; get in touch; reconnect; catch up; connect person; ~connect"),
];
