//! The key under which what was drawn before is found again.

use siphasher::sip128::{Hasher128 as _, SipHasher13};
use std::hash::{BuildHasher as _, RandomState};
use std::sync::LazyLock;

/// 128 bits that stand for everything that bears on a set text or a drawn card. What is found by them is shown without a look at what
/// it was made of, so two contents must never share them. They are `SipHash-1-3` under a key that each run of the program draws
/// by lot: among four thousand million contents two are alike by chance once in 2⁶⁵ runs, and nobody can write a file in which two
/// are, for that takes the key. No drawing and no order depends on them, so that every run gives the same sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ContentHash(u128);

impl ContentHash {
    /// Of all that is handed to the hasher. Who hands over several texts says first how many, or two contents could be the same bytes.
    pub(super) fn of(hand_over: impl FnOnce(&mut SipHasher13)) -> Self {
        static KEY: LazyLock<[u64; 2]> = LazyLock::new(|| {
            let lot = RandomState::new();
            [0_u8, 1].map(|half| lot.hash_one(half))
        });
        let [first, second] = *KEY;
        let mut hasher = SipHasher13::new_with_keys(first, second);
        hand_over(&mut hasher);
        Self(hasher.finish128().into())
    }
}
