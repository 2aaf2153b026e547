//! Choices beside each other of which one is taken.

use super::focus::{ARROWS, hold_keys};
use super::paint::{elided, focus_ring};
use super::persona_mark::persona_mark;
use crate::model::PersonaLook;
use crate::studio::theme::{self, BODY, CONTROL, RADIUS};
use eframe::egui::{Color32, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// One choice.
#[derive(Clone, Debug)]
pub(crate) struct Segment<T> {
    /// What is chosen.
    pub(crate) value: T,
    /// Its name.
    pub(crate) text: String,
    /// A count beside the name, shown where it is not zero.
    pub(crate) count: usize,
    /// The persona whose mark stands before the name.
    pub(crate) look: Option<PersonaLook>,
}

impl<T> Segment<T> {
    pub(crate) const fn new(value: T, text: String) -> Self {
        Self { value, text, count: 0, look: None }
    }

    /// With the mark of a persona.
    pub(crate) fn marked(self, look: Option<PersonaLook>) -> Self {
        Self { look, ..self }
    }
}

/// What stands between a word and the edge of its segment at least, in points.
const AIR: f32 = 10.0;
/// The mark of a persona with the space behind it.
const MARK: f32 = 18.0;

/// How wide each segment is, `columns` of them in a row, where the words are this wide and no word may be nearer to its edge than
/// [`AIR`]. As many stand beside each other as have that room: all, else two, else one; words that are wider than the control
/// are cut.
fn arranged(contents: &[f32], inner: f32) -> (usize, Vec<f32>) {
    #[expect(clippy::cast_precision_loss, reason = "a control has a handful of segments")]
    let share = |columns: usize| inner / columns.max(1) as f32;
    let wanted = |content: &f32| content + 2.0 * AIR;
    let all = contents.len();
    if contents.iter().all(|content| wanted(content) <= share(all)) {
        return (all, vec![share(all); all]);
    }
    // A long word takes room from its neighbours before the row is broken.
    let sum: f32 = contents.iter().map(wanted).sum();
    if sum <= inner {
        #[expect(clippy::cast_precision_loss, reason = "a control has a handful of segments")]
        let spare = (inner - sum) / all as f32;
        return (all, contents.iter().map(|content| wanted(content) + spare).collect());
    }
    let columns = if contents.iter().all(|content| wanted(content) <= share(2)) { 2 } else { 1 };
    let mut widths = vec![share(columns); all];
    // One that is left alone in the last row has all of it.
    if let Some(last) = widths.last_mut().filter(|_| all % columns == 1) {
        *last = inner;
    }
    (columns, widths)
}

/// Shows the choices as one control; gives the value that was chosen just now. A `width` is filled by them, in several rows where one
/// would be too tight.
pub(crate) fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    segments: &[Segment<T>],
    chosen: T,
    width: Option<f32>,
) -> Option<T> {
    const PADDING: f32 = 14.0;
    const INSET: f32 = 2.0;
    const BADGE: f32 = 18.0;
    /// Height of a segment.
    const ROW: f32 = CONTROL - 2.0 * INSET;
    let theme = theme::of(ui);
    let before = |segment: &Segment<T>| if segment.look.is_some() { MARK } else { 0.0 };
    let behind = |segment: &Segment<T>| if segment.count > 0 { BADGE + 6.0 } else { 0.0 };
    let contents: Vec<f32> = (segments.iter())
        .map(|segment| {
            let words = elided(ui, &segment.text, theme::medium(BODY), Color32::PLACEHOLDER, f32::INFINITY);
            words.size().x + before(segment) + behind(segment)
        })
        .collect();
    let (columns, widths) = match width {
        Some(width) => arranged(&contents, width - 2.0 * INSET),
        None => (segments.len(), contents.iter().map(|content| content + 2.0 * PADDING).collect()),
    };
    let total = width.unwrap_or_else(|| widths.iter().sum::<f32>() + 2.0 * INSET);
    #[expect(clippy::cast_precision_loss, reason = "a control has a handful of segments")]
    let rows = segments.len().div_ceil(columns.max(1)).max(1) as f32;
    let (rect, group) = ui.allocate_exact_size(vec2(total, rows * ROW + 2.0 * INSET), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, name));
    // On the desk, which is nearly as dark, the edge shows how far it goes.
    let edge = Stroke::new(1.0, theme.hairline);
    ui.painter().rect(rect, RADIUS + 1, theme.trough, edge, StrokeKind::Inside);
    let mut picked = None;
    let (mut left, mut top) = (rect.left() + INSET, rect.top() + INSET);
    let mut moved = None;
    let taken = segments.iter().position(|segment| segment.value == chosen);
    for (index, (segment, width)) in segments.iter().zip(widths).enumerate() {
        if index > 0 && index % columns == 0 {
            (left, top) = (rect.left() + INSET, top + ROW);
        }
        let area = Rect::from_min_size(pos2(left, top), vec2(width, ROW));
        left += width;
        let on = segment.value == chosen;
        // Tab stops once; the arrows go from one to the next.
        let stop = index == taken.unwrap_or(0);
        let sense = if stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(area, group.id.with(index), sense);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &segment.text));
        if response.clicked() && !on {
            picked = Some(segment.value);
        }
        if response.has_focus() {
            hold_keys(ui, response.id, ARROWS);
            let arrow = |keys: [Key; 2]| keys.map(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)));
            let back = arrow([Key::ArrowLeft, Key::ArrowUp]).contains(&true);
            let on = arrow([Key::ArrowRight, Key::ArrowDown]).contains(&true);
            let next = match (back, on) {
                (true, false) => index.checked_sub(1),
                (false, true) => Some(index + 1).filter(|next| *next < segments.len()),
                _ => None,
            };
            if let Some((next, segment)) = next.and_then(|next| Some((next, segments.get(next)?))) {
                picked = Some(segment.value);
                moved = Some(group.id.with(next));
            }
        }
        let painter = ui.painter();
        if on {
            painter.rect(area, RADIUS - 1, theme.control, Stroke::new(1.0, theme.border), StrokeKind::Inside);
        } else if response.hovered() {
            painter.rect_filled(area, RADIUS - 1, theme.pressed);
        }
        if response.has_focus() {
            focus_ring(painter, theme, area, RADIUS - 1);
        }
        let (before, behind) = (before(segment), behind(segment));
        let ink = if on || response.hovered() { theme.ink } else { theme.secondary };
        let galley = elided(ui, &segment.text, theme::medium(BODY), ink, width - before - behind - AIR);
        let start = area.center().x - (before + galley.size().x + behind) / 2.0;
        if let Some(look) = segment.look {
            let hue = Stroke::new(2.0, theme.persona(look.hue));
            persona_mark(ui.painter(), look, pos2(start + 5.5, area.center().y), 4.5, hue);
        }
        let end = start + before + galley.size().x;
        ui.painter().galley(pos2(start + before, area.center().y - galley.size().y / 2.0), galley, ink);
        if segment.count > 0 {
            let dot = Rect::from_min_size(pos2(end + 6.0, area.center().y - 9.0), vec2(BADGE, 18.0));
            ui.painter().rect_filled(dot, 9, theme.caution_soft);
            let count = if segment.count > 99 { "99".to_owned() } else { segment.count.to_string() };
            let number = elided(ui, &count, theme::semibold(11.0), theme.caution, BADGE);
            ui.painter().galley(dot.center() - number.size() / 2.0, number, theme.caution);
        }
    }
    // Not before all are there: one that Tab does not stop at yet would give the focus away.
    if let Some(id) = moved {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::model::Language;
    use eframe::egui::epaint::{ClippedShape, Shape};
    use eframe::egui::{Context, RawInput};

    /// The choices that stand over the whole width of the inspector.
    const CONTROLS: [&[&str]; 9] = [
        &["evidence-hypothesis", "evidence-interview", "evidence-observation", "evidence-data"],
        &["curve-as-is", "curve-to-be"],
        &["label-auto", "label-pinned", "label-hidden"],
        &["intensity-faint", "intensity-clear", "intensity-strong"],
        &["severity-trivial-short", "severity-workaround-short", "severity-abandonment-short"],
        &["journey-as-is", "journey-to-be"],
        &["sheet-landscape", "sheet-portrait"],
        &["language-ru", "language-en"],
        &["aim-more", "aim-less"],
    ];

    #[test]
    fn no_word_of_a_control_in_the_inspector_is_cut_or_touches_its_frame() {
        /// The inspector without its margins.
        const WIDTH: f32 = 267.0;
        let ctx = Context::default();
        theme::install_fonts(&ctx);
        theme::apply(&ctx, theme::ThemeId::Light);
        for (keys, language) in CONTROLS.into_iter().flat_map(|keys| [(keys, Language::Ru), (keys, Language::En)]) {
            let words = Messages::of(language);
            let segments: Vec<Segment<usize>> =
                keys.iter().enumerate().map(|(index, key)| Segment::new(index, words.text(key).into_owned())).collect();
            let mut left = 0.0;
            let mut show = |ui: &mut Ui| {
                left = ui.cursor().left();
                segmented(ui, "", &segments, usize::MAX, Some(WIDTH));
            };
            ctx.run_ui(RawInput::default(), &mut show).drop_without_applying_deltas();
            let mut output = ctx.run_ui(RawInput::default(), &mut show);
            let shapes = std::mem::take(&mut output.shapes);
            output.drop_without_applying_deltas();
            let mut written: Vec<Rect> = Vec::new();
            for ClippedShape { shape, .. } in shapes {
                if let Shape::Text(text) = shape {
                    assert!(!text.galley.elided, "{language:?}: {}", text.galley.text());
                    written.push(Rect::from_min_size(text.pos, text.galley.size()));
                }
            }
            assert_eq!(written.len(), keys.len());
            for (one, word) in written.iter().enumerate() {
                let inside = word.left() >= left + AIR && word.right() <= left + WIDTH - AIR;
                assert!(inside, "{language:?}: {keys:?} {word:?}");
                for other in written.iter().skip(one + 1).filter(|other| other.top() < word.bottom()) {
                    assert!(other.left() - word.right() >= 2.0 * AIR - 0.5, "{language:?}: {keys:?}");
                }
            }
        }
    }

    #[test]
    fn a_row_that_is_too_tight_is_broken_in_two_and_a_long_word_takes_room_first() {
        assert_eq!(arranged(&[20.0, 20.0], 200.0), (2, vec![100.0, 100.0]));
        assert_eq!(arranged(&[100.0, 20.0], 200.0), (2, vec![140.0, 60.0]));
        assert_eq!(arranged(&[60.0, 60.0, 60.0, 60.0], 200.0), (2, vec![100.0; 4]));
        assert_eq!(arranged(&[60.0, 60.0, 70.0], 200.0), (2, vec![100.0, 100.0, 200.0]));
        assert_eq!(arranged(&[150.0, 20.0], 150.0), (1, vec![150.0, 150.0]));
    }
}
