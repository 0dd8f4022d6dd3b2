//! Goes through the rules: the first that fits decides.

use super::act::{Act, Sort};
use super::defaults::BuiltIn;
use super::order::{Order, Step};
use super::reason::seen;
use super::rule::{Confidence, Rule, Then, Whom};

/// What becomes of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is proposed as an activity.
    Propose {
        /// The slug of the kind; none when a line says it itself.
        kind: Option<String>,
        /// How sure that is.
        confidence: Confidence,
        /// Whether it is taken over without being asked.
        accept: bool,
    },
    /// It is left out, for this reason, which is the same for all of its sort.
    Ignore(String),
}

/// What the rules say of an act, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Which of the member's rules decided, counted from 0; none when it was
    /// one that ships with Legwork.
    pub own: Option<usize>,
    /// What becomes of it.
    pub decision: Decision,
    /// Why, in words.
    pub reason: String,
}

impl Verdict {
    /// Whether another verdict has the same effect, whatever its reason.
    pub fn has_effect_of(&self, other: &Self) -> bool {
        match (&self.decision, &other.decision) {
            (Decision::Ignore(_), Decision::Ignore(_)) => true,
            (
                Decision::Propose { kind, accept, .. },
                Decision::Propose {
                    kind: other,
                    accept: at_once,
                    ..
                },
            ) => kind == other && accept == at_once,
            _ => false,
        }
    }
}

/// What the member's own rules say of an act, or else those that ship with
/// Legwork.
pub fn decide(own: &[Rule], act: &Act) -> Verdict {
    Order::own(own).decide(act)
}

impl Order {
    /// What the rules say of an act. The first that fits decides; one of the
    /// member's that leaves the kind to the rules below only says that what
    /// those that ship are sure of is taken over at once.
    pub fn decide(&self, act: &Act) -> Verdict {
        let (mut at_once, mut place) = (false, 0);
        for step in &self.steps {
            match step {
                Step::BuiltIn(one) if one.rule.when.fits(act) => {
                    return by_built_in(one, act, at_once);
                }
                Step::BuiltIn(_) => {}
                Step::Own(rule) => {
                    if rule.when.fits(act) {
                        if let Some(verdict) = by_own(rule, act, place) {
                            return verdict;
                        }
                        at_once |= matches!(rule.then, Then::Log { accept: true, .. });
                    }
                    place += 1;
                }
            }
        }
        ignored(act, "no rule says what it is", None)
    }
}

/// What a rule of the member's says; none when it leaves that to those below.
fn by_own(rule: &Rule, act: &Act, place: usize) -> Option<Verdict> {
    let said = rule.says(str::to_owned);
    let decision = match &rule.then {
        Then::Ignore => Decision::Ignore(format!("your rule: {said}")),
        Then::Log { kind: None, .. } => return None,
        Then::Log {
            kind,
            confidence,
            accept,
        } => Decision::Propose {
            kind: kind.clone(),
            confidence: *confidence,
            accept: *accept,
        },
    };
    Some(Verdict {
        own: Some(place),
        decision,
        reason: format!("{}; your rule: {said}", seen(act, rule.when.whom)),
    })
}

fn by_built_in(found: &BuiltIn, act: &Act, at_once: bool) -> Verdict {
    let whom = found.rule.when.whom;
    match &found.rule.then {
        Then::Ignore => ignored(act, found.because, whom),
        Then::Log {
            kind, confidence, ..
        } => Verdict {
            own: None,
            decision: Decision::Propose {
                kind: kind.clone().filter(|_| act.sort != Sort::Line),
                confidence: *confidence,
                accept: at_once && *confidence == Confidence::High,
            },
            reason: seen(act, whom),
        },
    }
}

fn ignored(act: &Act, because: &str, whom: Option<Whom>) -> Verdict {
    Verdict {
        own: None,
        decision: Decision::Ignore(because.to_owned()),
        reason: format!("{}: {because}", seen(act, whom)),
    }
}
