//! Keys that ask for the very same value.

use std::sync::Arc;

/// A shared value, the same only as itself.
#[derive(Debug)]
pub(super) struct ByPointer<T: ?Sized>(pub(super) Arc<T>);

impl<T: ?Sized> Clone for ByPointer<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: ?Sized> PartialEq for ByPointer<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
