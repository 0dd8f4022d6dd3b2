//! Amounts as people write them, and what is never guessed.

use legwork_core::money::{Currency, Decimal, Money, grouped, parse};

fn minor(text: &str) -> Result<(i64, &'static str), String> {
    parse(text)
        .map(|money| (money.minor, money.currency.code()))
        .map_err(|e| e.to_string())
}

#[test]
fn amounts_are_read_as_meant() {
    for (text, amount, code) in [
        ("$500k", 50_000_000, "USD"),
        ("$ 500 k", 50_000_000, "USD"),
        ("£20,000", 2_000_000, "GBP"),
        ("20.000 €", 2_000_000, "EUR"),
        ("1.250.000 EUR", 125_000_000, "EUR"),
        ("1,5 Mio. EUR", 150_000_000, "EUR"),
        ("2,75 mio €", 275_000_000, "EUR"),
        ("EUR 2bn", 200_000_000_000, "EUR"),
        ("usd 1,234.50", 123_450, "USD"),
        ("1.234,50 EUR", 123_450, "EUR"),
        ("$1.5M", 150_000_000, "USD"),
        ("US$3m", 300_000_000, "USD"),
        ("half a million dollars", 50_000_000, "USD"),
        ("a quarter of a million euros", 25_000_000, "EUR"),
        ("one and a half million pounds", 150_000_000, "GBP"),
        ("two hundred and fifty thousand euro", 25_000_000, "EUR"),
        ("twenty-five grand usd", 2_500_000, "USD"),
        ("JPY 9,000", 9_000, "JPY"),
        ("12 000 SEK", 1_200_000, "SEK"),
        ("1 250 000 NOK", 125_000_000, "NOK"),
        ("1'500 CHF", 150_000, "CHF"),
        ("CHF 1’500.50", 150_050, "CHF"),
        ("₹12,50,000", 125_000_000, "INR"),
        ("INR 3 lakh", 30_000_000, "INR"),
        ("KWD 12.5", 12_500, "KWD"),
        ("$.50", 50, "USD"),
        ("-€12,50", -1_250, "EUR"),
        ("0,125 KWD", 125, "KWD"),
        ("$10", 1_000, "USD"),
        ("500eur", 50_000, "EUR"),
        ("80 keur", 8_000_000, "EUR"),
    ] {
        assert_eq!(minor(text), Ok((amount, code)), "{text}");
    }
}

#[test]
fn what_may_be_a_thousand_times_smaller_is_asked() {
    for text in [
        "$1.500",
        "GBP 20.000",
        "1,500 million EUR",
        "1.250 TND",
        "1,250 KWD",
        "2.500 USD",
    ] {
        let error = parse(text).expect_err(text).to_string();
        assert!(error.contains("thousand times"), "{text}: {error}");
    }
}

#[test]
fn what_is_no_amount_of_one_currency_is_refused() {
    for text in [
        "",
        "500",
        "12 000 kr",
        "¥500",
        "a dollar",
        "EUR",
        "abc",
        "1,23,4 EUR",
        "$1.2.3",
        "EUR 0.001",
        "99999999999999999999 EUR",
        "50 francs",
        "5 EUR each",
    ] {
        assert!(parse(text).is_err(), "{text}");
    }
}

#[test]
fn an_exchange_rounds_once_to_the_minor_unit_of_the_other_currency() {
    let of = |minor, from| Money::from_minor(minor, from);
    let rate = Decimal::new(92, 2);
    let [yen, dinar] = ["JPY", "KWD"].map(|code| Currency::from_code(code).unwrap());
    for (minor, from, rate, to, expected) in [
        (50_000, Currency::USD, rate, Currency::EUR, 46_000),
        (1, Currency::USD, Decimal::new(5, 1), Currency::EUR, 1),
        (-1, Currency::USD, Decimal::new(5, 1), Currency::EUR, -1),
        (1, Currency::USD, Decimal::new(49, 2), Currency::EUR, 0),
        // No minor unit, and one of three digits.
        (10_000, Currency::EUR, Decimal::new(16_155, 2), yen, 16_155),
        (16_155, yen, Decimal::new(619, 5), Currency::EUR, 10_000),
        (1_250, dinar, Decimal::new(325, 2), Currency::USD, 406),
    ] {
        let exchanged = of(minor, from).exchanged(rate, to);
        assert_eq!(exchanged, Ok(of(expected, to)), "{minor} {from} at {rate}");
    }
    let largest = of(i64::MAX, Currency::USD);
    assert!(largest.exchanged(Decimal::whole(2), Currency::EUR).is_err());
    assert!(largest.exchanged(Decimal::whole(i64::MAX), dinar).is_err());
    let finest = Decimal::new(i64::MAX, 18);
    assert!(largest.exchanged(finest, yen).is_ok());
}

#[test]
fn sums_need_one_currency_and_room() {
    let eur = |minor| Money::from_minor(minor, Currency::EUR);
    assert_eq!(eur(150).plus(eur(-50)), Ok(eur(100)));
    assert_eq!(eur(150).minus(eur(200)), Ok(eur(-50)));
    assert!(eur(1).plus(Money::from_minor(1, Currency::USD)).is_err());
    assert!(eur(i64::MAX).plus(eur(1)).is_err());
    assert!(eur(i64::MAX).times(2).is_err());
    assert_eq!(eur(1_005).percent(Decimal::whole(50)), Ok(eur(503)));
    assert_eq!(eur(-1_005).percent(Decimal::whole(50)), Ok(eur(-503)));
    assert_eq!(eur(10_000).percent(Decimal::new(125, 1)), Ok(eur(1_250)));
}

#[test]
fn amounts_are_shown_with_groups() {
    let shown = |text: &str| parse(text).expect(text).to_string();
    assert_eq!(shown("500000 EUR"), "EUR 500,000");
    assert_eq!(shown("1234.5 USD"), "USD 1,234.50");
    assert_eq!(shown("JPY 900"), "JPY 900");
    assert_eq!(shown("KWD 1.5"), "KWD 1.500");
    assert_eq!(shown("-$0.05"), "USD -0.05");
    assert_eq!(grouped(-1_234_567), "-1,234,567");
    assert_eq!(grouped(999), "999");
    assert_eq!(grouped(i64::MIN), "-9,223,372,036,854,775,808");
}

#[test]
fn short_amounts_round_once() {
    let short = |text: &str| parse(text).expect(text).short();
    assert_eq!(short("$1234567"), "$1.2M");
    assert_eq!(short("€500000"), "€500k");
    assert_eq!(short("CHF 950"), "CHF 950");
    assert_eq!(short("$999.60"), "$1k");
    assert_eq!(short("£999950"), "£1M");
    assert_eq!(short("-€2500000000"), "-€2.5bn");
    assert_eq!(
        short("A$12000"),
        "A$12k".replace(
            "A$",
            Currency::from_code("AUD")
                .and_then(Currency::sign)
                .unwrap_or("AUD ")
        )
    );
}

#[test]
fn currencies_have_their_minor_units() {
    let digits = |code| Currency::from_code(code).map(Currency::digits);
    assert_eq!(digits("jpy"), Some(0));
    assert_eq!(digits("KWD"), Some(3));
    assert_eq!(digits("EUR"), Some(2));
    assert_eq!(digits("XXX"), None);
    let codes: Vec<_> = Currency::all().map(Currency::code).collect();
    assert!(
        codes.windows(2).all(|pair| pair[0] < pair[1]),
        "sorted for the search"
    );
}

#[test]
fn decimals_print_and_serialise_exactly() {
    assert_eq!(Decimal::new(-5, 2).to_string(), "-0.05");
    assert_eq!(Decimal::new(1_500, 3).to_string(), "1.5");
    assert_eq!(
        serde_json::to_string(&Decimal::new(25, 1)).ok().as_deref(),
        Some("2.5")
    );
    assert_eq!(
        serde_json::to_string(&Decimal::new(20, 0)).ok().as_deref(),
        Some("20")
    );
    assert_eq!(
        Decimal::new(25, 1).times(Decimal::whole(1_000_000)),
        Some(Decimal::whole(2_500_000))
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        let _ = parse(&text);
    }

    #[test]
    fn what_is_shown_is_read_back(minor in -1_000_000_000_000_i64..1_000_000_000_000) {
        for currency in [Currency::EUR, Currency::USD] {
            let money = Money::from_minor(minor, currency);
            let shown = money.to_string().replace(&format!("{currency} -"), &format!("-{currency} "));
            proptest::prop_assert_eq!(parse(&shown), Ok(money));
        }
    }
}
