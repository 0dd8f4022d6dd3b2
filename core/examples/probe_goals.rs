use legwork_core::parse::{Setting, goal};
use std::io::BufRead;
fn main() {
    let s = Setting {
        day_first: false,
        ..Setting::new(jiff::civil::date(2027, 2, 8))
    };
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap();
        if l.trim().is_empty() {
            continue;
        }
        let r = goal(&l, &s);
        let v = serde_json::to_value(&r).unwrap();
        println!(
            "{l}\n    metric={} target={} amount={} unit={} cur={} from={} start={} due={} dir={} rec={} needs={} why={} notes={}",
            v["metric"],
            v["target"],
            v["amount"],
            v["unit"],
            v["currency"],
            v["from"],
            v["start"],
            v["due"],
            v["direction"],
            v["recurs"],
            v["needs"],
            v["why"],
            v["notes"]
        );
    }
}
