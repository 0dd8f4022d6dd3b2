//! Log lines, read on Monday 8 February 2027.

use jiff::civil::date;
use legwork_core::kind::Kind;
use legwork_core::parse::{LogReading, Setting, log};

/// kind; what differs from one, today and nothing else | line
const TABLE: &str = r#"
call; outcome=voicemail; people=Ann Lee | called Ann Lee, left voicemail
cold-call; x2; 2027-02-07 | 2 cold calls yesterday
meeting; minutes=45; organisation=Acme; note=wants quote; people=Bob | met Bob @Acme 45m // wants quote
call; 2027-02-07; time=15:30; minutes=12; organisation=acme; outcome=conversation; amount=500; currency=EUR; note=wants quote; people=Ann Lee; tags=demo | call Ann Lee 12m yes #demo @acme 500eur yesterday 15:30 // wants quote
newsletter | sent newsletter
linkedin-post | posted on LinkedIn
linkedin-invite; x10 | 10 LinkedIn invites
email; x2; people=Jo Park+Sam Hill | emailed Jo Park and Sam Hill
meeting; 2027-02-02; people=Dana Cruz | lunch with Dana Cruz Tuesday
walk | walked
sweets; x3; needs=kind | had 3 sweets
networking-event; 2027-02-05; minutes=90 | 1.5h networking event on Friday
call; organisation=Northwind; outcome=no_answer; people=Maria Gomez | Called Maria Gomez at Northwind, no answer
call; outcome=proposal; people=Peter | rang Peter, he wants a proposal
cold-call; x5 | cold call x5
cold-call; x5 | 5x cold calls
cold-call; x12 | made 12 cold calls this morning
cold-email; x3 | 3 cold emails to prospects
follow-up; note=about the invoice; people=Tom Baker | follow up with Tom Baker about the invoice
follow-up; 2027-02-05; note=re: pricing; people=Tom Baker | followed up with Tom Baker re: pricing last Friday
meeting; minutes=60; note=talked about the museum; people=Lena Voss | coffee with Lena Voss 1h // talked about the museum
linkedin-message; people=Priya Shah | LinkedIn message to Priya Shah
linkedin-message; x4 | sent 4 LinkedIn messages
blog-post; minutes=180 | wrote a blog post 3h
blog-post; note=ten tips for facades | published blog post // ten tips for facades
gym | gym
gym; 2027-02-07; minutes=60 | gym 1h yesterday
walk; minutes=30 | went for a walk 30 min
run; x5 | ran 5 km
discovery-call; minutes=30; outcome=meeting_booked; people=Sofia Reyes | discovery call with Sofia Reyes 30m, meeting booked
referral-ask; people=Henry Ford | asked Henry Ford for a referral
referral; people=Mia Stone; needs=kind | got a referral from Mia Stone
referral-give; people=Jack Hall | gave referral to Jack Hall
proposal; organisation=Acme Ltd; amount=12000; currency=USD | sent proposal to Acme Ltd $12,000
proposal; minutes=120; organisation=Globex; amount=25000; currency=EUR | proposal for Globex €25k 2h
webinar; minutes=90; tags=marketing | webinar 90 minutes #marketing
podcast; 2027-02-03; people=Ian Wright | recorded podcast episode with Ian Wright on 3 February
note; people=Clara Bell | hand-written note to Clara Bell
message; people=Omar | texted Omar
client-call; x3 | called 3 clients
lapsed-call; x5; 2027-02-04 | called five former clients last Thursday
call; time=15:00; people=Nadia Petrov | call with Nadia Petrov @ 15:00
demo; time=15:00; minutes=45; organisation=Oak & Sons | demo for Oak & Sons 45 min 3pm
meeting; minutes=90; people=Hans van der Berg | met Hans van der Berg 1h30
meeting; minutes=90; organisation=Starfleet Corp; people=Jean-Luc Picard | met Jean-Luc Picard at Starfleet Corp for an hour and a half
meeting; minutes=20; outcome=declined; people=Carlos Diaz | zoom with Carlos Diaz 20m, not interested
call; outcome=voicemail; people=Ruth | called Ruth, went to voicemail
follow-up; outcome=won; people=Ruth | called Ruth back, she signed
client-call; minutes=15; people=Eve Adams | client call Eve Adams 15m
client-meeting; 2027-02-03; people=Rosa Luna | met client Rosa Luna on 2027-02-03
call; no date; people=Ann; needs=date | called Ann on 30 Feb
call; no date; people=Ann; needs=date | called Ann 31.11.2026
call; 2027-03-02; people=Ann; needs=date | called Ann on 3/2/2027
call; 2027-02-09; people=Ann; needs=date | call Ann tomorrow
meeting; 2027-02-15; time=10:00; people=Bob; needs=date | meeting with Bob next Monday at 10am
call; no date; people=Ann; needs=date | called Ann in 3 days
cold-call; x?; needs=quantity | 0 cold calls
cold-call; x?; needs=quantity | -3 cold calls
cold-email; x?; needs=quantity | 250000 cold emails
cold-call; x?; needs=quantity | 2.5 cold calls
call; no date; people=Ann; needs=date | called Ann last week
call; people=Bob; needs=time | call Bob 25:00
call; time=15:00; minutes=20; people=Bob | call Bob 3pm 20 min
meeting; people=Bob; needs=minutes | met Bob for 40h
cold-call; x4; 2027-02-07; also [cold-email; x2; 2027-02-07] | 4 cold calls and 2 cold emails yesterday
call; x3; also [meeting; x2] | 3 calls, 2 meetings
proposal; x2; also [newsletter] | sent 2 proposals + 1 newsletter
gym; x2 | twice to the gym
sweets; x?; needs=kind+quantity | no sweets today
hello-world; needs=kind | hello world
-; needs=kind | //
-; note=just a note; needs=kind | // just a note
-; organisation=acme; needs=kind | @acme
call | call
call | Call.
call; people=ANN LEE | CALLED ANN LEE
call; note=ann lee | called ann lee
follow-up; minutes=10; people=Ann Lee | Ann Lee called back 10m
call; people=Smith | Dr. Smith called
call; x2; people=O'Brien+McDonald | called O'Brien and McDonald
email; x3; note=about the workshop; people=Jo Park+Sam Hill+Kim Wu | emailed Jo Park, Sam Hill and Kim Wu about the workshop
call; note=mom | called mom
meeting | lunch
client-meeting; x3 | lunch with 3 clients
meeting; people=April Jones | coffee with April Jones
call; 2027-02-07; people=June Carter | called June Carter yesterday
meeting; people=Red Door Gallery | visited Red Door Gallery
client-meeting; minutes=120; organisation=Blue Door | site visit @"Blue Door" 2h
linkedin-comment; x5 | commented on 5 LinkedIn posts
touch; note=LinkedIn; people=Vera Lang | reached out to Vera Lang on LinkedIn
linkedin-invite; x10 | invited 10 people on LinkedIn
linkedin-invite; people=Leo Marsh | connected with Leo Marsh on LinkedIn
review; minutes=20 | reviewed pipeline 20m
research; minutes=45 | research 45 min
prospecting; minutes=60 | prospecting 1 hour
conversation; outcome=conversation; people=Alan Kay | talked to Alan Kay, good chat
conversation; 2027-02-07; time=16:30; minutes=20; people=Grace Hopper | spoke with Grace Hopper for 20 minutes yesterday at 4:30 pm
meeting; people=Tim Cook | interview w/ Tim Cook
cold-call; outcome=declined; people=Ben Dover | cold called Ben Dover - declined
call; x2; people=Zoe | called Zoe x2
call; minutes=30; people=Anna | 30m call with Anna
call; minutes=12; outcome=voicemail; people=Anna | call Anna (12 min), voicemail
meeting; people=Joe | 1:1 with Joe
call | called +44 20 7946 0958
newsletter; note=200 people | email blast to 200 people
article; x2; no date; needs=date | wrote 2 articles over the weekend
sold-units; x2; organisation=Finnco; amount=900; currency=USD; people=Finn; needs=kind | sold 2 units to Finn @Finnco 900 USD
won-deal; organisation=Globex; amount=40000; currency=EUR; needs=kind | won deal with Globex 40k EUR
invoice; amount=3000; currency=USD; needs=kind | invoice sent $3,000
paid-ads; amount=12000; needs=kind+currency | paid 12 000 kr for ads
call; minutes=5; amount=200; people=Li; needs=currency | call Li 5 min, 200 kr
deal; amount=1500; currency=USD; people=Mark; needs=kind+amount | $1.500 deal with Mark
networking-event; 2027-02-07; minutes=120; organisation=Chamber of Commerce | event at Chamber of Commerce 2h yesterday
networking-event; 2027-02-04 | attended conference on Thursday
meeting; outcome=referral; people=Ola Nord+Siv Dahl | had coffee with Ola Nord, he introduced me to Siv Dahl
prospect-meeting; minutes=60; people=Ida Holm; tags=q1+big-deal | prospect meeting Ida Holm 1 hour #q1 #Big-Deal
call; outcome=no_show; people=Kim | called Kim no show
meeting; outcome=no_show; people=Ulf | meeting with Ulf - no-show
call; outcome=conversation; people=Ann | called Ann yes
call; outcome=declined; people=Ann | called Ann no
meeting-booked; people=Ray Charles | booked a meeting with Ray Charles
meeting-booked; x2 | 2 meetings booked
meeting-booked; people=Ella Fitz | set up demo with Ella Fitz
call; minutes=30; people=Nina Simone | called half an hour with Nina Simone
call; minutes=15; people=Otis | quarter of an hour call to Otis
reading; x20 | read 20 pages
meditation; minutes=10 | meditated 10m
cold-email; x15; outcome=reply | sent 15 cold emails, 2 replies
cold-call; x12; also [conversation; x3] | 12 dials, 3 conversations
call; x?; note=anyone; needs=quantity | didn't call anyone today
gym; x?; needs=quantity | skipped the gym
call; x?; people=Ann; needs=quantity | forgot to call Ann
meeting; people=Ann+Bob | met Ann & Bob
call; organisation=Globex; people=Sam | called Sam from Globex
follow-up; note=quote 4321; people=Dan | followed up on quote 4321 with Dan
call; people=Bob; needs=time | call with Bob at 9
call; outcome=voicemail; people=Ann | left voicemail for Ann
call; outcome=no_answer; people=Peter | no answer from Peter
call; outcome=voicemail; people=Kim Lee | voicemail to Kim Lee
-; outcome=reply; people=Bob; needs=kind | Bob replied
email; outcome=no_answer; people=Bob | emailed Bob, no reply
proposal; people=Bob | sent Bob the proposal
note; x12 | sent Christmas cards to 12 clients
meeting; 2027-02-07; minutes=120; people=Brown+White | dinner with Mr. Brown and Mrs. White last night 2h
call; 2027-02-02; minutes=10; note=re contract; people=Ada | 10 min call w/ Ada re contract, 2 Feb
event-hosted; minutes=120; organisation=Initech GmbH | 2h workshop for Initech GmbH
call; x3; organisation=globex | called @globex 3x
lapsed-call; x4; 2027-02-03 | phoned 4 lapsed customers on Wed
linkedin-invite; x5; 2027-02-07 | yesterday 5 invites on LinkedIn
linkedin-invite; x5 | 5 linkedin connection requests
social-post; x10; note=liked | liked 10 posts
call; outcome=voicemail; note=will try again; people=Ann Lee | called Ann Lee; left a message; will try again
meeting; minutes=60; people=Ana María Núñez | Met w/ Ana María Núñez 1h
call; minutes=10; note=李雷 | call 李雷 10m
networking-event; time=07:30; people=Joe Fox+Amy Dunn | networking breakfast at City Club 7:30am, met Joe Fox and Amy Dunn
prospect-call; x12 | called 12 leads on Monday
meeting-booked; note=next Tuesday | booked a meeting for next Tuesday
meeting-booked; note=Friday at 10; people=Paul Green | arranged a site visit with Paul Green for Friday at 10
meeting-booked; note=18 Feb; people=Lisa | booked demo w/ Lisa for 18 Feb
meeting-booked; x2; 2027-02-04; needs=date | booked 2 appointments on Thursday
call; outcome=meeting_booked; note=Tuesday; people=Ann | called Ann, booked a meeting for Tuesday
conversation; outcome=meeting_booked; note=March 3; people=Dr Ahmed | spoke w/ Dr Ahmed and booked a follow-up for March 3
gym; x3; 2027-02-07 | gym 3 times last week
gym; x2 | gym twice this week
call; x8; no date; needs=date | called 8 people last month
proposal; organisation=Globex | proposal to Globex
proposal; people=Ann | proposal to Ann
pitch; organisation=Orion Media | pitched Orion Media
meeting; organisation=Chamber of Commerce | breakfast at Chamber of Commerce
networking-event; note=Hilton | networking event at the Hilton
networking-event; note=Rotary Club; people=Bill Moss | networking at Rotary Club with Bill Moss
meeting; minutes=45; organisation=Tyrell Systems; people=Sarah Connor | met Sarah Connor (Tyrell Systems) for 45 minutes
client-meeting; x2; organisation=KPMG | lunch w/ two clients from KPMG
proposal; x2; organisation=Delta Ltd; note=Echo Inc | two proposals: Delta Ltd and Echo Inc
run; note=5k | ran 5k
meeting-booked; note=15th; people=Olivia | set a meeting with Olivia for the 15th
follow-up; 2027-02-04; note=Spoke; assistant; people=Jim Oak; needs=date | Spoke to Jim Oak's assistant, calling back Thursday
follow-up; organisation=Birch Ltd; note=proposal; people=Anna Elm | followed up on proposal with Anna Elm @Birch Ltd
reading; x25; note=Sell Anything | read 25 pages of Sell Anything
call; x?; needs=quantity | 99999999999999999999 calls
cold-call; x2; 2027-02-04; also [meeting] | 2 cold calls thursday, 1 meeting today
call; x3; also [call; x2; 2027-02-02] | 3 calls mon, 2 calls tue
call; x3; 2027-02-07; also [email; x2; 2027-02-07] | 3 calls yesterday, 2 emails
call; x3; 2027-02-07; also [email; x2] | 3 calls yesterday, 2 emails today
call; x3; also [email; x2; 2027-02-07] | 3 calls today, 2 emails yesterday
call; x3; 2027-02-07; also [email; x2; 2027-02-07]; also [meeting; 2027-02-07] | 3 calls, 2 emails and 1 meeting yesterday
call; x3; 2027-02-03; needs=date; also [email; x2; 2027-02-03]; also [meeting; 2027-02-02] | 3 calls, 2 emails wed, 1 meeting tue
call; x3; 2027-02-09; needs=date; also [email; x2; 2027-02-09; needs=date] | 3 calls and 2 emails tomorrow
newsletter; 2026-05-02; needs=date | newsletter 5/2
newsletter; 2027-01-13 | newsletter 1/13
newsletter; 2027-01-13 | newsletter 13/1
newsletter; 2027-01-13 | 13/1 newsletter
cold-call; x2; 2026-05-02; needs=date | 2 cold calls 5/2
cold-call; x2; 2026-05-02; needs=date | 2 cold calls on 5/2
cold-call; x3; 2027-01-31 | 31/1: 3 cold calls
call; x?; needs=quantity | 9/10 calls
call; note=24/7 support | 24/7 support call
webinar; note=20/80 | webinar 20/80
webinar; note=40 people | webinar, 40 people
webinar; 2027-02-05; note=40 ppl | webinar 3 days ago, 40 ppl
proposal; organisation=Acme; amount=12000; needs=currency | proposal 12k Acme
proposal; organisation=Acme; amount=1200; needs=currency | proposal to Acme 1200
proposal; note=40 slides | proposal 40 slides
call; note=2nd time; people=Bob | called Bob (2nd time)
blog-post; note=7 ways to sell | wrote blog post "7 ways to sell"
meeting; note=about the May 3 event; people=Ann | met Ann about the May 3 event
follow-up; minutes=15; note=proposal sent; people=Greta | follow up w/ Greta, proposal sent, 15'
admin; 2027-02-02; minutes=75; needs=kind | admin 1h 15 on tue
call; minutes=150; people=Bob | call 2h 30 with Bob
meeting-booked; note=2nd | booked 2nd mtg
blog-post; note=1200 words | blog post, 1200 words
blog-post; note=1,200 words | 1,200 words of the blog post
content; x500 | wrote 500 words
webinar; x40; needs=quantity | webinar 40
call; x3; people=Bob | called Bob 3 times
call; x3; people=Bob; needs=quantity | called Bob 3
cold-call; x12 | cold calls: 12
demo; x12000; organisation=Acme; needs=quantity | demo 12k Acme
meeting; note=drove 120 km; people=Acme | drove 120 km to Acme meeting
meeting; x2; time=15:00; people=Acme; needs=quantity | meeting Acme 3pm 2 people
cold-call; x10; note=convos; needs=quantity | 10 dials 2 convos
follow-up; x4; note=quotes | followed up 4 quotes
conversation; people=de la Cruz | talked to Mr. de la Cruz
gym | gym 1
call; x3; note=others; people=Ann; needs=quantity | called Ann and 3 others
call; note=2 kids; people=Ann | called Ann, 2 kids
call; note=re 3 invoices; people=Bob | call Bob re 3 invoices
event-hosted; x2; note=day; needs=quantity | 2 day workshop
event-hosted; x2; needs=quantity | ran a 2 day workshop
event-hosted; organisation=Initech GmbH; note=2 day | workshop for Initech GmbH, 2 day
newsletter; note=week 2 | week 2 newsletter
newsletter; note=no. 5 | newsletter no. 5
newsletter; note=5 | newsletter #5
call; x4 | called 4 ppl
call; organisation=Siemens; outcome=no_answer; note=jim | caled jim from Siemens, no answer
conversation; organisation=TU Delft; people=van der Berg | talked to prof. van der Berg at TU Delft
meeting; people=van Dyke | met with van Dyke
email; note=offer for March; people=Bob | emailed Bob the offer for March
email; x2; people=Bob+June Carter | emailed Bob and June Carter
client-meeting; note=123 Main St | met client at 123 Main St
meeting; note=12 Baker Street; people=Ann | met Ann at 12 Baker Street
call; organisation=Müller & Söhne GmbH | called Müller & Söhne GmbH
call; organisation=Oak & Elm Trading Ltd; outcome=no_answer | called Oak & Elm Trading Ltd, no answer
call; organisation=Hanna-Barbera | called @Hanna-Barbera
call; organisation=Ikea; note=mom | called mom from Ikea
email; people=Greta | got an email from Greta
meeting; people=Ann | coffe with Ann
meeting; people=Bob | cofee w/ Bob
email; x2 | 2 emials
meeting; people=Bob | meting with Bob
meeting; people=Bob | mtg with Bob
meeting; people=Ann | appt with Ann
follow-up; people=Bob | f/u with Bob
conversation; people=Ann | convo with Ann
call; outcome=voicemail; people=Bob | vm Bob
newsletter | newsleter
proposal; organisation=Acme | prposal to Acme
massage; minutes=60; needs=kind | massage 1h
contract; organisation=Acme; needs=kind | contract with Acme
discovered-bug; needs=kind | discovered a bug
"#;

/// The reading in short: only what the line changed.
fn short(reading: &LogReading) -> String {
    let json = serde_json::to_value(reading).unwrap_or_default();
    let mut out = vec![reading.kind.clone().unwrap_or_else(|| "-".to_owned())];
    match reading.quantity {
        Some(1) => {}
        Some(count) => out.push(format!("x{count}")),
        None => out.push("x?".to_owned()),
    }
    match reading.date {
        Some(day) if day == date(2027, 2, 8) => {}
        Some(day) => out.push(day.to_string()),
        None => out.push("no date".to_owned()),
    }
    for field in [
        "time",
        "minutes",
        "organisation",
        "outcome",
        "amount",
        "currency",
        "note",
    ] {
        match &json[field] {
            serde_json::Value::Null => {}
            serde_json::Value::String(text) => out.push(format!("{field}={text}")),
            other => out.push(format!("{field}={other}")),
        }
    }
    let lists = [
        ("people", reading.people.join("+")),
        ("tags", reading.tags.join("+")),
        ("needs", reading.needs.join("+")),
    ];
    out.extend(
        lists
            .iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(name, list)| format!("{name}={list}")),
    );
    out.extend(
        reading
            .also
            .iter()
            .map(|also| format!("also [{}]", short(also))),
    );
    out.join("; ")
}

fn read(text: &str) -> LogReading {
    log(text, &Setting::new(date(2027, 2, 8)))
}

#[test]
fn log_lines_are_read_as_meant() {
    let rows: Vec<(&str, &str)> = TABLE
        .lines()
        .filter_map(|line| line.split_once(" | "))
        .collect();
    assert!(rows.len() >= 120, "{} lines", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(want, text)| short(&read(text)) != *want)
        .map(|(want, text)| format!("{text}\n    {}\n    not {want}", short(&read(text))))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} wrong\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_line_of_the_design_reads_in_full() {
    let reading = read("call Ann Lee 12m yes #demo @acme 500eur yesterday 15:30 // wants quote");
    let json = serde_json::to_string(&reading).expect("a reading is JSON");
    assert_eq!(
        json,
        concat!(
            r#"{"schema":1,"input":"call Ann Lee 12m yes #demo @acme 500eur yesterday 15:30 // wants quote","kind":"call","title":"Call","#,
            r#""quantity":1,"date":"2027-02-07","time":"15:30","minutes":12,"people":["Ann Lee"],"organisation":"acme","outcome":"conversation","#,
            r#""amount":500,"currency":"EUR","tags":["demo"],"note":"wants quote","needs":[]}"#
        )
    );
}

#[test]
fn a_short_date_is_read_as_the_setting_says() {
    let setting = Setting {
        day_first: true,
        ..Setting::new(date(2027, 2, 8))
    };
    for line in [
        "newsletter 5/2",
        "newsletter on 5/2",
        "5/2 newsletter",
        "newsletter, 5/2",
    ] {
        let reading = log(line, &setting);
        assert_eq!(reading.date, Some(date(2027, 2, 5)), "{line}");
        assert!(reading.needs.is_empty(), "{line}: {:?}", reading.needs);
    }
}

#[test]
fn ordinary_words_are_no_slips() {
    for line in [
        "massage",
        "contract",
        "context",
        "planting",
        "discovered",
        "identity",
        "strange day",
        "quality",
        "charter",
        "shared",
        "curse",
        "tread",
        "bananas",
    ] {
        let kind = read(line).kind;
        let known = kind.as_deref().and_then(legwork_core::kind::find);
        assert!(known.is_none(), "{line}: {known:?}");
    }
}

#[test]
fn a_doubtful_slip_is_asked_about() {
    let reading = read("sent webknar");
    assert_eq!(reading.kind.as_deref(), Some("webinar"));
    assert_eq!(reading.needs, ["kind"]);
    assert!(
        reading.problems[0].contains("did you mean"),
        "{:?}",
        reading.problems
    );
}

#[test]
fn problems_are_said_in_sentences() {
    for (line, words) in [
        ("called Ann on 30 Feb", "30 February 2027 does not exist"),
        ("call Ann tomorrow", "is ahead"),
        ("-2 calls", "whole number"),
        ("called Ann last week", "more than one day"),
        ("called Bob 25:00", "no such time"),
        ("didn't call Ann", "not done"),
        ("juggling", "not a known kind"),
    ] {
        let reading = read(line);
        assert!(
            reading
                .problems
                .iter()
                .any(|problem| problem.contains(words)),
            "{line}: {:?}",
            reading.problems
        );
        assert!(!reading.needs.is_empty(), "{line}");
    }
}

#[test]
fn own_kinds_are_known_by_their_noun() {
    let own = [Kind::custom("Eating sweets"), Kind::custom("Site sketch")];
    let setting = Setting {
        kinds: &own,
        ..Setting::new(date(2027, 2, 8))
    };
    for (line, slug, count) in [
        ("had 3 sweets", "eating-sweets", 3),
        ("2 site sketches yesterday", "site-sketch", 2),
        ("ate sweets", "eating-sweets", 1),
    ] {
        let reading = log(line, &setting);
        assert_eq!(
            (reading.kind.as_deref(), reading.quantity),
            (Some(slug), Some(count)),
            "{line}"
        );
        assert!(reading.needs.is_empty(), "{line}: {:?}", reading.needs);
    }
}

#[test]
fn a_very_long_line_is_read_in_part() {
    for piece in [
        "call Ann and 2 ",
        "9",
        "a",
        "and 3 calls ",
        "//",
        "#",
        "@",
        "x5 ",
        "at 9 ",
        "Ann Lee & ",
        "no answer ",
    ] {
        let _ = read(&piece.repeat(20_000));
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        let _ = read(&text);
    }

    #[test]
    fn any_words_are_read_within_bounds(text in "(call |called |Ann |Lee |with |and |at |yesterday |tomorrow |last |Friday |[0-9]{1,6} |[0-9]{1,2}|:|-|m |h |€|\\$|eur |@|#|// |, |no |answer |left |voicemail |x|30 Feb |3/4 |emails |half |an |hour ){0,20}") {
        let reading = read(&text);
        if let Some(count) = reading.quantity {
            proptest::prop_assert!((1..=100_000).contains(&count));
        }
        if let Some(day) = reading.date {
            proptest::prop_assert!(day <= date(2027, 2, 8) || reading.needs.contains(&"date"));
        }
        if let Some(minutes) = reading.minutes {
            proptest::prop_assert!(minutes >= 1);
        }
    }
}
