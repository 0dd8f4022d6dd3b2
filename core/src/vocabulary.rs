//! The small words that every part of Legwork shares: direction, audience,
//! channel, relationship, outcome, class. One enum each, one spelling each.

/// Defines a field-less enum with one stable spelling per variant, used in
/// JSON, in the database and on screen alike.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable spelling, as in JSON and in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;
            fn from_str(text: &str) -> crate::Result<Self> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(crate::Error::new(format!(
                        "'{text}' is not one of: {}", [$($text),+].join(", ")))),
                }
            }
        }
    };
}

pub(crate) use words;

words! {
    /// Which side of the number is the promise.
    Direction {
        /// Do this much or more.
        AtLeast = "at_least",
        /// Do no more than this; silence is not success until the period ends.
        AtMost = "at_most",
        /// Do just this much: short is a miss, more is a break.
        Exactly = "exactly",
    }
}

words! {
    /// Whom an activity is for.
    Audience {
        /// Someone who has not bought yet.
        Prospect = "prospect",
        /// A current client.
        Client = "client",
        /// A client who has gone quiet or left.
        Lapsed = "lapsed",
        /// Someone who sends work.
        Referrer = "referrer",
        /// A firm one sells together with.
        Partner = "partner",
    }
}

words! {
    /// The way in which an activity reaches people.
    Channel {
        /// By telephone or a call over the internet.
        Phone = "phone",
        /// By e-mail.
        Email = "email",
        /// On LinkedIn.
        Linkedin = "linkedin",
        /// On another social network.
        Social = "social",
        /// Face to face.
        InPerson = "in_person",
        /// On paper.
        Mail = "mail",
        /// By text message or chat.
        Message = "message",
        /// On the web: a blog, a video, a podcast.
        Web = "web",
    }
}

words! {
    /// How a person or organisation stands to the member.
    Relationship {
        /// Has not bought yet.
        Prospect = "prospect",
        /// Buys now.
        Client = "client",
        /// Bought once, quiet now.
        Lapsed = "lapsed",
        /// Sends work.
        Referrer = "referrer",
        /// Sells alongside the member.
        Partner = "partner",
        /// None of these, or not known yet.
        Other = "other",
    }
}

impl Audience {
    /// How somebody stands whom an activity for this audience is for.
    pub const fn relationship(self) -> Relationship {
        match self {
            Self::Prospect => Relationship::Prospect,
            Self::Client => Relationship::Client,
            Self::Lapsed => Relationship::Lapsed,
            Self::Referrer => Relationship::Referrer,
            Self::Partner => Relationship::Partner,
        }
    }
}

impl Relationship {
    /// The audience that somebody who stands so belongs to; none for others.
    pub const fn audience(self) -> Option<Audience> {
        match self {
            Self::Prospect => Some(Audience::Prospect),
            Self::Client => Some(Audience::Client),
            Self::Lapsed => Some(Audience::Lapsed),
            Self::Referrer => Some(Audience::Referrer),
            Self::Partner => Some(Audience::Partner),
            Self::Other => None,
        }
    }
}

words! {
    /// The unit of a cadence: "2 per *week*".
    PeriodUnit {
        /// A civil day.
        Day = "day",
        /// Seven days from the week start.
        Week = "week",
        /// A calendar month.
        Month = "month",
        /// Three calendar months.
        Quarter = "quarter",
        /// Twelve calendar months.
        Year = "year",
    }
}

words! {
    /// What an activity led to, from nothing to a won deal.
    Outcome {
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// A message was left.
        Voicemail = "voicemail",
        /// They answered in writing.
        Reply = "reply",
        /// A real talk.
        Conversation = "conversation",
        /// A meeting was agreed.
        MeetingBooked = "meeting_booked",
        /// A meeting took place.
        MeetingHeld = "meeting_held",
        /// They did not come.
        NoShow = "no_show",
        /// They named someone to talk to.
        Referral = "referral",
        /// They asked for, or were sent, a proposal.
        Proposal = "proposal",
        /// The deal was won.
        Won = "won",
        /// They said no.
        Declined = "declined",
    }
}

words! {
    /// Whether a sentence names something one can do, or something that happens.
    Class {
        /// In the seller's control: can be promised and done.
        Activity = "activity",
        /// A result: can be wanted, not done.
        Outcome = "outcome",
    }
}
