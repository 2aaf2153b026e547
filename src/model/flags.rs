//! How a yes or no is written to a file: not at all where it is the usual one.

use super::funnel::Funnel;
use std::sync::Arc;

pub(super) fn has_none<T>(list: &Arc<Vec<T>>) -> bool {
    list.is_empty()
}

pub(super) fn is_uncounted(funnel: &Arc<Funnel>) -> bool {
    funnel.is_empty()
}

pub(super) const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
pub(super) const fn is_yes(value: &bool) -> bool {
    *value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
pub(super) const fn is_no(value: &bool) -> bool {
    !*value
}
