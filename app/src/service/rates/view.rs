//! Every figure, as it is shown.

use jiff::Zoned;
use legwork_core::benchmark::{Basis, Denominator, Figure, Key, Part, Table};

use super::learned::{Log, buyers};
use super::name::Name;
use super::stated::Stated;
use super::{RateView, Rates, SourceView};
use crate::Result;
use crate::service::SCHEMA;
use crate::service::board::Board;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::store::Tx;

/// Every figure.
pub async fn rates(context: &Context, now: &Zoned) -> Result<Rates> {
    let mut tx = context.read().await?;
    let board = Board::load(context, &mut tx, context.today(now)).await?;
    some(context, &mut tx, &board, |_| true).await
}

/// One figure by its name. Fails for a name that is none.
pub async fn rate(context: &Context, now: &Zoned, name: &str) -> Result<Rates> {
    let name: Name = name.parse()?;
    let mut tx = context.read().await?;
    let board = Board::load(context, &mut tx, context.today(now)).await?;
    let found = one(context, &mut tx, &board, &name).await?;
    if found.rates.is_empty() {
        return Err(
            crate::Error::not_found(format!("{name} has no figure yet")).hint(format!(
                "give it one with `legwork rates set {name} ...`; `legwork rates` lists the others"
            )),
        );
    }
    Ok(found)
}

/// One figure.
pub(super) async fn one(
    context: &Context,
    tx: &mut Tx,
    board: &Board,
    name: &Name,
) -> Result<Rates> {
    some(context, tx, board, |other| other == name).await
}

async fn some(
    context: &Context,
    tx: &mut Tx,
    board: &Board,
    wanted: impl Fn(&Name) -> bool,
) -> Result<Rates> {
    let stated = Stated::load(context, tx, &board.book).await?;
    let log = Log::load(context, tx, board, &stated.table).await?;
    let keys = stated.table.keys().into_iter().map(Name::Of);
    let names = [Name::TypicalDeal, Name::WinRate].into_iter().chain(keys);
    let rates = names
        .filter(wanted)
        .map(|name| view(&name, &stated, &log, &board.book));
    Ok(Rates {
        schema: SCHEMA,
        rates: rates.collect(),
    })
}

fn view(name: &Name, stated: &Stated, log: &Log, book: &Book) -> RateView {
    let shown = |value, currency| RateView {
        name: name.to_string(),
        of: of(name, book),
        what: what(name, &stated.table),
        unit: name.unit(),
        currency,
        value,
        published: None,
        own: value,
        learned: log.of(name, &stated.table),
        basis: None,
        reason: None,
        sources: Vec::new(),
    };
    match name {
        Name::WinRate => shown(stated.win_rate, None),
        Name::TypicalDeal => {
            let worth = stated.typical;
            let code = worth.map(|money| money.currency.code().to_owned());
            shown(worth.map(|money| money.major().to_f64()), code)
        }
        Name::Of(key) => match stated.table.figure(key) {
            Some(figure) => published(shown(None, None), figure),
            None => shown(None, None),
        },
    }
}

fn published(view: RateView, figure: &Figure) -> RateView {
    let basis = figure.basis();
    RateView {
        value: Some(figure.value()),
        published: (!is_own_kind(figure)).then(|| figure.default()),
        own: figure.own(),
        basis: (!is_own_kind(figure)).then_some(match basis {
            Basis::Published(_) => "published",
            Basis::Derived(..) => "derived",
            Basis::Assumption(_) => "assumption",
        }),
        reason: basis.reason(),
        sources: basis.sources().iter().map(SourceView::from).collect(),
        ..view
    }
}

/// Whether nobody has published it because the kind is the member's own.
fn is_own_kind(figure: &Figure) -> bool {
    figure.own().is_some() && figure.default() <= 0.0
}

/// What a figure belongs to.
fn of(name: &Name, book: &Book) -> String {
    match name {
        Name::Of(Key::Of(slug, _)) => book.title(slug).to_owned(),
        Name::Of(Key::Held(_) | Key::Proposal | Key::MeetingMinutes) => "Meeting".to_owned(),
        Name::Of(Key::Won(_) | Key::ProposalMinutes) => "Proposal".to_owned(),
        Name::Of(Key::Cycle) => "Deal".to_owned(),
        Name::WinRate | Name::TypicalDeal => "You".to_owned(),
    }
}

/// What a figure says of that.
fn what(name: &Name, table: &Table) -> String {
    match name {
        Name::Of(Key::Of(slug, part)) => {
            let counted = table.find(slug).map(|one| one.denominator);
            act(*part, counted.unwrap_or(Denominator::Act))
        }
        Name::Of(Key::Held(warmth)) => format!("takes place: with {}", buyers(*warmth)),
        Name::Of(Key::Proposal) => "leads to a proposal".to_owned(),
        Name::Of(Key::MeetingMinutes) => "minutes, with preparation and notes".to_owned(),
        Name::Of(Key::Won(warmth)) => format!("is won: with {}", buyers(*warmth)),
        Name::Of(Key::ProposalMinutes) => "minutes to write one".to_owned(),
        Name::WinRate => "proposals that are won, whoever gets them".to_owned(),
        Name::Of(Key::Cycle) => "weeks from the meeting to the win".to_owned(),
        Name::TypicalDeal => "what a typical deal is worth".to_owned(),
    }
}

fn act(part: Part, counted: Denominator) -> String {
    match part {
        Part::Chance => format!("meetings per {counted}"),
        Part::Minutes => format!("minutes of one {counted}"),
        Part::Ceiling => "a week at the most".to_owned(),
        Part::Lag => "weeks until the meeting".to_owned(),
    }
}
