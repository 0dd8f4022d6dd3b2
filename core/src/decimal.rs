//! Exact decimal numbers as people write them.

use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// A decimal number: `mantissa` divided by ten to the `scale`. Kept in its
/// shortest form, so equal numbers compare equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

impl Decimal {
    /// `mantissa / 10^scale`; a scale above 18 counts as 18.
    pub const fn new(mantissa: i64, scale: u8) -> Self {
        let (mut mantissa, mut scale) = (mantissa, if scale > 18 { 18 } else { scale });
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self {
            mantissa: value,
            scale: 0,
        }
    }

    /// The number without its point.
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// Digits after the point.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The number when it is whole.
    pub const fn as_whole(self) -> Option<i64> {
        if self.scale == 0 {
            Some(self.mantissa)
        } else {
            None
        }
    }

    /// The nearest floating point number; exact up to 2^53 for whole numbers.
    pub fn to_f64(self) -> f64 {
        // Reading the digits back rounds once; dividing would round twice.
        self.to_string().parse().unwrap_or(0.0)
    }

    /// The product with a whole number, or `None` when it is too large.
    pub fn many(self, factor: i64) -> Option<Self> {
        self.times(Self::whole(factor))
    }

    /// The product, or `None` when it is too large to hold.
    pub fn times(self, other: Self) -> Option<Self> {
        let mut product = i128::from(self.mantissa) * i128::from(other.mantissa);
        let mut scale = u32::from(self.scale) + u32::from(other.scale);
        while scale > 0 && (product % 10 == 0 || scale > 18) {
            product /= 10;
            scale -= 1;
        }
        Some(Self::new(
            i64::try_from(product).ok()?,
            u8::try_from(scale).ok()?,
        ))
    }

    /// The sum, or `None` when it is too large to hold.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let sum = self
            .scaled_to(scale)?
            .checked_add(other.scaled_to(scale)?)?;
        Some(Self::new(sum, scale))
    }

    /// The number in units of `10^-digits`, or `None` when it has more
    /// digits than that or is too large.
    pub fn scaled_to(self, digits: u8) -> Option<i64> {
        let up = digits.checked_sub(self.scale)?;
        self.mantissa
            .checked_mul(10_i64.checked_pow(u32::from(up))?)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        let aligned = |number: &Self| {
            i128::from(number.mantissa) * 10_i128.pow(u32::from(scale - number.scale))
        };
        aligned(self).cmp(&aligned(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.scale);
        if scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let digits = format!(
            "{:0>width$}",
            self.mantissa.unsigned_abs(),
            width = scale + 1
        );
        let (whole, part) = digits.split_at(digits.len() - scale);
        write!(
            f,
            "{}{whole}.{part}",
            if self.mantissa < 0 { "-" } else { "" }
        )
    }
}

/// A JSON number: an integer when whole.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.to_f64()),
        }
    }
}
