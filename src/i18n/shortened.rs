//! The beginning of a text, to name a thing by.

/// A text on one line and in at most so many letters: where it is longer, as many whole words as there is room for, and an ellipsis.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let end = line.char_indices().nth(most.saturating_sub(1)).map_or(line.len(), |(byte, _)| byte);
    let (kept, rest) = line.split_at(end);
    // A word that alone is longer than half of the room is cut: nothing would be left to name the thing by.
    let whole = match kept.rfind(' ') {
        _ if rest.starts_with(' ') => kept,
        Some(space) if space * 2 >= end => &kept[..space],
        _ => kept,
    };
    let bare = whole.trim_end_matches(|sign: char| sign.is_whitespace() || ",.:;·–—-…(«“„".contains(sign));
    format!("{}…", if bare.is_empty() { whole } else { bare })
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_text_is_shortened_behind_a_word_and_without_a_sign_that_would_hang() {
        for (text, most, short) in [
            ("Доверие", 10, "Доверие"),
            ("  Цены\n открывают  ", 20, "Цены открывают"),
            ("Цены открывают только на звонке", 20, "Цены открывают…"),
            ("Цены открывают — только", 17, "Цены открывают…"),
            ("Цены открывают только", 15, "Цены открывают…"),
            ("https://example.org/very/long", 12, "https://exa…"),
            ("«Да», — сказал он", 6, "«Да»…"),
            ("— — —", 3, "—…"),
            ("", 5, ""),
        ] {
            assert_eq!(shortened(text, most), short, "{text}");
            assert!(shortened(text, most).chars().count() <= most);
        }
    }
}
