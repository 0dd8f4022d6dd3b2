//! Whom a commitment reaches.

use crate::kind::Kind;
use crate::vocabulary::{Audience, Channel, Relationship};

/// The slug of the kind for which only those will do who are not on LinkedIn yet.
const INVITE: &str = "linkedin-invite";

/// The slugs of the kinds that are out of the blue.
const COLD: [&str; 2] = ["cold-call", "cold-email"];

/// Those who may be named for a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whom {
    /// How they stand to the member.
    pub relationships: &'static [Relationship],
    /// Whether clients who have lapsed by the dates are among them.
    pub lapsed: bool,
    /// Whether clients who have not lapsed are among them.
    pub current: bool,
    /// How they are approached.
    pub approach: Approach,
}

/// How people are approached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approach {
    /// As those who are known.
    Known,
    /// By an invitation to connect: only those will do of whom no profile is
    /// known and who were not invited.
    Invitation,
    /// Out of the blue: whoever a deal is open with is named only where there
    /// are too few others.
    Cold,
}

impl Whom {
    /// Whether they are to be invited to connect.
    pub fn is_invitation(&self) -> bool {
        self.approach == Approach::Invitation
    }

    const fn of(relationships: &'static [Relationship]) -> Self {
        Self {
            relationships,
            lapsed: false,
            current: true,
            approach: Approach::Known,
        }
    }

    /// Those of one audience.
    pub const fn audience(audience: Audience) -> Self {
        match audience {
            Audience::Prospect => Self::of(&[Relationship::Prospect]),
            Audience::Client => Self::of(&[Relationship::Client]),
            Audience::Lapsed => Self {
                lapsed: true,
                current: false,
                ..Self::of(&[Relationship::Lapsed, Relationship::Client])
            },
            Audience::Referrer => Self::of(&[Relationship::Referrer]),
            Audience::Partner => Self::of(&[Relationship::Partner]),
        }
    }

    /// Everybody who may buy or send work.
    pub const fn everybody() -> Self {
        Self {
            lapsed: true,
            ..Self::of(&[
                Relationship::Prospect,
                Relationship::Client,
                Relationship::Lapsed,
                Relationship::Referrer,
                Relationship::Partner,
            ])
        }
    }

    /// Everybody who is known, whatever they are to the member.
    pub const fn acquaintances() -> Self {
        Self {
            lapsed: true,
            ..Self::of(Relationship::ALL)
        }
    }
}

/// Whom an act of this kind reaches, for this audience by this channel where
/// the commitment says so; none when it is for nobody in particular, such as a
/// newsletter, a post or an hour at the desk.
pub fn whom(kind: &Kind, audience: Option<Audience>, channel: Option<Channel>) -> Option<Whom> {
    let broadcast = matches!(
        channel.or(kind.channel),
        Some(Channel::Social | Channel::Web)
    );
    let at_desk = kind.slug != "touch" && !kind.counts_for("touch");
    if broadcast || (at_desk && (audience.is_none() || kind.counts_for("content"))) {
        return None;
    }
    if kind.slug == INVITE {
        return Some(Whom {
            approach: Approach::Invitation,
            ..audience.map_or(Whom::acquaintances(), Whom::audience)
        });
    }
    let cold = COLD
        .iter()
        .any(|slug| kind.slug == *slug || kind.counts_for(slug));
    let fixed = audience.or(kind.audience).or_else(|| by_wider(kind));
    let whom = match fixed {
        Some(audience) => Whom::audience(audience),
        None if kind.counts_for("referral-ask") => Whom::of(&[
            Relationship::Client,
            Relationship::Referrer,
            Relationship::Partner,
        ]),
        None => Whom::everybody(),
    };
    Some(Whom {
        approach: if cold {
            Approach::Cold
        } else {
            Approach::Known
        },
        ..whom
    })
}

/// The audience that a kind's wider kinds name: a door knock is a contact with
/// a prospect.
fn by_wider(kind: &Kind) -> Option<Audience> {
    Audience::ALL
        .iter()
        .copied()
        .find(|audience| kind.counts_for(&format!("{audience}-touch")))
}
