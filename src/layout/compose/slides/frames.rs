//! What stands around the blocks of a slide: what it belongs to above its title, the rail of stages, running title and number at the foot.

use crate::color::Rgba;
use crate::layout::compose::flow::{Kit, Node, PageFrame, Stack, TextNode};
use crate::layout::compose::handout::content::HandoutContent;
use crate::layout::compose::handout::frames::{draw_rail, head_words, within};
use crate::scene::{Layer, Role};
use crate::text::{Face, Style};
use kurbo::{Point, Rect};

/// Running title and number: the only type on a slide that nobody needs to read from the last row.
const FOOT: f64 = 11.0;
/// From the top of a slide to what stands above its title.
const ABOVE: f64 = 40.0;

/// What a slide is called, and where it belongs.
pub(super) struct SlideName {
    /// Its title.
    pub(super) title: String,
    /// What stands above the title, and in which colour.
    pub(super) above: (String, Rgba),
    /// Its stage, which is lit on the rail.
    pub(super) stage: Option<usize>,
}

impl SlideName {
    /// A slide that belongs to no stage.
    pub(super) fn new(content: &HandoutContent<'_>, title: String, above: String) -> Self {
        Self { title, above: (above, content.kit.cx.theme.secondary), stage: None }
    }

    /// A slide of a stage, with what stands above its title behind the stage's number.
    pub(super) fn of_stage(content: &HandoutContent<'_>, stage: usize, title: String, above: Option<String>) -> Self {
        let numbers = [("n", (stage + 1).into()), ("of", content.stages.len().into())];
        let number = content.kit.cx.words.format("slides-stage-of", &numbers);
        let above = above.map_or(number.clone(), |above| format!("{number} · {above}"));
        Self { title, above: (above, content.kit.cx.stage_colors(stage).ink), stage: Some(stage) }
    }

    /// The title of its first slide.
    pub(super) fn heading(&self, content: &HandoutContent<'_>) -> TextNode {
        let kit = &content.kit;
        let width = kit.form.content.width();
        let style = kit.title();
        let head = kit.heading(&self.title, style, width, 1);
        if head.height() < kit.form.content.height() * 0.36 {
            return head;
        }
        // A name as long as a paragraph is no longer a title in large type.
        kit.heading(&self.title, kit.head(), width, 1)
    }

    /// Its heading alone above the blocks.
    pub(super) fn opening(&self, content: &HandoutContent<'_>) -> Stack {
        let mut opening = Stack::default();
        opening.push(0.0, Node::Words(self.heading(content)));
        opening
    }

    /// Draws what stands around its blocks.
    pub(super) fn frame<'c>(self, content: &'c HandoutContent<'_>) -> PageFrame<'c> {
        let foot = head_words(content);
        Box::new(move |kit, page, place| {
            let Rect { x0, x1, .. } = kit.form.content;
            let mut head = kit.cx.drawing();
            if place.within == 0 {
                let style = Kit::style(Face::SemiBold, kit.cx.scale.small, self.above.1);
                head.describe(Role::Paragraph, None);
                head.text(&within(kit, &self.above.0, style, x1 - x0), Point::new(x0, ABOVE));
            } else {
                // The title again, smaller: it was read on the slide before.
                let further = kit.cx.words.text("slides-continued");
                let tail = format!(" · {further}");
                let tail = kit.cx.line(&tail, Style { color: kit.cx.theme.secondary, ..continued(kit) });
                let title = within(kit, &self.title, continued(kit), x1 - x0 - tail.width.get());
                head.describe(Role::Heading(1), None);
                head.text(&title, Point::new(x0, ABOVE - 6.0));
                head.text(&tail, Point::new(x0 + title.width.get(), ABOVE - 6.0));
            }
            page.push(head.finish(None, Layer::Frame));
            let mut drawing = kit.cx.drawing();
            drawing.describe(Role::Artifact, None);
            draw_rail(content, &mut drawing, (x0, x1, 496.0), self.stage);
            let style = Kit::style(Face::Regular, FOOT, kit.cx.theme.secondary);
            let number = kit.cx.line(&place.number.to_string(), style);
            let top = 512.0;
            drawing.text(&number, Point::new(x1 - number.width.get(), top));
            let foot = within(kit, &foot, style, x1 - x0 - number.width.get() - kit.u(24.0));
            drawing.text(&foot, Point::new(x0, top));
            page.push(drawing.finish(None, Layer::Frame));
        })
    }
}

fn continued(kit: &Kit<'_>) -> Style {
    Kit::style(Face::Bold, kit.cx.scale.stage, kit.cx.theme.ink).with_leading(1.2)
}

/// What is left of a slide below such an opening.
pub(super) fn room_below(kit: &Kit<'_>, opening: &Stack) -> f64 {
    kit.form.content.height() - Node::Stack(opening.clone()).height() - kit.lines(1.6)
}
