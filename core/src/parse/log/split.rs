//! A line that tells of several activities, cut between them.

use crate::kind::matcher;
use crate::parse::Setting;
use crate::parse::lex::{Lexed, Token};
use crate::parse::number;

/// "3 calls and 2 emails": cut before a number that has a kind of its own.
pub(super) fn split<'a>(lexed: &Lexed<'a>, setting: &Setting<'_>) -> Vec<&'a str> {
    let tokens = &lexed.tokens;
    let body = tokens
        .iter()
        .position(|token| token.is("//"))
        .unwrap_or(tokens.len());
    let mut parts = Vec::new();
    let mut from = 0;
    for at in 1..body {
        if !tokens[at].is_any(&["and", ",", "+", "&", ";"]) || at + 1 >= body {
            continue;
        }
        let next = at + 1 + usize::from(tokens[at + 1].is("and"));
        let counted = number::cardinal(tokens, next)
            .filter(|count| tokens.get(next + count.used).is_some_and(Token::is_word));
        let Some(count) = counted else { continue };
        let starts = |from: usize, to: usize| {
            matcher::find_in(&tokens[from.min(to)..to], setting.kinds).is_some()
        };
        let after = (next + count.used + 3).min(body);
        if starts(from.max(at.saturating_sub(12)), at)
            && starts(next + count.used, after)
            && super::clock::minutes(tokens, next).is_none()
        {
            parts.push(lexed.raw(from, at));
            from = next;
        }
    }
    parts.push(lexed.raw(from, tokens.len()));
    parts
}
