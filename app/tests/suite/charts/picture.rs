//! Reads a picture back, and checks what every picture must be.

/// One element: its name, its attributes, and the text behind its tag.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|one| one.0 == name);
        found.map(|one| one.1.as_str())
    }

    fn number(&self, name: &str) -> f64 {
        self.get(name).unwrap().parse().unwrap()
    }
}

/// The elements of a picture in their order; panics where it is not sound XML.
pub(crate) fn elements(svg: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        assert!(!text.contains('>'), "{text}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "{svg}");
            assert!(text.is_empty(), "{text}");
            continue;
        }
        let (tag, closed) = match tag.strip_suffix('/') {
            Some(tag) => (tag.trim_end(), true),
            None => (tag, false),
        };
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        if !closed {
            open.push(name.to_owned());
        }
        found.push(Element {
            name: name.to_owned(),
            attributes: attributes(rest),
            text: plain(text),
        });
    }
    assert!(open.is_empty(), "{open:?}");
    found
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap();
        found.push((name.trim().to_owned(), plain(value)));
        rest = after;
    }
    assert!(rest.trim().is_empty(), "{rest}");
    found
}

/// Text as it was before it was escaped.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').unwrap();
        out.push_str(before);
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            _ => panic!("unknown: &{name};"),
        });
        rest = after;
    }
    out + rest
}

const ELEMENTS: &[&str] = &["svg", "title", "desc", "rect", "path", "text", "circle"];
const ATTRIBUTES: &[&str] = &[
    "xmlns",
    "class",
    "role",
    "viewBox",
    "width",
    "height",
    "fill",
    "font-size",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "d",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linejoin",
    "fill-opacity",
    "text-anchor",
];

/// That a picture is sound: known elements and attributes only, a title and a
/// description, and every point and every text within its view.
pub(crate) fn assert_sound(svg: &str, title: &str, sentence: &str) {
    for wrong in ["NaN", "inf", "style=", "script", " id=", "href"] {
        let shapes: String = svg.split("</desc>").skip(1).collect();
        let shapes = shapes.split("<text").next().unwrap_or_default();
        assert!(!shapes.contains(wrong), "{wrong}: {svg}");
    }
    let all = elements(svg);
    let root = &all[0];
    assert_eq!((root.name.as_str(), root.get("role")), ("svg", Some("img")));
    assert_eq!(root.get("width"), Some("100%"));
    assert_eq!(
        (all[1].name.as_str(), seen(&all[1].text)),
        ("title", seen(title))
    );
    assert_eq!(
        (all[2].name.as_str(), seen(&all[2].text)),
        ("desc", seen(sentence))
    );
    let view: Vec<f64> = numbers(root.get("viewBox").unwrap());
    assert_eq!(view[..3], [0.0, 0.0, 320.0]);
    for element in &all {
        assert!(ELEMENTS.contains(&element.name.as_str()), "{element:?}");
        for (name, value) in &element.attributes {
            assert!(ATTRIBUTES.contains(&name.as_str()), "{element:?}");
            assert!(
                !value.contains("NaN") && !value.contains("inf"),
                "{element:?}"
            );
        }
    }
    for element in &all[3..] {
        for (x, y) in points(element) {
            let within = (0.0..=view[2]).contains(&x) && (0.0..=view[3]).contains(&y);
            assert!(within, "{x} {y}: {element:?}");
        }
    }
}

/// What XML can hold of a text.
fn seen(text: &str) -> String {
    let known = |c: &char| !matches!(c, '\u{fffe}' | '\u{ffff}');
    let shown = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().filter(known).map(shown).collect()
}

/// The points that an element touches.
fn points(element: &Element) -> Vec<(f64, f64)> {
    let number = |name| element.number(name);
    match element.name.as_str() {
        "rect" => {
            let (x, y) = (number("x"), number("y"));
            assert!(number("width") >= 0.0 && number("height") >= 0.0);
            // A tenth for what rounding adds.
            let (right, low) = (x + number("width") - 0.11, y + number("height") - 0.11);
            vec![(x, y), (right.max(x), low.max(y))]
        }
        "circle" => vec![(number("cx"), number("cy"))],
        "text" => text(element),
        "path" => path(element.get("d").unwrap()),
        _ => Vec::new(),
    }
}

/// Both ends of a text, each letter six units wide.
fn text(element: &Element) -> Vec<(f64, f64)> {
    use unicode_width::UnicodeWidthStr;
    let (x, y) = (element.number("x"), element.number("y"));
    let length = f64::from(u32::try_from(element.text.width()).unwrap()) * 6.0;
    let left = match element.get("text-anchor").unwrap() {
        "start" => x,
        "middle" => x - length / 2.0,
        _ => x - length,
    };
    vec![(left, y - 8.0), (left + length, y)]
}

/// The points along a path of M, L, H, V, h, v and z.
fn path(d: &str) -> Vec<(f64, f64)> {
    let mut at = (0.0, 0.0);
    let mut points = Vec::new();
    let starts: Vec<usize> = d
        .char_indices()
        .filter(|(_, c)| c.is_ascii_alphabetic())
        .map(|(at, _)| at)
        .chain([d.len()])
        .collect();
    for pair in starts.windows(2) {
        let step = &d[pair[0]..pair[1]];
        let values = numbers(&step[1..]);
        at = match (&step[..1], values.as_slice()) {
            ("M" | "L", [x, y]) => (*x, *y),
            ("H", [x]) => (*x, at.1),
            ("V", [y]) => (at.0, *y),
            ("h", [x]) => (at.0 + x, at.1),
            ("v", [y]) => (at.0, at.1 + y),
            ("z", []) => at,
            _ => panic!("{step}"),
        };
        // Sums of tenths are off by less than a millionth.
        points.push(((at.0 * 1e6).round() / 1e6, (at.1 * 1e6).round() / 1e6));
    }
    points
}

fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace()
        .map(|one| one.parse().unwrap())
        .collect()
}
