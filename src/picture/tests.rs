use super::*;
use crate::color::Color;
use image::{ExtendedColorType, ImageEncoder};

fn png(width: u32, height: u32, rgba: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    image::codecs::png::PngEncoder::new(&mut out)
        .write_image(rgba, width, height, ExtendedColorType::Rgba8)
        .expect("encodes");
    out
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let rgb = (0..width * height * 3).map(|i| (i % 251) as u8).collect::<Vec<_>>();
    let mut out = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut out)
        .write_image(&rgb, width, height, ExtendedColorType::Rgb8)
        .expect("encodes");
    out
}

/// A JPEG with camera data that says it lies on its side.
fn sideways(jpeg: &[u8]) -> Vec<u8> {
    let exif: [u8; 32] =
        *b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let mut out = jpeg[..2].to_vec();
    out.extend_from_slice(&[0xFF, 0xE1, 0, 34]);
    out.extend_from_slice(&exif);
    out.extend_from_slice(&jpeg[2..]);
    out
}

fn svg(inner: &str) -> Vec<u8> {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
         viewBox='0 0 300 200'>{inner}</svg>"
    )
    .into_bytes()
}

fn error(bytes: &[u8]) -> PictureError {
    decode(bytes, "a.svg", Style::Colour).expect_err("is refused")
}

fn raster(bytes: &[u8], style: Style) -> Arc<Raster> {
    match decode(bytes, "a", style) {
        Ok(Picture::Raster(raster)) => raster,
        other => panic!("not a raster: {other:?}"),
    }
}

fn drawing(bytes: &[u8], style: Style) -> String {
    match decode(bytes, "a.svg", style) {
        Ok(Picture::Vector(vector)) => tree(&vector).to_string(&usvg::WriteOptions::default()),
        other => panic!("not a drawing: {other:?}"),
    }
}

fn tree(vector: &Vector) -> &usvg::Tree {
    match &vector.art {
        Art::Tree(tree) => tree,
        Art::Plain(drawing) => panic!("plain: {drawing:?}"),
    }
}

#[test]
fn the_bytes_decide_the_type() {
    assert!(decode(&png(1, 1, &[1, 2, 3, 255]), "photo.jpg", Style::Colour).is_ok());
    assert!(matches!(error(b"%PDF-1.7"), PictureError::UnknownType { .. }));
    assert!(matches!(error(b""), PictureError::UnknownType { .. }));
}

#[test]
fn truncated_files_are_errors() {
    let noise = (0..64 * 64 * 4).map(|i| (i * i % 255) as u8).collect::<Vec<_>>();
    for file in [png(64, 64, &noise), jpeg(64, 64), sideways(&jpeg(64, 64))] {
        for keep in [12, file.len() / 2, file.len() * 9 / 10] {
            let found = error(&file[..keep]);
            assert!(matches!(found, PictureError::Damaged { .. }), "{keep}: {found}");
        }
    }
}

#[test]
fn a_header_may_not_promise_a_giant() {
    let mut file = png(1, 1, &[0, 0, 0, 255]);
    file[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    file[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
    let crc = crc32(&file[12..29]);
    file[29..33].copy_from_slice(&crc.to_be_bytes());
    assert!(matches!(error(&file), PictureError::TooManyPixels { .. }));
}

/// PNG's checksum (ISO 3309), so that a forged header is believed.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1)))
    })
}

#[test]
fn plain_jpegs_pass_through_without_camera_data() {
    let plain = jpeg(32, 16);
    let mut noted = plain[..2].to_vec();
    noted.extend_from_slice(b"\xFF\xFE\0\x0Dhome address");
    noted.truncate(noted.len() - 1);
    noted.extend_from_slice(&plain[2..]);
    let kept = raster(&noted, Style::Colour);
    assert_eq!(kept.jpeg.as_deref(), Some(&plain[..]));
    assert!(raster(&plain, Style::Grey).jpeg.is_none(), "a colour file is not grey");
}

#[test]
fn jpegs_stand_upright() {
    let picture = raster(&sideways(&jpeg(32, 16)), Style::Colour);
    assert_eq!((picture.width, picture.height), (16, 32));
    assert!(picture.jpeg.is_none());
}

#[test]
fn grey_keeps_transparency() {
    let picture = raster(&png(1, 2, &[200, 0, 0, 255, 0, 0, 255, 40]), Style::LineArt);
    assert_eq!(picture.rgba, [60, 60, 60, 255, 29, 29, 29, 40]);
}

#[test]
fn hostile_drawings_are_refused() {
    let bomb =
        b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>\
        <svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><title>&b;</title></svg>";
    assert!(matches!(error(bomb), PictureError::Entities { .. }));

    let doubling = (0..40).fold(String::from("<rect id='r0' width='1' height='1'/>"), |out, i| {
        let next = i + 1;
        out + &format!("<g id='r{next}'><use href='#r{i}'/><use href='#r{i}'/></g>")
    });
    let patterns = (0..40).fold(
        String::from(
            "<pattern id='p0' width='1' height='1'><rect width='1' height='1'/></pattern>",
        ),
        |out, i| {
            let next = i + 1;
            let rect = format!("<rect width='1' height='1' fill='url(#p{i})'/>");
            out + &format!("<pattern id='p{next}' width='1' height='1'>{rect}{rect}</pattern>")
        },
    ) + "<rect width='9' height='9' fill='url(#p40)'/>";
    let chain = (0..20_000).fold(String::from("<rect id='c0' width='1' height='1'/>"), |out, i| {
        out + &format!("<use id='c{}' href='#c{i}'/>", i + 1)
    });
    let deep = "<g>".repeat(5_000) + &"</g>".repeat(5_000);
    let blur = "<filter id='f'><feGaussianBlur stdDeviation='9'/></filter>".to_owned();
    let css_blur = "<rect width='9' height='9' style='filter:blur(9px)'/>".to_owned();
    let far = "<g transform='scale(1e30)'><path d='M0 0h1e30v9z'/></g>".to_owned();
    for inner in [doubling, patterns, chain, deep, blur, css_blur, far] {
        let found = error(&svg(&inner));
        assert!(matches!(found, PictureError::TooComplex { .. }), "{found}");
    }

    for inner in [
        "<image href='file:///etc/passwd' width='9' height='9'/>",
        "<image xlink:href='https://example.org/a.png' width='9' height='9'/>",
        "<image href='data:image/svg+xml;base64,AAAA' width='9' height='9'/>",
        "<use href='other.svg#part'/>",
        "<rect width='9' height='9' fill='url(https://example.org/#a)'/>",
        "<style>@import 'a.css';</style>",
    ] {
        let found = error(&svg(inner));
        assert!(matches!(found, PictureError::External { .. }), "{inner}: {found}");
    }
    for inner in [
        "<script>alert(1)</script>",
        "<foreignObject width='9' height='9'/>",
        "<rect width='9' height='9'><animate attributeName='x' to='9'/></rect>",
    ] {
        let found = error(&svg(inner));
        assert!(matches!(found, PictureError::Active { .. }), "{inner}: {found}");
    }
    assert!(matches!(error(&svg("<text x='1' y='9'>Hi</text>")), PictureError::Text { .. }));
    assert!(matches!(error(&svg("<rect")), PictureError::Damaged { .. }));
    assert!(matches!(error(&vec![b' '; 5 << 20]), PictureError::UnknownType { .. }));
}

#[test]
fn references_in_a_circle_come_to_an_end() {
    let circle = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>\
        <clipPath id='c' clip-path='url(#c)'><rect width='9' height='9'/></clipPath>\
        <rect width='9' height='9' clip-path='url(#c)'/>";
    let _ = decode(&svg(circle), "a.svg", Style::Colour);
}

#[test]
fn a_picture_within_a_drawing_is_checked_too() {
    let whole = png(2, 2, &[9; 16]);
    let embed = |bytes: &[u8]| {
        svg(&format!(
            "<image href='data:image/png;base64,{}' width='9' height='9'/>",
            base64(bytes)
        ))
    };
    assert!(drawing(&embed(&whole), Style::Colour).contains("<image"));
    let found = error(&embed(&whole[..whole.len() - 20]));
    assert!(matches!(found, PictureError::Damaged { .. }), "{found}");
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes
        .chunks(3)
        .flat_map(|three| {
            let bits = (0..3).fold(0, |n, i| n << 8 | u32::from(*three.get(i).unwrap_or(&0)));
            (0..4).map(move |i| match i > three.len() {
                true => '=',
                false => DIGITS[(bits >> (18 - 6 * i) & 63) as usize] as char,
            })
        })
        .collect()
}

const FIGURE: &str = "<defs><radialGradient id='g'><stop offset='0' stop-color='#e8502f'/>\
    <stop offset='1' stop-color='#e8502f' stop-opacity='0'/></radialGradient></defs>\
    <path class='shirt' fill='#bfdbea' d='M10 10h90v60h-90z'/>\
    <path class='trousers' fill='#6f7f9e' d='M10 70h90v90h-90z'/>\
    <path class='skin' fill='#f3cfb0' d='M40 0h20v10h-20z'/>\
    <path SHADE fill='#1d2440' fill-opacity='.13' d='M70 10h30v60h-30z'/>\
    <g><ellipse GLOW rx='50' ry='30' fill='url(#g)' transform='translate(50 40)'/></g>\
    <path LINE fill='none' stroke='#2b2f38' stroke-width='6' d='M10 10v150'/>\
    <path ARROW d='M120 20l9 9l-9 9z' fill='#c8452d' stroke='#fff' stroke-width='5'/>";

#[test]
fn line_art_uses_one_ink_with_or_without_all_classes() {
    let classed = ["SHADE", "GLOW", "LINE", "ARROW"].iter().fold(FIGURE.to_owned(), |svg, role| {
        svg.replace(role, &format!("class='{}'", role.to_ascii_lowercase()))
    });
    let bare = ["SHADE", "GLOW", "LINE", "ARROW"]
        .iter()
        .fold(FIGURE.to_owned(), |svg, role| svg.replace(role, ""));
    let out = drawing(&svg(&classed), Style::LineArt);
    assert_eq!(out, drawing(&svg(&bare), Style::LineArt));
    let painted = out.split("</defs>").last().unwrap_or_default();
    let mut colors = painted.split("=\"#").skip(1).map(|rest| &rest[..6]).collect::<Vec<_>>();
    colors.sort_unstable();
    colors.dedup();
    assert_eq!(colors, ["1f2328", "ffffff"], "{out}");
    assert!(!out.contains("opacity"), "no shade and no gradient: {out}");
    assert!(out.contains("clip-path"), "the trousers are hatched");
}

#[test]
fn a_dress_changes_what_has_a_role_and_nothing_else() {
    let dress = Dress {
        shirt: Color::rgb(1, 1, 1),
        collar: Color::rgb(2, 2, 2),
        trousers: Color::rgb(3, 3, 3),
        mat: Color::rgb(4, 4, 4),
        skin: None,
        wider_arrows: 0,
    };
    let figure = "<path class='skin' fill='#aa0000' d='M0 0h10v10z'/>\
                  <path class='shirt' fill='#bb0000' d='M0 0h20v10z'/>\
                  <g class='trousers'><path style='fill:#cc0000' d='M0 0h30v10z'/></g>\
                  <path class='arrow' fill='#c8452d' d='M0 0h40v10z'/>";
    let out = drawing(&svg(figure), Style::Dressed(dress));
    for (color, is_there) in [
        ("#aa0000", true),
        ("#bb0000", false),
        ("#cc0000", false),
        ("#c8452d", true),
        ("#010101", true),
        ("#030303", true),
    ] {
        assert_eq!(out.contains(color), is_there, "{color} in {out}");
    }
    let tanned = Dress { skin: Some(Color::rgb(5, 5, 5)), ..dress };
    assert!(drawing(&svg(figure), Style::Dressed(tanned)).contains("#050505"));
    let bold = Dress { wider_arrows: 8, ..dress };
    let bold = drawing(&svg(figure), Style::Dressed(bold));
    for line in ["stroke=\"#ffffff\" stroke-width=\"20\"", "stroke=\"#c8452d\" stroke-width=\"8\""]
    {
        assert!(bold.contains(line) && !out.contains(line), "{line} in {bold}");
    }
}

#[test]
fn mirrored_pictures_have_left_and_right_exchanged() {
    let left = svg("<rect x='10' y='20' width='30' height='40'/>");
    let bounds = |picture: Picture| match picture {
        Picture::Vector(vector) => tree(&vector).root().abs_bounding_box(),
        Picture::Raster(_) => panic!("a drawing"),
    };
    let there = bounds(decode_mirrored(&left, "a.svg", Style::Colour).expect("decodes"));
    // Of 300 units the shape took 10 to 40: now it takes 260 to 290.
    assert_eq!((there.left(), there.right(), there.top()), (260.0, 290.0, 20.0));

    let two = png(2, 1, &[255, 0, 0, 255, 0, 0, 255, 255]);
    let Ok(Picture::Raster(raster)) = decode_mirrored(&two, "a.png", Style::Colour) else {
        panic!("a photograph")
    };
    assert_eq!(raster.rgba, [0, 0, 255, 255, 255, 0, 0, 255]);
}
