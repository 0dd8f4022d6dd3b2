//! Tables that fit: columns line up, and on a narrow terminal the least
//! important ones step back before anything is cut.

use std::borrow::Cow;

use super::text::{Line, Role};

/// Two blanks between columns.
const GAP: usize = 2;

/// No flexible column gets narrower than this while another can be dropped.
const ROOM: usize = 24;

/// Columns from this rank on are shown only where the flexible ones keep
/// [`COMFORT`].
const LUXURY: u8 = 5;

/// A line of words that needs no second thought.
const COMFORT: usize = 40;

/// Which edge a column holds on to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Heading; empty for none.
    pub head: Cow<'static, str>,
    /// Alignment of the cells.
    pub align: Align,
    /// 0 stays always; the highest is dropped first.
    pub rank: u8,
    /// Takes the space that is left, and wraps when there is too little.
    pub flexible: bool,
}

impl Column {
    /// A column of words.
    pub fn left(head: impl Into<Cow<'static, str>>, rank: u8) -> Self {
        Self {
            head: head.into(),
            align: Align::Left,
            rank,
            flexible: false,
        }
    }

    /// A column of numbers.
    pub fn right(head: impl Into<Cow<'static, str>>, rank: u8) -> Self {
        Self {
            head: head.into(),
            align: Align::Right,
            rank,
            flexible: false,
        }
    }

    /// A column of words that may wrap.
    pub fn wrapping(head: impl Into<Cow<'static, str>>, rank: u8) -> Self {
        Self {
            head: head.into(),
            align: Align::Left,
            rank,
            flexible: true,
        }
    }
}

/// Rows under columns.
#[derive(Debug, Clone)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Line>>,
}

impl Table {
    /// An empty table.
    pub fn new(columns: impl Into<Vec<Column>>) -> Self {
        Self {
            columns: columns.into(),
            rows: Vec::new(),
        }
    }

    /// Adds a row: one cell per column, in order.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Line>) {
        let mut cells: Vec<Line> = cells.into_iter().collect();
        cells.resize(self.columns.len(), Line::new());
        self.rows.push(cells);
    }

    /// No rows yet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as lines no wider than `width`, headings first when any
    /// column has one.
    pub fn lines(&self, width: usize) -> Vec<Line> {
        let shown = self.fit(width);
        let mut lines = Vec::new();
        if shown
            .iter()
            .any(|&(at, _)| !self.columns[at].head.is_empty())
        {
            let heads: Vec<Line> = self
                .columns
                .iter()
                .map(|column| Line::of(Role::Muted, &column.head))
                .collect();
            lines.extend(self.layout(&heads, &shown));
        }
        for row in &self.rows {
            lines.extend(self.layout(row, &shown));
        }
        lines
    }

    /// The table for a program to read: one record per line, every field,
    /// separated by tabs, without headings.
    pub fn records(&self) -> Vec<Line> {
        let text = |row: &Vec<Line>| row.iter().map(Line::text).collect::<Vec<_>>().join("\t");
        self.rows
            .iter()
            .map(|row| Line::verbatim(text(row)))
            .collect()
    }

    /// The columns that fit, with their widths.
    fn fit(&self, width: usize) -> Vec<(usize, usize)> {
        let mut shown: Vec<(usize, usize)> = (0..self.columns.len())
            .map(|at| (at, self.natural(at)))
            .filter(|&(at, natural)| natural > 0 && self.has_content(at))
            .collect();
        loop {
            let worst = self.worst_rank(&shown);
            let room = if worst >= LUXURY { COMFORT } else { ROOM };
            if self.least(&shown, room) <= width {
                break;
            }
            match shown
                .iter()
                .rposition(|&(at, _)| self.columns[at].rank == worst && worst > 0)
            {
                Some(place) => _ = shown.remove(place),
                None => break,
            }
        }
        self.squeeze(&mut shown, width);
        shown
    }

    fn worst_rank(&self, shown: &[(usize, usize)]) -> u8 {
        shown
            .iter()
            .map(|&(at, _)| self.columns[at].rank)
            .max()
            .unwrap_or(0)
    }

    /// Takes what is too much from the flexible columns, the widest first;
    /// when that is not enough, from the others.
    fn squeeze(&self, shown: &mut [(usize, usize)], width: usize) {
        for floor in [ROOM, 1] {
            let mut over = total(shown).saturating_sub(width);
            while over > 0 {
                let widest = shown
                    .iter_mut()
                    .filter(|(at, w)| *w > floor && (self.columns[*at].flexible || floor == 1))
                    .max_by_key(|(at, w)| (self.columns[*at].flexible, *w));
                let Some((_, w)) = widest else { break };
                *w -= 1;
                over -= 1;
            }
        }
    }

    /// The least width at which these columns are still good to read, when the
    /// flexible ones may shrink to `room`.
    fn least(&self, shown: &[(usize, usize)], room: usize) -> usize {
        let smallest: Vec<(usize, usize)> = shown
            .iter()
            .map(|&(at, w)| {
                (
                    at,
                    if self.columns[at].flexible {
                        w.min(room)
                    } else {
                        w
                    },
                )
            })
            .collect();
        total(&smallest)
    }

    fn natural(&self, at: usize) -> usize {
        let head = Line::from(&self.columns[at].head).width();
        self.rows
            .iter()
            .map(|row| row[at].width())
            .max()
            .unwrap_or(0)
            .max(head)
    }

    fn has_content(&self, at: usize) -> bool {
        self.rows.is_empty() || self.rows.iter().any(|row| !row[at].is_empty())
    }

    fn layout(&self, row: &[Line], shown: &[(usize, usize)]) -> Vec<Line> {
        let cells: Vec<Vec<Line>> = shown
            .iter()
            .map(|&(at, w)| {
                if self.columns[at].flexible {
                    row[at].hang(w)
                } else {
                    vec![row[at].cut(w)]
                }
            })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        (0..height)
            .map(|line| self.physical(&cells, shown, line))
            .collect()
    }

    /// One line on screen: padded cells, no blanks at the end.
    fn physical(&self, cells: &[Vec<Line>], shown: &[(usize, usize)], line: usize) -> Line {
        let mut out = Line::new();
        let mut blanks = 0;
        for (cell, &(at, w)) in cells.iter().zip(shown) {
            let part = cell.get(line).cloned().unwrap_or_default();
            let spare = w.saturating_sub(part.width());
            let (before, after) = match self.columns[at].align {
                Align::Left => (0, spare),
                Align::Right => (spare, 0),
            };
            if part.is_empty() {
                blanks += before;
            } else {
                out = out.plain(" ".repeat(blanks + before)).join(part);
                blanks = 0;
            }
            blanks += after + GAP;
        }
        out
    }
}

fn total(shown: &[(usize, usize)]) -> usize {
    shown.iter().map(|&(_, w)| w).sum::<usize>() + GAP * shown.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new([
            Column::wrapping("Commitment", 0),
            Column::right("Done", 0),
            Column::left("Note", 2),
            Column::left("", 1),
        ]);
        table.row(["Make cold calls", "3/10", "since May", "behind"].map(Line::from));
        table.row(["Write one blog post", "0/1", "", "on pace"].map(Line::from));
        table
    }

    fn drawn(width: usize) -> String {
        table()
            .lines(width)
            .iter()
            .map(|line| line.text() + "\n")
            .collect()
    }

    #[test]
    fn columns_line_up() {
        insta::assert_snapshot!(drawn(80), @r"
        Commitment           Done  Note
        Make cold calls      3/10  since May  behind
        Write one blog post   0/1             on pace
        ");
    }

    #[test]
    fn narrow_terminals_lose_columns_before_words() {
        insta::assert_snapshot!(drawn(36), @r"
        Commitment           Done
        Make cold calls      3/10  behind
        Write one blog post   0/1  on pace
        ");
        insta::assert_snapshot!(drawn(22), @r"
        Commitment        Done
        Make cold calls   3/10
        Write one blog     0/1
        post
        ");
    }

    #[test]
    fn no_width_breaks_the_edge() {
        for width in 1..120 {
            for line in table().lines(width) {
                assert!(line.width() <= width.max(5), "{width}: {:?}", line.text());
            }
        }
    }

    #[test]
    fn columns_without_content_are_not_shown() {
        let mut table = Table::new([Column::left("Who", 0), Column::left("Note", 1)]);
        table.row([Line::from("Ann"), Line::new()]);
        assert_eq!(table.lines(40)[0].text(), "Who");
    }
}
