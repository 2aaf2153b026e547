//! What stands around the blocks of a page: running head, rail of stages, foot and number.

use super::content::HandoutContent;
use crate::i18n::format;
use crate::layout::compose::flow::{Kit, PageDraft, PageFrame, PagePlace};
use crate::layout::drawing::Drawing;
use crate::model::Date;
use crate::scene::{Fill, Layer, Role, Stroke};
use crate::text::{Block, Style};
use kurbo::{BezPath, Point, Rect};
use std::sync::Arc;

/// What the running head of a section says at its right, and which stage its rail shows.
pub(super) fn frame<'c>(content: &'c HandoutContent<'_>, right: String, stage: Option<usize>) -> PageFrame<'c> {
    let name = stage.map_or_else(|| right.clone(), |at| content.stage_name(at));
    frame_of(content, right, name, stage)
}

/// The same for a section about something that has a name of its own: it stands above all pages but the first.
pub(super) fn frame_of<'c>(
    content: &'c HandoutContent<'_>,
    right: String,
    name: String,
    stage: Option<usize>,
) -> PageFrame<'c> {
    let left = head_words(content);
    let continued = content.kit.cx.words.format("handout-continued", &[("name", name.as_str().into())]);
    let foot = foot_words(content);
    Box::new(move |kit, page, place| {
        let Rect { x0, x1, y0, y1 } = kit.form.content;
        let style = kit.small();
        let mut drawing = kit.cx.drawing();
        drawing.describe(Role::Artifact, None);
        let goes_on = place.within > 0;
        let rail = running_head(kit, &mut drawing, &left, if goes_on { &continued } else { &right });
        match stage {
            Some(_) => draw_rail(content, &mut drawing, (x0, x1, rail), stage),
            None => rule(kit, &mut drawing, rail),
        }
        if goes_on {
            let color = kit.cx.theme.secondary;
            let name = within(kit, &name, Style { color, ..kit.strong().with_leading(1.2) }, x1 - x0);
            drawing.text(&name, Point::new(x0, y0 - kit.lines(0.45) - name.height.get()));
        }
        let room = x1 - x0 - page_number(kit, &mut drawing, place.number) - kit.u(24.0);
        let foot = within(kit, &foot, style, room);
        drawing.text(&foot, Point::new(x0, y1 + FOOT * kit.lines(1.0)));
        page.push(drawing.finish(None, Layer::Frame));
    })
}

/// Lines from the blocks of a page to its foot.
const FOOT: f64 = 1.5;

/// What stands above the blocks of a page, at its two edges; gives where the line under it runs.
pub(in crate::layout::compose) fn running_head(kit: &Kit<'_>, drawing: &mut Drawing, left: &str, right: &str) -> f64 {
    let Rect { x0, x1, y0, .. } = kit.form.content;
    let (style, top) = (kit.small(), y0 - kit.lines(3.4));
    let right = within(kit, right, style, (x1 - x0) * 0.45);
    drawing.text(&right, Point::new(x1 - right.width.get(), top));
    let left = within(kit, left, style, x1 - x0 - right.width.get() - kit.u(24.0));
    drawing.text(&left, Point::new(x0, top));
    top + kit.lines(1.35)
}

/// The line under it.
pub(in crate::layout::compose) fn rule(kit: &Kit<'_>, drawing: &mut Drawing, rail: f64) {
    let Rect { x0, x1, .. } = kit.form.content;
    let line = Stroke::solid(kit.u(1.0), kit.cx.theme.hairline);
    drawing.line(Point::new(x0, rail), Point::new(x1, rail), line);
}

/// The number of a page, below its blocks at the right; gives how wide it is.
pub(in crate::layout::compose) fn page_number(kit: &Kit<'_>, drawing: &mut Drawing, number: usize) -> f64 {
    let number = kit.cx.line(&number.to_string(), kit.small());
    let bottom = kit.form.content.y1 + FOOT * kit.lines(1.0);
    drawing.text(&number, Point::new(kit.form.content.x1 - number.width.get(), bottom));
    number.width.get()
}

/// A page that is drawn as a whole.
pub(in crate::layout::compose) fn alone<'c>(draw: impl Fn(&Kit<'_>, &mut PageDraft) + 'c) -> PageFrame<'c> {
    Box::new(move |kit, page, _: PagePlace| draw(kit, page))
}

pub(in crate::layout::compose) fn head_words(content: &HandoutContent<'_>) -> String {
    let key = if content.journey.kind.is_as_is() { "kind-as-is" } else { "kind-to-be" };
    format!("{} · {}", content.title(), content.kit.word(key))
}

/// What the map rests on, its version and its day.
fn foot_words(content: &HandoutContent<'_>) -> String {
    let project = &content.document.project;
    let words = content.kit.cx.words;
    let version = project.version.trim();
    let version = (!version.is_empty()).then(|| words.format("footer-version", &[("version", version.into())]));
    let day = project.date.map(|date: Date| format::date(date, content.kit.cx.language));
    let research = project.research.lines().next().unwrap_or_default().trim().to_owned();
    let brand = project.brand.footer.trim().to_owned();
    let parts = [Some(research), version, day, Some(brand)].map(|part| part.filter(|text| !text.is_empty()));
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A text on one line within a width, shortened where it is longer.
pub(in crate::layout::compose) fn within(kit: &Kit<'_>, text: &str, style: Style, width: f64) -> Arc<Block> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = kit.cx.line(&text, style);
    if whole.width.get() <= width {
        return whole;
    }
    let (mut low, mut high) = (1, text.chars().count().min(600));
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        let short = kit.cx.line(&format::shortened(&text, middle), style);
        if short.width.get() <= width { low = middle } else { high = middle }
    }
    kit.cx.line(&format::shortened(&text, low), style)
}

/// The stages as a row of chevrons, the one of the page in colour.
pub(in crate::layout::compose) fn draw_rail(
    content: &HandoutContent<'_>,
    drawing: &mut Drawing,
    (left, right, top): (f64, f64, f64),
    stage: Option<usize>,
) {
    let kit = &content.kit;
    #[expect(clippy::cast_precision_loss, reason = "stages of a map")]
    let count = content.stages.len().max(1) as f64;
    let step = (right - left + kit.u(5.0)) / count;
    let gap = kit.u(5.0).min(step * 0.2);
    let step = (right - left + gap) / count;
    let (height, tip) = (kit.u(10.0), kit.u(5.0).min(step * 0.25));
    let top = top - kit.u(2.0);
    for at in 0..content.stages.len() {
        #[expect(clippy::cast_precision_loss, reason = "stages of a map")]
        let x = left + at as f64 * step;
        let end = x + step - gap;
        let mut path = BezPath::new();
        path.move_to((x, top));
        path.line_to((end - tip, top));
        path.line_to((end, top + height / 2.0));
        path.line_to((end - tip, top + height));
        path.line_to((x, top + height));
        path.line_to((x + tip, top + height / 2.0));
        path.close_path();
        let color = if stage == Some(at) { kit.cx.stage_colors(at).ink } else { kit.cx.theme.track };
        drawing.path(path, Some(Fill::Solid(color)), None);
    }
}
