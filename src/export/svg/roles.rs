//! What groups are to whoever reads a file with a program, in the terms of WAI-ARIA.

use crate::export::items::escape;
use crate::scene::{Group, Role};
use std::fmt::Write as _;

/// The list or the table that is open while a file is written.
#[derive(Default)]
pub(in crate::export) struct Roles {
    open: OpenRole,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum OpenRole {
    #[default]
    Nothing,
    List,
    /// A table, in this row of it.
    Row(u32),
}

impl Roles {
    /// Opens and closes lists and tables so that what is written next stands where its role wants it.
    pub(in crate::export) fn go_to(&mut self, role: Role, body: &mut String) {
        let wanted = match role {
            Role::ListItem => OpenRole::List,
            Role::Cell { row, .. } => OpenRole::Row(row),
            Role::Plain | Role::Heading(_) | Role::Paragraph | Role::Figure | Role::Artifact => OpenRole::Nothing,
        };
        if wanted == self.open {
            return;
        }
        match (self.open, wanted) {
            // A row further down is one of the same table.
            (OpenRole::Row(from), OpenRole::Row(to)) if to > from => body.push_str("</g>\n<g role=\"row\">\n"),
            _ => {
                body.push_str(match self.open {
                    OpenRole::Nothing => "",
                    OpenRole::List => "</g>\n",
                    OpenRole::Row(_) => "</g>\n</g>\n",
                });
                body.push_str(match wanted {
                    OpenRole::Nothing => "",
                    OpenRole::List => "<g role=\"list\">\n",
                    OpenRole::Row(_) => "<g role=\"table\">\n<g role=\"row\">\n",
                });
            }
        }
        self.open = wanted;
    }
}

/// What a group says of itself as attributes; `words` is what it says where its letters cannot be read.
pub(in crate::export) fn attributes(group: &Group, words: Option<&str>) -> String {
    if group.role == Role::Artifact {
        return " aria-hidden=\"true\"".to_owned();
    }
    let label = group.alt.as_deref().or(words).map(str::trim).filter(|label| !label.is_empty());
    let role = match group.role {
        Role::Heading(level) => format!(" role=\"heading\" aria-level=\"{}\"", level.clamp(1, 6)),
        Role::ListItem => " role=\"listitem\"".to_owned(),
        Role::Cell { row: 0, head: true } => " role=\"columnheader\"".to_owned(),
        Role::Cell { head: true, .. } => " role=\"rowheader\"".to_owned(),
        Role::Cell { .. } => " role=\"cell\"".to_owned(),
        // A picture is one thing: what it says stands in its label alone.
        _ if label.is_some() => " role=\"img\"".to_owned(),
        Role::Paragraph => " role=\"paragraph\"".to_owned(),
        Role::Plain | Role::Figure | Role::Artifact => String::new(),
    };
    let mut attributes = role;
    if let Some(label) = label {
        let _ = write!(attributes, " aria-label=\"{}\"", escape(label));
    }
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_that_follow_each_other_are_one_list_and_cells_one_table() {
        let cell = |row, head| Role::Cell { row, head };
        let roles = [
            Role::Heading(2),
            Role::ListItem,
            Role::ListItem,
            Role::Paragraph,
            cell(0, true),
            cell(0, true),
            cell(1, false),
            cell(0, true),
            Role::Plain,
        ];
        let (mut open, mut body) = (Roles::default(), String::new());
        for role in roles {
            open.go_to(role, &mut body);
            body.push_str(&attributes(&Group { role, ..Group::default() }, None));
        }
        let body = body.replace('\n', "").replace("<g role=\"", "[").replace("\">", ":").replace("</g>", "]");
        let table = "[table:[row: role=\"columnheader\" role=\"columnheader\"][row: role=\"cell\"]][table:[row: \
                     role=\"columnheader\"]]";
        let wanted = format!(
            " role=\"heading\" aria-level=\"2\"[list: role=\"listitem\" role=\"listitem\"] role=\"paragraph\"{table}"
        );
        assert_eq!(body, wanted);
    }

    #[test]
    fn a_figure_says_its_words_and_an_ornament_nothing() {
        let figure = Group { role: Role::Figure, alt: Some("Кривая «вверх»".into()), ..Group::default() };
        assert_eq!(attributes(&figure, Some("и")), " role=\"img\" aria-label=\"Кривая «вверх»\"");
        let ornament = Group { role: Role::Artifact, ..Group::default() };
        assert_eq!(attributes(&ornament, Some("1")), " aria-hidden=\"true\"");
    }
}
