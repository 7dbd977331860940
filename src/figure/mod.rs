//! People drawn from poses.
//!
//! ```text
//! YAML --read--> Pose --stage--> Scene --trace--> Drawing (SVG)
//! ```
//!
//! * `pose` says what is drawn: joint angles, what hands and feet reach, props, camera.
//! * `scene` is the posed, dressed body with its props: meshes in world coordinates.
//!
//! World coordinates are metres, right-handed: y points up, the floor is y = 0, a figure that has
//! not been turned faces +z and its left side is +x. Angles are degrees. Every sine, cosine and
//! power comes from `libm`, so that a drawing is the same to the byte on every machine.

mod draw;
mod mirror;
pub mod pose;
pub mod read;
pub mod scene;
pub mod stage;
mod stamp;
pub mod trace;

pub use draw::{Drawn, draw, stamp_of};
