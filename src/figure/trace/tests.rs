//! Whole drawings: closed, without gaps, the same each time, whatever the scene.

use super::*;
use crate::figure::pose::{
    Age, Build, Camera, Hair, HairColor, HairStyle, Person, Sex, Side, Skin,
};
use crate::figure::scene::{Arrow, Glow, Layer, Part};
use glam::DVec3;
use kurbo::{BezPath, PathEl, Point, Shape};
use proptest::prelude::*;

fn scene(layers: Vec<Layer>) -> Scene {
    Scene {
        person: Person {
            sex: Sex::Woman,
            age: Age::Adult,
            build: Build::Average,
            skin: Skin::Tone3,
            hair: Hair { style: HairStyle::Short, color: HairColor::Black },
        },
        layers,
        ghost: Vec::new(),
        camera: Camera { azimuth: 20.0, elevation: 10.0, distance: 7.0, center: None },
        features: Vec::new(),
        head: [DVec3::X, DVec3::Y, DVec3::Z],
        calm: Vec::new(),
        glows: Vec::new(),
        arrows: Vec::new(),
    }
}

/// A ball of 24 by 48 squares.
fn ball(center: DVec3, radius: f64, region: Region, part: Part) -> Layer {
    let mut layer = Layer {
        positions: Vec::new(),
        triangles: Vec::new(),
        region,
        parts: vec![part],
        keep: Vec::new(),
        band: None,
    };
    for ring in 0..=24u32 {
        for spoke in 0..48u32 {
            let (a, b) = (f64::from(ring) * 7.5, f64::from(spoke) * 7.5);
            let (sa, ca) = libm::sincos(a.to_radians());
            let (sb, cb) = libm::sincos(b.to_radians());
            layer.positions.push(center + radius * DVec3::new(sa * sb, ca, sa * cb));
            if ring > 0 {
                let next = (spoke + 1) % 48;
                let [i, j, k, l] =
                    [(ring - 1, spoke), (ring, spoke), (ring, next), (ring - 1, next)]
                        .map(|(ring, spoke)| ring * 48 + spoke);
                layer.triangles.extend([[i, j, k], [i, k, l]]);
            }
        }
    }
    layer
}

/// A person of a kind: balls before, behind and inside each other.
fn balls() -> Scene {
    let at = DVec3::new;
    let mut shirt = ball(at(0.0, 0.5, 0.0), 0.2, Region::Shirt, Part::Torso);
    shirt.keep = shirt.positions.iter().map(|p| p.y - 0.4).collect();
    let collar = shirt.positions.iter().map(|p| 0.65 - p.y).collect();
    shirt.band = Some((collar, Region::Collar));
    let mut scene = scene(vec![
        ball(at(0.0, 0.8, 0.0), 0.12, Region::Skin, Part::Head),
        shirt,
        ball(at(0.0, 0.3, 0.0), 0.19, Region::Trousers, Part::Torso),
        ball(at(0.1, 0.45, 0.2), 0.1, Region::Trousers, Part::Thigh(Side::Left)),
        ball(at(0.05, 0.75, 0.2), 0.06, Region::Skin, Part::Hand(Side::Left)),
    ]);
    let glow = Glow {
        center: at(0.0, 0.4, 0.15),
        facing: None,
        radius: 0.14,
        aspect: 1.2,
        angle: 20.0,
        depth: 0.2,
    };
    scene.glows.push(glow);
    scene.ghost = vec![ball(at(0.3, 0.8, 0.0), 0.12, Region::Skin, Part::Head)];
    for both_ways in [false, true] {
        scene.arrows.push(Arrow {
            from: (at(0.0, 0.5, 0.0), [0.0, 0.0]),
            to: (at(0.0, 0.5, 0.0), [-0.3, 0.1]),
            bend: 0.25,
            both_ways,
            width: 13.0,
        });
    }
    scene
}

/// The areas of a drawing by their classes.
fn areas(svg: &str) -> Vec<(Region, BezPath)> {
    let shapes = svg.lines().filter_map(|line| line.strip_prefix("<path class=\""));
    shapes
        .filter_map(|line| {
            let (class, rest) = line.split_once('"')?;
            let region = Region::ALL.into_iter().find(|region| region.role() == class)?;
            let (_, rest) = rest.split_once(" d=\"")?;
            Some((region, BezPath::from_svg(rest.split('"').next()?).unwrap()))
        })
        .collect()
}

#[test]
fn what_is_felt_on_the_far_side_shines_out_around_the_body() {
    let mut scene = balls();
    let mut drawn = |facing: DVec3| {
        scene.glows[0].facing = Some(facing);
        trace(&scene, &TraceOptions::default()).svg.contains("url(#glow-behind)")
    };
    assert_eq!([drawn(DVec3::Z), drawn(DVec3::X), drawn(DVec3::NEG_Z)], [false, false, true]);
}

#[test]
fn areas_cover_the_figure_without_gaps_or_overlaps() {
    let scene = balls();
    let areas = areas(&trace(&scene, &TraceOptions::default()).svg);
    assert_eq!(areas.len(), 4);
    let view = View::frame(&scene);
    let mut buffers = Buffers::new(&view);
    for layer in &scene.layers {
        buffers.draw(&view, layer);
    }
    let (width, height) = (buffers.width, buffers.height);
    let region = |x: usize, y: usize| buffers.region[y * width + x];
    let mut seen = 0;
    for y in (8..height - 8).step_by(5) {
        for x in (8..width - 8).step_by(5) {
            let point = Point::new(x as f64 + 0.5, y as f64 + 0.5);
            let here: Vec<Region> = areas
                .iter()
                .filter(|(_, area)| area.winding(point) != 0)
                .map(|(region, _)| *region)
                .collect();
            let around = [(4, 4), (0, 4), (8, 4), (4, 0), (4, 8)]
                .map(|(dx, dy)| region(x + dx - 4, y + dy - 4));
            if around.iter().all(|other| *other == around[0]) {
                let drawn = here.first().copied().unwrap_or(Region::Nothing);
                assert_eq!(drawn, around[0], "at {x}, {y}");
            }
            // Where regions meet it may be either, but it is one.
            if !around.contains(&Region::Nothing) {
                assert_eq!(here.len(), 1, "at {x}, {y}: {here:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 1000);
}

#[test]
fn a_drawing_is_whole_small_and_the_same_each_time() {
    let drawing = trace(&balls(), &TraceOptions::default());
    assert_eq!(drawing, trace(&balls(), &TraceOptions::default()));
    let frame = drawing.frame;
    let person = drawing.person.unwrap();
    assert!(person.x > frame.x && person.x + person.width < frame.x + frame.width);
    assert!(person.y > frame.y && person.y + person.height < frame.y + frame.height);
    assert!(drawing.svg.len() < 12_000, "{} bytes", drawing.svg.len());
    for class in ["skin", "shade", "glow", "line", "arrow", "ghost"] {
        assert!(drawing.svg.contains(&format!("class=\"{class}\"")), "no {class}");
    }
}

#[test]
fn lines_grow_on_drawings_that_are_printed_small() {
    let outline = |print_width: f64| {
        let svg = trace(&balls(), &TraceOptions { print_width }).svg;
        let strokes = svg.lines().find(|line| line.starts_with("<g class=\"line\"")).unwrap();
        let width = |text: &str| text.split('"').next().unwrap().parse::<f64>().unwrap();
        strokes.split("stroke-width=\"").skip(1).map(width).fold(0.0, f64::max)
    };
    assert_eq!([outline(50.0), outline(5.0)], [ink::OUTLINE, ink::OUTLINE * HEAVIEST]);
}

#[test]
fn an_arrow_steps_aside_from_a_face() {
    let at = DVec3::new;
    let scene = scene(vec![ball(at(0.0, 0.0, 0.0), 0.2, Region::Skin, Part::Head)]);
    let view = View::frame(&scene);
    let arrow = Arrow {
        from: (DVec3::ZERO, [-0.1, 0.02]),
        to: (DVec3::ZERO, [0.1, 0.02]),
        bend: 0.0,
        both_ways: false,
        width: 13.0,
    };
    let center = view.project(DVec3::ZERO).truncate();
    let mut path = PathData::new(Grid::Tenths);
    arrow::write(&arrow, &view, 1.0, Some((center, 60.0)), &mut path);
    let (_, low) = path.bounds().unwrap();
    assert!(low.y < center.y - 60.0, "{low} covers {center}");
}

#[test]
fn nothing_is_drawn_of_nothing() {
    let drawing = trace(&scene(Vec::new()), &TraceOptions::default());
    assert!(drawing.person.is_none());
    assert!(!drawing.svg.contains("<path class"));
}

/// Any number, now and then none.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![999 => -0.4..0.4f64, 9 => Just(f64::NAN), 9 => Just(f64::INFINITY), 1 => Just(1e12)]
}

fn point() -> impl Strategy<Value = DVec3> {
    [number(), number(), number()].prop_map(DVec3::from_array)
}

fn layer() -> impl Strategy<Value = Layer> {
    let region = prop::sample::select(Region::ALL.to_vec());
    let part = prop::sample::select(vec![
        Part::None,
        Part::Head,
        Part::Finger(Side::Left, 2),
        Part::Thigh(Side::Right),
        Part::Prop(3),
    ]);
    let triangle = [0..14u32, 0..14u32, 0..14u32];
    (
        prop::collection::vec(point(), 0..14),
        prop::collection::vec(triangle, 0..20),
        region,
        prop::collection::vec(part, 0..20),
        prop::collection::vec(number(), 0..14),
    )
        .prop_map(|(positions, triangles, region, parts, keep)| Layer {
            positions,
            triangles,
            region,
            parts,
            band: (keep.len() > 6).then(|| (keep.clone(), Region::Collar)),
            keep,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_scene_has_a_sound_drawing(
        layers in prop::collection::vec(layer(), 0..5),
        ghost in prop::collection::vec(layer(), 0..2),
        ends in [point(), point()],
        glow in (point(), number(), number(), number()),
        camera in [number(), number(), number()],
    ) {
        let mut scene = scene(layers);
        scene.ghost = ghost;
        scene.camera = Camera {
            azimuth: camera[0] * 900.0,
            elevation: camera[1] * 200.0,
            distance: camera[2] * 10.0,
            center: Some(ends[0]),
        };
        scene.arrows = vec![Arrow {
            from: (ends[0], [0.0; 2]),
            to: (ends[1], [0.0; 2]),
            bend: glow.3,
            both_ways: glow.1 > 0.0,
            width: 13.0,
        }];
        scene.glows =
            vec![Glow { center: glow.0, facing: None, radius: glow.1, aspect: glow.2, angle: glow.3, depth: 0.2 }];
        let drawing = trace(&scene, &TraceOptions::default());
        prop_assert!(drawing.svg.len() < 400_000, "{} bytes", drawing.svg.len());
        prop_assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
        for (region, area) in areas(&drawing.svg) {
            let count = |test: fn(&PathEl) -> bool| area.elements().iter().filter(|e| test(e)).count();
            let starts = count(|e| matches!(e, PathEl::MoveTo(_)));
            prop_assert_eq!(starts, count(|e| matches!(e, PathEl::ClosePath)), "{:?}", region);
        }
    }
}
