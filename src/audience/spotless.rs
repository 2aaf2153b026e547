//! What is in a document and on no sheet: nobody who is given a file was meant to have it.

use crate::model::{
    Brand, DataSource, Document, Evidence, Extra, Funnel, FunnelRow, Journey, MapElement as _, Persona, Project,
    StageId, for_each_kind_of_journey,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Takes out what other programs left in the file, what was asked of a map, how its figures were read, and the words at hidden stages.
pub(super) fn forget_what_no_sheet_shows(document: &mut Document) {
    document.extra = Arc::default();
    let brand = Brand { extra: Extra::new(), ..document.project.brand.as_ref().clone() };
    let project = document.project.as_ref().clone();
    document.project = Arc::new(Project { extra: Extra::new(), brand: Arc::new(brand), ..project });
    document.personas.update_each(|it| (!it.extra.is_empty()).then(|| Persona { extra: Extra::new(), ..it.clone() }));
    document.journeys.update_each(|journey| {
        let mut journey = Journey { extra: Extra::new(), what_ifs: Arc::default(), ..journey.clone() };
        forget_extra(&mut journey);
        forget_words_at_hidden_stages(&mut journey);
        if !journey.funnel.is_empty() {
            let row = |row: &FunnelRow| FunnelRow { extra: Extra::new(), ..row.clone() };
            let rows = journey.funnel.rows.iter().map(row).collect();
            // How a table was read names columns that nobody took over.
            let source = journey.funnel.source.clone();
            let source = source.map(|source| DataSource { mapping: None, extra: Extra::new(), ..source });
            journey.funnel = Arc::new(Funnel { rows, source, extra: Extra::new() });
        }
        Some(journey)
    });
}

macro_rules! all_lists {
    ($($kind:ident $list:ident { $doc:literal, $type:ident, $id:ident = $prefix:literal, $word:literal })*) => {
        fn forget_extra(journey: &mut Journey) {
            $(journey.$list.update_each(|it| {
                (!it.extra.is_empty()).then(|| crate::model::$type { extra: Extra::new(), ..it.clone() })
            });)*
        }

        /// Takes the words of a hidden stage and of what stands there, where that has to stay: what is lost at a hidden stage is lost
        /// all the same, and the figures of the whole way follow from it.
        fn without_words(journey: &mut Journey, stages: &BTreeSet<StageId>) {
            $(journey.$list.update_each(|it| {
                it.stage().filter(|stage| stages.contains(stage))?;
                let mut it = it.clone();
                let fields: Vec<_> = it.texts().into_iter().map(|(field, _)| field).collect();
                fields.into_iter().filter_map(|field| it.text_mut(field).map(String::clear)).for_each(drop);
                if let Some(evidence) = it.evidence_mut() {
                    *evidence = Evidence::Undisclosed;
                }
                Some(it)
            });)*
        }
    };
}

for_each_kind_of_journey! { all_lists }

fn forget_words_at_hidden_stages(journey: &mut Journey) {
    let hidden: BTreeSet<StageId> =
        journey.stages.iter().filter(|stage| !stage.visible).map(|stage| stage.id).collect();
    if hidden.is_empty() {
        return;
    }
    let at_hidden = |stage: StageId| hidden.contains(&stage);
    let before = journey.clone();
    journey.touchpoints.retain(|it| !at_hidden(it.stage));
    journey.notes.retain(|it| !at_hidden(it.stage));
    journey.barriers.retain(|it| !at_hidden(it.stage));
    journey.solutions.retain(|it| !at_hidden(it.stage));
    journey.metrics.retain(|it| !at_hidden(it.stage));
    without_words(journey, &hidden);
    let still = journey.clone();
    journey.unlink(|id| before.holds(id) && !still.holds(id));
}
