//! The binary, driven as its users drive it.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What a command said, and its exit status.
struct Run {
    status: i32,
    out: String,
    err: String,
}

/// Runs carepress in a folder.
fn carepress(folder: &Path, args: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_carepress"))
        .args(args)
        .current_dir(folder)
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("the binary runs");
    Run {
        status: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("its output is text"),
        err: String::from_utf8(output.stderr).expect("its messages are text"),
    }
}

/// Runs carepress and expects it to succeed.
fn succeed(folder: &Path, args: &[&str]) -> String {
    let run = carepress(folder, args);
    assert_eq!(run.status, 0, "carepress {args:?}\n{}{}", run.out, run.err);
    run.out
}

fn json(folder: &Path, args: &[&str]) -> Value {
    let run = carepress(folder, args);
    serde_json::from_str(&run.out)
        .unwrap_or_else(|error| panic!("{args:?}: {error}\n{}{}", run.out, run.err))
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

const LOGO: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>\
    <rect width='40' height='30' fill='#4E2A5A'/>\
    <rect y='30' width='40' height='10' fill='#B4561A'/></svg>";

/// A clinic's folder `c` with a logo, and the file its first handout becomes.
fn clinic() -> (TempDir, PathBuf) {
    let dir = folder();
    fs::write(dir.path().join("logo.svg"), LOGO).expect("written");
    let name = "Quay: \"Side\" Physio";
    let args = ["init", "c", "--name", name, "--logo", "logo.svg", "--emergency", "112"];
    let out = succeed(dir.path(), &args);
    assert!(out.contains("#4E2A5A") && out.contains("#B4561A"), "{out}");
    let pdf = dir.path().join("c/dist/home-exercises.pdf");
    (dir, pdf)
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("read");
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replace(from, to)).expect("written");
}

#[test]
fn a_half_written_language_warns_where_it_is_asked_for() {
    let (dir, _) = clinic();
    let project = dir.path().join("c");
    let locales = project.join("guides/locales");
    fs::create_dir_all(&locales).expect("made");
    fs::write(locales.join("fr.yaml"), "name: Français\n").expect("written");
    let warns = |args: &[&str]| {
        let run = carepress(&project, args);
        assert_eq!(run.status, 0, "{args:?}\n{}", run.err);
        (run.out + &run.err).contains("this language lacks")
    };
    assert!(!warns(&["build", "home-exercises"]));
    assert!(!warns(&["build", "home-exercises", "--lang", "es"]));
    assert!(warns(&["build", "home-exercises", "--lang", "fr-CA"]));
    assert!(warns(&["check"]));
}

#[test]
fn help_is_a_success_and_a_wrong_command_is_not() {
    let dir = folder();
    assert!(succeed(dir.path(), &["--help"]).contains("Exit status"));
    assert!(succeed(dir.path(), &["--version"]).starts_with("carepress "));
    for wrong in [
        &[][..],
        &["bulid"],
        &["build", "--date", "tomorrow"],
        &["build", "--paper", "a44"],
        &["build", "--dpi", "100"],
        &["-C", "nowhere", "check"],
        &["build", "--brand", "nowhere.yaml"],
        &["build", "--lang", "xx"],
    ] {
        let run = carepress(dir.path(), wrong);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{wrong:?}: {}", run.err);
        assert!(!run.err.is_empty(), "{wrong:?}");
    }
    let run = carepress(dir.path(), &["build", "uper-back-relief"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("did you mean `upper-back-relief`?"), "{}", run.err);
    assert!(fs::read_dir(dir.path()).expect("listed").next().is_none(), "nothing was written");
}

#[test]
fn a_new_clinic_builds_and_one_changed_line_changes_its_pages() {
    let (dir, pdf) = clinic();
    let build = ["-C", "c", "build", "home-exercises"];
    let out = succeed(dir.path(), &build);
    assert!(out.contains("home-exercises.pdf") && out.contains("page"), "{out}");
    let first = fs::read(&pdf).expect("made");
    assert!(first.starts_with(b"%PDF"));

    assert_eq!(succeed(dir.path(), &["-q", "-C", "c", "build", "home-exercises"]), "");
    assert_eq!(fs::read(&pdf).expect("made"), first, "the same input gives the same bytes");

    replace(&dir.path().join("c/guides/brands/default.yaml"), "#4E2A5A", "#0F6E84");
    succeed(dir.path(), &build);
    assert_ne!(fs::read(&pdf).expect("made"), first, "the page follows the brand");

    let again = carepress(dir.path(), &["init", "c"]);
    assert_eq!(again.status, 2, "somebody's work is not overwritten");
}

#[test]
fn names_of_files_say_language_variant_brand_and_page() {
    let (dir, _) = clinic();
    let guide = "guides/handouts/upper-back-relief.yaml";
    let both = ["--lang", "en,es", "--variant", "standard,ink-saver"];
    let pictures = ["--png", "--dpi", "20", "--date", "2026-03-01", "--paper", "letter"];
    let mut args = vec!["-C", "c", "build", guide, "--out", "o"];
    args.extend(both.iter().chain(&pictures));
    succeed(dir.path(), &args);
    let made = |name: &str| dir.path().join("c/o").join(name).exists();
    for name in [
        "upper-back-relief.en.pdf",
        "upper-back-relief.es.ink-saver.pdf",
        "upper-back-relief.es-1.png",
    ] {
        assert!(made(name), "{name}");
    }
    let brands = ["-b", "larkfield", "-b", "default"];
    let mut args = vec!["-C", "c", "build", "home-exercises", "-o", "o"];
    args.extend(&brands);
    succeed(dir.path(), &args);
    assert!(made("larkfield/home-exercises.pdf") && made("default/home-exercises.pdf"));
}

#[test]
fn content_with_an_error_is_shown_and_nothing_is_written() {
    let (dir, pdf) = clinic();
    succeed(dir.path(), &["-C", "c", "build", "home-exercises"]);
    let before = fs::read(&pdf).expect("made");
    let handout = dir.path().join("c/guides/handouts/home-exercises.yaml");
    replace(&handout, "      - chair-twist", "      - chair-twits");

    let run = carepress(dir.path(), &["-C", "c", "build", "home-exercises", "upper-back-relief"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""), "{}", run.err);
    for part in ["error[", "home-exercises.yaml:", "chair-twits", "^^^", "`chair-twist`"] {
        assert!(run.err.contains(part), "{part}: {}", run.err);
    }
    assert!(!run.err.contains('\u{1b}'), "no colours in a pipe");
    assert_eq!(fs::read(&pdf).expect("still there"), before);
    assert!(!dir.path().join("c/dist/upper-back-relief.pdf").exists(), "all or nothing");

    let problems = json(dir.path(), &["-C", "c", "check", "--format", "json"]);
    let all = problems.as_array().expect("an array").iter();
    let errors: Vec<_> = all.filter(|problem| problem["severity"] == "error").collect();
    assert_eq!(errors.len(), 1, "{problems:#}");
    assert_eq!(errors[0]["file"], "guides/handouts/home-exercises.yaml");
    assert_eq!(errors[0]["column"], 9);

    // A guide that has nothing to do with the mistake is still made.
    succeed(dir.path(), &["-C", "c", "build", "upper-back-relief"]);
}

#[test]
fn a_warning_stops_nothing_unless_strict() {
    let (dir, _) = clinic();
    // Without a number to call the page says "your local emergency number", and check warns.
    let brand = dir.path().join("c/guides/brands/default.yaml");
    replace(&brand, "emergency: {call", "# emergency: {call");
    assert_eq!(carepress(dir.path(), &["-C", "c", "check"]).status, 0);
    assert_eq!(carepress(dir.path(), &["-C", "c", "check", "--strict"]).status, 1);
    let run = carepress(dir.path(), &["-C", "c", "build", "home-exercises", "--strict"]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(!dir.path().join("c/dist").exists());
}

#[test]
fn a_folder_in_the_way_is_said_and_leaves_no_scraps() {
    let (dir, pdf) = clinic();
    fs::create_dir_all(&pdf).expect("created");
    let run = carepress(dir.path(), &["-C", "c", "build", "home-exercises"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("home-exercises.pdf is a folder"), "{}", run.err);
    assert_eq!(fs::read_dir(dir.path().join("c/dist")).expect("listed").count(), 1);

    // The output folder is a file.
    fs::write(dir.path().join("c/file"), "").expect("written");
    let run = carepress(dir.path(), &["-C", "c", "build", "home-exercises", "-o", "file"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("c/file is a file, not a folder"), "{}", run.err);
    assert_eq!(fs::read_to_string(dir.path().join("c/file")).expect("read"), "");
}

/// Neither needs rights that an administrator would have anyway.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_refuses_is_said_and_leaves_what_was_there() {
    let (dir, pdf) = clinic();
    let run = carepress(dir.path(), &["-C", "c", "build", "home-exercises", "-o", "/proc/made"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("cannot make /proc/made"), "{}", run.err);

    // Files that may hold a few kilobytes stand in for a full disk: the write stops halfway.
    fs::create_dir_all(pdf.parent().expect("a folder")).expect("created");
    fs::write(&pdf, "old").expect("written");
    let full = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" -C c build home-exercises"])
        .arg(env!("CARGO_BIN_EXE_carepress"))
        .current_dir(dir.path())
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&full.stderr);
    assert_eq!(full.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot write"), "{said}");
    assert_eq!(fs::read_to_string(&pdf).expect("read"), "old");
    assert_eq!(fs::read_dir(dir.path().join("c/dist")).expect("listed").count(), 1, "no scraps");
}

#[test]
fn a_brand_from_anywhere_is_laid_over_the_project() {
    let (dir, _) = clinic();
    let brand = dir.path().join("elsewhere.yaml");
    fs::copy(dir.path().join("c/guides/brands/default.yaml"), &brand).expect("copied");
    let build = ["-C", "c", "build", "home-exercises", "--brand", "../elsewhere.yaml"];
    succeed(dir.path(), &build);
    replace(&brand, "primary:", "pirmary:");
    let run = carepress(dir.path(), &build);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("../elsewhere.yaml:"), "shown under its own name: {}", run.err);
}

#[test]
fn new_files_need_no_mending() {
    let (dir, _) = clinic();
    for (kind, name) in [
        ("exercise", "Wall slides & more"),
        ("handout", "Wall slides & more"),
        ("poster", "Wall poster"),
        ("brand", "wall-clinic"),
    ] {
        succeed(dir.path(), &["-C", "c", "new", kind, name]);
        let run = carepress(dir.path(), &["-C", "c", "new", kind, name]);
        assert_eq!(run.status, 2, "not written over");
    }
    // A handout and a poster of one name could not both be asked for.
    assert_eq!(carepress(dir.path(), &["-C", "c", "new", "handout", "Wall poster"]).status, 2);

    let problems = json(dir.path(), &["-C", "c", "check", "--format", "json"]);
    for problem in problems.as_array().expect("an array") {
        let ours = problem["file"].as_str().is_some_and(|file| file.contains("wall-"));
        // Only the clinic knows whom its patients call.
        let expected = problem["severity"] == "note" || problem["code"] == "no-emergency-number";
        assert!(!ours || expected, "{problem:#}");
    }
    let build = ["-C", "c", "build", "wall-slides-more", "--brand", "wall-clinic"];
    succeed(dir.path(), &build);
    succeed(dir.path(), &["-C", "c", "build", "wall-poster", "--brand", "wall-clinic"]);
}

#[test]
fn what_goes_on_sheets_has_a_name_of_its_own_and_nonsense_is_refused() {
    let (dir, pdf) = clinic();
    let build = |options: &[&str]| {
        carepress(dir.path(), &[&["-C", "c", "build", "home-exercises"], options].concat())
    };
    assert_eq!(build(&[]).status, 0);
    let plain = fs::read(&pdf).expect("written");
    let beside = |end: &str| pdf.with_file_name(format!("home-exercises{end}"));
    for (options, end) in [
        (&["--bleed", "3mm", "--marks"][..], "-print-shop.pdf"),
        (&["--booklet=a4", "--png", "--dpi", "20"], "-booklet.pdf"),
        (&["--paper", "a5", "--n-up=a3"], "-n-up-a3.pdf"),
    ] {
        let run = build(options);
        assert_eq!(run.status, 0, "{options:?}\n{}{}", run.out, run.err);
        assert!(beside(end).exists(), "{}", run.out);
    }
    assert!(beside("-booklet-1.png").exists());
    assert_eq!(fs::read(&pdf).expect("still there"), plain, "the plain file stays as it is");

    for (options, said) in [
        (&["--tile", "a4"][..], "home-exercises cannot be put on sheets"),
        (&["--n-up"], "does not hold two cards"),
        (&["--booklet=a4", "--paper", "a5"], "both say how large pages are"),
        (&["--booklet=100x150mm"], "too small for a page"),
        (&["--tile", "a4", "--marks"], "cannot be used with"),
        (&["--booklet", "--n-up"], "cannot be used with"),
        (&["--bleed", "3"], "such as 3mm"),
        (&["--tile"], "a value is required"),
        (&["--tile", "a44"], "did you mean"),
    ] {
        let run = build(options);
        assert_eq!(run.status, 2, "{options:?}\n{}{}", run.out, run.err);
        assert!(run.err.contains(said), "{options:?}\n{}", run.err);
    }
    assert_eq!(carepress(dir.path(), &["-C", "c", "build", "--tile", "a4"]).status, 2, "of which?");
}

#[test]
fn machines_can_read_what_is_for_machines() {
    let dir = folder();
    for (what, key) in [
        ("exercises", "id"),
        ("guides", "id"),
        ("brands", "id"),
        ("fonts", "family"),
        ("languages", "tag"),
    ] {
        let list = json(dir.path(), &["list", what, "--json"]);
        assert!(list[0][key].is_string(), "{list:#}");
        assert!(!succeed(dir.path(), &["list", what]).is_empty());
    }
    for kind in ["exercise", "handout", "poster", "brand", "locale"] {
        assert!(json(dir.path(), &["schema", kind])["properties"].is_object(), "{kind}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(succeed(dir.path(), &["completions", shell]).contains("carepress"), "{shell}");
    }
    assert!(succeed(dir.path(), &["man"]).contains(".TH carepress 1"));
}

#[test]
fn a_brand_names_only_fonts_that_are_there() {
    let (dir, pdf) = clinic();
    let brand = dir.path().join("c/guides/brands/default.yaml");
    replace(&brand, "fonts: {body: Lexend} ", "fonts: {body: Lexnd} ");
    let run = carepress(dir.path(), &["-C", "c", "build"]);
    assert_eq!(run.status, 1, "{}{}", run.out, run.err);
    assert!(run.err.contains("no font family “Lexnd”"), "{}", run.err);
    assert!(run.err.contains("Lexend"), "{}", run.err);
    assert!(!pdf.exists());
}

#[test]
fn a_pose_becomes_a_drawing_and_a_page() {
    let (dir, pdf) = clinic();
    let project = dir.path().join("c");
    let poses = project.join("illustrations/heel-raise");
    fs::create_dir_all(&poses).expect("made");
    let pose = poses.join("up.pose.yaml");
    fs::write(&pose, "base: standing\nlegs: {ankle: -30}\n").expect("written");
    let run = carepress(&project, &["figure", "--check"]);
    assert_eq!(run.status, 1, "there is no drawing yet: {}", run.out);

    let drawn = succeed(&project, &["figure", "--png", "--size", "200"]);
    assert!(drawn.contains("up.svg") && drawn.contains("up.png"), "{drawn}");
    succeed(&project, &["figure", "--check"]);
    let png = fs::read(poses.join("up.png")).expect("written");
    assert_eq!(&png[1..4], b"PNG");
    succeed(&project, &["figure", "--sheet", "--out", "all.pdf"]);
    assert!(fs::read(project.join("all.pdf")).expect("written").starts_with(b"%PDF"));

    // A pose, or its drawing mirrored, stands on a page.
    let exercise = "name: Heel raise\nregions: [calf]\nposition: standing\nlevel: gentle\n\
        steps: [Rise.]\ndose: {reps: 3}\nfigures:\n\
        - {image: heel-raise/up.pose.yaml, alt: A person stands on the toes.}\n\
        - {image: heel-raise/up.svg, mirror: true, alt: The same from the other side.}\n";
    fs::write(project.join("guides/exercises/heel-raise.yaml"), exercise).expect("written");
    let handout = "title: Heels\nsections: [{exercises: [heel-raise]}]\n\
        figure: {body: older-woman, skin: 5}\n";
    fs::write(project.join("guides/handouts/home-exercises.yaml"), handout).expect("written");
    let built = |args: &[&str]| {
        succeed(&project, &[&["build", "home-exercises"], args].concat());
        fs::read(&pdf).expect("written")
    };
    let of_guide = built(&[]);
    assert!(of_guide.starts_with(b"%PDF"));

    // One patient's sheet: the same people without a word in the guide.
    let plain = handout.split("figure").next().expect("a part");
    fs::write(project.join("guides/handouts/home-exercises.yaml"), plain).expect("written");
    assert!(built(&[]) != of_guide, "somebody else is in the drawings");
    assert!(built(&["--body", "older-woman", "--skin", "5"]) == of_guide);

    // One more word in the pose, and its drawing is old.
    fs::write(&pose, "base: standing\nlegs: {ankle: -20}\n").expect("written");
    let run = carepress(&project, &["figure", "--check"]);
    assert!(run.status == 1 && run.out.contains("out of date"), "{}", run.out);
    let run = carepress(&project, &["check", "--format", "json"]);
    assert!(run.out.contains("drawing-stale"), "{}", run.out);
}

/// Poses are written for one body each. The largest build has the most in the way of its arms.
#[test]
fn the_library_is_drawn_with_every_body() {
    let (dir, _) = clinic();
    for body in ["woman", "man", "older-woman", "older-man"] {
        let people = ["--body", body, "--build", "large"];
        succeed(&dir.path().join("c"), &[&["build", "upper-back-relief"], &people[..]].concat());
    }
}

#[test]
fn a_pose_with_an_error_is_shown_and_the_others_are_drawn() {
    let dir = folder();
    fs::write(dir.path().join("good.pose.yaml"), "base: seated\n").expect("written");
    fs::write(dir.path().join("bad.pose.yaml"), "base: siting\n").expect("written");
    let run = carepress(dir.path(), &["figure", "good.pose.yaml", "bad.pose.yaml"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("bad.pose.yaml:1:7") && run.err.contains("seated"), "{}", run.err);
    assert!(dir.path().join("good.svg").exists() && !dir.path().join("bad.svg").exists());
    for args in [&["figure", "gud.pose.yaml"][..], &["figure", "good.pose.yaml", "-o", "a.gif"]] {
        assert_eq!(carepress(dir.path(), args).status, 2, "{args:?}");
    }
}
