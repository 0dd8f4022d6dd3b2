//! The figures that plans and forecasts go by.

use legwork_core::benchmark::{Key, Part, Table, Warmth};
use legwork_core::kind::Kind;
use legwork_core::money::{Currency, Money};
use legwork_core::vocabulary::Audience;

use super::name::{Name, value};
use crate::Result;
use crate::service::amount;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::store::{self, Figure, Tx};

/// How often a week a kind of one's own can be kept up until the member says
/// otherwise: twice a workday, an assumption.
const CEILING: f64 = 10.0;
/// Minutes of an act of a kind that has none, an assumption.
const MINUTES: f64 = 15.0;

/// What the member said of figures, in the table of the published ones.
#[derive(Debug, Clone)]
pub(in crate::service) struct Stated {
    /// Every figure, the member's in place of the published.
    pub(in crate::service) table: Table,
    /// The share of proposals that are won.
    pub(in crate::service) win_rate: Option<f64>,
    /// What a typical deal is worth.
    pub(in crate::service) typical: Option<Money>,
}

impl Stated {
    /// Reads them.
    pub(in crate::service) async fn load(
        context: &Context,
        tx: &mut Tx,
        book: &Book,
    ) -> Result<Self> {
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let rows = store::figure::list(tx, workspace, member).await?;
        Ok(Self::of(&rows, book))
    }

    /// The published table with these rows in it. What no longer makes sense,
    /// such as a figure of a kind that is gone, is left out.
    pub(super) fn of(rows: &[Figure], book: &Book) -> Self {
        let mut table = Table::default();
        minutes_of_kinds(&mut table, book);
        let named = rows
            .iter()
            .filter_map(|row| Some((row.name.parse::<Name>().ok()?, row)));
        let named: Vec<(Name, &Figure)> = named.collect();
        let win_rate = named
            .iter()
            .find(|(name, _)| *name == Name::WinRate)
            .and_then(|(_, row)| value(row));
        if let Some(rate) = win_rate {
            win(&mut table, rate);
        }
        add_kinds(&mut table, &named, book);
        for (name, row) in &named {
            if let (Name::Of(key), Some(value)) = (name, value(row)) {
                let _ = table.set(key, value);
            }
        }
        Self {
            typical: named
                .iter()
                .find(|(name, _)| *name == Name::TypicalDeal)
                .and_then(|(_, row)| worth(row)),
            win_rate,
            table,
        }
    }

    /// What a typical deal is worth in minor units, if that was said in this
    /// currency.
    pub(in crate::service) fn worth_in(&self, currency: Currency) -> Option<i64> {
        let worth = self.typical.filter(|money| money.currency == currency);
        worth.map(|money| money.minor)
    }

    /// The same with another share of proposals won.
    pub(in crate::service) fn winning(mut self, rate: Option<f64>) -> Self {
        if let Some(rate) = rate {
            win(&mut self.table, rate);
            self.win_rate = Some(rate);
        }
        self
    }
}

/// One share of proposals won for all.
fn win(table: &mut Table, rate: f64) {
    for warmth in Warmth::ALL {
        let _ = table.set(&Key::Won(*warmth), rate);
    }
}

fn worth(row: &Figure) -> Option<Money> {
    let currency = Currency::from_code(row.currency.as_deref()?)?;
    amount::in_currency(amount::stored(&row.value)?, currency).ok()
}

/// The minutes that the member gave to kinds of the catalogue are theirs here
/// too.
fn minutes_of_kinds(table: &mut Table, book: &Book) {
    let slugs: Vec<String> = table
        .activities
        .iter()
        .map(|one| one.slug.clone())
        .collect();
    for slug in slugs {
        let usual = legwork_core::kind::find(&slug).map(|kind| kind.minutes);
        let now = book.find(&slug).map(|kind| kind.minutes);
        if let (Some(usual), Some(now)) = (usual, now)
            && usual != now
        {
            let _ = table.set(&Key::Of(slug, Part::Minutes), f64::from(now));
        }
    }
}

/// Gives a row to each kind whose chance the member named and nobody published.
fn add_kinds(table: &mut Table, named: &[(Name, &Figure)], book: &Book) {
    for (name, row) in named {
        if let Name::Of(Key::Of(slug, Part::Chance)) = name
            && let (Some(kind), Some(chance)) = (book.find(slug), value(row))
            && table.find(slug).is_none()
        {
            let _ = add(table, kind, chance);
        }
    }
}

/// Adds a row for a kind without published figures.
pub(super) fn add(table: &mut Table, kind: &Kind, chance: f64) -> Result<()> {
    let minutes = match kind.minutes {
        0 => MINUTES,
        minutes => f64::from(minutes),
    };
    table.add(&kind.slug, warmth(kind), chance, minutes, CEILING)?;
    Ok(())
}

/// How well the people know the seller whom a kind reaches.
const fn warmth(kind: &Kind) -> Warmth {
    match kind.audience {
        Some(Audience::Client | Audience::Lapsed | Audience::Referrer | Audience::Partner) => {
            Warmth::Warm
        }
        Some(Audience::Prospect) => Warmth::Cold,
        None => Warmth::Inbound,
    }
}
