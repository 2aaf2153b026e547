//! What commands can do at the moment, asked of the document, the selection and how one looks.

use super::Studio;
use crate::edit::confidential::can_be_confidential;
use crate::edit::lock::can_lock;
use crate::editor;
use crate::model::LaneKind;
use crate::studio::desk::command_state::CommandState;

impl Studio {
    /// What can be done at the moment.
    pub(super) fn command_state(&self) -> CommandState {
        let editor = self.session.editor();
        let journey = self.session.journey();
        let (has_points, can_link) = self.selected_feelings();
        let curves = self.curve_facts();
        CommandState {
            can_undo: editor.history().undo_name().is_some(),
            can_redo: editor.history().redo_name().is_some(),
            has_selection: !editor.selection().is_empty(),
            has_one: editor.selection().single().is_some(),
            can_duplicate: self.can_copy() || self.session.can_duplicate_stage_or_lane(),
            can_copy: self.can_copy(),
            has_personas: !self.session.document().personas.is_empty(),
            can_align: editor::can_align(editor.selection().as_slice()),
            can_lock: editor.selection().iter().any(can_lock),
            can_keep: editor.selection().iter().any(can_be_confidential),
            has_stage_or_lane: self.session.selected_stage_or_lane().is_some(),
            has_lane_below: self.visibility_line().is_some(),
            has_hidden: journey.stages.iter().any(|stage| !stage.visible)
                || journey.lanes.iter().any(|lane| !lane.visible),
            is_filtered: !self.session.view().focus.is_empty() || !self.session.view().channels.is_empty(),
            has_points,
            can_link,
            can_copy_curve: curves.can_begin,
            can_compare: self.session.view().compare.is_some() || curves.can_compare,
            has_losses: journey.funnel.rows.iter().any(|row| row.left.is_some_and(|left| left > 0)),
            has_funnel_source: journey.funnel.source.is_some(),
            has_persona: self.persona_meant().is_some(),
            has_portrait: self.can_crop(),
            has_others: self.session.document().personas.len() > 1,
            has_hidden_personas: !self.session.view().hidden.is_empty(),
            is_alike: curves.is_alike,
            typed: self.hand.typed,
            has_stages_to_split: journey.shown_stages().nth(1).is_some(),
            has_meetings: !self.session.document().project.meetings.is_empty(),
            has_priorities_to_show: !journey.lanes.iter().any(|lane| lane.kind == LaneKind::Priorities && lane.visible),
        }
    }
}
