//! The memo of the last few answers.

/// The last `N` values with the keys they were made for, the one used last at the end. There are so few that looking at all is quickest.
#[derive(Debug)]
pub(super) struct Lru<K, V, const N: usize> {
    entries: Vec<(K, V)>,
}

impl<K, V, const N: usize> Default for Lru<K, V, N> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<K, V, const N: usize> Lru<K, V, N> {
    /// The value of a key, made where there is none. Where it is made, the one that was used longest ago goes.
    pub(super) fn get_or_insert_with(&mut self, key: &K, make: impl FnOnce() -> V) -> &mut V
    where
        K: Clone + PartialEq,
    {
        let at = match self.entries.iter().rposition(|(kept, _)| kept == key) {
            Some(at) => at,
            None => {
                self.insert(key.clone(), make());
                self.entries.len() - 1
            }
        };
        self.entries[at..].rotate_left(1);
        let last = self.entries.len() - 1;
        &mut self.entries[last].1
    }

    /// The value whose key is as `is_it` says, which is used by that.
    pub(super) fn find(&mut self, is_it: impl Fn(&K) -> bool) -> Option<&V> {
        let at = self.entries.iter().rposition(|(key, _)| is_it(key))?;
        self.entries[at..].rotate_left(1);
        self.entries.last().map(|(_, value)| value)
    }

    /// Whether there is a value whose key is as `is_it` says.
    pub(super) fn has(&self, is_it: impl Fn(&K) -> bool) -> bool {
        self.entries.iter().any(|(key, _)| is_it(key))
    }

    /// The value that was used last.
    pub(super) fn last(&self) -> Option<&V> {
        self.entries.last().map(|(_, value)| value)
    }

    /// Keeps a value; the one that was used longest ago goes.
    pub(super) fn insert(&mut self, key: K, value: V) {
        if self.entries.len() == N {
            self.entries.remove(0);
        }
        self.entries.push((key, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let mut memo: Lru<u32, String, 2> = Lru::default();
        let mut made = 0;
        let mut ask = |key: u32| {
            memo.get_or_insert_with(&key, || {
                made += 1;
                key.to_string()
            })
            .clone()
        };
        assert_eq!([1, 2, 1, 3, 1, 2].map(&mut ask).concat(), "121312");
        assert_eq!(made, 4, "2 had gone when 3 came, 1 had not");
        assert_eq!(memo.last().map(String::as_str), Some("2"));
        assert_eq!(memo.find(|key| *key == 1).map(String::as_str), Some("1"));
        assert!(memo.has(|key| *key == 2) && !memo.has(|key| *key == 3));
    }
}
