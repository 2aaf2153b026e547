//! What is supposed without touching the map: shown, kept by name, made what should become.

use super::Studio;
use crate::edit::Edit;
use crate::model::{DropOffId, WhatIf, WhatIfId};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext, WhatIfWish};
use crate::studio::overlays::toasts::{Toast, Tone};
use crate::studio::panels::what_if;
use crate::studio::theme::{self, BLOCK_RADIUS};
use eframe::egui::{Align2, Area, Context, Frame, Id, Margin, Order, Rect, Stroke, pos2};
use std::sync::Arc;

impl Studio {
    /// Does what is asked about what is supposed.
    pub(super) fn what_if(&mut self, wish: WhatIfWish) {
        match wish {
            WhatIfWish::Suppose(what_if) => {
                if what_if.is_none() {
                    self.session.suppose_on_sheet(false);
                }
                self.session.view_mut().what_if = what_if;
            }
            WhatIfWish::ShowOnSheet(on) => {
                self.session.close_field();
                self.session.suppose_on_sheet(on);
            }
            WhatIfWish::Keep { beside } => self.keep_what_if(beside),
            WhatIfWish::MakeToBe => self.make_to_be(),
        }
    }

    /// The sheet is the map's again as soon as a hand changes the map: nobody edits figures that are only supposed.
    pub(super) fn end_stale_what_if(&mut self) {
        if self.session.end_stale_what_if() {
            let text = self.words().text("whatif-ended").into_owned();
            self.toasts.notify(Tone::Careful, text);
        }
    }

    /// Opens the panel of what is supposed over what is shown to others, or closes it. What was supposed before is on the sheet at once.
    pub(super) fn toggle_what_if(&mut self) {
        let Some(showing) = &mut self.show else { return };
        showing.asks_what_if = !showing.asks_what_if;
        if showing.asks_what_if && self.session.view().what_if.is_some() {
            self.session.suppose_on_sheet(true);
        }
    }

    /// What is supposed, over what is shown to others: its panel while that is open; else a strip as long as the sheet is not the map.
    pub(super) fn what_if_in_show(&mut self, ctx: &Context, rect: Rect, cx: &PanelContext<'_>) {
        const WIDTH: f32 = 860.0;
        let Some(showing) = self.show.as_mut().filter(|showing| showing.show.blank().is_none()) else { return };
        let opened = showing.asks_what_if && !showing.show.is_editing();
        if !opened && cx.view.supposed(cx.document).is_none() {
            return;
        }
        let seen = self.session.shown_document();
        let seen = seen.journey(cx.journey.id).unwrap_or(cx.journey);
        let area = Area::new(Id::unique("what if in a show")).order(Order::Foreground).pivot(Align2::CENTER_TOP);
        area.fixed_pos(pos2(rect.center().x, rect.top() + 16.0)).show(ctx, |ui| {
            let theme = theme::of(ui);
            let fill = if opened { theme.panel } else { theme.caution_soft };
            let frame = Frame::NONE.fill(fill).stroke(Stroke::new(1.0, theme.border)).corner_radius(BLOCK_RADIUS);
            frame.inner_margin(Margin::symmetric(20, if opened { 16 } else { 8 })).show(ui, |ui| {
                ui.set_width(WIDTH.min(rect.width() - 96.0));
                if opened {
                    showing.asks_what_if = !what_if::in_show(ui, cx, seen);
                } else {
                    what_if::line(ui, cx);
                }
            });
        });
    }

    fn keep_what_if(&mut self, beside: bool) {
        let Some(mut what_if) = self.session.view().what_if.clone() else { return };
        self.session.close_field();
        let journey = self.session.journey();
        let mut what_ifs = Vec::clone(&journey.what_ifs);
        let words = self.words();
        what_if.name = match what_if.name.trim() {
            "" => words.format("whatif-unnamed", &[("number", (what_ifs.len() + 1).into())]),
            name => name.to_owned(),
        };
        match what_ifs.iter_mut().find(|kept| kept.id == what_if.id && !beside) {
            Some(kept) => *kept = what_if.clone(),
            None => {
                what_if = WhatIf { id: WhatIfId::new(self.session.fresh::<DropOffId>().number()), ..what_if };
                what_ifs.push(what_if.clone());
            }
        }
        if self.applied(&Edit::SetWhatIfs { journey: journey.id, what_ifs: Arc::new(what_ifs) }) {
            let text = words.format("whatif-kept", &[("name", what_if.name.as_str().into())]);
            self.session.view_mut().what_if = Some(what_if);
            self.toasts.notify(Tone::Done, text);
        }
    }

    fn make_to_be(&mut self) {
        let Some(what_if) = self.session.view().what_if.clone() else { return };
        self.session.close_field();
        let Some(edit) = self.session.what_if_as_to_be(&what_if) else { return };
        self.session.suppose_on_sheet(false);
        if self.applied(&edit) {
            let words = self.words();
            let text = words.text("whatif-is-to-be").into_owned();
            let undo = words.text(Command::Undo.key()).into_owned();
            self.toasts.push(Toast::new(Tone::Done, text).offer(undo, Action::Run(Command::Undo)));
        }
    }
}
