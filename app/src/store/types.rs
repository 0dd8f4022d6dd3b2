//! How values of the domain are written in both databases: moments as whole
//! microseconds, days as dates, words of an enum and JSON as text.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo, PgValueFormat, PgValueRef, types::Oid};
use sqlx::{Decode, Encode, Postgres, Type};

/// A moment, to the microsecond: what is finer is cut off, so that a value is
/// the same before and after the database. Stored as microseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Timestamp);

impl Instant {
    /// The moment `micros` microseconds after the start of 1970, UTC.
    pub fn from_micros(micros: i64) -> Result<Self, jiff::Error> {
        Timestamp::from_microsecond(micros).map(Self)
    }

    /// Microseconds since the start of 1970, UTC.
    pub fn micros(self) -> i64 {
        self.0.as_microsecond()
    }

    /// Its day in UTC.
    pub fn date(self) -> Date {
        self.0.to_zoned(TimeZone::UTC).date()
    }

    /// The least later moment that can be stored.
    #[must_use]
    pub fn just_after(self) -> Self {
        Self::from_micros(self.micros().saturating_add(1)).unwrap_or(self)
    }

    /// The moment as jiff's timestamp.
    pub const fn timestamp(self) -> Timestamp {
        self.0
    }
}

impl From<Timestamp> for Instant {
    fn from(at: Timestamp) -> Self {
        Self(Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Timestamp::deserialize(from).map(Self::from)
    }
}

impl Type<Postgres> for Instant {
    fn type_info() -> PgTypeInfo {
        <i64 as Type<Postgres>>::type_info()
    }
}

impl Encode<'_, Postgres> for Instant {
    fn encode_by_ref(&self, to: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.micros(), to)
    }
}

impl Decode<'_, Postgres> for Instant {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        let micros = <i64 as Decode<Postgres>>::decode(value)?;
        Ok(Self::from_micros(micros)?)
    }
}

impl ToSql for Instant {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.micros().into())
    }
}

impl FromSql for Instant {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::from_micros(i64::column_result(value)?).map_err(FromSqlError::other)
    }
}

/// A civil day: `date` on `PostgreSQL`, text such as `2027-02-08` on `SQLite`,
/// which sorts the same way for the years 0001 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub Date);

impl Day {
    /// The earliest day that the store keeps.
    pub const MIN: Self = Self(Date::constant(1, 1, 1));
    /// The latest day that the store keeps.
    pub const MAX: Self = Self(Date::constant(9999, 12, 31));

    /// The day as jiff's date.
    pub const fn date(self) -> Date {
        self.0
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        day.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        match plain(text.as_bytes()) {
            Some(day) => Ok(day),
            None => text.parse().map_err(FromSqlError::other),
        }
    }
}

/// The day that ten characters such as `2027-02-08` name. Hundreds of them are
/// read for one screen, so they are not parsed as a date might be.
fn plain(text: &[u8]) -> Option<Day> {
    if text.len() != 10 || text[4] != b'-' || text[7] != b'-' {
        return None;
    }
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |sum, digit| {
            let digit = digit.is_ascii_digit().then(|| i16::from(digit - b'0'))?;
            Some(sum * 10 + digit)
        })
    };
    let small = |digits: &[u8]| i8::try_from(number(digits)?).ok();
    let date = Date::new(number(&text[..4])?, small(&text[5..7])?, small(&text[8..])?);
    date.ok().map(Day)
}

/// The object id of `date` in every `PostgreSQL` server.
const POSTGRES_DATE: Oid = Oid(1082);
/// `PostgreSQL` counts days from here.
const POSTGRES_EPOCH: Date = Date::constant(2000, 1, 1);

impl Type<Postgres> for Day {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(POSTGRES_DATE)
    }
}

impl Encode<'_, Postgres> for Day {
    fn encode_by_ref(&self, to: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let days = (self.0 - POSTGRES_EPOCH).get_days();
        Encode::<Postgres>::encode(days, to)
    }
}

impl Decode<'_, Postgres> for Day {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        if value.format() == PgValueFormat::Text {
            return Ok(value.as_str()?.parse()?);
        }
        let days = i32::from_be_bytes(value.as_bytes()?.try_into()?);
        let span = jiff::Span::new().try_days(days)?;
        Ok(Self(POSTGRES_EPOCH.checked_add(span)?))
    }
}

/// A word of a closed list, stored as text and read back only when it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Word<T>(pub T);

impl<T> From<T> for Word<T> {
    fn from(word: T) -> Self {
        Self(word)
    }
}

impl<T: fmt::Display> fmt::Display for Word<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Stores `$name` as text: `$write` makes the text, `$read` takes it back.
macro_rules! as_text {
    ($name:ident<$t:ident: $($bound:path),+> write $write:expr, read $read:expr) => {
        impl<$t> Type<Postgres> for $name<$t> {
            fn type_info() -> PgTypeInfo {
                <String as Type<Postgres>>::type_info()
            }

            fn compatible(of: &PgTypeInfo) -> bool {
                <String as Type<Postgres>>::compatible(of)
            }
        }

        impl<$t: $($bound +)+> Encode<'_, Postgres> for $name<$t> {
            fn encode_by_ref(&self, to: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
                let text: Result<String, BoxDynError> = ($write)(&self.0);
                Encode::<Postgres>::encode(text?, to)
            }
        }

        impl<$t: $($bound +)+> Decode<'_, Postgres> for $name<$t> {
            fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
                let read: Result<$t, BoxDynError> = ($read)(value.as_str()?);
                read.map(Self)
            }
        }

        impl<$t: $($bound +)+> ToSql for $name<$t> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let text: Result<String, BoxDynError> = ($write)(&self.0);
                Ok(text.map_err(rusqlite::Error::ToSqlConversionFailure)?.into())
            }
        }

        impl<$t: $($bound +)+> FromSql for $name<$t> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let read: Result<$t, BoxDynError> = ($read)(value.as_str()?);
                read.map(Self).map_err(FromSqlError::Other)
            }
        }
    };
}

/// What a word must be able to do: print itself, and be read again.
pub trait Spelled: fmt::Display + FromStr<Err = Self::Wrong> {
    /// Why a spelling is not understood.
    type Wrong: std::error::Error + Send + Sync + 'static;
}

impl<T, E> Spelled for T
where
    T: fmt::Display + FromStr<Err = E>,
    E: std::error::Error + Send + Sync + 'static,
{
    type Wrong = E;
}

as_text!(Word<T: Spelled> write |word: &T| Ok(word.to_string()), read |text: &str| Ok(text.parse()?));

/// A value kept as JSON in a column of text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json<T>(pub T);

impl<T> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

as_text!(Json<T: Serialize, DeserializeOwned>
    write |value: &T| Ok(serde_json::to_string(value)?),
    read |text: &str| Ok(serde_json::from_str(text)?));
