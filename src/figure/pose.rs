//! What one drawing shows. Macros, hand shapes and mirrors have been worked out: nothing is left
//! to look up.

use crate::diagnostic::{Place, Spanned};
use glam::DVec3;

/// A person in a position, what is around them, and from where they are seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Pose {
    /// Who is drawn.
    pub person: Person,
    /// From where.
    pub camera: Camera,
    /// Where the pelvis is and how it is turned.
    pub root: Root,
    /// What the body lies, sits or stands on.
    pub rest: Option<Spanned<Rest>>,
    /// Lower back, spread over its bones.
    pub lumbar: Bend,
    /// Upper back, spread over its bones.
    pub thoracic: Bend,
    /// Neck and head together.
    pub neck: Bend,
    /// Left, then right.
    pub shoulders: Sides<Shoulder>,
    /// Left, then right.
    pub arms: Sides<Arm>,
    /// Left, then right.
    pub legs: Sides<Leg>,
    /// Furniture and mats.
    pub props: Vec<Spanned<Prop>>,
    /// The same person before the movement, drawn faintly behind.
    pub ghost: Option<Box<Pose>>,
    /// Where the stretch or the work is felt.
    pub highlights: Vec<Spanned<Highlight>>,
    /// Which way to move.
    pub arrows: Vec<Spanned<Arrow>>,
    /// Where the file speaks of the parts that know no place of their own.
    pub places: Places,
}

/// Where a file speaks of each part of a pose; none where it does not. For messages only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Lower and upper back.
    pub spine: Option<Place>,
    /// Neck and head.
    pub neck: Option<Place>,
    /// Shoulder girdles.
    pub shoulders: Sides<Option<Place>>,
    /// Arms.
    pub arms: Sides<Option<Place>>,
    /// Legs.
    pub legs: Sides<Option<Place>>,
}

/// One value for each side of the body. Left is the person's own left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sides<T> {
    /// The person's left.
    pub left: T,
    /// The person's right.
    pub right: T,
}

/// A side of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The person's left, +x.
    Left,
    /// The person's right, -x.
    Right,
}

impl Side {
    /// Both, the left first.
    pub const BOTH: [Side; 2] = [Side::Left, Side::Right];

    /// +1 for the left, -1 for the right: the sign of x.
    pub fn sign(self) -> f64 {
        match self {
            Side::Left => 1.0,
            Side::Right => -1.0,
        }
    }

    /// The other one.
    pub fn other(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

impl<T> Sides<T> {
    /// The value of one side.
    pub fn of(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The value of one side, to change.
    pub fn of_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}

/// Who is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Shape of the body.
    pub sex: Sex,
    /// Adult or older.
    pub age: Age,
    /// Slim to large.
    pub build: Build,
    /// Tone of the skin.
    pub skin: Skin,
    /// Hair or headscarf.
    pub hair: Hair,
}

/// Shape of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// A woman.
    Woman,
    /// A man.
    Man,
}

/// Adult or older.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Age {
    /// About thirty.
    Adult,
    /// About seventy; hair is grey unless said otherwise.
    Older,
}

/// How heavy the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Build {
    /// Slimmer than average.
    Slim,
    /// Average.
    Average,
    /// Larger than average.
    Large,
}

/// Six tones from very light to very dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Skin {
    /// Lightest.
    Tone1,
    /// Light.
    Tone2,
    /// Light brown.
    Tone3,
    /// Brown.
    Tone4,
    /// Dark brown.
    Tone5,
    /// Darkest.
    Tone6,
}

/// Hair or headscarf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hair {
    /// Its shape.
    pub style: HairStyle,
    /// Its colour; a headscarf takes the colour of the shirt's collar instead.
    pub color: HairColor,
}

/// Shape of the hair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HairStyle {
    /// Close to the head.
    Short,
    /// Tied in a bun at the back of the head.
    Bun,
    /// To the shoulders.
    Long,
    /// Wide and curly.
    Curly,
    /// Tied in a tail.
    Ponytail,
    /// Shaved or bald.
    Bald,
    /// Covered by a headscarf.
    Headscarf,
}

/// Colour of the hair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HairColor {
    /// Black.
    Black,
    /// Dark brown.
    Brown,
    /// Fair.
    Fair,
    /// Red.
    Red,
    /// Grey.
    Grey,
    /// White.
    White,
}

/// From where the scene is seen. The picture is framed around everything in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Degrees around the scene: 0 looks at the front of an unturned figure, 90 at its left side.
    pub azimuth: f64,
    /// Degrees above the horizon.
    pub elevation: f64,
    /// Metres from the centre of the scene (7): nearer gives stronger perspective.
    pub distance: f64,
    /// Point that the camera looks at; the middle of what is drawn when absent. The same point in
    /// two frames of an exercise keeps them in register.
    pub center: Option<DVec3>,
}

/// Where the pelvis is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Root {
    /// Metres; its height is found by [`Rest`] when there is one.
    pub at: DVec3,
    /// Degrees about the vertical: 90 faces the figure's own left (+x).
    pub yaw: f64,
    /// Degrees about the left-right axis, applied after `roll`: 90 lies prone, -90 supine.
    pub pitch: f64,
    /// Degrees about the front-back axis: 90 lies on the left side, -90 on the right.
    pub roll: f64,
}

/// What the body rests on: the root is moved up or down until the lowest of these parts touches.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// The parts that carry the weight.
    pub parts: Vec<BodyPart>,
    /// Height of what they rest on, in metres.
    pub height: f64,
    /// How far flesh sinks in, in metres (0.008).
    pub sink: f64,
    /// Bends the neck until the head rests at this height, in metres.
    pub head_at: Option<f64>,
}

/// Parts a figure can rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyPart {
    /// Buttocks and the backs of the thighs.
    Seat,
    /// Both feet.
    Feet,
    /// Back, shoulders and head.
    Back,
    /// Shoulders and upper back alone, as in a bridge.
    Shoulders,
    /// The pelvis alone.
    Pelvis,
    /// Both hands.
    Hands,
    /// The head.
    Head,
    /// Both knees and shins.
    Knees,
    /// Whatever is lowest.
    All,
}

/// A bend of a part of the spine, in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bend {
    /// Forwards positive.
    pub flex: f64,
    /// Towards the person's right positive.
    pub side: f64,
    /// Towards the person's left positive.
    pub twist: f64,
}

/// The shoulder girdle, in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shoulder {
    /// Shrugged up positive.
    pub raise: f64,
    /// Rounded forwards positive, squeezed back negative.
    pub forward: f64,
}

/// An arm: it reaches a point, or its joints have angles.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// Where the elbow and the hand go.
    pub reach: ArmReach,
    /// Which way the elbow points; a natural one when absent.
    pub elbow: Option<Direction>,
    /// Which way the fingers point.
    pub fingers: Option<Direction>,
    /// Which way the palm faces; when absent, a hand on a surface faces it, and any other hand
    /// faces as the forearm turns it.
    pub palm: Option<Direction>,
    /// How the fingers are held.
    pub hand: HandShape,
    /// The joint limit of the wrist against the forearm, in degrees (60).
    pub wrist_limit: f64,
}

/// Where an arm goes.
#[derive(Clone, Debug, PartialEq)]
pub enum ArmReach {
    /// The hand goes to a point.
    To {
        /// The point.
        target: Spanned<Point>,
        /// What of the hand lies there.
        with: HandPart,
    },
    /// The upper arm points somewhere and the elbow is bent.
    Angles {
        /// Where the upper arm points, relative to the chest.
        upper: Direction,
        /// Degrees; 0 is straight.
        elbow_flex: f64,
    },
}

/// What of a hand lies on its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandPart {
    /// The middle of the palm.
    Palm,
    /// The finger tips.
    Fingertips,
    /// The wrist: the hand may be anywhere about it.
    Wrist,
}

/// How fingers are held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HandShape {
    /// Bend of the three joints of the fingers, from the knuckle, in degrees.
    pub bends: [f64; 3],
    /// The index finger's own bends, where it points; as the others where absent.
    pub index: Option<[f64; 3]>,
    /// How close the fingers are: 1 together, 0 as in a hand at rest, -1 wide apart.
    pub spread: f64,
    /// Bend of the thumb: 0 straight, 1 across the palm.
    pub thumb: f64,
}

/// A leg: its foot reaches a point, or its joints have angles.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Where the knee and the foot go.
    pub reach: LegReach,
    /// The foot.
    pub foot: Foot,
}

/// Where a leg goes.
#[derive(Clone, Debug, PartialEq)]
pub enum LegReach {
    /// The foot goes to a point.
    To {
        /// The point.
        target: Spanned<Point>,
        /// What of the foot lies there.
        with: FootPart,
        /// Which way the knee points; forwards of the pelvis when absent.
        knee: Option<Direction>,
    },
    /// Joint angles in degrees.
    Angles {
        /// Thigh forwards.
        hip_flex: f64,
        /// Thigh outwards.
        hip_abduction: f64,
        /// Turned out.
        hip_rotation: f64,
        /// Bent.
        knee_flex: f64,
    },
}

/// What of a foot lies on its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FootPart {
    /// The joint of the ankle.
    Ankle,
    /// The middle of the sole, shoe and all.
    Sole,
}

/// A foot.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Foot {
    /// The sole lies level, whatever the shin does.
    pub flat: bool,
    /// Toes up positive (dorsiflexion), in degrees, when the sole is not level.
    pub ankle: f64,
    /// Toes turned out, in degrees.
    pub toe_out: f64,
    /// Toes bent back, in degrees, as when kneeling on them.
    pub toes: f64,
    /// Which way a level foot points; along the shin's plane when absent.
    pub toe_direction: Option<Direction>,
}

/// A place: in the room, on the body, on the body's surface, or on a prop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Point {
    /// World coordinates in metres.
    World(DVec3),
    /// A landmark of the body.
    Landmark {
        /// Which.
        of: Landmark,
        /// Metres along the axes of the landmark's bone at rest.
        offset: DVec3,
        /// Metres along the world's axes.
        world: DVec3,
    },
    /// Where the skin or the clothes are met, going outwards from a landmark.
    Surface {
        /// Where it starts.
        of: Landmark,
        /// Metres along the axes of the landmark's bone at rest.
        offset: DVec3,
        /// Which way it goes.
        towards: Direction,
        /// Metres between the surface and the point (0.012: half of a palm).
        gap: f64,
    },
    /// A place on a piece of furniture or a mat.
    Prop {
        /// Number of the prop in [`Pose::props`].
        of: usize,
        /// Where on it.
        place: PropPlace,
        /// Metres along the prop's own axes: to its left, up, forwards.
        offset: DVec3,
    },
}

/// A place on a prop. Left is that of somebody who sits on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PropPlace {
    /// Middle of the surface on top: seat, desk, mat, pillow; middle of a wall's face.
    Top,
    /// Middle of the left edge of that surface.
    LeftEdge,
    /// Middle of the right edge.
    RightEdge,
    /// Middle of the front edge.
    FrontEdge,
    /// Middle of the rear edge.
    RearEdge,
    /// Middle of the upper edge of a chair's back.
    BackTop,
    /// Left end of the upper edge of a chair's back.
    BackLeft,
    /// Right end of the upper edge of a chair's back.
    BackRight,
}

/// A named place on the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Landmark {
    /// What.
    pub name: LandmarkName,
    /// On which side, for those that come in pairs.
    pub side: Option<Side>,
}

/// What a landmark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LandmarkName {
    /// Joint of the shoulder.
    Shoulder,
    /// Two thirds down the upper arm.
    UpperArm,
    /// Joint of the elbow.
    Elbow,
    /// Two fifths down the forearm.
    Forearm,
    /// Joint of the wrist.
    Wrist,
    /// Middle of the hand.
    Hand,
    /// Joint of the hip.
    Hip,
    /// Three fifths down the thigh.
    Thigh,
    /// The hollow behind the knee, on the thigh's side.
    ThighBack,
    /// Joint of the knee.
    Knee,
    /// Two fifths down the shin.
    Shin,
    /// Joint of the ankle.
    Ankle,
    /// Pivot of the head on the neck.
    Head,
    /// Back of the head.
    Occiput,
    /// Breastbone.
    Chest,
    /// Between the shoulder blades.
    UpperBack,
    /// Below the shoulder blades.
    MidBack,
    /// Above the pelvis.
    LowBack,
    /// Middle of the pelvis.
    Pelvis,
    /// Buttock.
    Buttock,
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Direction {
    /// Along the chest's own axes: x left, y up, z forwards. Need not be of length one.
    Body(DVec3),
    /// Along the world's axes.
    World(DVec3),
    /// Along the axes, at rest, of the bone that the point's landmark lies on: z is the front of a
    /// thigh, however it is turned. The chest's where there is no landmark.
    Bone(DVec3),
}

/// Furniture and mats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prop {
    /// What it is, with its sizes.
    pub kind: PropKind,
    /// Middle of its foot on the floor (of its underside for a pillow), in metres.
    pub at: DVec3,
    /// Turned about the vertical, in degrees.
    pub yaw: f64,
    /// It follows a landmark over the floor instead of standing at `at`, which is added.
    pub under: Option<Landmark>,
}

/// What a prop is. Lengths in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PropKind {
    /// A dining chair facing +z.
    Chair {
        /// Top of the seat (0.45).
        seat_height: f64,
        /// Top of the back (0.86).
        back_height: f64,
    },
    /// An office chair on castors facing +z.
    OfficeChair {
        /// Top of the seat (0.47).
        seat_height: f64,
    },
    /// A desk whose sitter faces +z, with a screen on it or not.
    Desk {
        /// Top (0.73).
        height: f64,
        /// Whether a screen stands on it.
        screen: bool,
    },
    /// A mat along z.
    Mat {
        /// Along z (1.85).
        length: f64,
        /// Along x (0.62).
        width: f64,
    },
    /// A pillow or a folded towel.
    Pillow {
        /// x, y, z.
        size: DVec3,
    },
    /// A towel, rolled along x.
    TowelRoll {
        /// Along x.
        length: f64,
        /// Across.
        diameter: f64,
    },
    /// A wall whose face is the plane z = 0 of the prop, seen from +z.
    Wall {
        /// Along x.
        width: f64,
        /// Along y.
        height: f64,
    },
}

/// A glow where the stretch or the work is felt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Highlight {
    /// Its middle.
    pub at: Point,
    /// Metres (0.14).
    pub radius: f64,
    /// Height over width (1).
    pub aspect: f64,
    /// Turned on the page, in degrees.
    pub angle: f64,
    /// Only surfaces this near the middle, in metres along the view, glow (0.2).
    pub depth: f64,
}

/// An arrow for a movement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    /// Where it starts.
    pub from: PagePoint,
    /// Where its head is.
    pub to: PagePoint,
    /// How far it bows to its left, as a part of its length; 0 is straight.
    pub bend: f64,
    /// A head at either end.
    pub both_ways: bool,
    /// Width of the shaft in drawing units, thousandths of a metre (13).
    pub width: f64,
}

/// A place in the scene, moved on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PagePoint {
    /// In the scene.
    pub point: Point,
    /// Metres to the right on the page.
    pub right: f64,
    /// Metres up on the page.
    pub up: f64,
}
