//! What becomes of a colour where a sheet is not seen as it was made.

use super::vision::Vision;

/// How a sheet is looked at to find out what becomes of it elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Proof {
    /// As it is.
    #[default]
    Color,
    /// As a grey printer or a photocopier gives it.
    Grey,
    /// As those see it who lack the cones for long waves.
    Protan,
    /// As those see it who lack the cones for middle waves.
    Deutan,
    /// As those see it who lack the cones for short waves.
    Tritan,
    /// Without grounds and tints, in thin outlines.
    InkSaver,
}

impl Proof {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Color, Self::Grey, Self::Protan, Self::Deutan, Self::Tritan, Self::InkSaver];

    /// Through whose eyes; what saves ink is seen in its colours.
    #[must_use]
    pub const fn vision(self) -> Vision {
        match self {
            Self::Color | Self::InkSaver => Vision::Normal,
            Self::Grey => Vision::Grey,
            Self::Protan => Vision::Protan,
            Self::Deutan => Vision::Deutan,
            Self::Tritan => Vision::Tritan,
        }
    }
}
