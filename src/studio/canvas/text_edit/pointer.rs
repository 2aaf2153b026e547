//! What the pointer does to a text that is edited.

use super::SheetText;
use super::field::{Hand, Open, reach};
use crate::editor::{Caret, word_at};
use crate::studio::canvas::coordinates::to_kurbo;
use crate::studio::desk::{Session, Surface, Viewing};
use eframe::egui::{Context, Event, Modifiers, PointerButton, Pos2, Response};
use kurbo::Vec2;
use std::ops::Range;

/// How soon and how near a further press counts as part of a double or triple click.
const CLICK_SECONDS: f64 = 0.45;
const CLICK_REACH: f32 = 6.0;

impl SheetText {
    /// What the pointer does in the text and to it. Takes what is the text's own out of the events.
    pub(super) fn point(
        &mut self,
        ctx: &Context,
        canvas: &Response,
        session: &mut Session,
        view: &mut Viewing<'_>,
        events: &mut Vec<Event>,
    ) {
        let time = ctx.input(|input| input.time);
        let mut ended = false;
        events.retain(|event| {
            let Some(open) = self.open.as_mut().filter(|_| !ended) else { return true };
            match event {
                Event::PointerButton { pos, button, pressed: true, modifiers, .. } => {
                    let here = canvas.contains_pointer() && canvas.rect.contains(*pos);
                    let at = view.surface.camera.to_sheet(to_kurbo(*pos));
                    let place = open.place(session);
                    let reach = reach(view.surface);
                    let place = place.filter(|place| here && place.bounds().inflate(reach, reach).contains(at));
                    match (button, place) {
                        (PointerButton::Primary, Some(place)) => {
                            open.press(*pos, time, *modifiers, place.nearest(at));
                            open.show_selection(ctx);
                            false
                        }
                        (PointerButton::Middle, _) if here => {
                            open.hand = Hand::Panning(*pos);
                            false
                        }
                        _ => {
                            ended = true;
                            true
                        }
                    }
                }
                Event::PointerMoved(pos) => match open.hand.clone() {
                    Hand::Free => true,
                    Hand::Panning(held) => {
                        let way = *pos - held;
                        view.surface.camera.pan(Vec2::new(way.x.into(), way.y.into()));
                        open.hand = Hand::Panning(*pos);
                        false
                    }
                    Hand::Selecting { word } => {
                        let at = view.surface.camera.to_sheet(to_kurbo(*pos));
                        if let Some(place) = open.place(session) {
                            open.select_to(place.nearest(at), word.as_ref());
                            open.moved = time;
                            open.show_selection(ctx);
                        }
                        false
                    }
                },
                Event::PointerButton { pressed: false, .. } if open.hand != Hand::Free => {
                    open.hand = Hand::Free;
                    false
                }
                // The edit goes on when the person comes back.
                Event::WindowFocused(false) => {
                    open.hand = Hand::Free;
                    false
                }
                _ => true,
            }
        });
        if ended {
            // The press means what is under it now.
            if let Some(open) = &mut self.open {
                open.near = None;
            }
            self.leave(ctx, session, view);
        }
    }

    /// Whether a place of the screen is in the text that is edited, so that the pointer is an I-beam there.
    pub(in crate::studio::canvas) fn is_over(&self, at: Pos2, session: &Session, surface: &Surface) -> bool {
        let reach = reach(surface);
        let place = self.open.as_ref().and_then(|open| open.place(session));
        place.is_some_and(|place| place.bounds().inflate(reach, reach).contains(surface.camera.to_sheet(to_kurbo(at))))
    }
}

impl Open {
    /// A press in the text: the caret, with a second one the word, with a third all.
    fn press(&mut self, at: Pos2, time: f64, modifiers: Modifiers, caret: Caret) {
        let again = self
            .last_press
            .filter(|(when, place, _)| time - when <= CLICK_SECONDS && place.distance(at) <= CLICK_REACH);
        let clicks = again.map_or(1, |(.., clicks)| clicks % 3 + 1);
        self.last_press = Some((time, at, clicks));
        self.fresh = false;
        self.moved = time;
        self.column = None;
        match clicks {
            2 => {
                let word = word_at(&self.text, caret.byte);
                (self.anchor, self.caret) = (word.start, Caret { byte: word.end, ends_line: true });
                self.hand = Hand::Selecting { word: Some(word) };
            }
            3 => {
                (self.anchor, self.caret) = (0, Caret::before(self.text.len()));
                self.hand = Hand::Selecting { word: Some(0..self.text.len()) };
            }
            _ => {
                self.caret = caret;
                if !modifiers.shift {
                    self.anchor = caret.byte;
                }
                self.hand = Hand::Selecting { word: None };
            }
        }
    }

    /// Selects up to a caret; from a word on, whole words.
    fn select_to(&mut self, caret: Caret, word: Option<&Range<usize>>) {
        let Some(word) = word else {
            self.caret = caret;
            return;
        };
        let other = word_at(&self.text, caret.byte);
        if caret.byte < word.start {
            (self.anchor, self.caret) = (word.end, Caret::before(other.start));
        } else if caret.byte > word.end {
            (self.anchor, self.caret) = (word.start, Caret { byte: other.end.max(word.end), ends_line: true });
        } else {
            (self.anchor, self.caret) = (word.start, Caret { byte: word.end, ends_line: true });
        }
    }
}
