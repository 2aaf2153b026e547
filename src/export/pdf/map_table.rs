//! A map's sheet as a table: stages are its columns, lanes its rows.

use super::content::ReadGroup;
use super::node::{StructureNode, read};
use crate::export::element_labels::ElementLabels;
use crate::model::ElementId;
use crate::scene::{Layer, Part};
use kurbo::Rect;

/// A map's sheet as a table.
#[derive(Debug, Default)]
pub(super) struct MapTable {
    /// The stages, where their heads stand.
    columns: Vec<(ElementId, Rect)>,
    heads: Vec<StructureNode>,
    lanes: Vec<LaneRows>,
}

/// A lane: its name, and what stands in it.
#[derive(Debug)]
struct LaneRows {
    name: Vec<StructureNode>,
    rows: Vec<Row>,
}

/// A row of the table.
#[derive(Debug)]
enum Row {
    /// What goes through all stages: a curve, a ribbon.
    Whole(Vec<StructureNode>),
    /// What stands at each stage.
    Cells(Vec<Vec<StructureNode>>),
}

impl MapTable {
    /// Of groups that begin with the heads of stages.
    pub(super) fn of(groups: Vec<ReadGroup>, labels: &ElementLabels) -> Self {
        let mut table = Self::default();
        for group in groups.into_iter().filter(ReadGroup::is_read) {
            match group.shows(Part::Body) {
                Some(stage @ ElementId::Stage(_)) if group.layer == Layer::Stages => {
                    table.columns.push((stage, group.bounds));
                    table.heads.push(StructureNode::head("Column", read(group)));
                }
                Some(ElementId::Lane(_)) => table.lanes.push(LaneRows { name: read(group), rows: Vec::new() }),
                _ => {
                    let column = table.column(&group, labels);
                    table.put(column, read(group));
                }
            }
        }
        table
    }

    /// The column that a group stands in; none of what goes through all.
    fn column(&self, group: &ReadGroup, labels: &ElementLabels) -> Option<usize> {
        let source = group.source;
        // A conclusion of the whole way stands at no stage, though it tells of one.
        if source.is_some_and(|source| source.part == Part::Label) && group.layer == Layer::Cards {
            return None;
        }
        if let Some(stage) = source.and_then(|source| labels.stage(source.element)) {
            return self.columns.iter().position(|(column, _)| *column == stage);
        }
        let is_of_way = source.is_some_and(|source| matches!(source.part, Part::Curve | Part::Area));
        if is_of_way || group.layer == Layer::Grid {
            return None;
        }
        let middle = group.bounds.center().x;
        let within = |(_, head): &(ElementId, Rect)| (head.x0..head.x1).contains(&middle);
        self.columns.iter().position(within)
    }

    fn put(&mut self, column: Option<usize>, nodes: Vec<StructureNode>) {
        let count = self.columns.len();
        // What stands between the heads and the first lane belongs to a row without a name.
        if self.lanes.is_empty() {
            self.lanes.push(LaneRows { name: Vec::new(), rows: Vec::new() });
        }
        let Some(lane) = self.lanes.last_mut() else { return };
        match (column, lane.rows.last_mut()) {
            (None, Some(Row::Whole(whole))) => whole.extend(nodes),
            (None, _) => lane.rows.push(Row::Whole(nodes)),
            (Some(column), last) => {
                if !matches!(last, Some(Row::Cells(_))) {
                    lane.rows.push(Row::Cells((0..count).map(|_| Vec::new()).collect()));
                }
                if let Some(Row::Cells(cells)) = lane.rows.last_mut()
                    && let Some(cell) = cells.get_mut(column)
                {
                    cell.extend(nodes);
                }
            }
        }
    }

    pub(super) fn into_node(self) -> StructureNode {
        let count = self.columns.len();
        let mut first = vec![StructureNode::new("TD", Vec::new())];
        first.extend(self.heads);
        let mut rows = vec![StructureNode::of_nodes("TR", first)];
        for LaneRows { name, rows: mut of_lane } in self.lanes {
            if of_lane.is_empty() {
                of_lane.push(Row::Cells((0..count).map(|_| Vec::new()).collect()));
            }
            let height = of_lane.len();
            let mut name = Some(StructureNode { span: (height, 1), ..StructureNode::head("Row", name) });
            for row in of_lane {
                let mut cells: Vec<StructureNode> = name.take().into_iter().collect();
                match row {
                    Row::Whole(nodes) => {
                        cells.push(StructureNode { span: (1, count), ..StructureNode::cell("TD", nodes) });
                    }
                    Row::Cells(of_stages) => {
                        cells.extend(of_stages.into_iter().map(|nodes| StructureNode::cell("TD", nodes)));
                    }
                }
                rows.push(StructureNode::of_nodes("TR", cells));
            }
        }
        StructureNode::of_nodes("Table", rows)
    }
}
