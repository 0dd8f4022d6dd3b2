use legwork_core::parse::{Setting, goal};
use std::io::BufRead;
fn main() {
    let s = Setting::new(jiff::civil::date(2027, 2, 8));
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap();
        if l.trim().is_empty() {
            continue;
        }
        let r = goal(&l, &s);
        let v = serde_json::to_value(&r).unwrap();
        println!(
            "{}; {}; {}; {} | {l}",
            v["target"].as_str().unwrap_or(""),
            r.amount.map(|a| a.to_string()).unwrap_or_default(),
            r.currency.map(|c| c.code()).unwrap_or(""),
            r.due.map(|d| d.to_string()).unwrap_or_default()
        );
    }
}
