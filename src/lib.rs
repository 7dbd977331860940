//! carepress turns YAML exercise definitions and illustrations into the PDF handouts and posters
//! a clinic prints under its own name.
//!
//! Data flows one way, and each arrow is a type:
//!
//! ```text
//! files --load--> Project --check--> Catalogue --resolve--> Document --layout--> Pages --paint--> PDF
//!                                                                        Pages --impose--> Pages
//! ```
//!
//! See ARCHITECTURE.md for the invariants.

pub mod check;
pub mod color;
pub mod diagnostic;
pub mod figure;
pub mod fonts;
pub mod impose;
pub mod layout;
pub mod load;
pub mod paint;
pub mod parallel;
pub mod picture;
pub mod raster;
pub mod resolve;
pub mod source;
pub mod units;
