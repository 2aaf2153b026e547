//! Stage by stage: who feels what and where they leave, then where people meet the company and what stands in the way.

use super::contact::contact;
use super::feelings::feelings;
use crate::layout::compose::flow::Section;
use crate::layout::compose::handout::content::HandoutContent;

/// One idea a slide: two or so a stage.
pub(super) fn stages<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let stages = content.stages.iter().enumerate();
    stages
        .flat_map(|(at, stage)| std::iter::once(feelings(content, at, stage)).chain(contact(content, at, stage)))
        .collect()
}
