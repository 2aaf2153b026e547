//! Sizes that the whole window shares, in points of the screen.

/// Corner radius of controls.
pub(crate) const RADIUS: u8 = 7;
/// Corner radius of cards.
pub(crate) const CARD_RADIUS: u8 = 8;
/// Corner radius of dialogs and other blocks.
pub(crate) const BLOCK_RADIUS: u8 = 12;
/// Height of a control.
pub(crate) const CONTROL: f32 = 32.0;
/// Size of body type.
pub(crate) const BODY: f32 = 13.0;
/// Size of labels.
pub(crate) const LABEL: f32 = 12.0;
/// Size of a panel's title.
pub(crate) const TITLE: f32 = 15.0;
/// Size of an icon.
pub(crate) const ICON: f32 = 16.0;
