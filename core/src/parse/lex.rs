//! One pass from a sentence to tokens, shared by every parser in this crate.
//!
//! A token is a word, a number or a symbol. Each knows where it stood in the
//! source, whether a space came before it ([`Token::glued`]), and its text
//! lower-cased with curly quotes, dashes and odd spaces made plain. Compounds
//! are cut at every change of shape, and `glued` keeps them readable:
//!
//! | source | tokens (`·` = glued to the one before) |
//! |---|---|
//! | `3X/week` | `3` `·x` `·/` `·week` |
//! | `$10k` | `$` `·10` `·k` |
//! | `90-minute` | `90` `·-` `·minute` |
//! | `10–15` | `10` `·-` `·15` |
//! | `1.234,56` | `1.234,56` (one number) |
//! | `14:30` | `14` `·:` `·30` |
//! | `@Acme // note` | `@` `·acme` `//` `note` |
//! | `don’t`, `a.m.`, `Q3` | `don't`, `am`, `q3` |
//!
//! An em dash stays `—`, because it breaks a sentence where a hyphen joins.

/// Only this many characters of a text are considered; [`Lexed::truncated`]
/// says when there were more. No sentence a person promises is longer.
pub const MAX_CHARS: usize = 2_000;

/// The shape of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Letters, possibly with digits after the first letter: `call`, `q3`.
    Word,
    /// Digits with their separators, or one fraction sign: `1,000`, `½`.
    Number,
    /// One other character, or `//`.
    Symbol,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The text, lower-cased and made plain.
    pub text: String,
    /// Word, number or symbol.
    pub shape: Shape,
    /// Byte offset in the source where the token starts.
    pub start: usize,
    /// Byte offset in the source just after the token.
    pub end: usize,
    /// Whether it touches the token before it, with no space between.
    pub glued: bool,
}

impl Token {
    /// Whether this is the given word or symbol (written in lower case).
    pub fn is(&self, text: &str) -> bool {
        self.shape != Shape::Number && self.text == text
    }

    /// Whether this is one of these words or symbols.
    pub fn is_any(&self, texts: &[&str]) -> bool {
        self.shape != Shape::Number && texts.contains(&self.text.as_str())
    }

    /// Whether this is a word.
    pub fn is_word(&self) -> bool {
        self.shape == Shape::Word
    }

    /// Whether this is a number in digits.
    pub fn is_number(&self) -> bool {
        self.shape == Shape::Number
    }
}

/// A sentence in tokens.
#[derive(Debug, Clone)]
pub struct Lexed<'a> {
    /// The text as it was given.
    pub source: &'a str,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// Whether text beyond [`MAX_CHARS`] was left out.
    pub truncated: bool,
}

impl<'a> Lexed<'a> {
    /// The source text of the tokens `from..to`, spaces between them included;
    /// empty when the range is empty or out of reach.
    pub fn raw(&self, from: usize, to: usize) -> &'a str {
        let last = to.min(self.tokens.len());
        if from >= last {
            return "";
        }
        self.source
            .get(self.tokens[from].start..self.tokens[last - 1].end)
            .unwrap_or("")
    }
}

/// Cuts a text into tokens in one pass. Never fails: control characters count
/// as spaces, anything unknown is a symbol.
pub fn lex(source: &str) -> Lexed<'_> {
    let mut chars: Vec<(usize, char)> = source
        .char_indices()
        .take(MAX_CHARS + 1)
        .map(|(at, c)| (at, plain(c)))
        .collect();
    let truncated = chars.len() > MAX_CHARS;
    let end = if truncated {
        chars[MAX_CHARS].0
    } else {
        source.len()
    };
    chars.truncate(MAX_CHARS);
    let mut lexer = Lexer {
        chars,
        end,
        at: 0,
        tokens: Vec::new(),
        glued: false,
    };
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    Lexed {
        source,
        tokens: lexer.tokens,
        truncated,
    }
}

/// The plain form of a typographic character.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        '\u{2014}' | '\u{2015}' => '—',
        '×' => 'x',
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => ' ',
        c if c.is_whitespace() || c.is_control() => ' ',
        c => c,
    }
}

struct Lexer {
    chars: Vec<(usize, char)>,
    end: usize,
    at: usize,
    tokens: Vec<Token>,
    glued: bool,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|&(_, c)| c)
    }

    fn offset(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.end, |&(offset, _)| offset)
    }

    fn step(&mut self) {
        match self.peek(0) {
            Some(' ') | None => {
                self.at += 1;
                self.glued = false;
            }
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if super::number::sign(c).is_some() => self.push(1, Shape::Number),
            Some(c) if c.is_alphabetic() => self.word(),
            Some('/') if self.note_follows() => self.push(2, Shape::Symbol),
            Some(_) => self.push(1, Shape::Symbol),
        }
    }

    /// `//` starts a note, except in an address such as `https://`.
    fn note_follows(&self) -> bool {
        let after_colon = self.glued && self.tokens.last().is_some_and(|t| t.is(":"));
        self.peek(1) == Some('/') && !after_colon
    }

    fn number(&mut self) {
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut length = 0;
        while digits(self.peek(length)) {
            length += 1;
        }
        while matches!(self.peek(length), Some('.' | ',')) && digits(self.peek(length + 1)) {
            length += 1;
            while digits(self.peek(length)) {
                length += 1;
            }
        }
        let run: String = self.chars[self.at..self.at + length]
            .iter()
            .map(|&(_, c)| c)
            .collect();
        // "31.12.2027" is three numbers: only a well formed run is one.
        if super::number::decimal(&run).is_some() {
            return self.push(length, Shape::Number);
        }
        for piece in run.split_inclusive(['.', ',']) {
            let digits = piece.trim_end_matches(['.', ',']).len();
            self.push(digits, Shape::Number);
            if piece.len() > digits {
                self.push(1, Shape::Symbol);
            }
        }
    }

    fn word(&mut self) {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if self.peek(1) == Some('.') && letter(self.peek(2)) && !letter(self.peek(3)) {
            return self.initials();
        }
        let mut length = 1;
        loop {
            match self.peek(length) {
                Some(c) if c.is_alphanumeric() => length += 1,
                Some('\'') if letter(self.peek(length + 1)) => length += 1,
                _ => break,
            }
        }
        self.push(length, Shape::Word);
    }

    /// `a.m.`, `e.g.`: single letters and points, one word without the points.
    fn initials(&mut self) {
        let mut length = 1;
        while self.peek(length) == Some('.')
            && self.peek(length + 1).is_some_and(char::is_alphabetic)
            && !self.peek(length + 2).is_some_and(char::is_alphanumeric)
        {
            length += 2;
        }
        if self.peek(length) == Some('.') {
            length += 1;
        }
        self.push(length, Shape::Word);
        if let Some(token) = self.tokens.last_mut() {
            token.text.retain(|c| c != '.');
        }
    }

    fn push(&mut self, length: usize, shape: Shape) {
        let text = self.chars[self.at..self.at + length]
            .iter()
            .flat_map(|&(_, c)| c.to_lowercase())
            .collect();
        let (start, end) = (self.offset(self.at), self.offset(self.at + length));
        self.tokens.push(Token {
            text,
            shape,
            start,
            end,
            glued: self.glued,
        });
        self.glued = true;
        self.at += length;
    }
}
