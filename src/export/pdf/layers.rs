//! Layers that a viewer can hide: the kinds of things, and within them each lane, each persona, what is a hypothesis.

use super::object::{entries, text};
use crate::export::metadata::Metadata;
use crate::model::{ElementId, PersonaId};
use crate::scene::{Group, Layer, Page};
use lopdf::{Dictionary, Document, Error, Object, ObjectId};
use printpdf::LayerInternalId;
use std::collections::BTreeMap;

/// What a layer has in it. What stands on several is seen where all of them are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LayerKey {
    Kind(Layer),
    /// By its place from above.
    Lane(usize),
    /// By its place among all.
    Persona(usize),
    Hypotheses,
}

/// The layers of a document, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// In the order in which viewers list them.
    known: Vec<(LayerKey, String)>,
    lanes: Vec<ElementId>,
    personas: Vec<PersonaId>,
}

/// The most layers that something stands on.
const DEEPEST: usize = 4;

impl Layers {
    /// Those that something on these pages stands on, as far as they have names.
    pub(super) fn of(pages: &[Page], meta: &Metadata) -> Self {
        let mut layers = Self::default();
        let names = &meta.layers;
        let mut known: BTreeMap<LayerKey, String> = BTreeMap::new();
        for placed in pages.iter().flat_map(Page::printed) {
            let group = placed.group;
            if let Some(lane) = meta.labels.lane(group)
                && !layers.lanes.contains(&lane)
            {
                layers.lanes.push(lane);
            }
            if let Some(persona) = meta.labels.persona(group)
                && !layers.personas.contains(&persona)
            {
                layers.personas.push(persona);
            }
            for key in layers.keys(group, meta).into_iter().flatten() {
                let name = || match key {
                    LayerKey::Kind(layer) => names.kinds.get(&layer).cloned(),
                    LayerKey::Lane(at) => meta.labels.title(*layers.lanes.get(at)?).map(str::to_owned),
                    LayerKey::Persona(at) => {
                        meta.labels.title(ElementId::Persona(*layers.personas.get(at)?)).map(str::to_owned)
                    }
                    LayerKey::Hypotheses => Some(names.hypotheses.clone()),
                };
                if !known.contains_key(&key)
                    && let Some(name) = name().filter(|name| !name.is_empty())
                {
                    known.insert(key, name);
                }
            }
        }
        layers.known = known.into_iter().collect();
        layers
    }

    fn keys(&self, group: &Group, meta: &Metadata) -> [Option<LayerKey>; DEEPEST] {
        if meta.layers.kinds.is_empty() {
            return [None; DEEPEST];
        }
        let lane = meta.labels.lane(group).and_then(|lane| self.lanes.iter().position(|it| *it == lane));
        let persona = meta.labels.persona(group).and_then(|persona| self.personas.iter().position(|it| *it == persona));
        let hypothesis = group.source.is_some_and(|source| meta.labels.is_hypothesis(source.element));
        [
            Some(LayerKey::Kind(group.layer)),
            lane.map(LayerKey::Lane),
            persona.map(LayerKey::Persona),
            hypothesis.then_some(LayerKey::Hypotheses),
        ]
    }

    /// The numbers of the layers that a group stands on, the outermost first.
    pub(super) fn way(&self, group: &Group, meta: &Metadata) -> Vec<usize> {
        let keys = self.keys(group, meta).into_iter().flatten();
        keys.filter_map(|key| self.known.binary_search_by(|(known, _)| known.cmp(&key)).ok()).collect()
    }

    /// What printpdf keeps of them: it lists layers in the order of their ids.
    pub(super) fn resources(&self) -> impl Iterator<Item = (LayerInternalId, printpdf::Layer)> {
        self.known.iter().enumerate().map(|(at, (_, name))| (layer_id(at), printpdf::Layer::new(name)))
    }

    /// Names that other alphabets can be read in, since printpdf writes bytes that only some viewers guess, and an order in branches.
    pub(super) fn finish(&self, document: &mut Document, meta: &Metadata) -> Result<(), Error> {
        if self.known.is_empty() {
            return Ok(());
        }
        let properties = document.catalog()?.get(b"OCProperties").and_then(Object::as_dict)?;
        let ids: Vec<ObjectId> =
            properties.get(b"OCGs")?.as_array()?.iter().map(Object::as_reference).collect::<Result<_, _>>()?;
        let mut order: Vec<Object> = Vec::new();
        let (mut lanes, mut personas) = (vec![text(&meta.layers.lanes)], vec![text(&meta.layers.personas)]);
        let mut hypotheses = None;
        for (id, (key, name)) in ids.iter().zip(&self.known) {
            let group = document.get_dictionary_mut(*id)?;
            *group = entries([("Type", "OCG".into()), ("Name", text(name))]);
            match key {
                LayerKey::Kind(_) => order.push((*id).into()),
                LayerKey::Lane(_) => lanes.push((*id).into()),
                LayerKey::Persona(_) => personas.push((*id).into()),
                LayerKey::Hypotheses => hypotheses = Some(*id),
            }
        }
        order.extend([lanes, personas].into_iter().filter(|branch| branch.len() > 1).map(Object::from));
        order.extend(hypotheses.map(Object::from));
        let listed: Vec<Object> = ids.into_iter().map(Object::from).collect();
        let shown: Dictionary = entries([("Name", text(&meta.title)), ("Order", order.into())]);
        let properties = entries([("OCGs", listed.into()), ("D", shown.into())]);
        document.catalog_mut()?.set("OCProperties", properties);
        Ok(())
    }
}

/// The id of a layer by its number.
pub(super) fn layer_id(number: usize) -> LayerInternalId {
    LayerInternalId(format!("L{number:03}"))
}
