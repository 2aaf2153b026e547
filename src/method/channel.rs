//! The catalogue of channels: where a customer and a brand can meet (source texts 001 and 002).

use super::embedded::embedded;
use serde::Deserialize;
use std::sync::LazyLock;

/// A channel of the catalogue. Its name is the message `channel-<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Channel {
    /// The key that touchpoints name it by.
    pub key: &'static str,
    /// Name of its icon in the icon face.
    pub icon: &'static str,
}

impl Channel {
    /// The message that names the channel.
    #[must_use]
    pub fn name_key(&self) -> String {
        format!("channel-{}", self.key)
    }
}

/// All channels, in the order in which a palette offers them.
#[must_use]
pub fn channels() -> &'static [Channel] {
    static CHANNELS: LazyLock<Vec<Channel>> =
        LazyLock::new(|| embedded("channels", include_str!("../../assets/catalogue/channels.json")));
    &CHANNELS
}

/// A channel by its key; `None` for a key that the catalogue does not know.
#[must_use]
pub fn channel(key: &str) -> Option<&'static Channel> {
    channels().iter().find(|channel| channel.key == key)
}
