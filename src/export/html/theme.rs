//! The colours of the window's themes as a style sheet has them.

use serde_json::Value;
use std::fmt::Write as _;

/// The tokens of both themes: the light one, and the dark one for who asks for it. What is printed is on paper.
pub(super) fn css() -> String {
    let light = tokens(include_str!("../../../assets/themes/light.json"));
    let dark = tokens(include_str!("../../../assets/themes/dark.json"));
    format!(
        ":root{{color-scheme:light;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{dark}}}}}\n"
    )
}

/// The colours of a theme as custom properties, those of a list with their numbers.
fn tokens(theme: &str) -> String {
    let mut css = String::new();
    let Ok(Value::Object(theme)) = serde_json::from_str(theme) else { return css };
    for (name, value) in &theme {
        let name = name.replace('_', "-");
        match value {
            Value::String(color) => {
                let _ = write!(css, "--{name}:{color};");
            }
            Value::Array(colors) => {
                for (number, color) in colors.iter().filter_map(Value::as_str).enumerate() {
                    let _ = write!(css, "--{name}-{number}:{color};");
                }
            }
            _ => {}
        }
    }
    css
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_colour_of_the_page_is_a_token_of_both_themes() {
        let (style, css) = (include_str!("../../../assets/html/view.css"), super::css());
        let (light, dark) = css.split_once("@media").expect("both themes");
        let used = style.split("var(--").skip(1).filter_map(|rest| rest.split(')').next());
        let mut count = 0;
        for token in used.filter(|token| *token != "family" && *token != "zoom") {
            count += 1;
            let named = format!("--{token}:#");
            assert!(light.contains(&named) && dark.contains(&named), "{token}");
        }
        assert!(count > 20);
        let literal = style
            .match_indices('#')
            .find(|(at, _)| style[at + 1..].chars().take(3).all(|letter| letter.is_ascii_hexdigit()));
        assert_eq!(literal, None, "a colour of its own");
    }
}
