//! The windows of a show: where the audience looks, and what becomes of it when a cable is pulled or a window is closed.

use super::console::{ConsoleWish, Notice};
use crate::editor::Camera;
use crate::i18n::Messages;
use crate::present::Show;
use crate::studio::desk::{AudienceScreen, ShowHabits};
use crate::studio::platform::displays::Displays;
use eframe::egui::{Vec2, ViewportBuilder, ViewportCommand, vec2};
use kurbo::Rect;

/// Size of the audience's window where it is an ordinary one, in points.
const WINDOW: Vec2 = vec2(1120.0, 630.0);

/// Where the audience of this show looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AudiencePlace {
    /// At the window of the program: there is no console.
    Here,
    /// At a display of its own, of this name.
    Display(String),
    /// At a window of its own.
    Window,
    /// At nothing any more, until the speaker says where.
    Nowhere(Absence),
}

/// Why the audience sees nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// The display of this name is no longer plugged in.
    Unplugged(String),
    /// Somebody closed the window; this was the display, where it was one.
    Closed(Option<String>),
    /// The system gave no window; so it is with every other that is asked for.
    NoWindow,
}

/// The windows of a show.
#[derive(Clone, Debug)]
pub(crate) struct ShowWindows {
    place: AudiencePlace,
    /// Whether the audience is made believe, to try the show.
    rehearses: bool,
    /// What was said of the audience's screen and need not be said again.
    dismissed: bool,
    /// How large its screen is, in points.
    screen: Vec2,
    /// Where the picture of the audience stands in the console.
    picture: Rect,
    /// Whether a rehearsal was left before its end.
    left: bool,
}

impl ShowWindows {
    /// The windows of a show that begins: as was chosen, where the displays allow it. Without second windows all happens in this one.
    pub(crate) fn begin(habits: &ShowHabits, displays: &Displays, has_windows: bool) -> Self {
        let place = match habits.screen {
            _ if !has_windows => AudiencePlace::Here,
            AudienceScreen::Here => AudiencePlace::Here,
            AudienceScreen::Window => AudiencePlace::Window,
            AudienceScreen::Display => displays
                .for_audience(habits.display.as_deref())
                .map_or(AudiencePlace::Here, |(_, display)| AudiencePlace::Display(display.name.clone())),
        };
        let display = match &place {
            AudiencePlace::Display(name) => displays.named(name).map(|(_, display)| display.size()),
            _ => None,
        };
        Self {
            place,
            rehearses: false,
            dismissed: false,
            screen: display.unwrap_or(WINDOW),
            picture: Rect::ZERO,
            left: false,
        }
    }

    /// The windows of a rehearsal: the audience is a window, or none where there is no second one.
    pub(crate) const fn rehearse(has_windows: bool) -> Self {
        let place = if has_windows { AudiencePlace::Window } else { AudiencePlace::Nowhere(Absence::NoWindow) };
        Self { place, rehearses: true, dismissed: true, screen: WINDOW, picture: Rect::ZERO, left: false }
    }

    /// Where the audience looks.
    pub(crate) const fn place(&self) -> &AudiencePlace {
        &self.place
    }

    /// Whether this is a rehearsal.
    pub(crate) const fn rehearses(&self) -> bool {
        self.rehearses
    }

    /// How large the audience's screen is, in points: as large as it was where it is gone.
    pub(crate) const fn screen(&self) -> Vec2 {
        self.screen
    }

    /// Notes how large the audience's screen is.
    pub(crate) fn note_screen(&mut self, screen: Vec2) {
        if screen.min_elem() > 1.0 {
            self.screen = screen;
        }
    }

    /// Whether a rehearsal was left before its end.
    pub(crate) const fn is_left(&self) -> bool {
        self.left
    }

    /// Ends a rehearsal: nobody looks any more.
    pub(crate) fn leave_rehearsal(&mut self) {
        self.left = true;
    }

    /// Whether the window of the program is the speaker's.
    pub(crate) const fn has_console(&self) -> bool {
        !matches!(self.place, AudiencePlace::Here)
    }

    /// What becomes of the window of the program as the show begins, where anything does: it fills the display of who speaks, or that of all.
    pub(crate) fn own_window(&self, displays: &Displays) -> Option<ViewportCommand> {
        match &self.place {
            AudiencePlace::Here => Some(ViewportCommand::Fullscreen(true)),
            AudiencePlace::Display(name) => {
                let speaker = displays.named(name).and_then(|(index, _)| displays.for_speaker(index));
                let away = speaker.map(|(index, _)| index).filter(|index| !displays.is_here(*index));
                Some(away.map_or(ViewportCommand::Fullscreen(true), ViewportCommand::SetMonitor))
            }
            // Beside another window it stays what it is: the speaker has to reach both.
            AudiencePlace::Window | AudiencePlace::Nowhere(_) => None,
        }
    }

    /// Notes where the picture of the audience stands in the console.
    pub(crate) const fn note_picture(&mut self, picture: Rect) {
        self.picture = picture;
    }

    /// The camera under the hand that edits what the audience sees through another.
    pub(crate) fn under_hand(&self, show: &Show, audience: Camera) -> Camera {
        self.between(audience, show.screen().to_rect(), self.picture)
    }

    /// The camera before the audience where the map is edited through another.
    pub(crate) fn before_audience(&self, show: &Show, hand: Camera) -> Camera {
        self.between(hand, self.picture, show.screen().to_rect())
    }

    /// The camera that shows in one box what another shows in its own; with one window they are the same.
    fn between(&self, camera: Camera, of: Rect, to: Rect) -> Camera {
        if !self.has_console() || self.picture.is_zero_area() {
            return camera;
        }
        let mut other = camera;
        other.fit(camera.visible(of), to, 0.0);
        other
    }

    /// Learns which displays there are; whether the audience has just lost its own.
    pub(crate) fn look(&mut self, displays: &Displays) -> bool {
        match &self.place {
            // Where no display at all is told, nothing is known.
            AudiencePlace::Display(name) if displays.count() > 0 && displays.named(name).is_none() => {
                self.leave(Absence::Unplugged(name.clone()));
                true
            }
            _ => false,
        }
    }

    /// Somebody closed the audience's window: that is no reason to end the show.
    pub(crate) fn close(&mut self) {
        let display = match &self.place {
            AudiencePlace::Display(name) => Some(name.clone()),
            _ => None,
        };
        self.leave(Absence::Closed(display));
    }

    /// The system gave no window.
    pub(crate) fn refuse(&mut self) {
        self.leave(Absence::NoWindow);
    }

    fn leave(&mut self, why: Absence) {
        self.place = AudiencePlace::Nowhere(why);
        self.dismissed = false;
    }

    /// Does what the speaker asked about the audience's screen; whether it was about that.
    pub(crate) fn answer(&mut self, wish: ConsoleWish, displays: &Displays) -> bool {
        match (wish, &self.place) {
            (ConsoleWish::ShowHere, _) => self.place = AudiencePlace::Here,
            (ConsoleWish::Dismiss, _) => self.dismissed = true,
            (ConsoleWish::Reopen, AudiencePlace::Nowhere(Absence::Unplugged(name) | Absence::Closed(Some(name))))
                if displays.named(name).is_some() =>
            {
                self.place = AudiencePlace::Display(name.clone());
            }
            (ConsoleWish::Reopen, AudiencePlace::Nowhere(_)) => self.place = AudiencePlace::Window,
            _ => return false,
        }
        true
    }

    /// What the speaker has to know of the audience's screen.
    pub(crate) fn notice(&self, words: &Messages, displays: &Displays) -> Option<Notice> {
        let AudiencePlace::Nowhere(why) = &self.place else { return None };
        if self.dismissed {
            return None;
        }
        let offer = |key: &'static str, wish| (words.text(key).into_owned(), wish);
        let (text, reopen) = match why {
            Absence::Unplugged(name) if displays.named(name).is_some() => {
                (words.format("audience-back", &[("name", name.as_str().into())]), Some("audience-give-back"))
            }
            Absence::Unplugged(name) => (words.format("audience-unplugged", &[("name", name.as_str().into())]), None),
            Absence::Closed(_) => (words.text("audience-closed").into_owned(), Some("audience-reopen")),
            Absence::NoWindow => (words.text("audience-no-window").into_owned(), None),
        };
        let mut offers: Vec<_> = reopen.map(|key| offer(key, ConsoleWish::Reopen)).into_iter().collect();
        if self.rehearses {
            offers.push(offer("audience-dismiss", ConsoleWish::Dismiss));
        } else {
            offers.push(offer("audience-here", ConsoleWish::ShowHere));
        }
        Some(Notice { text, offers })
    }

    /// The window of the audience; none where it looks elsewhere.
    pub(crate) fn window(&self, words: &Messages, displays: &Displays) -> Option<ViewportBuilder> {
        let key = if self.rehearses { "audience-window-rehearsal" } else { "audience-window" };
        let window = ViewportBuilder::default().with_title(words.text(key)).with_app_id("tropa");
        match &self.place {
            AudiencePlace::Window => Some(window.with_inner_size(WINDOW).with_min_inner_size(vec2(320.0, 180.0))),
            AudiencePlace::Display(name) => {
                let (index, display) = displays.named(name)?;
                // A system without full screens still shows it there, as large as the display.
                let placed = window.with_position(display.corner()).with_inner_size(display.size());
                Some(placed.with_decorations(false).with_monitor(index))
            }
            AudiencePlace::Here | AudiencePlace::Nowhere(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::studio::platform::displays::Display;
    use eframe::egui::{Rect, pos2};

    fn display(name: &str, left: f32) -> Display {
        let place = Rect::from_min_size(pos2(left, 0.0), vec2(1920.0, 1080.0));
        Display { name: name.to_owned(), place, scale: 1.0 }
    }

    fn laptop_alone() -> Displays {
        Displays::these(vec![display("eDP-1", 0.0)], Some(0))
    }

    fn with_projector() -> Displays {
        Displays::these(vec![display("eDP-1", 0.0), display("HDMI-1", 1920.0)], Some(0))
    }

    fn begun() -> ShowWindows {
        ShowWindows::begin(&ShowHabits::default(), &with_projector(), true)
    }

    fn words() -> &'static Messages {
        Messages::of(Language::Ru)
    }

    #[test]
    fn with_a_second_display_the_audience_gets_it_and_the_speaker_a_console() {
        assert_eq!(*begun().place(), AudiencePlace::Display("HDMI-1".to_owned()));
        assert!(begun().has_console());
        let alone = ShowWindows::begin(&ShowHabits::default(), &laptop_alone(), true);
        assert_eq!(*alone.place(), AudiencePlace::Here);
        assert!(!alone.has_console());
    }

    #[test]
    fn where_there_are_no_second_windows_all_happens_in_the_one() {
        let habits = ShowHabits::at(AudienceScreen::Window);
        assert_eq!(*ShowWindows::begin(&habits, &with_projector(), false).place(), AudiencePlace::Here);
    }

    #[test]
    fn a_display_that_is_unplugged_closes_the_audiences_window_and_leaves_the_console() {
        let mut windows = begun();
        assert!(windows.look(&laptop_alone()));
        assert!(!windows.look(&laptop_alone()), "it is told once");
        assert!(windows.has_console());
        assert!(windows.window(words(), &laptop_alone()).is_none());
        let notice = windows.notice(words(), &laptop_alone()).expect("it is told");
        assert!(notice.text.contains("HDMI-1"), "{}", notice.text);
        assert_eq!(notice.offers.iter().map(|(_, wish)| *wish).collect::<Vec<_>>(), [ConsoleWish::ShowHere]);
    }

    #[test]
    fn a_display_that_is_plugged_in_again_is_offered_and_not_taken() {
        let mut windows = begun();
        windows.look(&laptop_alone());
        assert!(!windows.look(&with_projector()));
        assert!(matches!(windows.place(), AudiencePlace::Nowhere(_)), "the client may not want to see it");
        let notice = windows.notice(words(), &with_projector()).expect("it is told");
        assert_eq!(notice.offers.first().map(|(_, wish)| *wish), Some(ConsoleWish::Reopen));
        assert!(windows.answer(ConsoleWish::Reopen, &with_projector()));
        assert_eq!(*windows.place(), AudiencePlace::Display("HDMI-1".to_owned()));
    }

    #[test]
    fn a_laptop_that_is_shut_leaves_the_audience_what_it_sees() {
        let mut windows = begun();
        let projector_alone = Displays::these(vec![display("HDMI-1", 0.0)], Some(0));
        assert!(!windows.look(&projector_alone));
        assert_eq!(*windows.place(), AudiencePlace::Display("HDMI-1".to_owned()));
    }

    #[test]
    fn displays_of_which_nothing_is_told_end_nothing() {
        let mut windows = begun();
        assert!(!windows.look(&Displays::default()));
        assert_eq!(*windows.place(), AudiencePlace::Display("HDMI-1".to_owned()));
    }

    #[test]
    fn a_window_that_is_closed_can_be_opened_again_where_it_was() {
        let mut windows = begun();
        windows.close();
        assert!(windows.has_console() && windows.window(words(), &with_projector()).is_none());
        assert!(windows.answer(ConsoleWish::Reopen, &with_projector()));
        assert_eq!(*windows.place(), AudiencePlace::Display("HDMI-1".to_owned()));
        let habits = ShowHabits::at(AudienceScreen::Window);
        let mut windows = ShowWindows::begin(&habits, &laptop_alone(), true);
        windows.close();
        windows.answer(ConsoleWish::Reopen, &laptop_alone());
        assert_eq!(*windows.place(), AudiencePlace::Window);
    }

    #[test]
    fn a_rehearsal_goes_on_without_a_window_for_the_audience() {
        let windows = ShowWindows::rehearse(false);
        assert!(windows.has_console() && windows.rehearses());
        assert!(windows.window(words(), &laptop_alone()).is_none());
    }
}
