//! The rules of the inbox: ordered, tried, switched.

use askama::Template;
use legwork_core::classify::{Sort, Then, Whom};

use crate::service::capture::rules::{self, BuiltInView, RuleFields, RuleView, Rules, Trial};
use crate::service::kinds;
use crate::web::answer::{Answer, Toast};
use crate::web::choice::{self, Choice};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The fields of the form of a rule.
const FIELDS: [&str; 7] = ["seen", "whom", "address", "words", "source", "kind", "do"];

/// The screen.
#[derive(Template)]
#[template(path = "inbox_rules.html")]
struct Screen {
    page: Page,
    rows: Vec<Row>,
    /// The place below the member's own.
    last: usize,
    built_in: Vec<Shipped>,
    own: Vec<Mine>,
    form: Form,
    trial: Option<Tried>,
    wrong: Option<String>,
    kinds: Vec<Choice>,
}

/// One rule.
struct Row {
    id: String,
    says: String,
    active: bool,
    /// Whether it ships with Legwork.
    ships: bool,
    /// The places above and below it.
    up: Option<i64>,
    down: Option<i64>,
    labels: [String; 5],
}

/// One rule that ships with Legwork, where it always stands.
struct Shipped {
    id: String,
    says: String,
    active: bool,
    /// Whether it may be switched off.
    free: bool,
    labels: [String; 3],
}

/// One of one's own addresses.
struct Mine {
    id: usize,
    address: String,
    label: String,
}

/// The form of a rule with what stands in it.
struct Form {
    /// The rule that it changes.
    rule: String,
    seen: Vec<(Choice, bool)>,
    whom: Vec<(Choice, bool)>,
    deeds: Vec<(Choice, bool)>,
    address: String,
    words: String,
    source: String,
    kind: String,
}

/// What a rule would change.
struct Tried {
    says: String,
    effect: String,
    rows: Vec<Change>,
}

/// One capture that would change.
struct Change {
    day: String,
    title: String,
    now: String,
    then: String,
    stays: bool,
}

/// Shows the rules, and what one would change.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let all = rules::list(&visit.context).await?;
    let own = rules::own_addresses(&visit.context).await?.addresses;
    let refused = visit.typed("rule").cloned();
    let (trial, wrong) = match tried(&visit, &sheet).await {
        Ok(trial) => (trial, None),
        Err(error) => (None, Some(error.message().to_owned())),
    };
    let typed = refused.as_ref().unwrap_or(&sheet);
    let texts = visit.texts;
    let address = |(id, address): (usize, String)| Mine {
        label: texts.tell("own-remove-of", &[("what", &address)]),
        id,
        address,
    };
    let screen = Screen {
        page: Page::new(&visit, "inbox-rules-page"),
        form: form(typed, &all, texts),
        rows: rows(&all, texts),
        last: all.rules.len() + 1,
        built_in: all
            .built_in
            .into_iter()
            .map(|rule| shipped(rule, texts))
            .collect(),
        own: own.into_iter().enumerate().map(address).collect(),
        trial: trial.map(|trial| shown(trial, &visit)),
        wrong,
        kinds: choice::kinds(kinds::kinds(&visit.context).await?.kinds),
    };
    show(&screen.page, &screen)
}

/// What the rule in the query would change, or does, if there is one.
async fn tried(visit: &Visit, sheet: &Sheet) -> Result<Option<Trial>> {
    let rule = sheet.get("rule");
    if rule.is_none() && sheet.get("do").is_none() {
        return Ok(None);
    }
    let fields = fields(sheet);
    rules::test(&visit.context, rule, &fields).await.map(Some)
}

/// What a form says of a rule; every field is shown filled, so an empty one
/// means none.
fn fields(sheet: &Sheet) -> RuleFields {
    let ignore = sheet.typed("do") == "ignore";
    if sheet.get("do").is_none() {
        return RuleFields::default();
    }
    RuleFields {
        seen: sheet.sent("seen"),
        whom: sheet.sent("whom"),
        address: sheet.sent("address"),
        words: sheet.sent("words"),
        source: sheet.sent("source"),
        kind: sheet.sent("kind").filter(|_| !ignore),
        accept: (!ignore).then(|| sheet.typed("do") == "accept"),
        ignore,
        ..RuleFields::default()
    }
}

fn rows(all: &Rules, texts: Texts) -> Vec<Row> {
    let last = i64::try_from(all.rules.len()).unwrap_or(i64::MAX);
    let row = |rule: &RuleView| {
        let what = [("what", rule.says.as_str())];
        let switch = if rule.active {
            "rules-off-of"
        } else {
            "rules-on-of"
        };
        let ships = rule.built_in.is_some();
        let remove = if ships {
            "rules-back-of"
        } else {
            "rules-remove-of"
        };
        let keys = [
            "rules-test-of",
            "rules-up-of",
            "rules-down-of",
            switch,
            remove,
        ];
        Row {
            id: rule.id.clone(),
            says: rule.says.clone(),
            active: rule.active,
            ships,
            up: (rule.place > 1).then_some(rule.place - 1),
            down: (rule.place < last).then_some(rule.place + 1),
            labels: keys.map(|key| texts.tell(key, &what)),
        }
    };
    all.rules.iter().map(row).collect()
}

fn shipped(rule: BuiltInView, texts: Texts) -> Shipped {
    let what = [("what", rule.says.as_str())];
    let switch = if rule.active {
        "rules-off-of"
    } else {
        "rules-on-of"
    };
    let keys = ["rules-test-of", switch, "rules-among-of"];
    Shipped {
        labels: keys.map(|key| texts.tell(key, &what)),
        id: rule.id,
        active: rule.active,
        free: !rule.stays,
        says: rule.says,
    }
}

/// The form: with what was typed, or with the rule that is to be changed.
fn form(sheet: &Sheet, all: &Rules, texts: Texts) -> Form {
    let rule = all
        .rules
        .iter()
        .filter(|rule| rule.built_in.is_none())
        .find(|rule| Some(rule.id.as_str()) == sheet.get("rule"));
    let typed = sheet.get("do").is_some();
    let stored = rule.filter(|_| !typed).map(stored).unwrap_or_default();
    let [seen, whom, address, words, source, kind, deed] = if typed {
        FIELDS.map(|name| sheet.typed(name).to_owned())
    } else {
        stored
    };
    let listed = |prefix: &str, words: Vec<&str>, chosen: &str| -> Vec<(Choice, bool)> {
        let choice = |word: &str| Choice {
            value: word.to_owned(),
            label: texts.say(&format!("{prefix}-{word}")).into_owned(),
        };
        words
            .into_iter()
            .map(|word| (choice(word), word == chosen))
            .collect()
    };
    Form {
        rule: rule.map(|rule| rule.id.clone()).unwrap_or_default(),
        seen: listed(
            "rules-seen",
            Sort::ALL.iter().map(|one| one.as_str()).collect(),
            &seen,
        ),
        whom: listed(
            "rules-whom",
            Whom::ALL.iter().map(|one| one.as_str()).collect(),
            &whom,
        ),
        deeds: listed("rules-do", vec!["propose", "accept", "ignore"], &deed),
        address,
        words,
        source,
        kind,
    }
}

/// The fields of a rule that is there, in the order of the form.
fn stored(rule: &RuleView) -> [String; 7] {
    let when = rule.rule.when.clone();
    let (kind, deed) = match &rule.rule.then {
        Then::Ignore => (None, "ignore"),
        Then::Log {
            kind, accept: true, ..
        } => (kind.clone(), "accept"),
        Then::Log { kind, .. } => (kind.clone(), "propose"),
    };
    [
        when.seen.map(|one| one.to_string()),
        when.whom.map(|one| one.to_string()),
        when.address,
        when.words,
        when.source,
        kind,
        Some(deed.to_owned()),
    ]
    .map(Option::unwrap_or_default)
}

fn shown(trial: Trial, visit: &Visit) -> Tried {
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    let format = Format::new(texts);
    let effect = trial.effect;
    let counts = [effect.waiting, effect.ignored, effect.answered].map(|count| count.to_string());
    let [waiting, ignored, answered] = &counts;
    let parts = [
        ("waiting", waiting.as_str()),
        ("ignored", ignored),
        ("answered", answered),
    ];
    let none = effect.waiting + effect.ignored + effect.answered == 0;
    let would = if none {
        "rules-would-none"
    } else {
        "rules-would"
    };
    let tried = u64::try_from(trial.tried).unwrap_or(u64::MAX);
    let change = |one: rules::Changed| Change {
        day: format.near(one.date, today),
        title: one.summary,
        now: one.now,
        then: one.then,
        stays: one.answered,
    };
    Tried {
        says: trial.says,
        effect: format!(
            "{}: {}",
            texts.count("rules-tried", tried, &[]),
            texts.tell(would, &parts)
        ),
        rows: trial.changed.into_iter().map(change).collect(),
    }
}

/// Adds a rule, or changes the one that is named.
pub async fn save(visit: Visit, sheet: Sheet) -> Answer {
    let done = saved(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn saved(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let fields = fields(sheet);
    match sheet.get("rule") {
        None => rules::add(&visit.context, &visit.now, &fields).await?,
        Some(id) => rules::edit(&visit.context, &visit.now, id, &fields).await?,
    };
    visit.toast("toast-rule", &[]).await
}

/// Moves a rule.
pub async fn move_to(visit: Visit, sheet: Sheet) -> Answer {
    let done = moved(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn moved(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let place = sheet.number("place")?;
    let place = place.ok_or_else(|| Error::usage("say to which place"))?;
    rules::move_to(&visit.context, &visit.now, rule(sheet)?, place).await?;
    visit.toast("toast-rule-moved", &[]).await
}

/// Switches a rule on or off.
pub async fn switch(visit: Visit, sheet: Sheet) -> Answer {
    let done = switched(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn switched(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let on = sheet.get("on").is_some();
    rules::switch(&visit.context, &visit.now, rule(sheet)?, on).await?;
    let said = if on {
        "toast-rule-on"
    } else {
        "toast-rule-off"
    };
    visit.toast(said, &[]).await
}

/// Removes a rule.
pub async fn remove(visit: Visit, sheet: Sheet) -> Answer {
    let done = removed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn removed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    rules::remove(&visit.context, &visit.now, rule(sheet)?).await?;
    visit.toast("toast-rule-removed", &[]).await
}

fn rule(sheet: &Sheet) -> Result<&str> {
    sheet
        .get("rule")
        .ok_or_else(|| Error::usage("say which rule"))
}
