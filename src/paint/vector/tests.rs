use crate::color::Color;
use crate::layout::page::{
    Artifact, Info, Item, Node, Owner, Page, Pages, PictureItem, Placed, Role, Structure,
};
use crate::paint::paint;
use crate::picture::{self, Art, Dress, Style};
use crate::raster::pages_to_png;
use crate::source::{Folder, Source};
use crate::units::Pt;
use kurbo::Rect;

/// What a drawing of 100 × 100 units looks like on paper, a pixel a unit.
fn printed(inner: &str, style: Style) -> image::RgbImage {
    let svg =
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>{inner}</svg>");
    let picture = picture::decode(svg.as_bytes(), "a.svg", style).expect("a sound drawing");
    let pdf = paint(&page(picture, Rect::new(0.0, 0.0, 200.0, 200.0))).expect("paints");
    let pngs = pages_to_png(&pdf, 36.0).expect("renders");
    image::load_from_memory(&pngs[0]).expect("a PNG").into_rgb8()
}

/// A page with one picture.
fn page(picture: picture::Picture, rect: Rect) -> Pages {
    let item = Item::Picture(PictureItem { picture, rect, least_ppi: 0.0, at: None });
    let items = vec![Placed { item, owner: Owner::Artifact(Artifact::Layout) }];
    let document = Node { role: Role::Document, language: None, children: Vec::new() };
    Pages {
        pages: vec![Page { size: (200.0, 200.0).into(), bleed: Pt::ZERO, margin: Pt::ZERO, items }],
        structure: Structure { nodes: vec![document] },
        warnings: Vec::new(),
        outline: Vec::new(),
        info: Info { title: "A".to_owned(), language: "en".to_owned(), ..Info::default() },
    }
}

const WHITE: [u8; 3] = [255, 255, 255];
const RED: [u8; 3] = [255, 0, 0];
const BLUE: [u8; 3] = [0, 0, 255];

/// What a drawing says, what is drawn, and the colours at some of its points.
type Case = (&'static str, &'static str, &'static [(u32, u32, [u8; 3])]);

const CASES: &[Case] = &[
    (
        "groups move and turn",
        "<g transform='translate(60 10)'><rect transform='rotate(90)' width='30' height='20' fill='red'/></g>",
        &[(50, 20, RED), (50, 45, WHITE), (70, 20, WHITE)],
    ),
    (
        "what leaves the sheet is cut off, wherever the sheet stands",
        "<rect x='-50' y='-50' width='200' height='100' fill='red'/>",
        &[(2, 2, RED), (97, 47, RED), (50, 53, WHITE)],
    ),
    (
        "a clip may have a hole",
        "<clipPath id='c'><path clip-rule='evenodd' d='M10 10h80v80h-80zM30 30h40v40h-40z'/></clipPath>\
         <rect width='100' height='100' fill='red' clip-path='url(#c)'/>",
        &[(20, 20, RED), (50, 50, WHITE), (5, 5, WHITE)],
    ),
    (
        "shapes of a clip add up, and a clip may be clipped",
        "<clipPath id='d'><rect width='100' height='50'/></clipPath>\
         <clipPath id='c' clip-path='url(#d)' transform='translate(10 0)'><rect width='20' height='90'/>\
         <rect x='50' width='20' height='90'/></clipPath>\
         <rect width='100' height='100' fill='red' clip-path='url(#c)'/>",
        &[(20, 20, RED), (70, 20, RED), (45, 20, WHITE), (20, 70, WHITE)],
    ),
    (
        "a clip of clipped shapes",
        "<clipPath id='d'><rect width='50' height='100'/></clipPath>\
         <clipPath id='c'><rect width='90' height='90' clip-path='url(#d)'/></clipPath>\
         <rect width='100' height='100' fill='red' clip-path='url(#c)'/>",
        &[(40, 50, RED), (60, 50, WHITE), (40, 95, WHITE)],
    ),
    (
        "a mask hides what it leaves dark",
        "<mask id='m'><rect width='50' height='100' fill='white'/><rect x='50' width='50' height='100'/></mask>\
         <rect width='100' height='100' fill='blue' mask='url(#m)'/>",
        &[(25, 50, BLUE), (75, 50, WHITE)],
    ),
    (
        "a group is see-through as a whole",
        "<g opacity='0.5'><rect width='60' height='100' fill='red'/><rect x='40' width='60' height='100' fill='red'/></g>",
        &[(20, 50, [255, 127, 127]), (50, 50, [255, 127, 127])],
    ),
    (
        "colours multiply",
        "<rect width='100' height='100' fill='#f00'/>\
         <rect width='50' height='100' fill='#00f' style='mix-blend-mode:multiply'/>",
        &[(25, 50, [0, 0, 0]), (75, 50, RED)],
    ),
    (
        "a gradient keeps its place in a moved shape",
        "<linearGradient id='g' gradientTransform='rotate(90 .5 .5)'><stop offset='.5' stop-color='red'/>\
         <stop offset='.5' stop-color='blue'/></linearGradient>\
         <g transform='translate(20 20) scale(2)'><rect width='30' height='30' fill='url(#g)'/></g>",
        &[(50, 30, RED), (50, 70, BLUE), (10, 10, WHITE)],
    ),
    (
        "a pattern repeats",
        "<pattern id='p' width='20' height='20' patternUnits='userSpaceOnUse'>\
         <rect width='10' height='20' fill='red'/></pattern><rect width='100' height='100' fill='url(#p)'/>",
        &[(5, 50, RED), (15, 50, WHITE), (65, 50, RED), (75, 50, WHITE)],
    ),
    (
        "a line under a stretch is wider one way",
        "<path transform='scale(4 1)' d='M12.5 0V60H25' fill='none' stroke='red' stroke-width='10'/>",
        &[(35, 20, RED), (65, 20, RED), (80, 58, RED), (80, 70, WHITE)],
    ),
    (
        "a stroke under the fill shows outside only",
        "<circle cx='50' cy='50' r='30' fill='red' stroke='blue' stroke-width='20' paint-order='stroke'/>",
        &[(50, 50, RED), (50, 24, RED), (50, 13, BLUE)],
    ),
    (
        "a dot has no length, but a width",
        "<path d='M50 50h.001' stroke='red' stroke-width='30' stroke-linecap='round'/>\
         <path d='M20 20h0M20 80h0' stroke='blue' stroke-width='20' stroke-linecap='round'/>",
        &[(50, 50, RED), (60, 50, RED), (20, 20, BLUE), (20, 80, BLUE), (80, 20, WHITE)],
    ),
];

#[test]
fn drawings_look_as_their_files_say() {
    for (name, inner, points) in CASES {
        let page = printed(inner, Style::Colour);
        for (x, y, wanted) in *points {
            let found = page.get_pixel(*x, *y).0;
            let near = found.iter().zip(wanted).all(|(a, b)| a.abs_diff(*b) <= 2);
            assert!(near, "{name}: {found:?} rather than {wanted:?} at ({x}, {y})");
        }
    }
}

#[test]
fn a_drawing_without_roles_becomes_grey() {
    let inner = "<style>.a{fill:#c80000}</style><linearGradient id='g'><stop stop-color='blue'/></linearGradient>\
        <rect class='a' width='50' height='100'/><rect x='50' width='50' height='100' fill='url(#g)'/>";
    let page = printed(inner, Style::LineArt);
    assert_eq!(page.get_pixel(25, 50).0, [0x3C; 3]);
    assert_eq!(page.get_pixel(75, 50).0, [0x1D; 3]);
}

/// A figure with what figures of the library do not have, or seldom.
const FIGURE: &str = "<defs><clipPath id='c'><path clip-rule='evenodd' d='M0 0h80v80h-80zM20 20h9v9h-9z'/>\
    </clipPath><radialGradient id='g'><stop offset='0' stop-color='#e8502f'/><stop offset='1' \
    stop-color='#e8502f' stop-opacity='0'/></radialGradient></defs>\
    <rect width='100%' height='100%' fill='#fff'/>\
    <path class='skin' fill='#f3cfb0' d='m10 10q20 5 30 40t10 10a20 10 30 0 1-9 9s-10-10-20-10z'/>\
    <path class='shirt' d='M-9 5h30v30zm50 50h9v9z' fill-rule='evenodd' fill-opacity='.5' \
    stroke='#123' stroke-width='3' stroke-dasharray='4 2' stroke-linejoin='bevel'/>\
    <g clip-path='url(#c)'><ellipse cx='5' cy='2' rx='40' ry='30' fill='url(#g)' \
    transform='translate(40 40) rotate(30)'/></g>\
    <g fill='none' stroke='red' stroke-linecap='square'><path d='M9 9v40'/><path d='M90 9 95 9'/></g>\
    <path class='arrow' fill='#c8452d' stroke='#fff' stroke-width='5' stroke-linejoin='round' \
    paint-order='stroke' d='M60 60l20 5-9 9z'/>";

/// One page with a drawing, and whether its shapes were plain.
fn painted(svg: &str, style: Style, mirrored: bool) -> (Vec<u8>, bool) {
    let decode = if mirrored { picture::decode_mirrored } else { picture::decode };
    let picture = decode(svg.as_bytes(), "a.svg", style).expect("a sound drawing");
    let plain = matches!(&picture, picture::Picture::Vector(v) if matches!(v.art, Art::Plain(_)));
    let width = 100.0 * f64::from(picture.aspect());
    (paint(&page(picture, Rect::new(0.0, 0.0, width, 100.0))).expect("paints"), plain)
}

/// The bytes of the page say more than any comparison of shapes: colours, clips, rounding.
#[test]
fn plain_shapes_are_painted_as_usvg_would_have_them() {
    let folder = Folder::open(env!("CARGO_MANIFEST_DIR")).expect("the repository");
    let drawings = folder.list("illustrations").into_iter().filter(|path| path.ends_with(".svg"));
    let mut figures: Vec<(String, String)> = drawings
        .map(|path| {
            let bytes = folder.read(&path).expect("a file");
            (path, String::from_utf8(bytes.to_vec()).expect("text"))
        })
        .filter(|(_, svg)| svg.contains("data-pose="))
        .collect();
    assert!(figures.len() > 40, "{}", figures.len());
    let root =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='-5 2 90 110' width='45' height='56'>";
    figures.push(("all that is plain".to_owned(), format!("{root}{FIGURE}</svg>")));
    let ink = |n| Color::rgb(n, n + 20, n + 40);
    let (shirt, collar, trousers, mat) = (ink(10), ink(50), ink(90), ink(130));
    let dress = Dress { shirt, collar, trousers, mat, skin: Some(ink(170)), wider_arrows: 22 };
    for (name, svg) in &figures {
        // An id of its own is more than a plain drawing has.
        let other = svg.replacen("<svg ", "<svg id='figure' ", 1);
        for style in [Style::Colour, Style::Grey, Style::Dressed(dress)] {
            for mirrored in [false, true] {
                let (fast, plain) = painted(svg, style, mirrored);
                let (slow, tree) = painted(&other, style, mirrored);
                assert!(plain && !tree, "{name}: {plain} {tree}");
                assert!(fast == slow, "{name} {style:?} {mirrored}");
            }
        }
    }
}
