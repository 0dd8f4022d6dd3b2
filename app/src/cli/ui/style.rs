//! The palette: one accent and four meanings, in the sixteen colours that
//! every terminal has and every theme has made readable.

use anstyle::{AnsiColor, Style};

use super::text::{Line, Role};

/// Turns roles into colours, or into nothing where colour is not wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    colour: bool,
}

impl Palette {
    /// With colour, or without.
    pub const fn new(colour: bool) -> Self {
        Self { colour }
    }

    /// Whether it colours at all.
    pub const fn is_coloured(self) -> bool {
        self.colour
    }

    /// The line as bytes for the terminal.
    pub fn paint(self, line: &Line) -> String {
        let mut out = String::new();
        for span in line.spans() {
            let style = if self.colour {
                style(span.role)
            } else {
                Style::new()
            };
            out.push_str(&style.render().to_string());
            out.push_str(&span.text);
            out.push_str(&style.render_reset().to_string());
        }
        out
    }
}

/// How a role looks. Meaning never rests on the colour alone: a word or a mark
/// always says the same.
const fn style(role: Role) -> Style {
    match role {
        Role::Plain => Style::new(),
        Role::Strong => Style::new().bold(),
        Role::Accent => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan))),
        Role::Good => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green))),
        Role::Warn => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow))),
        Role::Bad => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red))),
        Role::Muted => Style::new().dimmed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_there_are_only_the_words() {
        let line = Line::new().strong("Ann").muted(" today");
        assert_eq!(Palette::new(false).paint(&line), "Ann today");
    }

    #[test]
    fn with_colour_every_style_is_closed_again() {
        let line = Line::of(Role::Bad, "missed");
        assert_eq!(Palette::new(true).paint(&line), "\u{1b}[31mmissed\u{1b}[0m");
        assert_eq!(Palette::new(true).paint(&Line::from("x")), "x");
    }
}
