//! A chance in words.

use crate::service::forecast::Outlook;
use crate::web::format::Format;
use crate::web::texts::Texts;

/// "about 3 in 10", of a share from 0 to 1: to the nearest twentieth, since no
/// belief about deals is better than that.
pub(super) fn words(share: f64, texts: Texts) -> String {
    let twentieths = twentieths(share);
    let (n, m) = (twentieths.to_string(), (twentieths / 2).to_string());
    let next = (twentieths / 2 + 1).to_string();
    match twentieths {
        0 => texts.say("chance-none").into_owned(),
        20 => texts.say("chance-sure").into_owned(),
        1 | 19 => texts.tell("chance-twentieths", &[("n", &n)]),
        even if even % 2 == 0 => texts.tell("chance-tenths", &[("n", &m)]),
        _ => texts.tell("chance-between", &[("n", &m), ("m", &next)]),
    }
}

/// The same as a number: "30 %".
pub(super) fn number(share: f64, texts: Texts) -> String {
    let percent = Format::new(texts).whole(u64::from(twentieths(share)) * 5);
    texts.tell("percent", &[("share", &percent)])
}

/// Where a chance stands between never and always.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 20"
)]
fn twentieths(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 20.0).round() as u8
}

/// What a card says of it; nothing where nothing was asked.
pub(super) fn line(outlook: &Outlook, texts: Texts) -> Option<String> {
    if outlook.is_only_new() {
        return Some(texts.say("goal-chance-only-new").into_owned());
    }
    if let Some(told) = outlook.open().and_then(|said| said.told.as_ref()) {
        let chance = words(told.share, texts);
        return Some(texts.tell("goal-chance-line", &[("chance", &chance)]));
    }
    let key = match outlook {
        Outlook::Lacks(_) => "goal-chance-unknown",
        Outlook::Unasked => "goal-chance-unasked",
        Outlook::Said(_) | Outlook::Closed => return None,
    };
    Some(texts.say(key).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_said_as_the_command_line_says_it() {
        let texts = Texts::default();
        for (share, want) in [
            (0.0, "almost no chance"),
            (0.024, "almost no chance"),
            (0.05, "about 1 in 20"),
            (0.29, "about 3 in 10"),
            (0.26, "between 2 and 3 in 10"),
            (0.5, "about 5 in 10"),
            (0.95, "about 19 in 20"),
            (0.99, "almost certain"),
        ] {
            assert_eq!(words(share, texts), want, "{share}");
        }
        assert_eq!(number(0.29, texts), "30 %");
        assert_eq!(number(f64::NAN, texts), "0 %");
    }
}
