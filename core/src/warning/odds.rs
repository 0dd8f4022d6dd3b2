//! Chances as people say them.

/// A chance, 0 to 1, as one time in so many: "about one time in three". The
/// nearest of the shares that people have words for.
///
/// ```
/// assert_eq!(legwork_core::warning::one_in(0.31), "about one time in three");
/// ```
pub fn one_in(chance: f64) -> &'static str {
    const SAID: [(f64, &str); 10] = [
        (0.75, "three times in four"),
        (0.66, "two times in three"),
        (0.5, "every other time"),
        (0.4, "two times in five"),
        (1.0 / 3.0, "about one time in three"),
        (0.25, "about one time in four"),
        (0.2, "about one time in five"),
        (0.14, "about one time in seven"),
        (0.1, "about one time in ten"),
        (0.05, "about one time in twenty"),
    ];
    if chance < 0.035 {
        return "hardly ever";
    }
    let nearest = SAID
        .iter()
        .min_by(|a, b| (a.0 - chance).abs().total_cmp(&(b.0 - chance).abs()));
    nearest.map_or("hardly ever", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::one_in;

    /// The bands of the fitted table, as they are said.
    #[test]
    fn every_band_has_its_words() {
        for (chance, words) in [
            (0.62, "two times in three"),
            (0.43, "two times in five"),
            (0.31, "about one time in three"),
            (0.23, "about one time in four"),
            (0.14, "about one time in seven"),
            (0.08, "about one time in ten"),
            (0.05, "about one time in twenty"),
            (0.03, "hardly ever"),
            (0.004, "hardly ever"),
        ] {
            assert_eq!(one_in(chance), words, "{chance}");
        }
    }
}
