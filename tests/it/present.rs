//! Showing a map without a window: the script that it gives by itself, stops that the last row can read, keys, and a show that nothing throws
//! off its view.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use kurbo::{Point, Rect, Size, Vec2};
use std::time::Duration;
use tropa::editor::{Camera, Direction};
use tropa::i18n::Messages;
use tropa::layout::{Engine, Layout, View};
use tropa::model::{Document, JourneyId, LaneKind, Language, MeetingRoom, ScriptView, ViewId, ViewSubject};
use tropa::present::{
    BlankScreen, EDGE_STRIP, ResolveContext, Show, ShowEvent, ShowKey, ShowOutcome, ShowPlace, ShowRequest, ShowStart,
    ShownView, automatic_script, capture, grid_step, script, unlit,
};
use tropa::store::{Sample, sample};

const SCREEN: Size = Size::new(1440.0, 900.0);
const LANGUAGES: [Language; 2] = [Language::Ru, Language::En];
const SAMPLES: [Sample; 2] = [Sample::Marketplaces, Sample::School];

fn laid_out(document: &Document) -> (JourneyId, Layout) {
    let journey = document.first_journey().expect("a journey").id;
    (journey, Engine::default().lay_out(document, journey, &View::default()))
}

fn resolved(document: &Document, layout: &Layout, room: MeetingRoom, screen: Size) -> Vec<ShownView> {
    let journey = document.first_journey().expect("a journey").id;
    let messages = Messages::of(document.project.language);
    let cx = ResolveContext { document, layout, screen, room, messages };
    script(document, journey).iter().filter_map(|view| ShownView::resolve(view, &cx)).collect()
}

/// Both samples in both languages with the views that they give by themselves.
fn shown() -> Vec<(Document, Layout, Vec<ShownView>)> {
    let samples = SAMPLES.into_iter().flat_map(|which| LANGUAGES.map(|language| (which, language)));
    samples
        .map(|(which, language)| {
            let document = sample(which, language).expect("the sample opens");
            let (_, layout) = laid_out(&document);
            let views = resolved(&document, &layout, MeetingRoom::default(), SCREEN);
            (document, layout, views)
        })
        .collect()
}

/// The y of a window from which on nothing stands over the sheet: names of stages do while their heads are out of view.
fn clear_of_names(window: Rect, heads: Rect) -> f64 {
    if window.y0 > heads.y0 { window.y0 + window.height() * EDGE_STRIP } else { window.y0 }
}

#[test]
fn both_samples_give_a_script_from_the_title_to_the_plan_in_both_languages() {
    for (document, _, views) in shown() {
        let map = document.first_journey().expect("a journey");
        let stages = map.shown_stages().map(|stage| ViewSubject::Stage(stage.id));
        let start = [ViewSubject::Title, ViewSubject::Personas, ViewSubject::Overview].into_iter();
        let end = [ViewSubject::HighsAndLows, ViewSubject::DropOffs, ViewSubject::Priorities, ViewSubject::Plan];
        let told: Vec<ViewSubject> = views.iter().map(|shown| shown.view.subject).collect();
        assert_eq!(told, start.chain(stages).chain(end).collect::<Vec<_>>());
        let again = automatic_script(&document, map.id);
        assert!(views.iter().map(|shown| &shown.view).eq(&again), "the same views each time, by the same ids");
        let mut ids: Vec<ViewId> = again.iter().map(|view| view.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), again.len());
        let titles: Vec<&str> = views.iter().map(|shown| shown.title.as_str()).collect();
        let first = map.shown_stages().next().expect("a stage").name.as_str();
        let expected = match document.project.language {
            Language::Ru => ["О чём карта".to_owned(), format!("Этап 1. {first}")],
            Language::En => ["What the map is about".to_owned(), format!("Stage 1. {first}")],
        };
        assert_eq!([titles[0], titles[3]], expected);
        assert!(views.iter().all(|shown| shown.view.draws_curves == shown.way.is_some()));
    }
}

#[test]
fn what_a_map_does_not_tell_is_not_in_its_script() {
    let document = Document::default();
    assert!(automatic_script(&document, JourneyId::new(1)).is_empty());
    let mut document = sample(Sample::School, Language::Ru).expect("the sample opens");
    let id = document.first_journey().expect("a journey").id;
    let map = document.journeys.get_mut(id).expect("a journey");
    let hidden = [LaneKind::Emotions, LaneKind::Priorities];
    let lanes: Vec<_> = map.lanes.iter().filter(|lane| hidden.contains(&lane.kind)).map(|lane| lane.id).collect();
    for lane in lanes {
        map.lanes.get_mut(lane).expect("a lane").visible = false;
    }
    map.solutions = [].into_iter().collect();
    map.stages.get_mut(map.stages.at(1).expect("a stage").id).expect("a stage").visible = false;
    document.personas = [].into_iter().collect();
    let told: Vec<ViewSubject> = automatic_script(&document, id).iter().map(|view| view.subject).collect();
    let shown = document.journey(id).expect("a journey");
    let stages = shown.shown_stages().map(|stage| ViewSubject::Stage(stage.id));
    let expected = [ViewSubject::Title, ViewSubject::Overview].into_iter().chain(stages).chain([ViewSubject::DropOffs]);
    assert_eq!(told, expected.collect::<Vec<_>>());
    assert_eq!(shown.shown_stages().count() + 1, shown.stages.len());
}

#[test]
fn the_last_row_of_the_usual_room_reads_every_automatic_stop_that_has_to_be_read() {
    for (_, layout, views) in shown() {
        for shown in &views {
            let read = shown.stops.iter().filter(|stop| stop.is_read).count();
            assert!(read > 0 || shown.view.subject == ViewSubject::Overview, "{}", shown.title);
            for (nth, stop) in shown.stops.iter().enumerate() {
                let shape = stop.window.width() / stop.window.height();
                assert!((shape - SCREEN.width / SCREEN.height).abs() < 1e-6, "{}: {shape}", shown.title);
                let minutes = stop.type_size.arc_minutes();
                assert!(stop.holds(), "{}, stop {nth}: {minutes:.1}′", shown.title);
                let sheet = layout.scene.size.to_rect().inflate(1.0, 1.0);
                assert!(stop.lit.iter().all(|lit| sheet.contains_rect(*lit)), "{}", shown.title);
                let seen = |lit: &Rect| !lit.intersect(stop.window).is_zero_area();
                assert!(stop.lit.is_empty() || stop.lit.iter().any(seen), "{}, stop {nth} lights nothing", shown.title);
            }
        }
    }
}

#[test]
fn a_view_that_a_room_cannot_read_says_so() {
    let document = sample(Sample::School, Language::Ru).expect("the sample opens");
    let (journey, layout) = laid_out(&document);
    let hall = MeetingRoom { depth: 40.0, picture: 2.0 };
    let views = resolved(&document, &layout, hall, SCREEN);
    let stage = views.iter().find(|shown| matches!(shown.view.subject, ViewSubject::Stage(_))).expect("a stage");
    assert!(!stage.holds());
    let reach = stage.stops[0].type_size.reach(hall);
    assert!(reach > 4.0 && reach < 40.0, "it says how far it can be read: {reach} m");
    // What somebody captured from afar is held to the same.
    let window = capture(layout.scene.size.to_rect(), &layout.frame);
    let view = ScriptView::new(ViewId::new(900), ViewSubject::Captured(window));
    let (screen, room, messages) = (SCREEN, MeetingRoom::default(), Messages::of(Language::Ru));
    let cx = ResolveContext { document: &document, layout: &layout, screen, room, messages };
    let all = ShownView::resolve(&view, &cx).expect("it is on the sheet");
    assert!(!all.holds() && all.stops[0].is_read);
    assert!(document.journey(journey).is_some());
}

#[test]
fn stops_of_a_stage_show_all_its_lanes_and_cut_none_that_one_of_them_can_hold() {
    for (_, layout, views) in shown() {
        let (frame, mut stages) = (&layout.frame, 0);
        for shown in &views {
            let ViewSubject::Stage(id) = shown.view.subject else { continue };
            stages += 1;
            let column = frame.column(id).expect("it is on the sheet");
            assert!((1..=4).contains(&shown.stops.len()), "{}: {} stops", shown.title, shown.stops.len());
            let first = shown.stops[0].window;
            assert!(frame.heads.y0 > first.y0 && frame.heads.y1 < first.center().y, "the head is at the top");
            for stop in &shown.stops {
                let share = (column.right - column.left) / stop.window.width();
                assert!((0.33..=0.55).contains(&share), "{}: {share}", shown.title);
                let middle = (f64::midpoint(column.left, column.right) - stop.window.x0) / stop.window.width();
                assert!((0.35..=0.65).contains(&middle), "{}: {middle}", shown.title);
            }
            for band in frame.lanes.iter().filter(|band| band.kind != LaneKind::Priorities) {
                let clear = |stop: &tropa::present::Stop| (clear_of_names(stop.window, frame.heads), stop.window.y1);
                let whole =
                    shown.stops.iter().map(clear).any(|(top, bottom)| top <= band.rect.y0 && band.rect.y1 <= bottom);
                let room = first.height() * (1.0 - 2.0 * EDGE_STRIP);
                assert!(whole || band.rect.height() > room, "{}: {:?} is cut", shown.title, band.kind);
                assert!(shown.stops.iter().all(|stop| stop.lit.iter().any(|lit| lit.y1 >= band.rect.y1 - 1.0)));
            }
        }
        assert_eq!(stages, frame.stages.len());
    }
}

#[test]
fn a_band_is_seen_from_afar_and_then_walked_along_without_a_gap() {
    for (_, layout, views) in shown() {
        for (subject, kind) in
            [(ViewSubject::HighsAndLows, LaneKind::Emotions), (ViewSubject::DropOffs, LaneKind::DropOff)]
        {
            let shown = views.iter().find(|shown| shown.view.subject == subject).expect("it is told");
            let band = layout.frame.lane_of(kind).expect("it is on the sheet").rect;
            let [far, near @ ..] = &shown.stops[..] else { continue };
            assert!(!far.is_read && near.iter().all(|stop| stop.is_read) && near.len() > 1, "{}", shown.title);
            assert!(far.window.x0 <= band.x0 && band.x1 <= far.window.x1);
            for column in &layout.frame.stages {
                let whole = near.iter().any(|stop| stop.window.x0 <= column.left && column.right <= stop.window.x1);
                assert!(whole, "{}: a stage is cut", shown.title);
            }
            assert!(near.iter().all(|stop| stop.window.y0 <= band.y0 && band.y1 <= stop.window.y1), "{}", shown.title);
            let dark = unlit(layout.scene.size.to_rect(), &far.lit);
            assert!(dark.iter().all(|part| part.intersect(band).is_zero_area()));
        }
    }
}

#[test]
fn a_view_can_name_whom_and_which_lanes_it_means() {
    let document = sample(Sample::School, Language::Ru).expect("the sample opens");
    let (_, layout) = laid_out(&document);
    let (screen, room, messages) = (SCREEN, MeetingRoom::default(), Messages::of(Language::Ru));
    let cx = ResolveContext { document: &document, layout: &layout, screen, room, messages };
    let map = document.first_journey().expect("a journey");
    let stage = map.stages.at(1).expect("a stage").id;
    let lane = layout.frame.lane_of(LaneKind::DropOff).expect("drop-offs");
    let view = ScriptView { lanes: vec![lane.id], ..ScriptView::new(ViewId::new(1), ViewSubject::Stage(stage)) };
    let shown = ShownView::resolve(&view, &cx).expect("it is there");
    let cell = layout.frame.cell(stage, lane.id).expect("a cell");
    assert!(shown.stops.iter().all(|stop| stop.lit.contains(&cell) && stop.lit.len() == 2), "head and cell");
    assert!(shown.stops.iter().any(|stop| stop.window.contains_rect(cell)));
    let persona = document.personas.at(2).expect("three personas").id;
    let view = ScriptView { personas: vec![persona], ..ScriptView::new(ViewId::new(2), ViewSubject::Personas) };
    let shown = ShownView::resolve(&view, &cx).expect("it is there");
    assert_eq!((shown.stops.len(), shown.stops[0].lit.len()), (1, 1));
    // One drop-off has a view of its own, by its name.
    let dropoff = map.dropoffs.at(0).expect("a drop-off");
    let view = ScriptView::new(ViewId::new(3), ViewSubject::DropOff(dropoff.id));
    let shown = ShownView::resolve(&view, &cx).expect("it is there");
    assert!(shown.title.starts_with("Уход: ") && shown.title.ends_with('%'), "{}", shown.title);
    assert!(shown.holds());
}

#[test]
fn what_was_captured_shows_the_same_after_the_map_was_changed() {
    let mut document = sample(Sample::School, Language::Ru).expect("the sample opens");
    let (id, layout) = laid_out(&document);
    let column = layout.frame.stages[2];
    let band = layout.frame.lane_of(LaneKind::Touchpoints).expect("touchpoints").rect;
    let window = capture(Rect::new(column.left, band.y0, column.right, band.y1), &layout.frame);
    let view = ScriptView::new(ViewId::new(9), ViewSubject::Captured(window));
    document.journeys.get_mut(id).expect("a journey").stages.remove(layout.frame.stages[0].id);
    let (_, layout) = laid_out(&document);
    let (screen, room, messages) = (SCREEN, MeetingRoom::default(), Messages::of(Language::Ru));
    let cx = ResolveContext { document: &document, layout: &layout, screen, room, messages };
    let seen = ShownView::resolve(&view, &cx).expect("it is there").stops[0].window;
    let column = layout.frame.column(column.id).expect("it is still there");
    assert!((seen.center().x - f64::midpoint(column.left, column.right)).abs() < 1.0, "{seen:?}");
    assert!(seen.x0 <= column.left + 1.0 && column.right <= seen.x1 + 1.0);
}

/// A show of the school's map.
fn begun() -> (Show, Duration) {
    let document = sample(Sample::School, Language::Ru).expect("the sample opens");
    let (_, layout) = laid_out(&document);
    let views = resolved(&document, &layout, MeetingRoom::default(), SCREEN);
    let now = Duration::from_secs(1000);
    (Show::begin(ShowStart { views, screen: SCREEN, ..ShowStart::default() }, now), now)
}

fn press(show: &mut Show, now: Duration, keys: &[ShowKey]) -> ShowOutcome {
    let outcomes = keys.iter().map(|key| show.handle(ShowEvent::Key(*key), now));
    outcomes.last().expect("a key")
}

#[test]
fn each_key_of_a_show_does_what_people_know_it_for() {
    let next = [
        ShowKey::Arrow(Direction::Right),
        ShowKey::Arrow(Direction::Down),
        ShowKey::Next,
        ShowKey::PageDown,
        ShowKey::Enter,
    ];
    let back = [ShowKey::Arrow(Direction::Left), ShowKey::Arrow(Direction::Up), ShowKey::Previous, ShowKey::PageUp];
    for key in next {
        let (mut show, now) = begun();
        assert!(press(&mut show, now, &[key]).handled);
        assert_eq!((show.number(), show.stop_number()), (1, 0), "{key:?}");
    }
    let (mut show, now) = begun();
    assert!(show.handle(ShowEvent::Click, now).handled && show.number() == 1, "a click is next");
    for key in back {
        let (mut show, now) = begun();
        press(&mut show, now, &[ShowKey::Next, ShowKey::Next, key]);
        let views: Vec<usize> = vec![show.number(), show.stop_number()];
        assert_eq!(views, [1, 0], "{key:?}");
    }
    let (mut show, now) = begun();
    press(&mut show, now, &[ShowKey::End]);
    assert_eq!(show.number(), show.views().len() - 1);
    press(&mut show, now, &[ShowKey::Home]);
    assert_eq!(show.number(), 0);
    for (key, blank) in [(ShowKey::Black, BlankScreen::Black), (ShowKey::White, BlankScreen::White)] {
        press(&mut show, now, &[key]);
        assert_eq!(show.blank(), Some(blank));
        press(&mut show, now, &[ShowKey::Next]);
        assert_eq!((show.blank(), show.number()), (None, 0), "the next key brings it back and nothing else");
        press(&mut show, now, &[key, key]);
        assert_eq!(show.blank(), None);
    }
    assert_eq!(press(&mut show, now, &[ShowKey::Question]).request, Some(ShowRequest::AskQuestion));
    assert_eq!(press(&mut show, now, &[ShowKey::Confidential]).request, Some(ShowRequest::Resolve));
    assert!(show.hides_confidential());
    assert!(press(&mut show, now, &[ShowKey::Notes]).handled && show.shows_notes());
    assert!(show.shows_help(), "the strip of keys is there at the beginning");
    show.tick(now + Duration::from_secs(10));
    assert!(!show.shows_help());
    press(&mut show, now, &[ShowKey::Help]);
    assert!(show.shows_help());
    assert_eq!(press(&mut show, now, &[ShowKey::Start]), ShowOutcome { handled: true, request: None });
    assert_eq!(press(&mut show, now, &[ShowKey::Leave]).request, Some(ShowRequest::Leave));
}

#[test]
fn escape_goes_down_the_ladder_one_rung_at_a_time_and_leaves_at_the_last() {
    let (mut show, now) = begun();
    press(&mut show, now, &[ShowKey::Laser, ShowKey::Lens]);
    assert!(show.has_laser() && show.has_lens());
    press(&mut show, now, &[ShowKey::Ink]);
    assert!(show.has_ink() && !show.has_laser(), "one hand holds pen or laser");
    press(&mut show, now, &[ShowKey::Grid]);
    let down = |show: &mut Show| {
        let outcome = press(show, now, &[ShowKey::Escape]);
        assert!(outcome.handled);
        (show.grid().is_some(), show.has_ink(), show.has_lens(), show.blank().is_some(), outcome.request)
    };
    assert_eq!(down(&mut show), (false, true, true, false, None));
    press(&mut show, now, &[ShowKey::Black]);
    assert_eq!(down(&mut show), (false, false, true, true, None));
    assert_eq!(down(&mut show), (false, false, false, true, None));
    assert_eq!(down(&mut show), (false, false, false, false, None));
    press(&mut show, now, &[ShowKey::Edit]);
    assert!(show.is_editing());
    assert!(!press(&mut show, now, &[ShowKey::Next]).handled, "while the map is edited its keys are its own");
    assert!(!show.handle(ShowEvent::Click, now).handled);
    assert_eq!(down(&mut show).4, None);
    assert!(!show.is_editing());
    assert_eq!(down(&mut show).4, Some(ShowRequest::Leave));
}

#[test]
fn keys_are_known_by_their_character_and_by_their_place() {
    let letters = [
        ('N', 'Т', ShowKey::Next),
        ('P', 'З', ShowKey::Previous),
        ('B', 'И', ShowKey::Black),
        ('W', 'Ц', ShowKey::White),
        ('L', 'Д', ShowKey::Laser),
        ('K', 'Л', ShowKey::Laser),
        ('Z', 'Я', ShowKey::Lens),
        ('D', 'В', ShowKey::Ink),
        ('C', 'С', ShowKey::ClearInk),
        ('H', 'Р', ShowKey::Confidential),
        ('S', 'Ы', ShowKey::Notes),
        ('Q', 'Й', ShowKey::Question),
        ('G', 'П', ShowKey::Grid),
        ('E', 'У', ShowKey::Edit),
        ('U', 'Г', ShowKey::UndoInk),
    ];
    for (latin, cyrillic, key) in letters {
        let place = latin.to_string();
        assert_eq!(ShowKey::of(Some(latin.to_ascii_lowercase()), &place, false), Some(key), "{latin}");
        assert_eq!(ShowKey::of(None, &place, false), Some(key), "{latin} by its place");
        assert_eq!(ShowKey::of(Some(cyrillic), &place, false), Some(key), "{cyrillic} by its place");
        let small = cyrillic.to_lowercase().next();
        assert_eq!(ShowKey::of(small, "", false), Some(key), "{cyrillic} of a keyboard without places");
    }
    // On a French keyboard A stands where Q does: what is written on the key counts.
    assert_eq!(ShowKey::of(Some('z'), "W", false), Some(ShowKey::Lens));
    let named = [
        ("PageDown", ShowKey::PageDown),
        ("PageUp", ShowKey::PageUp),
        ("Down", ShowKey::Arrow(Direction::Down)),
        ("Space", ShowKey::Next),
        ("Backspace", ShowKey::Previous),
        ("Enter", ShowKey::Enter),
        ("Home", ShowKey::Home),
        ("End", ShowKey::End),
        ("Escape", ShowKey::Escape),
        ("F5", ShowKey::Start),
        ("Period", ShowKey::Black),
        ("Comma", ShowKey::White),
        ("Minus", ShowKey::Leave),
        ("Questionmark", ShowKey::Help),
        ("7", ShowKey::Digit(7)),
    ];
    for (name, key) in named {
        assert_eq!(ShowKey::of(None, name, false), Some(key), "{name}");
    }
    assert_eq!(ShowKey::of(Some('D'), "D", true), Some(ShowKey::ClearInk));
    assert_eq!(ShowKey::of(Some(' '), "Space", true), Some(ShowKey::Previous));
    assert_eq!(ShowKey::of(Some('−'), "", false), Some(ShowKey::Leave));
    assert_eq!((ShowKey::of(None, "F7", false), ShowKey::of(Some('ж'), "Semicolon", false)), (None, None));
    assert!(ShowKey::Black.is_character() && !ShowKey::PageDown.is_character());
}

#[test]
fn a_clicker_alone_goes_through_all_stops_to_the_end_and_no_further() {
    let (mut show, mut now) = begun();
    let stops: usize = show.views().iter().map(|shown| shown.stops.len()).sum();
    let mut seen = vec![show.place()];
    for _ in 1..stops {
        now += Duration::from_secs(2);
        let next = show.next().map(|(shown, _)| shown.view.id);
        press(&mut show, now, &[ShowKey::PageDown]);
        assert_eq!(show.place().map(|place| place.view), next, "the speaker was told what comes");
        seen.push(show.place());
    }
    seen.dedup();
    assert_eq!(seen.len(), stops, "no stop was shown twice and none left out");
    assert!(show.next().is_none() && !show.is_over());
    press(&mut show, now, &[ShowKey::PageDown]);
    assert!(show.is_over());
    let at_end = press(&mut show, now, &[ShowKey::PageDown, ShowKey::PageDown, ShowKey::PageDown]);
    assert!(show.is_over() && at_end.request.is_none(), "more presses than views do nothing");
    press(&mut show, now, &[ShowKey::PageUp]);
    assert!(!show.is_over() && show.place() == *seen.last().expect("a stop"));
    // What starts a show on a clicker ends it at its second press.
    assert_eq!(press(&mut show, now, &[ShowKey::Escape]).request, Some(ShowRequest::Leave));
}

#[test]
fn a_number_and_enter_lead_to_a_view_and_digits_are_forgotten_after_three_seconds() {
    let (mut show, now) = begun();
    let last = show.views().len() - 1;
    press(&mut show, now, &[ShowKey::Digit(1), ShowKey::Digit(1)]);
    assert_eq!(show.typed(), Some(11));
    press(&mut show, now, &[ShowKey::Enter]);
    assert_eq!((show.number(), show.typed()), (10, None));
    press(&mut show, now, &[ShowKey::Digit(4), ShowKey::Digit(0), ShowKey::Enter]);
    assert_eq!(show.number(), last, "beyond the end is the last");
    press(&mut show, now, &[ShowKey::Digit(0), ShowKey::Enter]);
    assert_eq!(show.number(), 0);
    press(&mut show, now, &[ShowKey::Digit(5)]);
    show.tick(now + Duration::from_millis(2900));
    assert_eq!(show.typed(), Some(5));
    show.tick(now + Duration::from_millis(3100));
    assert_eq!(show.typed(), None);
    press(&mut show, now + Duration::from_secs(4), &[ShowKey::Enter]);
    assert_eq!(show.number(), 1, "then Enter is next");
    let many = [ShowKey::Digit(9); 40];
    press(&mut show, now, &many);
    press(&mut show, now, &[ShowKey::Enter]);
    assert_eq!(show.number(), last, "no number is too long");
}

#[test]
fn the_overview_is_walked_by_arrows_and_left_by_enter_click_or_escape() {
    let (mut show, now) = begun();
    press(&mut show, now, &[ShowKey::Next, ShowKey::Grid]);
    let marked = show.grid();
    assert_eq!(marked, Some(show.number()), "it begins where the show stands");
    press(&mut show, now, &[ShowKey::Home, ShowKey::Arrow(Direction::Down), ShowKey::Arrow(Direction::Right)]);
    let below = grid_step(0, show.views().len(), SCREEN, Direction::Down);
    assert!(below > 1 && show.grid() == Some(below + 1));
    press(&mut show, now, &[ShowKey::Home, ShowKey::PageDown, ShowKey::PageDown, ShowKey::End, ShowKey::Home]);
    press(&mut show, now, &[ShowKey::Digit(7), ShowKey::Enter]);
    assert_eq!((show.grid(), show.number(), show.stop_number()), (None, 6, 0));
    press(&mut show, now, &[ShowKey::Grid, ShowKey::End, ShowKey::Escape]);
    assert_eq!((show.grid(), show.number()), (None, 6), "Escape goes nowhere");
    press(&mut show, now, &[ShowKey::Grid]);
    show.handle(ShowEvent::Choose(2), now);
    assert_eq!((show.grid(), show.number()), (None, 2));
    press(&mut show, now, &[ShowKey::Grid, ShowKey::Digit(4), ShowKey::Enter]);
    assert_eq!((show.grid(), show.number()), (None, 3));
}

#[test]
fn the_camera_glides_and_goes_on_from_where_it_is() {
    let (mut show, now) = begun();
    let screen = SCREEN.to_rect();
    press(&mut show, now, &[ShowKey::Digit(5), ShowKey::Enter]);
    let target = show.stop().expect("a stop").camera(screen);
    assert!(show.is_gliding() && show.rests_for() == Duration::ZERO);
    let later = now + Duration::from_millis(250);
    show.tick(later);
    let midway = show.camera();
    assert!(midway != target && show.dusk().1 > 0.0 && show.dusk().1 < 1.0);
    press(&mut show, later, &[ShowKey::End]);
    assert_eq!(show.camera(), midway, "the next way begins where the camera is");
    let arrived = later + Duration::from_secs(1);
    show.tick(arrived);
    assert_eq!(show.camera(), show.stop().expect("a stop").camera(screen));
    assert!(!show.is_gliding() && show.rests_for() > Duration::ZERO && show.rests_for() <= Duration::from_secs(1));
    // Where motion is reduced it cuts.
    show.handle(ShowEvent::ReducedMotion(true), arrived);
    press(&mut show, arrived, &[ShowKey::Home]);
    assert!(!show.is_gliding() && show.camera() == show.stop().expect("a stop").camera(screen));
}

#[test]
fn curves_draw_themselves_once_when_their_view_begins() {
    let (mut show, now) = begun();
    let curves = show.views().iter().position(|shown| shown.way.is_some()).expect("highs and lows");
    let (start, end) = show.views()[curves].way.expect("a way");
    assert_eq!(show.drawn_to(), None);
    show.handle(ShowEvent::Choose(curves), now);
    assert_eq!(show.drawn_to(), Some(start));
    let mut last = start;
    for step in 1..20 {
        show.tick(now + Duration::from_millis(200 * step));
        if let Some(edge) = show.drawn_to() {
            assert!((last..=end).contains(&edge), "{edge}");
            last = edge;
        }
    }
    assert!(last > start && show.drawn_to().is_none(), "they are drawn to their end, and stay");
    press(&mut show, now, &[ShowKey::Next, ShowKey::Previous]);
    assert_eq!((show.number(), show.drawn_to()), (curves, None), "a walk along them does not draw them anew");
}

#[test]
fn no_jump_of_a_clock_moves_the_view_or_counts_as_time() {
    let (mut show, now) = begun();
    press(&mut show, now, &[ShowKey::Digit(6), ShowKey::Enter]);
    let steady = now + Duration::from_secs(2);
    for millis in (0..=2000).step_by(100) {
        show.tick(now + Duration::from_millis(millis));
    }
    let (place, camera) = (show.place(), show.camera());
    let elapsed = show.times().elapsed();
    assert_eq!(elapsed, Duration::from_secs(2));
    let jumps = [
        Duration::ZERO,
        steady,
        steady + Duration::from_hours(7),
        Duration::from_secs(3),
        Duration::MAX,
        Duration::ZERO,
    ];
    for jump in jumps {
        show.tick(jump);
        assert_eq!((show.place(), show.camera(), show.is_gliding()), (place, camera, false), "{jump:?}");
    }
    let after = show.times().elapsed();
    assert_eq!(after, elapsed, "hours that nobody spoke are no time of the show");
    // And it goes on as before.
    press(&mut show, Duration::from_secs(5), &[ShowKey::PageDown]);
    show.tick(Duration::from_secs(7));
    assert_eq!(show.camera(), show.stop().expect("a stop").camera(SCREEN.to_rect()));
}

#[test]
fn a_display_that_is_unplugged_leaves_the_show_at_its_view() {
    let (mut show, now) = begun();
    press(&mut show, now, &[ShowKey::Digit(7), ShowKey::Enter, ShowKey::Next, ShowKey::Ink]);
    show.handle(ShowEvent::Press(Point::new(5.0, 5.0)), now);
    let place = show.place();
    show.tick(now + Duration::from_secs(2));
    let seen = show.seen();
    assert!(show.handle(ShowEvent::DisplaysChanged, now + Duration::from_secs(2)).request.is_none());
    show.handle(ShowEvent::Resized(Size::new(1024.0, 640.0)), now + Duration::from_secs(2));
    assert_eq!(show.place(), place);
    let now_seen = show.seen();
    assert!((now_seen.center() - seen.center()).hypot() < 1.0 && (now_seen.width() - seen.width()).abs() < 1.0);
    let document = sample(Sample::School, Language::Ru).expect("the sample opens");
    let (_, layout) = laid_out(&document);
    show.set_views(resolved(&document, &layout, MeetingRoom::default(), show.screen()));
    assert_eq!(show.place(), place);
}

#[test]
fn a_stage_that_is_removed_while_it_is_shown_gives_way_to_the_next() {
    let mut document = sample(Sample::School, Language::Ru).expect("the sample opens");
    let (id, layout) = laid_out(&document);
    let views = resolved(&document, &layout, MeetingRoom::default(), SCREEN);
    let at = views.iter().position(|shown| matches!(shown.view.subject, ViewSubject::Stage(_))).expect("a stage") + 2;
    let (here, after) = (views[at].view.clone(), views[at + 1].view.id);
    let place = ShowPlace { view: here.id, stop: 1 };
    let now = Duration::from_secs(1);
    let mut show = Show::begin(ShowStart { views, at: Some(place), screen: SCREEN, ..ShowStart::default() }, now);
    assert_eq!(show.place(), Some(place), "it begins where the last one was left");
    // Something else is renamed: it stays at its view and its stop.
    document.journeys.get_mut(id).expect("a journey").title = "Другая".into();
    let (_, layout) = laid_out(&document);
    show.set_views(resolved(&document, &layout, MeetingRoom::default(), SCREEN));
    assert_eq!(show.place(), Some(place));
    let ViewSubject::Stage(stage) = here.subject else { return };
    document.journeys.get_mut(id).expect("a journey").stages.get_mut(stage).expect("a stage").visible = false;
    let (_, layout) = laid_out(&document);
    show.set_views(resolved(&document, &layout, MeetingRoom::default(), SCREEN));
    assert_eq!(show.place(), Some(ShowPlace { view: after, stop: 0 }));
    show.set_views(Vec::new());
    assert_eq!(show.place(), None);
    assert!(
        press(&mut show, now, &[ShowKey::Next, ShowKey::End, ShowKey::Grid, ShowKey::Enter]).handled,
        "nothing to show is no fault"
    );
    assert_eq!(show.camera(), show.camera().towards(&Camera::default(), 0.0));
}

#[test]
fn while_the_map_is_edited_nothing_moves_under_the_hand() {
    let (mut show, now) = begun();
    press(&mut show, now, &[ShowKey::Digit(5), ShowKey::Enter]);
    show.tick(now + Duration::from_secs(2));
    let now = now + Duration::from_secs(2);
    press(&mut show, now, &[ShowKey::Edit]);
    let near = Camera::new(2.0, Vec2::new(-900.0, -700.0));
    show.handle(ShowEvent::Look(near), now);
    let mut document = sample(Sample::School, Language::Ru).expect("the sample opens");
    let id = document.first_journey().expect("a journey").id;
    document.journeys.get_mut(id).expect("a journey").scenario = "длиннее ".repeat(200);
    let (_, layout) = laid_out(&document);
    show.set_views(resolved(&document, &layout, MeetingRoom::default(), SCREEN));
    assert_eq!(show.camera(), near);
    assert!(!press(&mut show, now, &[ShowKey::Black]).handled && show.blank().is_none(), "a B is a letter now");
    press(&mut show, now, &[ShowKey::Escape]);
    show.tick(now + Duration::from_secs(2));
    assert_eq!(show.camera(), show.stop().expect("a stop").camera(SCREEN.to_rect()), "then it glides back");
}

#[test]
fn laser_and_ink_stay_on_the_sheet_and_go() {
    let (mut show, now) = begun();
    let at = |x: f64| ShowEvent::Pointer(Some(Point::new(x, 100.0)));
    show.handle(at(1.0), now);
    assert!(show.laser_trail().is_empty(), "it is off");
    press(&mut show, now, &[ShowKey::Laser]);
    show.handle(at(2.0), now);
    show.handle(at(3.0), now + Duration::from_millis(300));
    show.tick(now + Duration::from_millis(500));
    let trail = show.laser_trail();
    assert_eq!(trail.last().map(|spark| spark.0.x), Some(3.0));
    assert!(trail.len() > 1 && trail.windows(2).all(|pair| pair[0].1 <= pair[1].1), "it fades behind: {trail:?}");
    show.tick(now + Duration::from_secs(2));
    assert_eq!(show.laser_trail().len(), 1, "and is gone");

    press(&mut show, now, &[ShowKey::Ink]);
    for start in [10.0, 20.0] {
        show.handle(ShowEvent::Press(Point::new(start, 1.0)), now);
        show.handle(at(start + 1.0), now);
        show.handle(ShowEvent::Release, now);
        show.handle(at(start + 5.0), now);
    }
    assert!(show.handle(ShowEvent::Click, now).handled && show.number() == 0, "a dot of ink is not next");
    assert_eq!(show.pointing().strokes().iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    press(&mut show, now, &[ShowKey::UndoInk]);
    assert_eq!(show.pointing().strokes().len(), 1);
    press(&mut show, now, &[ShowKey::Next]);
    assert_eq!(show.pointing().strokes().len(), 1, "it stays at its place of the sheet");
    press(&mut show, now, &[ShowKey::ClearInk]);
    assert!(show.pointing().strokes().is_empty());
}

#[test]
fn a_rehearsal_tells_how_long_each_view_took_and_stands_still_when_asked() {
    let (mut show, now) = begun();
    let first = show.view().expect("a view").view.id;
    let second = show.views()[1].view.id;
    let at = |seconds: u64| now + Duration::from_secs(seconds);
    show.tick(at(20));
    press(&mut show, at(30), &[ShowKey::Next]);
    show.tick(at(40));
    show.handle(ShowEvent::Pause(true), at(45));
    show.tick(at(70));
    assert!(show.times().is_paused());
    show.handle(ShowEvent::Pause(false), at(80));
    press(&mut show, at(90), &[ShowKey::Previous]);
    show.tick(at(95));
    assert_eq!(show.times().of(first), Duration::from_secs(35), "all its times together");
    assert_eq!(show.times().of(second), Duration::from_secs(25));
    assert_eq!(show.times().elapsed(), Duration::from_mins(1));
    assert_eq!(show.times().views().count(), 2);
}
