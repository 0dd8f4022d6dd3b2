//! Deals from the files that are not part of the project.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;
use legwork_core::backtest::Seller;
use legwork_core::draw::{Seed, Stream};
use legwork_core::forecast::{Close, Deal, Outcome, Record};

type Rows = Vec<BTreeMap<String, String>>;

fn rows(path: &Path) -> Option<Rows> {
    let mut reader = csv::Reader::from_path(path).ok()?;
    Some(reader.deserialize().filter_map(Result::ok).collect())
}

/// `3/11/2017` or `2018-02-26 19:58:54`.
fn day(text: &str) -> Option<Date> {
    if let Some(iso) = text.get(..10).and_then(|iso| iso.parse().ok()) {
        return Some(iso);
    }
    let mut parts = text.split('/').map(str::parse::<i16>);
    let (month, day, year) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The sellers of `maven_sales_pipeline.csv`; the record begins with the first
/// close.
pub(crate) fn maven(folder: &Path) -> Option<Vec<Seller>> {
    let mut deals: BTreeMap<String, Vec<Deal>> = BTreeMap::new();
    let rows = rows(&folder.join("maven_sales_pipeline.csv"))?;
    let products: BTreeSet<String> = rows
        .iter()
        .map(|row| row["product"].replace(' ', ""))
        .collect();
    for row in rows {
        let Some(opened) = day(&row["engage_date"]) else {
            continue;
        };
        let close = day(&row["close_date"]).map(|on| Close {
            on,
            outcome: if row["deal_stage"] == "Won" {
                Outcome::Won
            } else {
                Outcome::Lost
            },
            amount: row["close_value"].parse().ok(),
        });
        let name = row["product"].replace(' ', "");
        let product = products.iter().position(|known| *known == name);
        let deal = Deal {
            close,
            product: product.and_then(|place| u32::try_from(place).ok()),
            ..Deal::opened(opened)
        };
        deals
            .entry(row["sales_agent"].clone())
            .or_default()
            .push(deal);
    }
    Some(sellers(deals.into_values().collect()))
}

/// The leads of `olist_*.csv`, each won or open, dealt at random to so many
/// sellers: an open lead has no owner in the file.
pub(crate) fn olist(folder: &Path, parts: usize, seed: Seed) -> Option<Vec<Seller>> {
    let closed = rows(&folder.join("olist_closed_deals_dataset.csv"))?;
    let won: BTreeMap<String, Date> = closed
        .iter()
        .filter_map(|row| Some((row["mql_id"].clone(), day(&row["won_date"])?)))
        .collect();
    let mut deals = vec![Vec::new(); parts];
    let mut stream = Stream::new(seed);
    for row in rows(&folder.join("olist_marketing_qualified_leads_dataset.csv"))? {
        let Some(opened) = day(&row["first_contact_date"]) else {
            continue;
        };
        let close = won.get(&row["mql_id"]).map(|on| Close {
            on: *on,
            outcome: Outcome::Won,
            amount: Some(1),
        });
        deals[stream.place(parts)].push(Deal {
            close,
            ..Deal::opened(opened)
        });
    }
    Some(sellers(deals))
}

fn sellers(all: Vec<Vec<Deal>>) -> Vec<Seller> {
    let closes = all.iter().flatten().filter_map(|deal| deal.close);
    let began = closes.map(|close| close.on).min().unwrap_or_default();
    let seller = |(owner, deals)| Seller {
        owner,
        record: Record::new(began, deals),
    };
    all.into_iter().enumerate().map(seller).collect()
}
