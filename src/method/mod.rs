//! What the craft knows: catalogues, templates, funnel arithmetic and the rules of a review. The knowledge is data in
//! `assets/`; the code only reads it.

mod answers;
mod changed_part;
mod channel;
mod counted;
mod coverage;
mod curves;
mod distinct;
mod embedded;
mod extremes;
mod feeling;
mod funnel;
mod icons;
mod meeting_words;
mod progress;
mod ranking;
mod remark;
mod review;
mod synth;
mod template;
mod what_if;
mod what_if_told;

pub use crate::edit::meeting::changes_of;
pub use answers::Answers;
pub use changed_part::{changed_part, lower_first, part_label};
pub use channel::{Channel, channel, channels};
pub use counted::{Losses, losses, source_line, source_within};
pub use coverage::{Coverage, coverage};
pub use curves::{Change, Curve, Gap, changes, curve_points, gains, gaps, tangents, tenths};
pub use distinct::with_distinct_texts;
pub use extremes::{Extreme, ExtremeKind, Speaking, extremes, feeling_key, labelled};
pub use feeling::{FeelingWord, feelings, feelings_near};
pub use funnel::{
    FunnelFault, FunnelFaultKind, FunnelStep, Loss, Remaining, check_funnel, everybody, rates, remaining,
};
pub use icons::{channel_icon, kind_icon, lane_icon};
pub use meeting_words::{ChangeWords, ChangedPart, change_words, meeting_sum, meeting_title};
pub use progress::{Progress, Standing, likely_aim, progress};
pub use ranking::{LossUnit, PainPoint, Ranking, ranking};
pub use remark::{Level, Remark, short_name};
pub use review::{MOST_STAGES, review};
pub use synth::{synth, with_feelings};
pub use template::{Template, template, templates, title};
pub use what_if::{Figures, Mood, Move, Outcome, Pair, PersonaOutcome, compare, with};
pub use what_if_told::{Missing, gain_in_money, gain_in_people, gain_in_share};
