//! The ribbons of today and of what is supposed, drawn small.

use crate::i18n::format;
use crate::method::{PersonaOutcome, Remaining};
use crate::studio::desk::PanelContext;
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{elided, persona_mark};
use eframe::egui::{Color32, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// As thick as a ribbon is where all are still on the way.
const THICK: f32 = 14.0;

/// A persona's ribbon today in grey and as it would be in the persona's colour below it, and the shares at the end.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, outcome: &PersonaOutcome) {
    const NAME: f32 = 180.0;
    const SHARES: f32 = 150.0;
    let theme = theme::of(ui);
    let look = cx.persona(outcome.persona).map(|persona| persona.look).unwrap_or_default();
    let name = cx.persona_name(outcome.persona);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 2.0 * THICK + 14.0), Sense::hover());
    let share = |way: &Remaining| way.written(way.at_end, cx.words.language());
    let (today, then) = (share(&outcome.way.today), share(&outcome.way.then));
    let told = cx.format("whatif-change", &[("from", today.as_str().into()), ("to", then.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {told}")));
    let middle = rect.center().y;
    let hue = theme.persona(look.hue);
    persona_mark(ui.painter(), look, pos2(rect.left() + 6.0, middle), 4.5, Stroke::new(2.0, hue));
    let words = elided(ui, &name, theme::medium(BODY), theme.ink, NAME - 28.0);
    ui.painter().galley(pos2(rect.left() + 20.0, middle - words.size().y / 2.0), words, theme.ink);
    let room = Rect::from_min_max(pos2(rect.left() + NAME, rect.top()), pos2(rect.right() - SHARES, rect.bottom()));
    let rows = [(&outcome.way.today, theme.faint, today), (&outcome.way.then, hue, then)];
    for ((way, color, share), top) in rows.into_iter().zip([room.top() + 6.0, room.top() + THICK + 8.0]) {
        draw(ui, cx, way, Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), THICK)), color);
        let figure = elided(ui, &share, theme::figures(BODY), theme.secondary, SHARES - 16.0);
        let at = pos2(room.right() + 12.0, top + (THICK - figure.size().y) / 2.0);
        ui.painter().galley(at, figure, theme.secondary);
    }
}

/// A ribbon as thick as the share that is still on the way.
fn draw(ui: &Ui, cx: &PanelContext<'_>, way: &Remaining, room: Rect, color: Color32) {
    #[expect(clippy::cast_precision_loss, reason = "a few thousand stages at most")]
    let stages = cx.journey.stages.len().max(1) as f32;
    #[expect(clippy::cast_possible_truncation, reason = "places and shares on the screen")]
    let narrow = |value: f64| value as f32;
    let mut from = room.left();
    let piece = |from: f32, to: f32, share: f64| {
        let half = room.height() / 2.0 * narrow(share);
        let piece = Rect::from_min_max(pos2(from, room.center().y - half), pos2(to, room.center().y + half));
        ui.painter().rect_filled(piece, 0, color);
    };
    for step in &way.steps {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand stages at most")]
        let stage = cx.journey.stages.position(step.stage).unwrap_or_default() as f32;
        let along = cx.journey.dropoffs.get(step.id).map_or(0.0, |dropoff| narrow(dropoff.at.get()));
        let to = room.left() + room.width() * (stage + along) / stages;
        piece(from, to, step.before);
        from = to;
    }
    piece(from, room.right(), way.at_end);
}

/// A share as it is written where it follows from people.
pub(super) fn percent(cx: &PanelContext<'_>, share: Option<f64>) -> Option<String> {
    share.map(|share| format::percent(share, cx.words.language()))
}
