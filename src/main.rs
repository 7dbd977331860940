//! The `carepress` command.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    keep_memory();
    open_memory();
    gather_workers();
    touch_memory();
    cli::run()
}

/// glibc hands the top of its heap back to the system whenever it is free, to ask for it again at
/// the next page: a fifth of all page faults of a build. It stops doing so once a block of nearly
/// 32 MiB, the largest it goes by, has come and gone (mallopt(3), `M_MMAP_THRESHOLD`). The block
/// itself is never touched, and other allocators take no notice.
fn keep_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(31 << 20)));
}

/// glibc opens the memory of a thread to it piece by piece, with a call to the system for each. What
/// has been open once stays so.
fn open_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(8 << 20)));
}

/// Counts this thread among those that work is spread over: otherwise it would hand everything to
/// others and wait. A pool of the usual kind does when the system gives none.
fn gather_workers() {
    let pool = rayon::ThreadPoolBuilder::new().use_current_thread();
    drop(pool.start_handler(|_| open_memory()).build_global());
}

/// The system hands out each page of memory when it is first touched, which holds up whoever does
/// it for 2 microseconds. Other threads have nothing to do yet: one of them touches what this one
/// will need for a handout of some pages, 4 MiB, and gives it back to this one's heap.
fn touch_memory() {
    if rayon::current_num_threads() == 1 {
        return;
    }
    let mut memory = Vec::<u8>::with_capacity(4 << 20);
    rayon::spawn(move || {
        for page in memory.spare_capacity_mut().chunks_mut(4096) {
            page[0].write(0);
        }
        drop(std::hint::black_box(memory));
    });
}
