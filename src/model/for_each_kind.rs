//! The one list of the kinds of element. What has an arm for each of them is made from it, so that a new kind is a row here, a
//! list in [`Journey`](super::Journey) and a file that says what it is; the compiler names what else has to know of it.

/// Hands the kinds of which a journey has lists to a macro, a row for each, behind what else is given. What names another stands
/// behind it: a solution behind the barriers that it takes away.
///
/// ```ignore
/// // kind  list           { what it is, its type, its id = what the written id begins with, its name in keys and files }
/// Stage    stages         { "A stage.", Stage, StageId = "stage", "stage" }
/// ```
///
/// Who needs no more than the first two takes the rest as one `tt`:
///
/// ```ignore
/// macro_rules! count {
///     ($($kind:ident $list:ident $row:tt)*) => {
///         fn count(journey: &Journey) -> usize { 0 $(+ journey.$list.len())* }
///     };
/// }
/// for_each_kind_of_journey! { count }
/// ```
macro_rules! for_each_kind_of_journey {
    ($callback:ident $($before:tt)*) => {
        $callback! {
            $($before)*
            Stage stages { "A stage.", Stage, StageId = "stage", "stage" }
            Lane lanes { "A lane.", Lane, LaneId = "lane", "lane" }
            Touchpoint touchpoints { "A touchpoint.", Touchpoint, TouchpointId = "touch", "touchpoint" }
            Note notes { "A text in a lane of texts.", Note, NoteId = "note", "note" }
            Emotion emotions { "A point of a persona's emotion curve.", EmotionPoint, EmotionId = "emotion", "emotion" }
            Barrier barriers { "A barrier.", Barrier, BarrierId = "barrier", "barrier" }
            Solution solutions { "A solution.", Solution, SolutionId = "solution", "solution" }
            DropOff dropoffs { "A drop-off of a persona.", DropOff, DropOffId = "dropoff", "dropoff" }
            Metric metrics { "A metric.", Metric, MetricId = "metric", "metric" }
        }
    };
}
pub(crate) use for_each_kind_of_journey;

/// The same with personas, whose list is the project's: every kind that is added, changed and taken out as a whole.
macro_rules! for_each_kind {
    ($callback:ident $($more:tt)*) => {
        $crate::model::for_each_kind_of_journey! {
            $callback
            Persona personas { "A persona.", Persona, PersonaId = "persona", "persona" }
            $($more)*
        }
    };
}
pub(crate) use for_each_kind;
