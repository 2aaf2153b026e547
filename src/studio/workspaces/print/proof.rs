//! The choice how the sheet is proofed: in colour, in grey, as other eyes see it, with less ink.

use crate::color::Proof;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::widgets::{Segment, checkbox, section, segmented};
use eframe::egui::Ui;

/// Kinds of proofs that are offered first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Color,
    Grey,
    /// One of the three deficiencies.
    Deficiency,
    InkSaver,
}

impl Kind {
    const fn of(proof: Proof) -> Self {
        match proof {
            Proof::Color => Self::Color,
            Proof::Grey => Self::Grey,
            Proof::Protan | Proof::Deutan | Proof::Tritan => Self::Deficiency,
            Proof::InkSaver => Self::InkSaver,
        }
    }

    /// The proof that a kind begins with: of the deficiencies the commonest.
    const fn first(self) -> Proof {
        match self {
            Self::Color => Proof::Color,
            Self::Grey => Proof::Grey,
            Self::Deficiency => Proof::Deutan,
            Self::InkSaver => Proof::InkSaver,
        }
    }
}

/// Shows the choice.
pub(super) fn proof_choice(ui: &mut Ui, cx: &PanelContext<'_>) {
    let title = cx.text("group-proof");
    section(ui, &title);
    let kinds = [(Kind::Color, "proof-color"), (Kind::Grey, "proof-grey"), (Kind::Deficiency, "proof-deficiency")];
    let (proof, width) = (cx.view.proof, ui.available_width());
    let segments = kinds.map(|(kind, key)| Segment::new(kind, cx.text_of(key)));
    if let Some(kind) = segmented(ui, &title, &segments, Kind::of(proof), Some(width)) {
        cx.act(Action::SetProof(kind.first()));
    }
    if Kind::of(proof) == Kind::Deficiency {
        let eyes = [(Proof::Protan, "proof-protan"), (Proof::Deutan, "proof-deutan"), (Proof::Tritan, "proof-tritan")];
        let segments = eyes.map(|(proof, key)| Segment::new(proof, cx.text_of(key)));
        if let Some(proof) = segmented(ui, &cx.text("proof-deficiency"), &segments, proof, Some(width)) {
            cx.act(Action::SetProof(proof));
        }
    }
    let mut saves = proof == Proof::InkSaver;
    if checkbox(ui, &cx.text("proof-ink-saver"), &mut saves).changed() {
        cx.act(Action::SetProof(if saves { Proof::InkSaver } else { Proof::Color }));
    }
}
