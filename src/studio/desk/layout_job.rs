//! The sheet in step with the document. What may take longer than a frame is laid out beside the window.

use crate::layout::{Engine, Layout, LayoutInput, View};
use crate::model::{Document, JourneyId};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

/// What is laid out, and how it is seen.
#[derive(Clone, Debug)]
pub(crate) struct LayoutRequest {
    pub(crate) document: Arc<Document>,
    pub(crate) journey: JourneyId,
    pub(crate) view: View,
    /// Whether something is in hand: lanes and type keep the sizes they have, and what does not fit stands beyond the sheet's lower edge
    /// until it is let go.
    pub(crate) is_held: bool,
}

impl LayoutRequest {
    fn is_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && self.is_held == other.is_held && self.is_seen_as(other)
    }

    /// The same while a hand holds it: lanes and type keep the sizes they have.
    fn held(&self) -> Self {
        Self { is_held: true, ..self.clone() }
    }

    /// Whether the same journey is seen in the same way, but for the hand that may hold it.
    fn is_seen_as(&self, other: &Self) -> bool {
        self.journey == other.journey && self.view == other.view
    }
}

/// The sheet as it was laid out last, and the engine that does it.
#[derive(Debug, Default)]
pub(crate) struct SheetLayout {
    engine: Engine,
    layout: Arc<Layout>,
    revision: u64,
    of: Option<LayoutRequest>,
    background: Option<BackgroundLayout>,
    /// Whether the last layout that was asked for was put off and is still not made: the next request, too, may then be deferred, so
    /// that nobody is made to wait for what many moved things left.
    is_deferred: bool,
}

/// A layout that was deferred: the sheet stays as it was held until the hand rests ([`DEBOUNCE`]), and then is laid out beside the window.
#[derive(Debug)]
struct BackgroundLayout {
    of: LayoutRequest,
    since: Instant,
    work: Option<LayoutThread>,
}

/// The thread that lays out beside the window; the engine is there with it.
#[derive(Debug)]
struct LayoutThread {
    thread: JoinHandle<()>,
    /// Gives the engine back, with what it laid out.
    done: Receiver<(Engine, Option<Layout>)>,
    /// Whether it is to be given up.
    stop: Arc<AtomicBool>,
}

/// Debounces the layouts beside the window: a hand that presses a key again and again is not done before that, and what was begun would
/// only be given up.
const DEBOUNCE: Duration = Duration::from_millis(100);
/// So long a layout is waited for to hear that it is cancelled, which takes it as long as a cell takes. One that does not hear it is
/// left to itself, and nothing that is asked meanwhile, a save above all, waits for it.
const CANCEL_TIMEOUT: Duration = Duration::from_millis(300);

impl SheetLayout {
    /// The sheet.
    pub(crate) const fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// Whether the sheet will have another shape in a moment, without anything being done.
    pub(crate) const fn is_settling(&self) -> bool {
        self.background.is_some()
    }

    /// Counts the sheets: another number, another sheet.
    pub(crate) const fn revision(&self) -> u64 {
        self.revision
    }

    /// Lays out what is asked for, if it is not laid out already. After thousands of things were changed it may need another size of type,
    /// and every text to be set again: where it `may_defer` it is laid out as if it was held, and settles beside the window a moment later,
    /// if it is given time to ([`Self::settle`]). When something else is wanted meanwhile that is given up.
    pub(crate) fn update(&mut self, request: LayoutRequest, may_defer: bool) {
        if self.background.as_ref().is_some_and(|background| background.of.is_of(&request)) {
            return;
        }
        self.cancel();
        if self.of.as_ref().is_some_and(|of| of.is_of(&request)) {
            return;
        }
        let known = || self.engine.remembers(&request.document, request.journey, &request.view);
        let waits = (may_defer || self.is_deferred) && !request.is_held && !known();
        let Some(of) = self.of.as_ref().filter(|of| waits && request.is_seen_as(of)) else {
            self.lay_out(request);
            return;
        };
        let held = request.held();
        if !of.is_of(&held) {
            self.lay_out(held);
        }
        self.background = Some(BackgroundLayout { of: request, since: Instant::now(), work: None });
        self.is_deferred = true;
    }

    /// Gives a sheet that settles the time to: it begins what is due beside the window, and takes in what is done there. So the sheet
    /// comes to rest here alone, and is one and the same for the whole of a frame in which nothing else happens.
    pub(crate) fn settle(&mut self) {
        if self.background.is_some() && !self.advance() {
            self.cancel();
        }
    }

    fn lay_out(&mut self, request: LayoutRequest) {
        let LayoutRequest { document, journey, view, is_held } = &request;
        self.layout = Arc::new(if *is_held {
            self.engine.lay_out_held(document, *journey, view, &self.layout)
        } else {
            self.engine.lay_out(document, *journey, view)
        });
        self.revision += 1;
        self.is_deferred &= request.is_held;
        self.of = Some(request);
    }

    /// Begins the background layout when it is due; `false` once there is nothing to wait for any more.
    fn advance(&mut self) -> bool {
        let Some(BackgroundLayout { of, since, work }) = &mut self.background else { return false };
        match work {
            Some(work) => !work.thread.is_finished(),
            None if since.elapsed() < DEBOUNCE => true,
            None => {
                let mut engine = std::mem::take(&mut self.engine);
                let LayoutRequest { document, journey, view, .. } = of.clone();
                let stop = Arc::new(AtomicBool::new(false));
                let stopped = Arc::clone(&stop);
                let (sender, done) = channel();
                let thread = Builder::new().name("layout".to_owned()).spawn(move || {
                    let input = LayoutInput { document: &document, journey, view: &view, held: None };
                    let layout = engine.lay_out_unless(&input, &stopped);
                    // Nobody may want it any more.
                    let _gone = sender.send((engine, layout));
                });
                *work = thread.ok().map(|thread| LayoutThread { thread, done, stop });
                if work.is_none() {
                    // The system has no thread to spare: it is laid out here, as if nothing was known.
                    self.of = None;
                }
                work.is_some()
            }
        }
    }

    /// A layout is at work beside the window that comes to no end before what is given here is dropped.
    #[cfg(test)]
    pub(crate) fn settle_for_ever(&mut self) -> std::sync::mpsc::Sender<()> {
        let (end, never) = channel();
        let (sender, done) = channel();
        let thread = Builder::new().spawn(move || {
            let _ended = never.recv();
            drop::<std::sync::mpsc::Sender<(Engine, Option<Layout>)>>(sender);
        });
        let work = Some(LayoutThread { thread: thread.expect("a thread"), done, stop: Arc::default() });
        let of = self.of.clone().expect("a sheet was laid out");
        self.background = Some(BackgroundLayout { of, since: Instant::now(), work });
        end
    }

    /// Cancels the layout beside the window: takes the engine back, waiting for it if need be, with what it laid out if that is done. Should the work have
    /// failed, the sheet is laid out anew by an engine that remembers nothing.
    fn cancel(&mut self) {
        let Some(BackgroundLayout { of, work: Some(LayoutThread { done, stop, .. }), .. }) = self.background.take()
        else {
            return;
        };
        stop.store(true, Ordering::Relaxed);
        let Ok((engine, layout)) = done.recv_timeout(CANCEL_TIMEOUT) else {
            self.of = None;
            return;
        };
        self.engine = engine;
        if let Some(layout) = layout {
            self.layout = Arc::new(layout);
            self.revision += 1;
            self.of = Some(of);
            self.is_deferred = false;
        }
    }
}

impl Drop for SheetLayout {
    fn drop(&mut self) {
        if let Some(BackgroundLayout { work: Some(work), .. }) = &self.background {
            work.stop.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, StepName, apply};
    use crate::method::synth;

    fn request(document: &Arc<Document>, is_held: bool) -> LayoutRequest {
        let journey = document.first_journey().expect("a journey").id;
        LayoutRequest { document: Arc::clone(document), journey, view: View::default(), is_held }
    }

    fn are_alike(one: &Layout, other: &Layout) -> bool {
        let groups = || one.scene.groups.iter().zip(other.scene.groups.iter());
        one.scene.groups.len() == other.scene.groups.len()
            && groups().all(|(one, other)| one.group == other.group && (one.offset - other.offset).hypot() < 1e-6)
    }

    /// The document with all cards in one stage: its sheet needs smaller type.
    fn gathered(document: &Document, stage: usize) -> Arc<Document> {
        let journey = document.first_journey().expect("a journey");
        let stage = journey.stages.at(stage).expect("a stage").id;
        let gather = |(row, card): (u32, &Arc<crate::model::Touchpoint>)| Edit::MoveTouchpoint {
            id: card.id,
            stage,
            at: card.at,
            row,
        };
        let edits = (0..).zip(&journey.touchpoints).map(gather).collect();
        Arc::new(apply(document, &Edit::Several { name: StepName::MoveSelection, edits }).expect("cards can be moved"))
    }

    /// Asks until it is so, and not for ever.
    fn until(mut is_so: impl FnMut() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            assert!(begun.elapsed() < Duration::from_mins(1), "it never came to rest");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Until a sheet that was let go has come to rest.
    fn settle(sheet: &mut SheetLayout, document: &Arc<Document>) {
        until(|| {
            sheet.update(request(document, false), false);
            sheet.settle();
            !sheet.is_settling()
        });
    }

    #[test]
    fn a_sheet_that_is_let_go_settles_beside_the_window_as_it_would_in_it() {
        let before = Arc::new(synth(6, 240, 3, 1));
        let after = gathered(&before, 0);
        let mut sheet = SheetLayout::default();
        sheet.update(request(&before, false), true);
        assert!(sheet.revision() == 1 && !sheet.is_settling(), "nothing is held yet");
        sheet.update(request(&after, true), true);
        assert!(sheet.revision() == 2 && !sheet.is_settling(), "it is still held");
        let held = Arc::clone(sheet.layout());
        sheet.update(request(&after, false), true);
        assert!(sheet.is_settling() && Arc::ptr_eq(sheet.layout(), &held), "it stays as it was held");
        until(|| {
            sheet.settle();
            sheet.update(request(&after, false), true);
            !sheet.is_settling()
        });
        assert_eq!(sheet.revision(), 3);
        let mut at_once = SheetLayout::default();
        for (document, is_held) in [(&before, false), (&after, true), (&after, false)] {
            at_once.update(request(document, is_held), false);
        }
        assert!(are_alike(at_once.layout(), sheet.layout()));
        assert!(sheet.layout().frame.smallest_type < held.frame.smallest_type, "it was no test of the size of type");
    }

    #[test]
    fn what_is_wanted_while_a_sheet_settles_is_laid_out_as_if_that_had_never_begun() {
        let before = Arc::new(synth(6, 240, 3, 1));
        let (after, third) = (gathered(&before, 0), gathered(&before, 1));
        let at_once = |way: &[(&Arc<Document>, bool)]| {
            let mut sheet = SheetLayout::default();
            for &(document, is_held) in way {
                sheet.update(request(document, is_held), false);
            }
            sheet
        };
        let straight = at_once(&[(&before, false), (&after, true), (&third, true), (&third, false)]);
        // Where it was ready in time.
        let settled = at_once(&[(&before, false), (&after, true), (&after, false), (&third, true), (&third, false)]);
        // However far it was.
        for delay in [0, 2, 5, 10, 20, 40, 80] {
            let mut sheet = SheetLayout::default();
            for (document, is_held) in [(&before, false), (&after, true), (&after, false)] {
                sheet.update(request(document, is_held), true);
            }
            assert!(sheet.is_settling());
            std::thread::sleep(DEBOUNCE);
            sheet.settle();
            std::thread::sleep(Duration::from_millis(delay));
            let before = sheet.revision();
            sheet.update(request(&third, true), false);
            assert!(sheet.revision() > before && !sheet.is_settling());
            sheet.update(request(&third, false), false);
            settle(&mut sheet, &third);
            let is_it = |other: &SheetLayout| are_alike(other.layout(), sheet.layout());
            assert!(is_it(&straight) || is_it(&settled), "after {delay} ms");
        }
    }

    #[test]
    fn a_sheet_that_is_deferred_settles_beside_the_window_whoever_asks() {
        let before = Arc::new(synth(6, 240, 3, 1));
        let (after, third) = (gathered(&before, 0), gathered(&before, 1));
        let mut sheet = SheetLayout::default();
        for (document, is_held) in [(&before, false), (&after, true), (&after, false)] {
            sheet.update(request(document, is_held), true);
        }
        sheet.update(request(&third, true), false);
        sheet.update(request(&third, false), false);
        assert!(sheet.is_settling(), "nobody lets it wait, but the first had not settled");
        settle(&mut sheet, &third);
        sheet.update(request(&after, false), false);
        assert!(!sheet.is_settling(), "what is laid out is no longer deferred");
    }

    #[test]
    fn a_layout_that_never_ends_keeps_nobody_waiting() {
        let before = Arc::new(synth(2, 8, 1, 1));
        let after = gathered(&before, 0);
        let mut sheet = SheetLayout::default();
        sheet.update(request(&before, false), false);
        let end = sheet.settle_for_ever();
        assert!(sheet.is_settling());
        sheet.update(request(&after, false), false);
        assert!(!sheet.is_settling(), "it was left to itself");
        let mut other = SheetLayout::default();
        other.update(request(&after, false), false);
        assert!(are_alike(sheet.layout(), other.layout()));
        drop(end);
    }

    #[test]
    fn a_layout_that_was_given_up_leaves_the_engine_fit_for_the_next() {
        let before = Arc::new(synth(6, 240, 3, 1));
        let after = gathered(&before, 0);
        let LayoutRequest { journey, view, .. } = request(&before, false);
        let mut engine = Engine::default();
        engine.lay_out(&before, journey, &view);
        let input = LayoutInput { document: &after, journey, view: &view, held: None };
        assert!(engine.lay_out_unless(&input, &AtomicBool::new(true)).is_none());
        let mut other = Engine::default();
        other.lay_out(&before, journey, &view);
        assert!(are_alike(&engine.lay_out(&after, journey, &view), &other.lay_out(&after, journey, &view)));
    }
}
