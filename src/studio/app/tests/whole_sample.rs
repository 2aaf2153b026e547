//! The whole worked example, built by keys alone.

use super::driver::{CTRL, KeyboardUser, NUDGE, letters, stroke};
use super::studio;
use crate::model::{
    Aim, Barrier, BarrierId, Document, DropOff, DropOffId, EmotionId, EmotionPoint, Evidence, Journey, Lane, LaneId,
    LaneKind, Language, Metric, MetricId, Note, NoteId, Persona, PersonaId, Share, Solution, SolutionId, Stage,
    StageId, Touchpoint, TouchpointId,
};
use eframe::egui::{Key, Modifiers};
use std::fmt::Debug;
use std::sync::Arc;

fn day(date: crate::model::Date) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// The map that is built: data for the hands.
fn sample() -> (Document, Arc<Journey>) {
    let document = crate::store::sample(crate::store::Sample::default(), Language::Ru).expect("the sample can be read");
    let journey = Arc::clone(document.first_journey().expect("it has a journey"));
    (document, journey)
}

fn begin(user: &mut KeyboardUser) {
    user.press_until(Key::Tab, |name| name.starts_with("Чистый лист"), "Чистый лист");
    user.press(Key::Enter);
    user.window.run_steps(4);
    assert!(!studio(&user.window).welcome.is_shown(), "a map is in hand");
}

fn describe(user: &mut KeyboardUser, document: &Document, journey: &Journey) {
    user.go_to_inspector();
    user.fill("field-journey-title", &journey.title);
    user.fill("field-scenario", &journey.scenario);
    user.segment(&["journey-as-is", "journey-to-be"], journey.kind as usize);
    let project = &document.project;
    user.choose("field-paper", project.sheet.paper.name().expect("the sample's paper has a name"));
    user.segment(&["sheet-landscape", "sheet-portrait"], project.sheet.orientation as usize);
    user.fill("field-project-title", &project.title);
    user.fill("field-client", &project.client);
    user.fill("field-author", &project.author);
    user.fill("field-version", &project.version);
    user.fill("field-research", &project.research);
    user.fill("field-date", &project.date.map(day).unwrap_or_default());
    user.segment(&["language-ru", "language-en"], project.language as usize);
    user.go_to_canvas();
}

fn add_personas(user: &mut KeyboardUser, document: &Document) {
    for persona in &document.personas {
        user.command("command-add-persona");
        user.go_to_inspector();
        user.fill("field-name", &persona.name);
        if let Some(age) = persona.age {
            user.fill_number("field-age", age.into());
        }
        user.fill("persona-segment", &persona.segment);
        user.fill("persona-quote", &persona.quote);
        let hue = user.words.format("hue-number", &[("number", u16::from(persona.look.hue + 1).into())]);
        user.press_until(Key::Tab, |name| name == hue, &hue);
        user.press(Key::Space);
        let (line, marker) = (format!("{:?}", persona.look.line), format!("{:?}", persona.look.marker));
        user.choose("field-line", &user.word(&format!("line-{}", line.to_lowercase())));
        user.choose("field-marker", &user.word(&format!("marker-{}", marker.to_lowercase())));
        for (key, list) in [
            ("persona-wishes", &persona.wishes),
            ("persona-problems", &persona.problems),
            ("persona-criteria", &persona.criteria),
            ("persona-objections", &persona.objections),
            ("persona-fears", &persona.fears),
        ] {
            user.fill(key, &list.join("\n"));
        }
        user.go_to_canvas();
        user.let_go();
    }
}

fn add_stages(user: &mut KeyboardUser, journey: &Journey) {
    for _ in user.journey().stages.len()..journey.stages.len() {
        user.command("command-add-stage");
        // Its name is open.
        user.press(Key::Escape);
    }
    user.let_go();
    user.go_to_first_stage();
    for stage in &journey.stages {
        user.go_to_inspector();
        user.fill("field-title", &stage.name);
        user.fill("field-question", &stage.question);
        user.fill("field-duration", &stage.duration);
        user.fill_number("field-width", stage.width.get());
        user.go_to_canvas();
        user.press(Key::ArrowRight);
    }
    user.let_go();
}

fn add_lanes(user: &mut KeyboardUser, journey: &Journey) {
    for (place, lane) in journey.lanes.iter().enumerate() {
        let there = user.journey().lanes.iter().any(|one| one.kind == lane.kind);
        if there {
            continue;
        }
        user.command("command-add-lane");
        let name = user.word(lane.kind.name_key());
        user.walk_to(|one| one == name, &name);
        user.press(Key::Enter);
        user.window.run_steps(2);
        let last = user.journey().lanes.len() - 1;
        for _ in place..last {
            user.with(CTRL, Key::OpenBracket);
        }
        user.let_go();
    }
    let kinds = |journey: &Journey| journey.lanes.iter().map(|lane| lane.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&user.journey()), kinds(journey));
}

/// Letters in the cells, Shift+Enter and an arrow to the next.
fn write_notes(user: &mut KeyboardUser, journey: &Journey) {
    for lane in journey.lanes.iter().filter(|lane| lane.kind.holds_notes()) {
        let row = user.row(lane.kind);
        user.go_to_first_cell_of(row);
        for note in journey.notes.iter().filter(|note| note.lane == lane.id) {
            user.along_to(journey.stages.position(note.stage).expect("it stands in a stage"));
            user.send(letters(&note.text));
            user.window.run_steps(2);
            user.press(Key::Escape);
            if !note.evidence.is_hypothesis() {
                user.go_to_inspector();
                say_evidence(user, &note.evidence);
                user.go_to_canvas();
            }
        }
        user.with(Modifiers::SHIFT, Key::Enter);
        user.let_go();
    }
}

fn hide_lanes(user: &mut KeyboardUser, journey: &Journey) {
    for lane in journey.lanes.iter().filter(|lane| !lane.visible) {
        let row = user.row(lane.kind);
        user.go_to_first_cell_of(row);
        user.press(Key::ArrowLeft);
        user.go_to_inspector();
        user.tab_to("field-visible");
        user.press(Key::Space);
        user.go_to_canvas();
        user.let_go();
    }
}

fn add_touchpoints(user: &mut KeyboardUser, document: &Document, journey: &Journey) {
    let row = user.row(LaneKind::Touchpoints);
    user.go_to_first_cell_of(row);
    for card in &journey.touchpoints {
        let place = journey.stages.position(card.stage).expect("it stands in a stage");
        user.along_to(place);
        let built = user.journey();
        if built.touchpoints.iter().any(|other| built.stages.position(other.stage) == Some(place)) {
            // Letters write in an empty cell alone; a further card is put there by its tool.
            user.press(Key::T);
            user.window.step();
        }
        user.send(letters(&card.title));
        user.window.run_steps(2);
        user.press(Key::Escape);
        user.go_to_inspector();
        user.choose("field-channel", &user.word(&format!("channel-{}", card.channel)));
        for persona in
            document.personas.iter().filter(|one| !card.personas.is_empty() && !card.personas.contains(&one.id))
        {
            user.press_until(Key::Tab, |name| name == persona.name, &persona.name);
            user.press(Key::Space);
        }
        user.fill("field-detail", &card.detail);
        user.fill("field-platform", &card.platform);
        if card.moment_of_truth {
            user.tab_to("mark-moment");
            user.press(Key::Space);
        }
        say_evidence(user, &card.evidence);
        user.go_to_canvas();
    }
    user.let_go();
}

/// What the selected thing rests on, in its fields; a hypothesis is what everything begins as.
fn say_evidence(user: &mut KeyboardUser, evidence: &Evidence) {
    let kinds = ["evidence-hypothesis", "evidence-interview", "evidence-observation", "evidence-data"];
    match evidence {
        Evidence::Hypothesis | Evidence::Undisclosed => {}
        Evidence::Interview { count } => {
            user.segment(&kinds, 1);
            user.fill_number("field-interviews", (*count).into());
        }
        Evidence::Observation { count } => {
            user.segment(&kinds, 2);
            user.fill_number("field-observed", (*count).into());
        }
        Evidence::Data { source, date } => {
            user.segment(&kinds, 3);
            user.fill("field-source", source);
            user.fill("field-source-date", &date.map(day).unwrap_or_default());
        }
    }
}

/// The stages as the lists of the inspector have them.
fn numbered(journey: &Journey, stage: StageId) -> String {
    let place = journey.stages.position(stage).expect("it stands in a stage");
    format!("{}. {}", place + 1, journey.stages.get(stage).expect("it is one of them").name)
}

fn name_of(document: &Document, persona: PersonaId) -> String {
    document.persona(persona).expect("it is somebody's").name.clone()
}

/// A key puts a point into the first stage in view; its fields say where it belongs.
fn add_emotions(user: &mut KeyboardUser, document: &Document, journey: &Journey) {
    for point in &journey.emotions {
        user.press(Key::E);
        user.go_to_inspector();
        user.choose("element-persona", &name_of(document, point.persona));
        user.fill_number("field-feeling-value", point.value.get());
        user.fill("persona-quote", &point.quote);
        user.choose("element-stage", &numbered(journey, point.stage));
        user.fill_number("field-along", percent(point.at));
        say_evidence(user, &point.evidence);
        user.go_to_canvas();
        user.let_go();
    }
}

fn percent(share: Share) -> f64 {
    (share.get() * 10_000.0).round() / 100.0
}

fn add_dropoffs(user: &mut KeyboardUser, document: &Document, journey: &Journey) {
    for loss in &journey.dropoffs {
        user.press(Key::D);
        user.go_to_inspector();
        user.choose("element-persona", &name_of(document, loss.persona));
        user.fill_number("field-lost", percent(loss.lost));
        user.fill("field-reason", &loss.reason);
        let severities = ["severity-trivial-short", "severity-workaround-short", "severity-abandonment-short"];
        user.segment(&severities, loss.severity as usize);
        if let Some(solution) = loss.solution.and_then(|id| journey.solutions.get(id)) {
            user.choose("element-solution", &solution.title);
        }
        user.choose("element-stage", &numbered(journey, loss.stage));
        user.fill_number("field-along", percent(loss.at));
        say_evidence(user, &loss.evidence);
        user.go_to_canvas();
        user.let_go();
    }
}

/// Enter in an empty cell begins a new one there.
fn enter_in(user: &mut KeyboardUser, journey: &Journey, stage: StageId) {
    user.along_to(journey.stages.position(stage).expect("it stands in a stage"));
    user.press(Key::Enter);
    user.window.step();
    user.go_to_inspector();
}

fn add_barriers(user: &mut KeyboardUser, journey: &Journey) {
    let row = user.row(LaneKind::Barriers);
    user.go_to_first_cell_of(row);
    for barrier in &journey.barriers {
        enter_in(user, journey, barrier.stage);
        user.fill("field-title", &barrier.title);
        if let Some(kind) = barrier.kind {
            user.choose("field-kind", &user.word(kind.key()));
        }
        user.fill("field-text", &barrier.text);
        say_evidence(user, &barrier.evidence);
        user.go_to_canvas();
    }
    user.let_go();
}

fn add_solutions(user: &mut KeyboardUser, journey: &Journey) {
    let row = user.row(LaneKind::Solutions);
    user.go_to_first_cell_of(row);
    for solution in &journey.solutions {
        enter_in(user, journey, solution.stage);
        user.fill("field-title", &solution.title);
        user.fill("field-text", &solution.text);
        user.fill("field-owner", &solution.owner);
        user.fill("field-due", &solution.due.map(day).unwrap_or_default());
        user.tab_to("element-stage");
        for place in 0..journey.barriers.len() {
            user.press(Key::Tab);
            if journey.barriers.at(place).is_some_and(|barrier| solution.barriers.contains(&barrier.id)) {
                user.press(Key::Space);
            }
        }
        say_evidence(user, &solution.evidence);
        user.go_to_canvas();
    }
    user.let_go();
}

fn add_metrics(user: &mut KeyboardUser, journey: &Journey) {
    let row = user.row(LaneKind::Metrics);
    user.go_to_first_cell_of(row);
    for metric in &journey.metrics {
        enter_in(user, journey, metric.stage);
        user.fill("field-title", &metric.name);
        for (key, amount) in [("field-fact", metric.fact), ("field-target", metric.target)] {
            if let Some(amount) = amount {
                user.fill_number(key, amount.get());
            }
        }
        user.fill("field-unit", &metric.unit);
        user.segment(&["aim-more", "aim-less"], usize::from(metric.aim == Aim::Lower));
        say_evidence(user, &metric.evidence);
        user.go_to_canvas();
    }
    user.let_go();
}

/// A map as lines, one for each thing with all its fields, ids being places among their kind; and how far along its stage each
/// stands.
fn lines(document: &Document) -> Vec<(String, f64)> {
    let journey = document.first_journey().expect("it has a journey");
    let number = |place: Option<usize>| place.map_or(0, |place| place as u64 + 1);
    let stage = |id: StageId| StageId::new(number(journey.stages.position(id)));
    let lane = |id: LaneId| LaneId::new(number(journey.lanes.position(id)));
    let person = |id: PersonaId| PersonaId::new(number(document.personas.position(id)));
    let barrier = |id: BarrierId| BarrierId::new(number(journey.barriers.position(id)));
    let solution = |id: SolutionId| SolutionId::new(number(journey.solutions.position(id)));
    let mut lines: Vec<(String, f64)> = Vec::new();
    let mut put = |one: &dyn Debug, at: f64| lines.push((format!("{one:#?}"), at));
    put(&document.project, 0.0);
    put(&(&journey.title, &journey.scenario, journey.kind), 0.0);
    for one in &document.personas {
        put(&Persona { id: person(one.id), ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.stages {
        put(&Stage { id: stage(one.id), ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.lanes {
        put(&Lane { id: lane(one.id), ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.notes {
        let (stage, lane) = (stage(one.stage), lane(one.lane));
        put(&Note { id: NoteId::new(0), stage, lane, ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.touchpoints {
        let personas = one.personas.iter().copied().map(person).collect();
        let (id, stage, at) = (TouchpointId::new(0), stage(one.stage), Share::default());
        let mut copy = Touchpoint { id, stage, at, ..one.as_ref().clone() };
        copy.personas = personas;
        put(&copy, one.at.get());
    }
    for one in &journey.emotions {
        let (id, stage, persona) = (EmotionId::new(0), stage(one.stage), person(one.persona));
        put(&EmotionPoint { id, stage, persona, at: Share::default(), ..one.as_ref().clone() }, one.at.get());
    }
    for one in &journey.dropoffs {
        let (id, stage, persona) = (DropOffId::new(0), stage(one.stage), person(one.persona));
        let solution = one.solution.map(solution);
        put(&DropOff { id, stage, persona, solution, at: Share::default(), ..one.as_ref().clone() }, one.at.get());
    }
    for one in &journey.barriers {
        put(&Barrier { id: barrier(one.id), stage: stage(one.stage), ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.solutions {
        let (id, stage) = (solution(one.id), stage(one.stage));
        let barriers = one.barriers.iter().copied().map(barrier).collect();
        put(&Solution { id, stage, barriers, ..one.as_ref().clone() }, 0.0);
    }
    for one in &journey.metrics {
        put(&Metric { id: MetricId::new(0), stage: stage(one.stage), ..one.as_ref().clone() }, 0.0);
    }
    lines
}

#[test]
fn the_whole_sample_can_be_built_by_keys_alone_and_taken_back() {
    let (document, journey) = sample();
    let mut user = KeyboardUser::at_the_beginning();
    begin(&mut user);
    let empty = user.document();
    describe(&mut user, &document, &journey);
    add_personas(&mut user, &document);
    add_stages(&mut user, &journey);
    add_lanes(&mut user, &journey);
    write_notes(&mut user, &journey);
    hide_lanes(&mut user, &journey);
    add_touchpoints(&mut user, &document, &journey);
    add_barriers(&mut user, &journey);
    add_solutions(&mut user, &journey);
    add_metrics(&mut user, &journey);
    add_emotions(&mut user, &document, &journey);
    add_dropoffs(&mut user, &document, &journey);
    let built = user.document();
    let (mut wanted, mut got) = (lines(&document), lines(&built));
    assert!(wanted.len() > 60 && got.len() == wanted.len(), "{} of {}", got.len(), wanted.len());
    for list in [&mut wanted, &mut got] {
        list.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    }
    for ((wanted, wanted_at), (got, at)) in wanted.iter().zip(&got) {
        assert_eq!(got, wanted);
        assert!((at - wanted_at).abs() < NUDGE, "{got} stands at {at}, not {wanted_at}");
    }
    let undo = || stroke(Key::Z, CTRL);
    let steps = |user: &KeyboardUser| studio(&user.window).session.editor().history().depth();
    while steps(&user) > 0 {
        let before = steps(&user);
        user.send((0..50).flat_map(|_| undo()));
        assert!(steps(&user) < before, "the key takes nothing back");
    }
    assert_eq!(user.document(), empty);
    assert!(!studio(&user.window).session.is_dirty());
}
