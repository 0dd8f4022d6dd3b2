//! A chart as a page shows it: the picture, its sentence, and the same as a
//! table to open. `templates/figure.html` places it.

use super::texts::Texts;
use crate::chart::Chart;

/// A chart with a name on its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its id on the page.
    pub id: &'static str,
    /// What its table is called.
    pub title: String,
    /// What opens the table, with its name.
    pub label: String,
    /// The picture: markup, its text escaped by the chart.
    pub svg: String,
    /// What it says in words.
    pub sentence: String,
    /// The heads of the columns.
    pub headers: Vec<String>,
    /// The rows: what names one, then its cells.
    pub rows: Vec<(String, Vec<String>)>,
}

impl Figure {
    /// A chart under an id that no other part of the page has.
    pub fn new(id: &'static str, title: String, chart: Chart, texts: Texts) -> Self {
        let row = |row: Vec<String>| {
            let mut cells = row.into_iter();
            (cells.next().unwrap_or_default(), cells.collect())
        };
        Self {
            id,
            label: texts.tell("figure-table-of", &[("what", &title)]),
            title,
            svg: chart.svg,
            sentence: chart.sentence,
            headers: chart.table.headers,
            rows: chart.table.rows.into_iter().map(row).collect(),
        }
    }
}
