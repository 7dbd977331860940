//! Colours, gradients and patterns of a drawing.

use super::outline::Grid;
use super::{Pen, STEPS, normal, placement};
use crate::picture::grey;
use krilla::blend::BlendMode;
use krilla::color::{Color, luma, rgb};
use krilla::mask::MaskType;
use krilla::paint::{
    Fill, FillRule, LineCap, LineJoin, LinearGradient, Paint, Pattern, RadialGradient,
    SpreadMethod, Stop, Stroke, StrokeDash,
};
use krilla::surface::Surface;
use usvg::{BaseGradient, Opacity, Transform};

/// The thinnest line that every printer prints, in points: thinner ones break up on paper.
const LEAST_STROKE: f32 = 0.25;

/// In what inks a drawing is drawn.
#[derive(Clone, Copy)]
pub(super) struct Inks {
    /// Every colour as its grey.
    pub(super) grey: bool,
}

impl Inks {
    /// A grey is written as one, so that a printer takes its black for it.
    pub(super) fn color(self, color: usvg::Color) -> Color {
        let usvg::Color { red, green, blue } = color;
        if self.grey {
            luma::Color::new(grey(red, green, blue)).into()
        } else if red == green && green == blue {
            luma::Color::new(red).into()
        } else {
            rgb::Color::new(red, green, blue).into()
        }
    }

    fn stops(self, gradient: &BaseGradient) -> Vec<Stop> {
        let stops = gradient.stops().iter();
        stops.map(|stop| self.stop(stop.offset(), stop.color(), stop.opacity())).collect()
    }

    /// A colour of a gradient. All of them are of one kind, grey or not.
    pub(super) fn stop(self, offset: Opacity, color: usvg::Color, opacity: Opacity) -> Stop {
        let usvg::Color { red, green, blue } = color;
        let color = match self.grey {
            true => luma::Color::new(grey(red, green, blue)).into(),
            false => rgb::Color::new(red, green, blue).into(),
        };
        Stop { offset: normal(offset), color, opacity: normal(opacity) }
    }
}

impl Pen {
    pub(super) fn fill(self, surface: &mut Surface<'_>, fill: &usvg::Fill) -> Fill {
        Fill {
            paint: self.paint(surface, fill.paint()),
            opacity: normal(fill.opacity()),
            rule: rule(fill.rule()),
        }
    }

    /// A stroke, `scale` times as wide as in its own space.
    pub(super) fn stroke(
        self,
        surface: &mut Surface<'_>,
        stroke: &usvg::Stroke,
        scale: f32,
    ) -> Stroke {
        Stroke {
            paint: self.paint(surface, stroke.paint()),
            width: self.width(stroke.width().get(), scale),
            miter_limit: stroke.miterlimit().get(),
            line_cap: cap(stroke.linecap()),
            line_join: join(stroke.linejoin()),
            opacity: normal(stroke.opacity()),
            dash: stroke.dasharray().and_then(|dashes| dash(dashes, stroke.dashoffset(), scale)),
        }
    }

    /// How wide a stroke is printed, `scale` times as wide as in its own space.
    pub(super) fn width(self, width: f32, scale: f32) -> f32 {
        let least = match self.grid {
            Grid::Whole => LEAST_STROKE * STEPS,
            // How large it is printed is not known here.
            Grid::None => 0.01,
        };
        length(width, scale).max(least)
    }

    fn paint(self, surface: &mut Surface<'_>, paint: &usvg::Paint) -> Paint {
        match paint {
            usvg::Paint::Color(color) => self.inks.color(*color).into(),
            usvg::Paint::LinearGradient(gradient) => LinearGradient {
                x1: gradient.x1(),
                y1: gradient.y1(),
                x2: gradient.x2(),
                y2: gradient.y2(),
                transform: placement(self.map.pre_concat(gradient.transform())),
                spread_method: spread(gradient.spread_method()),
                stops: self.inks.stops(gradient),
                anti_alias: false,
            }
            .into(),
            usvg::Paint::RadialGradient(gradient) => RadialGradient {
                cx: gradient.cx(),
                cy: gradient.cy(),
                cr: gradient.r().get(),
                fx: gradient.fx(),
                fy: gradient.fy(),
                fr: 0.0,
                transform: placement(self.map.pre_concat(gradient.transform())),
                spread_method: spread(gradient.spread_method()),
                stops: self.inks.stops(gradient),
                anti_alias: false,
            }
            .into(),
            usvg::Paint::Pattern(pattern) => self.pattern(surface, pattern).into(),
        }
    }

    /// One tile, drawn in its own space: only where it is used does it get its size on paper.
    fn pattern(self, surface: &mut Surface<'_>, pattern: &usvg::Pattern) -> Pattern {
        let mut builder = surface.stream_builder();
        let mut inner = builder.surface();
        let pen = Pen { map: Transform::identity(), grid: Grid::None, ..self };
        pen.group(&mut inner, pattern.root());
        inner.finish();
        let area = pattern.rect();
        let place = Transform::from_translate(area.x(), area.y());
        Pattern {
            stream: builder.finish(),
            transform: placement(self.map.pre_concat(pattern.transform()).pre_concat(place)),
            width: area.width(),
            height: area.height(),
        }
    }
}

/// A length `scale` times as long, in hundredths.
fn length(length: f32, scale: f32) -> f32 {
    (length * scale * 100.0).round() / 100.0
}

/// Dashes `scale` times as long; none when nothing of them is left.
pub(super) fn dash(dashes: &[f32], offset: f32, scale: f32) -> Option<StrokeDash> {
    let array: Vec<f32> = dashes.iter().map(|part| length(*part, scale)).collect();
    let some = array.iter().sum::<f32>() > 0.0;
    some.then(|| StrokeDash { offset: length(offset, scale), array })
}

pub(super) fn rule(rule: usvg::FillRule) -> FillRule {
    match rule {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    }
}

pub(super) fn cap(cap: usvg::LineCap) -> LineCap {
    match cap {
        usvg::LineCap::Butt => LineCap::Butt,
        usvg::LineCap::Round => LineCap::Round,
        usvg::LineCap::Square => LineCap::Square,
    }
}

pub(super) fn join(join: usvg::LineJoin) -> LineJoin {
    match join {
        usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
        usvg::LineJoin::Round => LineJoin::Round,
        usvg::LineJoin::Bevel => LineJoin::Bevel,
    }
}

fn spread(method: usvg::SpreadMethod) -> SpreadMethod {
    match method {
        usvg::SpreadMethod::Pad => SpreadMethod::Pad,
        usvg::SpreadMethod::Reflect => SpreadMethod::Reflect,
        usvg::SpreadMethod::Repeat => SpreadMethod::Repeat,
    }
}

pub(super) fn mask_type(kind: usvg::MaskType) -> MaskType {
    match kind {
        usvg::MaskType::Luminance => MaskType::Luminosity,
        usvg::MaskType::Alpha => MaskType::Alpha,
    }
}

pub(super) fn blend_mode(mode: usvg::BlendMode) -> BlendMode {
    match mode {
        usvg::BlendMode::Normal => BlendMode::Normal,
        usvg::BlendMode::Multiply => BlendMode::Multiply,
        usvg::BlendMode::Screen => BlendMode::Screen,
        usvg::BlendMode::Overlay => BlendMode::Overlay,
        usvg::BlendMode::Darken => BlendMode::Darken,
        usvg::BlendMode::Lighten => BlendMode::Lighten,
        usvg::BlendMode::ColorDodge => BlendMode::ColorDodge,
        usvg::BlendMode::ColorBurn => BlendMode::ColorBurn,
        usvg::BlendMode::HardLight => BlendMode::HardLight,
        usvg::BlendMode::SoftLight => BlendMode::SoftLight,
        usvg::BlendMode::Difference => BlendMode::Difference,
        usvg::BlendMode::Exclusion => BlendMode::Exclusion,
        usvg::BlendMode::Hue => BlendMode::Hue,
        usvg::BlendMode::Saturation => BlendMode::Saturation,
        usvg::BlendMode::Color => BlendMode::Color,
        usvg::BlendMode::Luminosity => BlendMode::Luminosity,
    }
}
