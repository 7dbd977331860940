//! Work spread over the processor's cores.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Applies a function to every item on as many threads as there are cores. Results come in the
/// order of the items, whichever was done first.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    map_with(items, || (), |(), item| work(item))
}

/// The same with a tool that each thread makes once and uses for all of its items.
pub fn map_with<T: Sync, R: Send, Tool>(
    items: &[T],
    tool: impl Fn() -> Tool + Sync,
    work: impl Fn(&mut Tool, &T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    // Items differ in size, so a free thread takes the next one rather than a share set beforehand.
    let take = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        items.get(index).map(|item| (index, item))
    };
    let worker = || {
        let first = take();
        // A thread that comes too late needs no tool.
        let mut tool = first.is_some().then(&tool);
        std::iter::successors(first, |_| take())
            .filter_map(|(index, item)| Some((index, work(tool.as_mut()?, item))))
            .collect::<Vec<_>>()
    };
    let others = Mutex::new(Vec::with_capacity(items.len()));
    let mut results = rayon::in_place_scope(|scope| {
        for _ in 1..rayon::current_num_threads().min(items.len()) {
            scope.spawn(|_| {
                let more = worker();
                others.lock().unwrap_or_else(PoisonError::into_inner).extend(more);
            });
        }
        worker()
    });
    results.extend(others.into_inner().unwrap_or_else(PoisonError::into_inner));
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Frees what is no longer needed on another core: it is in so many pieces that it takes as long as
/// a page.
pub fn drop_elsewhere(done: impl Send + 'static) {
    rayon::spawn(|| drop(done));
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_item_is_done_once_and_results_keep_their_order() {
        let items: Vec<u64> = (0..500).collect();
        let squares = super::map(&items, |n| n * n);
        assert!(squares.iter().zip(&items).all(|(square, n)| *square == n * n));
        assert_eq!(squares.len(), items.len());
        assert!(super::map(&[] as &[u8], |n| *n).is_empty());
    }
}
