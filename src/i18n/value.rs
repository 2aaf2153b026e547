//! What a message is filled with.

/// What a message is filled with.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number: chooses the plural form and is written as the language writes numbers.
    Number(f64),
    /// A text, taken as it is.
    Text(String),
    /// A word of the program's own, by its key.
    Key(&'static str),
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        // People, bytes and pixels, far below 2⁵³, from where on a double skips numbers.
        #[expect(clippy::cast_precision_loss, reason = "a count, written in a message")]
        let number = number as f64;
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        // Counts of things on a map are far below 2⁵³, from where on a double skips numbers.
        #[expect(clippy::cast_precision_loss, reason = "a count of things on a map")]
        let number = number as f64;
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
