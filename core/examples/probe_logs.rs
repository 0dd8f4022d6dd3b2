use legwork_core::parse::{LogReading, Setting, log};
use std::io::BufRead;
fn show(r: &LogReading) -> String {
    let v = serde_json::to_value(r).unwrap();
    let mut out = vec![r.kind.clone().unwrap_or("-".into())];
    match r.quantity {
        Some(1) => {}
        Some(n) => out.push(format!("x{n}")),
        None => out.push("x?".into()),
    }
    match r.date {
        Some(d) if d == jiff::civil::date(2027, 2, 8) => {}
        Some(d) => out.push(d.to_string()),
        None => out.push("no date".into()),
    }
    for k in [
        "time",
        "minutes",
        "organisation",
        "outcome",
        "amount",
        "currency",
        "note",
    ] {
        if !v[k].is_null() {
            out.push(format!(
                "{k}={}",
                v[k].as_str().map(str::to_owned).unwrap_or(v[k].to_string())
            ));
        }
    }
    if !r.people.is_empty() {
        out.push(format!("people={}", r.people.join("+")));
    }
    if !r.tags.is_empty() {
        out.push(format!("tags={}", r.tags.join("+")));
    }
    if !r.needs.is_empty() {
        out.push(format!("needs={}", r.needs.join("+")));
    }
    for a in &r.also {
        out.push(format!("also [{}]", show(a)));
    }
    out.join("; ")
}
fn main() {
    let s = Setting::new(jiff::civil::date(2027, 2, 8));
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap();
        if l.trim().is_empty() {
            continue;
        }
        println!("{} | {l}", show(&log(&l, &s)));
    }
}
