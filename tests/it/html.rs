//! The HTML file that is handed over, in a browser.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::browser::Browser;
use crate::support::{at_least, journey, lay_out, sample, school};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;
use tropa::edit::{Edit, Element, apply};
use tropa::export::{self, Format, Metadata, Options};
use tropa::layout::{Layout, View};
use tropa::model::{Document, LaneKind};
use tropa::scene::{Group, Item, LinkTarget, Page, Placed, Scene};

/// A map as a file, laid out so.
fn written(document: &Document, layout: &Layout) -> String {
    let pages = [Page::whole(Arc::clone(&layout.scene))];
    let meta = Metadata::of(document, journey(document));
    let files = export::write(Format::Html, &pages, &meta, Options::default()).expect("a file");
    String::from_utf8(files.concat()).expect("text")
}

fn poster(document: &Document) -> String {
    written(document, &lay_out(document, &View::default()))
}

/// A browser that has opened a file.
fn opened(html: &str) -> Option<(Browser, TempDir)> {
    let mut browser = Browser::start()?;
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("карта.html");
    fs::write(&path, html).expect("a file");
    browser.open(&path);
    Some((browser, folder))
}

/// What an expression of the page gives as text.
fn text(browser: &mut Browser, expression: &str) -> String {
    browser.run(expression).as_str().unwrap_or_default().to_owned()
}

const CARD: &str = "Array.from(document.querySelectorAll('.e[tabindex]')).find(one => \
                    one.getAttribute('aria-label').startsWith('Точка контакта'))";

#[test]
fn a_file_is_the_same_each_time_small_and_refers_to_nothing_elsewhere() {
    let document = school();
    let html = poster(&document);
    assert_eq!(html, poster(&document));
    println!("{} bytes", html.len());
    assert!(html.len() < 600_000, "{} bytes", html.len());
    assert_eq!(export::file_names("a.html".as_ref(), Format::Html.files_of(12)).len(), 1);
    for piece in ["src=\"", "<link", "<iframe", "@import", "url(http"] {
        assert!(!html.contains(piece), "{piece}");
    }
    assert!(html.contains("default-src 'none'") && !html.contains("unsafe-"));
}

#[test]
fn who_and_what_is_on_no_page_is_nowhere_in_the_file() {
    let document = school();
    let map = journey(&document);
    let hidden = at_least(2, document.personas.iter())[1].clone();
    let lane = map.lanes.iter().find(|lane| lane.visible && lane.kind == LaneKind::Solutions).expect("a lane");
    let mut gone = lane.as_ref().clone();
    gone.visible = false;
    let edited = apply(&document, &Edit::Change(Box::new(Element::Lane(gone)))).expect("it can be hidden");
    let view = View { hidden: [hidden.id].into(), ..View::default() };
    let layout = lay_out(&edited, &view);
    let html = written(&edited, &layout);
    // The ranking names solutions, wherever they stand.
    let printed = layout.scene.text_runs().map(|(_, run)| run.text.trim()).collect::<Vec<_>>().join(" ");
    let all = poster(&document);
    let mut looked_for = vec![hidden.segment.clone(), hidden.quote.clone()];
    looked_for.extend(hidden.wishes.iter().cloned());
    looked_for.extend(map.solutions.iter().flat_map(|solution| [solution.title.clone(), solution.text.clone()]));
    let own = map.emotions.iter().filter(|point| point.persona == hidden.id).map(|point| point.quote.clone());
    looked_for.extend(own);
    let unseen = looked_for.iter().filter(|words| words.chars().count() > 9 && !printed.contains(words.as_str()));
    let unseen = at_least(6, unseen.filter(|words| all.contains(words.as_str())));
    for words in unseen {
        assert!(!html.contains(words.as_str()), "«{words}» is in the file");
    }
    assert!(!html.contains(&format!(">{}</button>", hidden.name)), "nobody is chosen who is not shown");
}

#[test]
fn a_browser_opens_it_without_a_complaint_and_has_every_letter_at_its_place() {
    let document = school();
    let layout = lay_out(&document, &View::default());
    let Some((mut browser, _folder)) = opened(&written(&document, &layout)) else { return };
    assert_eq!(browser.complaints(), Vec::<String>::new());
    assert_eq!(browser.run("Array.from(document.fonts).every(face => face.status === 'loaded')"), json!(true));
    let told = browser.run(
        "Array.from(document.querySelectorAll('.sheet text:not(.ghost)')).map(text => {
            const svg = text.ownerSVGElement;
            const to = svg.getScreenCTM().inverse().multiply(text.getScreenCTM());
            const begin = text.getStartPositionOfChar(0).matrixTransform(to);
            const end = text.getEndPositionOfChar(text.getNumberOfChars() - 1).matrixTransform(to);
            return [text.textContent, begin.x, begin.y, end.x];
        })",
    );
    let theirs: Vec<(String, [f64; 3])> = serde_json::from_value::<Vec<(String, f64, f64, f64)>>(told)
        .expect("texts")
        .into_iter()
        .map(|(text, begin, down, end)| (text, [begin, down, end]))
        .collect();
    assert_eq!(browser.run("document.querySelectorAll('.ghost').length"), json!(0), "all of it is plain text");
    let ours: Vec<(String, [f64; 3])> = layout
        .scene
        .text_runs()
        .filter(|(_, run)| run.face != tropa::text::Face::Icons)
        .filter_map(|(at, run)| {
            let said = run.text.trim_end();
            let shown = |glyph: &&tropa::text::Glyph| glyph.end as usize <= said.len();
            let last = run.glyphs.iter().rev().find(shown)?;
            (!said.trim().is_empty()).then(|| {
                // Without the space that the sheet sets behind a letter of spaced words.
                let end = at.x + f64::from(last.x) + run.face.glyph_advance(last.id) * run.size.get();
                (said.split_whitespace().collect::<Vec<_>>().join(" "), [at.x + f64::from(run.glyphs[0].x), at.y, end])
            })
        })
        .collect();
    assert_eq!(theirs.len(), ours.len());
    let scale =
        browser.run("document.querySelector('.sheet').getBoundingClientRect().width").as_f64().expect("a width")
            / layout.scene.size.width;
    let mut apart = 0.0_f64;
    for ((ours, at), (theirs, there)) in at_least(200, ours.iter().zip(&theirs)) {
        let theirs = theirs.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            theirs.replace('\u{2010}', "-").trim_end_matches('-'),
            ours.replace('\u{2010}', "-").trim_end_matches('-')
        );
        let worst = at.iter().zip(there).map(|(one, other)| (one - other).abs() * scale).fold(0.0, f64::max);
        // In pixels: advances of glyphs are counted in parts of them.
        assert!(worst < 0.25, "«{ours}» stands at {there:?}, not at {at:?}");
        apart = apart.max(worst);
    }
    println!("{} lines, at most {apart} pixels apart", ours.len());
}

#[test]
fn a_click_or_a_key_tells_what_a_card_holds_and_escape_gives_the_focus_back() {
    let document = sample();
    let card = journey(&document).touchpoints.iter().find(|card| !card.detail.is_empty()).expect("a card");
    let Some((mut browser, _folder)) = opened(&poster(&document)) else { return };
    let browser = &mut browser;
    let find = format!(
        "Array.from(document.querySelectorAll('.e[tabindex]')).find(one => one.getAttribute('aria-label').includes({}))",
        json!(card.title)
    );
    browser.run(&format!("{find}.focus({{ focusVisible: true }})"));
    browser.press("Enter");
    assert_eq!(browser.run("document.getElementById('aside').hidden"), json!(false));
    let told = text(browser, "document.getElementById('aside').innerText");
    for words in [&card.title, &card.detail] {
        assert!(told.contains(words.as_str()), "{told}");
    }
    assert_eq!(text(browser, "document.activeElement.id"), "title");
    assert_eq!(browser.run("document.querySelectorAll('.halo').length"), json!(1));
    browser.press("Escape");
    assert_eq!(browser.run("document.getElementById('aside').hidden"), json!(true));
    assert!(text(browser, "document.activeElement.getAttribute('aria-label')").contains(&card.title));
    // The hand: at the edge of the card, where no words stand.
    let place =
        browser.run(&format!("(box => [box.left + box.width / 2, box.top + 3])({find}.getBoundingClientRect())"));
    let at = |index: usize| place[index].as_f64().expect("a place");
    browser.click(at(0), at(1));
    assert_eq!(text(browser, "document.getElementById('title').textContent"), card.title);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn people_and_lanes_step_back_and_come_again() {
    let document = school();
    let Some((mut browser, _folder)) = opened(&poster(&document)) else { return };
    let browser = &mut browser;
    let off = "document.querySelectorAll('.off').length";
    browser.run("document.querySelectorAll('.chip')[0].click()");
    assert_eq!(text(browser, "document.querySelectorAll('.chip')[0].getAttribute('aria-pressed')"), "false");
    let alone =
        browser.run("Array.from(document.querySelectorAll('[data-who=\"0\"]')).every(one => one.matches('.off'))");
    assert_eq!(alone, json!(true), "what is theirs alone steps back");
    let shared = browser.run("document.querySelectorAll('[data-who~=\"1\"].off').length");
    assert_eq!(shared, json!(0), "what is shared stays");
    assert_eq!(browser.run("document.querySelectorAll('.off[tabindex=\"0\"]').length"), json!(0), "no key comes there");
    browser.run("document.querySelectorAll('.chip')[0].click()");
    assert_eq!(browser.run(off), json!(0));
    browser.run("document.querySelector('.drop input').click()");
    assert_eq!(
        browser.run("Array.from(document.querySelectorAll('[data-lane]')).every(one => one.matches('.off') === (one.dataset.lane === '0'))"),
        json!(true)
    );
    browser.run("document.getElementById('every').click()");
    assert_eq!(browser.run(off), json!(0));
}

#[test]
fn keys_zoom_and_move_and_zero_shows_all() {
    let Some((mut browser, _folder)) = opened(&poster(&sample())) else { return };
    let browser = &mut browser;
    let width = "document.querySelector('.sheet').getBoundingClientRect().width";
    let fitted = browser.run(width).as_f64().expect("a width");
    assert!(fitted > 700.0 && fitted < 1440.0, "{fitted}");
    browser.press("+");
    browser.press("+");
    browser.press("+");
    let larger = browser.run(width).as_f64().expect("a width");
    assert!((larger / fitted - 1.25_f64.powi(3)).abs() < 0.01, "{larger}");
    let left = "document.getElementById('view').scrollLeft";
    let before = browser.run(left).as_f64().expect("a place");
    browser.press("ArrowRight");
    let after = browser.run(left).as_f64().expect("a place");
    assert!(after > before, "{before} {after}");
    browser.press("-");
    browser.press("0");
    let again = browser.run(width).as_f64().expect("a width");
    assert!((again - fitted).abs() < 1.0, "{again}");
}

#[test]
fn a_screen_reader_hears_headings_and_named_things() {
    let document = sample();
    let map = journey(&document);
    let Some((mut browser, _folder)) = opened(&poster(&document)) else { return };
    let tree = browser.ask("Accessibility.getFullAXTree", &json!({}));
    let nodes = tree["nodes"].as_array().expect("a tree");
    let of = |role: &str| -> Vec<&str> {
        let these = nodes.iter().filter(|node| node["ignored"] == json!(false) && node["role"]["value"] == role);
        these.map(|node| node["name"]["value"].as_str().unwrap_or_default()).collect()
    };
    let headings = of("heading");
    assert!(headings.contains(&map.title.as_str()), "{headings:?}");
    for stage in map.stages.iter().filter(|stage| stage.visible) {
        assert!(headings.iter().any(|heading| heading.contains(&stage.name)), "{} is no heading", stage.name);
    }
    let buttons = of("button");
    assert!(buttons.iter().all(|name| !name.trim().is_empty()), "{buttons:?}");
    for card in at_least(10, &map.touchpoints) {
        assert!(buttons.iter().any(|name| name.contains(&card.title)), "{} is no button", card.title);
    }
}

#[test]
fn it_prints_as_the_poster_and_nothing_of_the_window() {
    let document = sample();
    let layout = lay_out(&document, &View::default());
    let Some((mut browser, _folder)) = opened(&written(&document, &layout)) else { return };
    browser.run(&format!("{CARD}.dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"));
    let printed = browser.ask("Page.printToPDF", &json!({ "preferCSSPageSize": true, "printBackground": true }));
    let bytes = BASE64_STANDARD.decode(printed["data"].as_str().expect("a PDF")).expect("base64");
    let pdf = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let pages: Vec<_> = pdf.page_iter().collect();
    assert_eq!(pages.len(), 1, "a page is one");
    let sides = pdf.get_dictionary(pages[0]).and_then(|page| page.get(b"MediaBox")).and_then(lopdf::Object::as_array);
    let sides: Vec<f64> =
        sides.expect("a size").iter().filter_map(|side| side.as_float().ok()).map(f64::from).collect();
    let size = layout.scene.size;
    assert!((sides[2] - size.width).abs() < 1.0 && (sides[3] - size.height).abs() < 1.0, "{sides:?} {size}");
}

/// The sample with markup for its words.
fn hostile() -> Document {
    const BAD: &str = "</script><script>window.caught=1</script><img src=x onerror=\"window.caught=2\">]]>--> \" ' & javascript:window.caught=3";
    let mut document = sample();
    let map = journey(&document).clone();
    let mut edits = Vec::new();
    for card in &map.touchpoints {
        let mut card = card.as_ref().clone();
        (card.title, card.detail) = (format!("{BAD} {}", card.title), BAD.to_owned());
        (card.platform, card.channel) = (BAD.to_owned(), BAD.to_owned());
        edits.push(Edit::Change(Box::new(Element::Touchpoint(card))));
    }
    for persona in &document.personas {
        let mut persona = persona.as_ref().clone();
        (persona.name, persona.quote) = (BAD.to_owned(), BAD.to_owned());
        edits.push(Edit::Change(Box::new(Element::Persona(persona))));
    }
    for lane in &map.lanes {
        let mut lane = lane.as_ref().clone();
        BAD.clone_into(&mut lane.title);
        edits.push(Edit::Change(Box::new(Element::Lane(lane))));
    }
    for edit in edits {
        document = apply(&document, &edit).expect("it can be changed");
    }
    document
}

#[test]
fn what_a_map_says_is_never_markup_and_never_runs() {
    let document = hostile();
    let html = poster(&document);
    // The data and the script of the page.
    assert_eq!(html.matches("<script").count(), 2);
    assert_eq!(html.matches("</script").count(), 2);
    assert!(!html.contains("<img") && !html.contains("href=\"javascript"));
    let Some((mut browser, _folder)) = opened(&html) else { return };
    let browser = &mut browser;
    browser.run(&format!("{CARD}.dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"));
    browser.run("document.querySelectorAll('.chip').forEach(chip => chip.click())");
    assert_eq!(browser.run("window.caught === undefined"), json!(true));
    assert_eq!(browser.run("document.querySelectorAll('img,iframe,object,embed').length"), json!(0));
    assert!(text(browser, "document.getElementById('told').textContent").contains("<img src=x onerror"), "it is text");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn links_lead_to_the_web_and_to_places_of_the_pages_alone() {
    let rect = kurbo::Rect::new(10.0, 10.0, 50.0, 20.0);
    let place = tropa::scene::Anchor(7);
    let targets = [
        LinkTarget::Url("https://пример.рф/?a=\"><b>".to_owned()),
        LinkTarget::Url("javascript:alert(1)".to_owned()),
        LinkTarget::Url("data:text/html,x".to_owned()),
        LinkTarget::Place(place),
        LinkTarget::Place(tropa::scene::Anchor(8)),
    ];
    let items: Vec<Item> = targets.into_iter().map(|to| Item::Link { rect, to }).collect();
    let group = Group { bounds: rect, items, ..Group::default() };
    let scene = |anchors| Scene {
        size: kurbo::Size::new(200.0, 100.0),
        groups: [Placed { offset: kurbo::Vec2::ZERO, group: Arc::new(group.clone()) }].into_iter().collect(),
        anchors,
        ..Scene::default()
    };
    let first = Page::whole(Arc::new(scene(Vec::new())));
    let second = Page::whole(Arc::new(scene(vec![(place, kurbo::Point::new(20.0, 30.0))])));
    let write = |format, pages: &[Page]| {
        let files = export::write(format, pages, &Metadata::default(), Options::default()).expect("files");
        files.into_iter().map(|file| String::from_utf8_lossy(&file).into_owned()).collect::<Vec<_>>()
    };
    let html = write(Format::Html, &[first.clone(), second.clone()]).concat();
    let links = |file: &str| file.matches("<a href=").count();
    assert_eq!(links(&html), 4, "two pages with a link to the web and one to a place each");
    assert_eq!((html.matches("href=\"#a7\"").count(), html.matches("id=\"a7\"").count()), (2, 1));
    assert!(!html.contains("javascript:") && !html.contains("#a8"));
    assert!(html.contains("rel=\"noopener noreferrer\""));
    // An SVG is a file of its own, so that a place of another page is none of its.
    let svgs = write(Format::Svg, &[first, second]);
    assert_eq!(svgs.iter().map(|svg| links(svg)).collect::<Vec<_>>(), [1, 2]);
    assert!(svgs[1].contains("href=\"#a7\"") && svgs[1].contains("id=\"a7\""));
}
