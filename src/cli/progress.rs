//! A bar for builds long enough to wonder about.

use super::console::Console;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Fewer guides than this are done before a bar could be read.
const MANY: usize = 4;

/// A bar on standard error, when somebody watches and there is something to wait for.
pub(crate) fn bar(jobs: usize, console: &Console) -> ProgressBar {
    if jobs < MANY || !console.is_watched() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} guides");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
