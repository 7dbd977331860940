//! The arguments, and the help that explains them.

use super::plan::DEFAULT_BRAND;
use super::schema::Subject;
use carepress::load::schema::values::PaperName;
use carepress::resolve::document::Variant;
use clap::builder::styling::{AnsiColor, Styles};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const ABOUT: &str = "\
Turns YAML exercise definitions and illustrations into PDF handouts and posters a clinic prints \
under its own name.

A project is a folder with guides/, illustrations/ and fonts/. It lies over the library within \
this program: a file of yours replaces the library's file of the same name, and all the rest is \
there already. carepress needs no network and no installed fonts, and sends nothing anywhere.";

const EXAMPLES: &str = "\
Start here:
  carepress init my-clinic --name \"Hill Street Physio\" --logo logo.svg
  carepress -C my-clinic build          every handout and poster, into my-clinic/dist
  carepress -C my-clinic check          every problem, with file, line and what to write
  carepress list guides                 what there is to build

Exit status:
  0  done
  1  the content has errors; nothing was written
  2  the command was wrong, or a file could not be read or written";

/// Everything on the command line.
#[derive(Debug, Parser)]
#[command(name = "carepress", version, about = ABOUT.split_once("\n\n").map_or(ABOUT, |(first, _)| first))]
#[command(long_about = ABOUT, after_long_help = EXAMPLES, after_help = "See --help for examples.")]
#[command(arg_required_else_help = true, max_term_width = 100, styles = STYLES)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command understands.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Global {
    /// Work in this project folder, as if started there
    #[arg(short = 'C', long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    #[arg(global = true, value_hint = ValueHint::DirPath)]
    pub(crate) directory: PathBuf,
    /// Say nothing but problems
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say what is being done, and what was noted
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
    /// Colour the messages (auto: on a terminal, unless NO_COLOR is set)
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, hide_default_value = true)]
    #[arg(global = true, hide_possible_values = true)]
    pub(crate) color: ColorChoice,
}

/// When to colour messages.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Even in a pipe
    Always,
    /// Nowhere
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(BuildArgs),
    Check(CheckArgs),
    Init(InitArgs),
    New(NewArgs),
    List(ListArgs),
    Figure(FigureArgs),
    /// Print the JSON Schema of a kind of file
    ///
    /// An editor that knows the schema completes keys and underlines mistakes while you type.
    /// Keep it beside your files and name it in their first line:
    ///
    ///   carepress schema exercise > exercise.schema.json
    ///   # yaml-language-server: $schema=../../exercise.schema.json
    #[command(verbatim_doc_comment)]
    Schema {
        /// The kind of file
        #[arg(value_parser = kinds())]
        kind: Subject,
    },
    /// Print a script that completes carepress commands in your shell
    ///
    /// For bash: carepress completions bash > ~/.local/share/bash-completion/completions/carepress
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write all of them into a folder
    Man {
        /// Write carepress.1, carepress-build.1 and so on into this folder
        #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        out: Option<PathBuf>,
    },
}

const BUILD_EXAMPLES: &str = "\
Examples:
  carepress build                                    every guide of the project
  carepress build upper-back-relief --lang en,es     one handout in two languages
  carepress build five-minutes-at-your-desk --png    a handout, and pictures of its pages
  carepress build --variant all --date today         standard, large print and ink saver, dated
  carepress build --brand larkfield --brand oldmill  for two clinics, a folder each
  carepress build desk-break --bleed 3mm --marks     for the print shop
  carepress build desk-break --paper a2 --tile a4    a large poster on an office printer
  carepress build upper-back-relief --booklet=a4     a booklet, folded from A4

Files are named GUIDE[.LANGUAGE][.VARIANT].pdf: the language appears when --lang asks for another
than the project's own or for several, the variant when it is not the standard one. With several
brands each has a folder of its name. Pictures add -1.png, -2.png and so on. What is made for
printing and cutting says so: GUIDE-print-shop.pdf, GUIDE-tiles-a4.pdf, GUIDE-booklet.pdf,
GUIDE-n-up-a4.pdf; the plain GUIDE.pdf stays as it is.

All or nothing: when a page that was asked for has an error, no file is written (status 1).
A guide or brand that does not exist is a wrong command (status 2).";

/// The heading over the options for printing.
const PRINTING: &str = "Printing and cutting";

/// Make PDF files of handouts and posters
///
/// Without GUIDE, every handout and poster of the project and of the library is made.
#[derive(Debug, ClapArgs)]
#[command(after_long_help = BUILD_EXAMPLES)]
pub(crate) struct BuildArgs {
    /// Handouts and posters to make, by id or by file [default: all of them]
    #[arg(value_name = "GUIDE")]
    pub(crate) guides: Vec<String>,
    /// Folder for the files
    #[arg(short, long, value_name = "DIR", default_value = "dist", value_hint = ValueHint::DirPath)]
    pub(crate) out: PathBuf,
    /// Clinic on the page: an id, a YAML file, or `all`; may be repeated
    #[arg(short, long = "brand", value_name = "ID|FILE", default_value = DEFAULT_BRAND)]
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) brands: Vec<String>,
    /// Language such as es, or several: en,es
    #[arg(short, long = "lang", value_name = "TAG", value_delimiter = ',')]
    pub(crate) languages: Vec<String>,
    /// Sheet, whatever the guide and the brand say: a0 to a6, letter, legal, tabloid, arch-a to
    /// arch-e, or 210x297mm. Posters keep theirs unless they are named
    #[arg(short, long, value_name = "SIZE", value_parser = super::sheet::parse)]
    pub(crate) paper: Option<super::sheet::Paper>,
    /// For whom the page is set; may be repeated
    #[arg(long = "variant", value_enum, value_name = "VARIANT", default_value = "standard")]
    #[arg(value_delimiter = ',')]
    pub(crate) variants: Vec<VariantChoice>,
    /// Also write a picture of each page, made from the PDF itself
    #[arg(long)]
    pub(crate) png: bool,
    /// Sharpness of the pictures in dots per inch, 18 to 600
    #[arg(long, default_value_t = 110, value_parser = clap::value_parser!(u16).range(18..=600))]
    #[arg(requires = "png")]
    pub(crate) dpi: u16,
    /// Date printed on the sheet: YYYY-MM-DD or today [default: a line to write on]
    #[arg(long, value_parser = super::date::parse)]
    pub(crate) date: Option<super::date::Date>,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,
    /// Let backgrounds run this far beyond the trim: 3mm, 0.125in, or what the print shop asks for
    ///
    /// For sheets that are trimmed after printing. A band header then reaches the edges of the
    /// sheet. Words and figures stay at least 10 mm inside.
    #[arg(long, value_name = "LENGTH", value_parser = super::printing::bleed)]
    #[arg(help_heading = PRINTING)]
    pub(crate) bleed: Option<carepress::units::Pt>,
    /// Add a print shop's marks around each page
    ///
    /// Crop marks and registration targets, which print on every plate of a press, patches of each
    /// ink, and a line that says which file it is, in a margin of 14 mm.
    #[arg(long, help_heading = PRINTING)]
    pub(crate) marks: bool,
    /// Split a large poster over sheets of an office printer, to cut and glue
    ///
    /// The first page is a map of the sheets with five steps and a ruler. Each sheet has cut marks,
    /// and a striped strip that goes under the next one. Sheets are turned whichever way takes fewer.
    #[arg(long, value_name = "SHEET", value_parser = super::sheet::parse, requires = "guides")]
    #[arg(conflicts_with_all = ["bleed", "marks", "booklet", "n_up"], help_heading = PRINTING)]
    pub(crate) tile: Option<super::sheet::Paper>,
    /// Put two pages side by side for folding and stapling
    ///
    /// Pages are ordered for a stack that is folded once; print on both sides, flip on the short
    /// edge. With --booklet=a4 pages are set anew for half an A4 sheet. Without a sheet they keep
    /// their size, and the sheet is two pages wide. Text is never shrunk. From three sheets on,
    /// pages of inner ones lie 0.1 mm a sheet nearer to the fold, the thickness of office paper.
    #[arg(long, value_name = "SHEET", value_parser = super::sheet::parse)]
    #[arg(num_args = 0..=1, require_equals = true)]
    #[arg(conflicts_with_all = ["bleed", "marks", "n_up"], help_heading = PRINTING)]
    pub(crate) booklet: Option<Option<super::sheet::Paper>>,
    /// Fill sheets with copies of a card, with cut marks [default sheet: a4]
    ///
    /// Ten pocket cards go on A4, eight on Letter. The backs of cards with two sides follow on a
    /// page of their own, mirrored so that each lies behind its front.
    #[arg(long, value_name = "SHEET", value_parser = super::sheet::parse, requires = "guides")]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "a4")]
    #[arg(conflicts_with_all = ["bleed", "marks"], help_heading = PRINTING)]
    pub(crate) n_up: Option<super::sheet::Paper>,
    #[command(flatten)]
    pub(crate) people: super::people::PeopleArgs,
}

/// For whom the page is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum VariantChoice {
    /// Body text of 12 pt, in colour
    Standard,
    /// Body text of 18 pt, set anew; handouts only
    LargePrint,
    /// One ink, line drawings, no tinted areas
    InkSaver,
    /// Black on white, figures in colour; posters only
    HighContrast,
    /// All that the guide has
    All,
}

impl VariantChoice {
    /// The variant it stands for, where it stands for one.
    pub(crate) fn variant(self) -> Option<Variant> {
        match self {
            VariantChoice::Standard => Some(Variant::Standard),
            VariantChoice::LargePrint => Some(Variant::LargePrint),
            VariantChoice::InkSaver => Some(Variant::InkSaver),
            VariantChoice::HighContrast => Some(Variant::HighContrast),
            VariantChoice::All => None,
        }
    }
}

/// Look for problems in every file of the project
///
/// Reports mistakes, doubtful medical content (no review, no emergency number) and
/// weak colours, all in one run, each at its line and with what to write instead.
#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,
}

/// How problems are reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the line at fault, for people
    #[default]
    Human,
    /// A JSON array, for programs
    Json,
}

const INIT_EXAMPLES: &str = "\
Examples:
  carepress init my-clinic --name \"Hill Street Physio\" --logo logo.svg --phone \"01632 960 123\"
  carepress -C my-clinic build

The colours come from the logo; change them, or anything else, in guides/brands/default.yaml and
build again: every guide follows.";

/// Make a working folder for a clinic
///
/// Writes the clinic's brand, with colours taken from its logo, a first handout to edit, and places
/// for exercises of its own. The folder must be new or empty.
#[derive(Debug, ClapArgs)]
#[command(after_long_help = INIT_EXAMPLES)]
pub(crate) struct InitArgs {
    /// Folder to make
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// The clinic's name as patients know it
    #[arg(long, default_value = "Your Clinic", value_parser = not_blank)]
    pub(crate) name: String,
    /// The clinic's logo: SVG, PNG, JPEG or WebP
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) logo: Option<PathBuf>,
    /// Phone number for patients
    #[arg(long)]
    pub(crate) phone: Option<String>,
    /// Web address
    #[arg(long)]
    pub(crate) web: Option<String>,
    /// E-mail address
    #[arg(long)]
    pub(crate) email: Option<String>,
    /// Number to call in an emergency where the clinic is, such as 999, 112 or 911
    #[arg(long, value_name = "NUMBER")]
    pub(crate) emergency: Option<String>,
    /// Sheet the clinic prints on
    #[arg(long, value_name = "SIZE", default_value = "a4")]
    #[arg(value_parser = PossibleValuesParser::new(PaperName::ALL.iter().map(|name| name.id())))]
    pub(crate) paper: String,
}

/// Start a new file from a commented template
///
/// The file is valid as it is: build it, look at it, and change it line by line.
#[derive(Debug, ClapArgs)]
#[command(
    after_long_help = "Example:\n  carepress new exercise \"Wall slide\"     writes guides/exercises/wall-slide.yaml"
)]
pub(crate) struct NewArgs {
    /// What to start
    #[arg(value_enum)]
    pub(crate) kind: NewKind,
    /// Its name; the file's name is made from it
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The file's name without .yaml, when it should not be made from NAME
    #[arg(long)]
    pub(crate) id: Option<String>,
}

/// Kinds of file that `new` starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NewKind {
    Exercise,
    Handout,
    Poster,
    Brand,
}

const FIGURE_EXAMPLES: &str = "\
A pose is a short YAML file; illustrations/README.md of the library teaches it with pictures:

  # illustrations/heel-raise/up.pose.yaml
  base: standing
  legs: {ankle: -35}
  arrows: [{at: heel.L, from: [-0.12, -0.02], to: [-0.12, 0.12]}]
  highlights: [calf.L]

Examples:
  carepress figure illustrations/heel-raise/up.pose.yaml           up.svg beside it
  carepress figure up.pose.yaml -o up.png --size 1600              pixels to look at
  carepress figure up.pose.yaml --watch                            again with every change
  carepress figure                                                 every pose of the project
  carepress figure --check                                         which drawings are out of date
  carepress figure --sheet                                         all figures on pages to review

The schema completes keys in an editor: carepress schema pose > pose.schema.json

Exit status: 0 drawn; 1 a pose has errors, or a drawing is out of date; 2 the command was wrong.";

/// Draw people from pose files
///
/// Writes an SVG beside each pose. Exercises name either of the two: `image: heel-raise/up.svg` or
/// `image: heel-raise/up.pose.yaml`.
#[derive(Debug, ClapArgs)]
#[command(after_long_help = FIGURE_EXAMPLES)]
pub(crate) struct FigureArgs {
    /// Pose files, or folders of them [default: all of the project]
    #[arg(value_name = "POSE", value_hint = ValueHint::FilePath)]
    pub(crate) poses: Vec<PathBuf>,
    /// Write here instead: FILE.svg or FILE.png; with --sheet FILE.pdf or FILE.png
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: Option<PathBuf>,
    /// Also write a PNG beside each SVG
    #[arg(long, conflicts_with_all = ["sheet", "check"])]
    pub(crate) png: bool,
    /// Pixels on the longer side of a PNG, 16 to 8000
    #[arg(long, value_name = "PIXELS", default_value_t = 1200)]
    #[arg(value_parser = clap::value_parser!(u16).range(16..=8000))]
    pub(crate) size: u16,
    /// Draw again whenever a file changes, until stopped
    #[arg(long, conflicts_with_all = ["sheet", "check"])]
    pub(crate) watch: bool,
    /// Lay all figures on pages, with their names [default file: dist/figures.pdf]
    #[arg(long, conflicts_with = "check")]
    pub(crate) sheet: bool,
    /// Draw nothing; say which drawings are not what their poses draw now
    #[arg(long)]
    pub(crate) check: bool,
}

/// List what the project and the library hold
#[derive(Debug, ClapArgs)]
pub(crate) struct ListArgs {
    /// What to list
    #[arg(value_enum)]
    pub(crate) what: Listing,
    /// For programs
    #[arg(long)]
    pub(crate) json: bool,
}

/// What `list` lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Listing {
    Exercises,
    Guides,
    Brands,
    Fonts,
    Languages,
}

/// Words that say something.
fn not_blank(words: &str) -> Result<String, &'static str> {
    let shown = words.trim();
    if shown.is_empty() { Err("a clinic has a name") } else { Ok(shown.to_owned()) }
}

/// Reads the name of a kind of file.
fn kinds() -> impl TypedValueParser<Value = Subject> {
    PossibleValuesParser::new(Subject::names())
        .try_map(|name| Subject::named(&name).ok_or("no such kind of file"))
}
