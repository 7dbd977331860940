//! How shapes are painted, as their attributes and those of the group around them say.

use super::{Fill, Paint, Stop, Stroke};
use crate::picture::Dress;
use crate::picture::dress::ARROW;
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;
use svgtypes::{NumberListParser, Paint as Value};
use usvg::tiny_skia_path::{Path, Rect};
use usvg::{Color, FillRule, LineCap, LineJoin, Opacity, Transform};

/// Gradients by their ids.
pub(super) type Gradients<'a> = HashMap<&'a str, Arc<[Stop]>>;

/// What inherits from a group to its shapes.
#[derive(Clone)]
pub(super) struct Look<'a> {
    /// What the shape is: its class.
    role: Option<&'a str>,
    fill: Value<'a>,
    fill_opacity: Opacity,
    rule: FillRule,
    stroke: Value<'a>,
    width: f32,
    dashes: Vec<f32>,
    pub(super) cap: LineCap,
    join: LineJoin,
    pub(super) stroke_first: bool,
}

impl Default for Look<'_> {
    fn default() -> Self {
        Look {
            role: None,
            fill: Value::Color(svgtypes::Color::black()),
            fill_opacity: Opacity::ONE,
            rule: FillRule::NonZero,
            stroke: Value::None,
            width: 1.0,
            dashes: Vec::new(),
            cap: LineCap::Butt,
            join: LineJoin::Miter,
            stroke_first: false,
        }
    }
}

impl<'a> Look<'a> {
    /// Takes an attribute; `None` when it is none of a look's, or has a value that is not plain.
    pub(super) fn set(&mut self, name: &str, value: &'a str) -> Option<()> {
        match name {
            "class" => self.role = value.split_ascii_whitespace().next().or(self.role),
            "fill" => self.fill = Value::from_str(value).ok()?,
            "fill-opacity" => self.fill_opacity = opacity(value)?,
            "fill-rule" => self.rule = rule(value)?,
            "stroke" => self.stroke = Value::from_str(value).ok()?,
            "stroke-width" => self.width = number(value).filter(|width| *width > 0.0)?,
            "stroke-dasharray" => self.dashes = dashes(value)?,
            "stroke-linecap" => {
                self.cap = match value {
                    "butt" => LineCap::Butt,
                    "round" => LineCap::Round,
                    "square" => LineCap::Square,
                    _ => return None,
                }
            }
            "stroke-linejoin" => {
                self.join = match value {
                    "miter" => LineJoin::Miter,
                    "round" => LineJoin::Round,
                    "bevel" => LineJoin::Bevel,
                    _ => return None,
                }
            }
            "paint-order" if value == "stroke" => self.stroke_first = true,
            _ => return None,
        }
        Some(())
    }

    /// The area of a shape, in the colour its role has in a dress; `None` when it is not plain.
    pub(super) fn fill(
        &self,
        path: &Path,
        gradients: &Gradients<'_>,
        dress: Option<&Dress>,
    ) -> Option<Option<Fill>> {
        let worn = self.role.and_then(|role| dress?.of(role));
        let paint = match (worn, &self.fill) {
            (Some(color), _) => Paint::Color(Color::new_rgb(color.r, color.g, color.b)),
            (None, Value::None) => return Some(None),
            (None, Value::Color(color)) => Paint::Color(opaque(*color)?),
            (None, Value::FuncIRI(id, None)) => {
                let shape = path.compute_tight_bounds().and_then(|b: Rect| b.to_non_zero_rect())?;
                Paint::Radial(Arc::clone(gradients.get(id)?), Transform::from_bbox(shape))
            }
            _ => return None,
        };
        Some(Some(Fill { paint, opacity: self.fill_opacity, rule: self.rule }))
    }

    /// The colour of an arrow that is to be wider than as drawn, and the widths of its line and of
    /// the white one under it.
    pub(super) fn wider(
        &self,
        fill: Option<&Fill>,
        dress: Option<&Dress>,
    ) -> Option<(Color, (f32, f32))> {
        let lines = dress.filter(|_| self.role == Some(ARROW))?.arrow_lines()?;
        match fill.map(|fill| &fill.paint) {
            Some(Paint::Color(color)) => Some((*color, lines)),
            _ => None,
        }
    }

    /// The line of a shape; `None` when it is not plain.
    pub(super) fn stroke(&self) -> Option<Option<Stroke>> {
        let color = match &self.stroke {
            Value::None => return Some(None),
            Value::Color(color) => opaque(*color)?,
            _ => return None,
        };
        let (width, cap, join) = (self.width, self.cap, self.join);
        Some(Some(Stroke { color, width, dashes: self.dashes.clone(), cap, join }))
    }
}

pub(super) fn number(value: &str) -> Option<f32> {
    let svgtypes::Number(number) = svgtypes::Number::from_str(value).ok()?;
    Some(number as f32)
}

pub(super) fn opacity(value: &str) -> Option<Opacity> {
    number(value).and_then(Opacity::new)
}

pub(super) fn rule(value: &str) -> Option<FillRule> {
    match value {
        "nonzero" => Some(FillRule::NonZero),
        "evenodd" => Some(FillRule::EvenOdd),
        _ => None,
    }
}

pub(super) fn opaque(color: svgtypes::Color) -> Option<Color> {
    (color.alpha == 255).then(|| Color::new_rgb(color.red, color.green, color.blue))
}

/// Dashes and gaps in pairs.
fn dashes(value: &str) -> Option<Vec<f32>> {
    let dashes: Vec<f32> = NumberListParser::from(value)
        .map(|length| length.ok().map(|length| length as f32).filter(|length| *length > 0.0))
        .collect::<Option<_>>()?;
    (!dashes.is_empty() && dashes.len().is_multiple_of(2)).then_some(dashes)
}
