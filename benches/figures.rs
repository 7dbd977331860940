//! Each stage of a figure by itself, on poses of the library: seated, lying, and on the floor from
//! above. Run with `cargo bench --bench figures`.

#![expect(clippy::unwrap_used, reason = "the poses are known, and a panic is the right report")]

use carepress::figure::pose::Pose;
use carepress::figure::read::read;
use carepress::figure::scene::Scene;
use carepress::figure::stage::{Bodies, stage};
use carepress::figure::trace::{TraceOptions, trace};
use carepress::source::Library;
use divan::Bencher;

const POSES: [&str; 3] = ["chair-twist/turn", "bridge/lift", "seated-floor-rotation/turn"];

fn main() {
    divan::main();
}

fn path(name: &str) -> String {
    format!("illustrations/{name}.pose.yaml")
}

fn pose(name: &str) -> Pose {
    read(&Library, &path(name)).pose.unwrap()
}

fn scene(name: &str) -> Scene {
    stage(&pose(name), Bodies::embedded().unwrap()).unwrap().0
}

#[divan::bench(args = POSES)]
fn read_pose(bencher: Bencher, name: &str) {
    let path = path(name);
    bencher.bench(|| read(&Library, &path));
}

#[divan::bench(args = POSES)]
fn stage_scene(bencher: Bencher, name: &str) {
    let (pose, bodies) = (pose(name), Bodies::embedded().unwrap());
    bencher.bench(|| stage(&pose, bodies));
}

#[divan::bench(args = POSES)]
fn trace_drawing(bencher: Bencher, name: &str) {
    let scene = scene(name);
    bencher.bench(|| trace(&scene, &TraceOptions::default()));
}
