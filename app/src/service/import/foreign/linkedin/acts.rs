//! What the owner of an archive did: invitations, messages, posts, comments.

use csv::StringRecord;

use super::{Linkedin, someone};
use crate::service::import::foreign::moments;
use crate::service::import::foreign::row::{Act, Row, Said, When, Who};
use crate::service::text;

type Answer = Result<Said, String>;

/// An invitation that went out.
pub(super) fn invitation(file: &Linkedin, line: u64, row: &StringRecord) -> Answer {
    let direction = file.cell(row, "direction").unwrap_or_default();
    if direction.eq_ignore_ascii_case("incoming") {
        return passed("invitations that came in");
    }
    let sent = file.cell(row, "sentat").ok_or("no date")?;
    let name = file.cell(row, "to").unwrap_or_default();
    let profile = file.cell(row, "inviteeprofileurl");
    let who = someone(name, profile);
    let key = profile.map_or_else(|| text::fold(name), slug);
    let act = Act {
        id: Some(format!("invite:{key}:{sent}")),
        people: named(who),
        ..Act::new("linkedin-invite", when(file, sent)?)
    };
    done(line, act)
}

/// A message that went out.
pub(super) fn message(file: &mut Linkedin, line: u64, row: &StringRecord) -> Answer {
    let is_draft = ["ismessagedraft", "isconversationdraft"]
        .into_iter()
        .any(|head| {
            let said = file.cell(row, head).unwrap_or_default();
            said.eq_ignore_ascii_case("yes") || said.eq_ignore_ascii_case("true")
        });
    if is_draft {
        return passed("drafts");
    }
    let folder = file.cell(row, "folder").unwrap_or_default();
    if folder.eq_ignore_ascii_case("spam") {
        return passed("spam");
    }
    let sent = file.cell(row, "date").ok_or("no date")?.to_owned();
    let when = when(file, &sent)?;
    let from = file.cell(row, "from").unwrap_or_default();
    if !file.owner.is(from, file.cell(row, "senderprofileurl")) {
        return passed("messages that came in");
    }
    let people = recipients(file, row);
    let conversation = file.cell(row, "conversationid").unwrap_or_default();
    let name = format!("message:{conversation}:{sent}");
    let times = if file.last.0 == name {
        file.last.1 + 1
    } else {
        0
    };
    let id = if times == 0 {
        name.clone()
    } else {
        format!("{name}:{times}")
    };
    file.last = (name, times);
    let act = Act {
        id: Some(id),
        people,
        ..Act::new("linkedin-message", when)
    };
    done(line, act)
}

/// A post.
pub(super) fn share(file: &Linkedin, line: u64, row: &StringRecord) -> Answer {
    let day = file.cell(row, "date").ok_or("no date")?;
    let page = file.cell(row, "sharelink");
    let act = Act {
        id: Some(format!("post:{}", page.unwrap_or(day))),
        note: page.map(str::to_owned),
        ..Act::new("linkedin-post", when(file, day)?)
    };
    done(line, act)
}

/// A comment on somebody's post.
pub(super) fn comment(file: &Linkedin, line: u64, row: &StringRecord) -> Answer {
    let day = file.cell(row, "date").ok_or("no date")?;
    let page = file.cell(row, "link");
    let act = Act {
        id: Some(format!("comment:{day}:{}", page.unwrap_or_default())),
        note: page.map(str::to_owned),
        ..Act::new("linkedin-comment", when(file, day)?)
    };
    done(line, act)
}

/// To whom a message went: names and profiles are lists, and belong together
/// when they are as long as each other.
fn recipients(file: &Linkedin, row: &StringRecord) -> Vec<Who> {
    let list = |head: &str, marks: &[char]| -> Vec<String> {
        let cell = file.cell(row, head).unwrap_or_default();
        let parts = cell.split(marks).map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let names = list("to", &[',']);
    let profiles = list("recipientprofileurls", &[',', ' ', ';']);
    if names.len() != profiles.len() {
        let whole = file.cell(row, "to").unwrap_or_default();
        return match profiles.as_slice() {
            // "Lee, Ann" is one person.
            [one] => named(someone(whole, Some(one))),
            [] => names
                .iter()
                .flat_map(|name| named(someone(name, None)))
                .collect(),
            _ => profiles
                .iter()
                .flat_map(|one| named(someone("", Some(one))))
                .collect(),
        };
    }
    let both = names.iter().zip(&profiles);
    both.flat_map(|(name, profile)| named(someone(name, Some(profile))))
        .collect()
}

fn named(who: Who) -> Vec<Who> {
    if who.is_nobody() {
        Vec::new()
    } else {
        vec![who]
    }
}

fn when(file: &Linkedin, text: &str) -> Result<When, String> {
    let read = moments::read(text, file.order);
    read.ok_or_else(|| format!("'{}' is no date", text::shown(text)))
}

/// The part of a profile's address that names its owner.
fn slug(profile: &str) -> String {
    let bare = profile.trim_end_matches('/');
    bare.rsplit('/').next().unwrap_or(bare).to_lowercase()
}

#[expect(clippy::unnecessary_wraps, reason = "it ends what may fail")]
fn passed(what: &str) -> Answer {
    Ok(Said::Passed(what.to_owned()))
}

#[expect(clippy::unnecessary_wraps, reason = "it ends what may fail")]
fn done(line: u64, act: Act) -> Answer {
    Ok(Said::Row(line, Box::new(Row::Activity(act))))
}
