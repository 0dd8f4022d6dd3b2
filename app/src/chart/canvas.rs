//! A picture in the making: shapes in, SVG text out.
//!
//! Whatever comes in, what goes out is sound: coordinates are finite, text is
//! escaped and fits the room it is given.

use std::fmt::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of every picture, in its own units.
pub(super) const WIDTH: f64 = 320.0;

/// The height of text.
const TEXT: f64 = 11.0;

/// The room that a letter takes: that of a digit in a wide typeface.
const LETTER: f64 = 7.0;

/// Which end of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle: its left upper corner, its width and its height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A picture in the making.
#[derive(Debug)]
pub(super) struct Canvas {
    height: f64,
    body: String,
}

impl Canvas {
    /// An empty picture of this height.
    pub(super) const fn new(height: f64) -> Self {
        Self {
            height,
            body: String::new(),
        }
    }

    /// A filled rectangle.
    pub(super) fn bar(&mut self, class: &str, area: Area) {
        let shape = rectangle(area);
        self.put(format_args!("<rect class=\"{class}\" {shape}/>"));
    }

    /// A rectangle of which only the edge is drawn, within its area.
    pub(super) fn frame(&mut self, class: &str, area: Area) {
        let inner = Area {
            x: area.x + 0.5,
            y: area.y + 0.5,
            width: (area.width - 1.0).max(0.5),
            height: (area.height - 1.0).max(0.5),
        };
        let shape = rectangle(inner);
        self.put(format_args!(
            "<rect class=\"{class}\" {shape} fill=\"none\" stroke=\"currentColor\"/>"
        ));
    }

    /// A straight line; `more` holds further attributes.
    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64), more: &str) {
        let path = format!("M{} {}L{} {}", px(from.0), px(from.1), px(to.0), px(to.1));
        self.stroke(class, &path, more);
    }

    /// A line along a path.
    pub(super) fn stroke(&mut self, class: &str, path: &str, more: &str) {
        self.put(format_args!(
            "<path class=\"{class}\" d=\"{path}\" fill=\"none\" stroke=\"currentColor\" {more}/>"
        ));
    }

    /// A filled path.
    pub(super) fn fill(&mut self, class: &str, path: &str, more: &str) {
        self.put(format_args!(
            "<path class=\"{class}\" d=\"{path}\" {more}/>"
        ));
    }

    /// A point.
    pub(super) fn dot(&mut self, class: &str, at: (f64, f64)) {
        let (x, y) = (px(at.0), px(at.1));
        self.put(format_args!(
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>"
        ));
    }

    /// Text on a base line, cut to the room there is; moved inwards where it
    /// would leave the picture.
    pub(super) fn text(&mut self, class: &str, at: (f64, f64), anchor: Anchor, text: &str) {
        let text = cut(text, room(WIDTH));
        let length = width(&text);
        let (x, name) = match anchor {
            Anchor::Start => (at.0.min(WIDTH - length), "start"),
            Anchor::Middle => (at.0.clamp(length / 2.0, WIDTH - length / 2.0), "middle"),
            Anchor::End => (at.0.max(length), "end"),
        };
        let (x, y, text) = (px(x.max(0.0)), px(at.1), escaped(&text));
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{name}\">{text}</text>"
        ));
    }

    /// The whole picture.
    pub(super) fn finish(self, name: &str, title: &str, description: &str) -> String {
        let (width, height) = (px(WIDTH), px(self.height));
        let (title, description) = (escaped(title), escaped(description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{name}\" role=\"img\" \
             viewBox=\"0 0 {width} {height}\" width=\"100%\" fill=\"currentColor\" font-size=\"{TEXT}\">\
             <title>{title}</title><desc>{description}</desc>{}</svg>",
            self.body
        )
    }

    fn put(&mut self, shape: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(shape);
    }
}

fn rectangle(area: Area) -> String {
    let [x, y, width, height] = [area.x, area.y, area.width, area.height].map(px);
    format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

/// A coordinate to a tenth; what is no number is 0.
pub(super) fn px(value: f64) -> f64 {
    let tenth = (value * 10.0).round() / 10.0;
    // Adding 0 turns the -0 that rounding may leave into 0.
    if tenth.is_finite() { tenth + 0.0 } else { 0.0 }
}

/// The room that a text takes, at the most likely.
pub(super) fn width(text: &str) -> f64 {
    f64::from(u32::try_from(text.width()).unwrap_or(u32::MAX)) * LETTER
}

/// How many letters fit into this width.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a picture is a few hundred units wide"
)]
pub(super) fn room(width: f64) -> usize {
    (width.max(0.0) / LETTER) as usize
}

/// The text, or its beginning with an ellipsis when it is longer than so many letters.
pub(super) fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut left = room.saturating_sub(1);
    let fits = |letter: &char| {
        let wide = letter.width().unwrap_or(0);
        let fits = wide <= left;
        left = left.saturating_sub(wide);
        fits
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{}…", start.trim_end())
}

/// Text as it may stand within an element or a quoted attribute. Characters
/// that XML does not know are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_cut() {
        assert_eq!(escaped("a<b>&\"'\u{0}"), "a&lt;b&gt;&amp;&quot;&#39; ");
        assert_eq!(cut("Cold call", 9), "Cold call");
        assert_eq!(cut("Cold calls", 9), "Cold cal…");
        assert_eq!(cut("Cold calls", 6), "Cold…");
        assert_eq!(cut("電話電話", 5), "電話…");
        assert_eq!(cut("x", 0), "…");
    }

    #[test]
    fn a_coordinate_is_a_number() {
        assert_eq!(px(1.26).to_string(), "1.3");
        assert_eq!(px(-0.01).to_string(), "0");
        assert_eq!(px(f64::NAN).to_string(), "0");
        assert_eq!(px(f64::INFINITY).to_string(), "0");
    }
}
