//! What is made of a map and how it is printed, as arguments.

use super::failure::Failure;
use super::lang::Lang;
use super::paper_choice::PaperChoice;
use super::papers::{parse_tile, upright};
use crate::export::ExportError;
use crate::i18n::{Message, Messages, Value, format};
use crate::layout::{PrintInput, View};
use crate::method;
use crate::model::{
    Audience, Comparison, Document, Imposition, Language, Meeting, MeetingId, Paper, PdfSetup, PersonaId, PrintLayout,
    PrintMarks, PrintSetup, Sheet, SplitBy, WIDEST_BLEED,
};
use crate::units::Mm;
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is made of a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Made {
    /// The map on one sheet
    #[default]
    Poster,
    /// A poster for each persona
    Persona,
    /// Two personas, or today and tomorrow, on one sheet
    Compare,
    /// A booklet to be read at a table
    Handout,
    /// Slides, 16:9
    Slides,
    /// The map blank, to be filled by hand, and cards to cut out
    Workshop,
    /// The views by which the map is told in a meeting, a page or slide each, with the speaker's notes
    Script,
    /// The map with what was changed in the last meeting
    RedLine,
    /// What was changed and asked in the last meeting
    Protocol,
}

impl From<Made> for PrintLayout {
    fn from(made: Made) -> Self {
        match made {
            Made::Poster => Self::Poster,
            Made::Persona => Self::Personas,
            Made::Compare => Self::Comparison,
            Made::Handout => Self::Handout,
            Made::Slides => Self::Slides,
            Made::Workshop => Self::Workshop,
            Made::Script => Self::Script,
            Made::RedLine => Self::RedLine,
            Made::Protocol => Self::Protocol,
        }
    }
}

/// A mark around a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum MarkAround {
    /// Where to cut
    Crop,
    /// Crosses by which inks are laid over each other
    Registration,
    /// Patches of colour
    ColorBar,
}

/// Arguments that say what is printed, and how. What they do not name is as usual, whatever the map was printed as last; the papers
/// of handout and workshop, the lanes of a workshop and the two sides of a comparison are those that the map remembers.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an argument of its own")]
pub(super) struct PrintArgs {
    /// What to make of the map; a poster, or what the audience of --view is made
    #[arg(long, value_enum)]
    layout: Option<Made>,
    /// Make it for an audience of the map, by name: what is hidden from them is in no text, no metadata, no picture and no embedded
    /// project of any file. Language, paper and what is made of the map are those of the audience unless they are named here
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// a5 to a0, 2a0, b5 to b0, letter, legal, tabloid, ansi-c to ansi-e, WIDTHxHEIGHT in millimetres, or rollWIDTHxLENGTH for so
    /// much of a roll: roll914x2400. fit:22 is a poster as large as its drawing with type of 22 points, roll914:fit:22 as much of a
    /// roll. Slides have a size of their own
    #[arg(long, value_parser = PaperChoice::parse)]
    paper: Option<PaperChoice>,
    /// The paper stands upright
    #[arg(long)]
    portrait: bool,
    /// Cut the poster, in its own size, into sheets of this paper to be glued together: a4, a3, or WIDTHxHEIGHT in millimetres.
    /// They overlap by 10 mm and bear marks and their place; a plan comes first. A PDF has a page for each, PNG and SVG a file: OUT-01, OUT-02 …
    #[arg(long, visible_alias = "tiles", value_name = "PAPER", value_parser = parse_tile)]
    tile: Option<Paper>,
    /// Pages of a handout in the order of a booklet that is folded and stapled, two on each side of a sheet of this paper
    #[arg(long, value_name = "PAPER", num_args = 0..=1, default_missing_value = "a4", value_parser = parse_tile, conflicts_with = "tile")]
    booklet: Option<Paper>,
    /// Pages of a handout or slides, two beside each other on a sheet of this paper
    #[arg(long, value_name = "PAPER", num_args = 0..=1, default_missing_value = "a4", value_parser = parse_tile, conflicts_with_all = ["tile", "booklet"])]
    two_up: Option<Paper>,
    /// Split a map of many stages into sheets of the whole paper each: auto for as few as keep the paper's own size of type, or the
    /// most stages a sheet. Curves and ribbons go on from sheet to sheet. A PDF has a page for each, PNG and SVG a file: OUT-01, OUT-02 …
    #[arg(long, value_name = "auto|N", value_parser = parse_split, conflicts_with = "tile")]
    split: Option<SplitBy>,
    /// How far what touches the edge goes on beyond it, in millimetres; print shops ask for 3
    #[arg(long, value_name = "MM", value_parser = parse_bleed)]
    bleed: Option<Mm>,
    /// What to print around the page
    #[arg(long, value_name = "MARKS", value_enum, num_args = 0..=3, value_delimiter = ',', default_missing_value = "crop")]
    marks: Vec<MarkAround>,
    /// The meeting that `red-line` and `protocol` are of, by its name, its day (2026-11-21) or its id; the latest where none is named
    #[arg(long, value_name = "NAME")]
    meeting: Option<String>,
    /// Leave out what the speaker says from the slides of a script
    #[arg(long)]
    no_notes: bool,
    /// Show this persona, by name or id, and no other that is not named too; may be given several times
    #[arg(long, value_name = "NAME")]
    persona: Vec<String>,
    /// Compare today with tomorrow, and not two personas
    #[arg(long)]
    to_be: bool,
    /// Keep to PDF/A, for archives
    #[arg(long)]
    pdfa: bool,
    /// Keep to PDF/UA, for screen readers
    #[arg(long)]
    pdfua: bool,
    /// Put the project into the PDF, so that it opens as a map again: all of it, also what the pages do not show, or what the audience
    /// of --view is given of it
    #[arg(long)]
    embed_project: bool,
    /// Language of the sheet's own words
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

impl PrintArgs {
    /// What is shown of a map, how it is printed and for whom. Paper that is named here takes the place of what the map has for its
    /// audience.
    pub(super) fn of(&self, messages: &Messages, document: &mut Document) -> Result<(PrintSetup, View), Failure> {
        let audience = self.audience(messages, document)?;
        let audience = audience.map(|audience| self.with_paper(audience, document));
        let document = &*document;
        let known = &document.project.print;
        let meant = audience.as_ref().and_then(|audience| audience.layout);
        let layout = self.layout.map(PrintLayout::from).or(meant).unwrap_or_default();
        let imposition = match (self.tile, self.booklet, self.two_up) {
            (Some(paper), ..) => Imposition::Tiles(paper),
            (_, Some(paper), _) => Imposition::Booklet(paper),
            (.., Some(paper)) => Imposition::TwoUp(paper),
            _ => Imposition::Single,
        };
        if !imposition.fits(layout) {
            return Err(Failure::failed(messages, &Message::new("cli-no-such-imposition")));
        }
        if self.split.is_some() && !layout.is_poster() {
            return Err(Failure::failed(messages, &Message::new("cli-no-such-split")));
        }
        let has = |mark: MarkAround| self.marks.contains(&mark);
        let (crop, registration) = (has(MarkAround::Crop), has(MarkAround::Registration));
        let marks = PrintMarks {
            bleed: self.bleed.unwrap_or_default(),
            crop,
            registration,
            color_bar: has(MarkAround::ColorBar),
        };
        let pdf = PdfSetup { archive: self.pdfa, accessible: self.pdfua, embed_project: self.embed_project };
        let setup = PrintSetup {
            layout,
            handout: self.sheet(known.handout, true),
            workshop: self.sheet(known.workshop, false),
            comparison: if self.to_be { Comparison::TodayAndTomorrow } else { known.comparison },
            workshop_lanes: known.workshop_lanes.clone(),
            meeting: self.meeting(messages, document, layout)?,
            without_notes: self.no_notes,
            split: self.split.unwrap_or_default(),
            imposition,
            marks,
            pdf,
            audience: audience.as_ref().map(|audience| audience.id),
            ..PrintSetup::default()
        };
        let (language, hidden) = (self.lang.map(Language::from), self.hidden(messages, document)?);
        let view = View { language, hidden, ..View::default() };
        if audience.is_some_and(|audience| audience.sheet.is_some()) {
            return Ok((setup, view));
        }
        let fitted = match document.first_journey().zip(self.paper.filter(|paper| paper.named().is_none())) {
            Some((journey, paper)) => {
                let input = PrintInput { document, journey: journey.id, view: &view, setup: &setup };
                let given = input.given().map_err(|_| Failure::failed(messages, &ExportError::NoSuchAudience))?;
                paper.fitted(messages, (given.input().document, given.input().view), self.portrait)?
            }
            None => None,
        };
        let sheet = fitted.unwrap_or_else(|| self.sheet(document.project.sheet, false));
        Ok((setup, View { sheet: Some(sheet), ..view }))
    }

    /// The audience that is asked for: by its very name, or by the one that differs in nothing but capital letters.
    fn audience(&self, messages: &Messages, document: &Document) -> Result<Option<Audience>, Failure> {
        let Some(wanted) = &self.view else { return Ok(None) };
        let known = &document.project.audiences;
        let alike = |name: &str| name.trim().to_lowercase() == wanted.trim().to_lowercase();
        let mut exact = known.iter().filter(|audience| audience.name == *wanted);
        let mut similar = known.iter().filter(|audience| alike(&audience.name));
        // Two of one name may hide different things: whoever means one of them has to say which.
        let found = match (exact.next(), exact.next(), similar.next(), similar.next()) {
            (Some(only), None, ..) | (None, None, Some(only), None) => Some(only),
            _ => None,
        };
        if let Some(found) = found {
            return Ok(Some(found.clone()));
        }
        let why = if known.is_empty() {
            Message::new("cli-no-views").with("name", Value::quoted(wanted))
        } else {
            let names = known.iter().map(|audience| audience.name.as_str()).collect::<Vec<_>>().join("; ");
            Message::new("cli-no-such-view").with("name", Value::quoted(wanted)).with("known", names)
        };
        Err(Failure::failed(messages, &why))
    }

    /// The audience with the paper that is named here, in the document too.
    fn with_paper(&self, audience: Audience, document: &mut Document) -> Audience {
        let sheet = audience.sheet.filter(|_| self.paper.is_none());
        let sheet = sheet.map(|sheet| if self.portrait { upright(sheet) } else { sheet });
        let changed = Audience { sheet, ..audience };
        let mut project = document.project.as_ref().clone();
        let audiences = Arc::make_mut(&mut project.audiences);
        audiences.iter_mut().filter(|known| known.id == changed.id).for_each(|known| *known = changed.clone());
        document.project = Arc::new(project);
        changed
    }

    /// The sheet that is asked for in place of another; one of a book stands upright by itself.
    fn sheet(&self, known: Sheet, is_book: bool) -> Sheet {
        let sheet = match self.paper.and_then(PaperChoice::named) {
            Some(paper) if is_book => upright(Sheet::landscape(paper)),
            Some(paper) => Sheet::landscape(paper),
            None => known,
        };
        if self.portrait { upright(sheet) } else { sheet }
    }

    /// The meeting that is asked for; the latest where none is named.
    fn meeting(
        &self,
        messages: &Messages,
        document: &Document,
        layout: PrintLayout,
    ) -> Result<Option<MeetingId>, Failure> {
        let meetings = &document.project.meetings;
        if layout.is_of_meeting() && meetings.is_empty() {
            return Err(Failure::failed(messages, &Message::new("cli-no-meeting-yet")));
        }
        let Some(wanted) = &self.meeting else { return Ok(None) };
        let lower = wanted.trim().to_lowercase();
        let is_meant = |meeting: &&Meeting| {
            let date = format::date(meeting.date, messages.language());
            let title = method::meeting_title(meeting, messages).to_lowercase();
            [title, meeting.date.to_string(), date, meeting.id.to_string()].contains(&lower)
        };
        let found = meetings.iter().rfind(is_meant).map(|meeting| meeting.id);
        let known = || {
            let named = |meeting: &Meeting| method::meeting_title(meeting, messages);
            meetings.iter().map(named).collect::<Vec<_>>().join("; ")
        };
        let none = || Message::new("cli-no-such-meeting").with("name", Value::quoted(wanted)).with("known", known());
        found.ok_or_else(|| Failure::failed(messages, &none())).map(Some)
    }

    /// The personas that are not wanted.
    fn hidden(&self, messages: &Messages, document: &Document) -> Result<BTreeSet<PersonaId>, Failure> {
        if self.persona.is_empty() {
            return Ok(BTreeSet::new());
        }
        let mut hidden: BTreeSet<PersonaId> = document.personas.iter().map(|persona| persona.id).collect();
        for wanted in &self.persona {
            let is_meant = |name: &str| name.trim().to_lowercase() == wanted.trim().to_lowercase();
            let found = document.personas.iter().find(|persona| {
                let first = persona.name.split([',', ' ']).next().unwrap_or_default();
                is_meant(&persona.name) || is_meant(first) || is_meant(&persona.id.to_string())
            });
            let Some(found) = found else {
                let names = document.personas.iter().map(|persona| persona.name.as_str());
                let known = names.collect::<Vec<_>>().join("; ");
                let known = if known.is_empty() { messages.text("cli-nobody").into_owned() } else { known };
                let why = Message::new("cli-no-such-persona").with("name", Value::quoted(wanted)).with("known", known);
                return Err(Failure::failed(messages, &why));
            };
            hidden.remove(&found.id);
        }
        Ok(hidden)
    }
}

/// Reads how many stages a sheet has.
fn parse_split(text: &str) -> Result<SplitBy, String> {
    match text {
        "auto" => Ok(SplitBy::Legible),
        number => {
            number.parse().map(SplitBy::Stages).map_err(|_| "auto, or how many stages a sheet has at most".to_owned())
        }
    }
}

/// Reads a bleed.
fn parse_bleed(text: &str) -> Result<Mm, String> {
    let bleed = text.trim_end_matches("mm").trim().replace(',', ".").parse().map(Mm);
    let sound = bleed.ok().filter(|bleed| (Mm(0.0)..=WIDEST_BLEED).contains(bleed));
    sound.ok_or_else(|| format!("0 to {} mm", WIDEST_BLEED.get()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_is_by_itself_or_of_so_many_stages() {
        assert_eq!(parse_split("auto"), Ok(SplitBy::Legible));
        assert!(matches!(parse_split("7"), Ok(SplitBy::Stages(seven)) if seven.get() == 7));
        for text in ["", "0", "-1", "many", "1.5"] {
            assert!(parse_split(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_bleed_is_millimetres_with_a_point_or_a_comma() {
        assert_eq!(parse_bleed("3"), Ok(Mm(3.0)));
        assert_eq!(parse_bleed("2,5mm"), Ok(Mm(2.5)));
        for text in ["", "-1", "NaN", "inf", "100"] {
            assert!(parse_bleed(text).is_err(), "{text}");
        }
    }
}
