//! Rotations. Angles are degrees at the doors and radians within; every sine comes from `libm`.

use glam::{DMat3, DVec3};

/// A turn about x: y goes towards z.
pub(super) fn about_x(degrees: f64) -> DMat3 {
    let (s, c) = libm::sincos(degrees.to_radians());
    DMat3::from_cols(DVec3::X, DVec3::new(0.0, c, s), DVec3::new(0.0, -s, c))
}

/// A turn about y: z goes towards x.
pub(super) fn about_y(degrees: f64) -> DMat3 {
    let (s, c) = libm::sincos(degrees.to_radians());
    DMat3::from_cols(DVec3::new(c, 0.0, -s), DVec3::Y, DVec3::new(s, 0.0, c))
}

/// A turn about z: x goes towards y.
pub(super) fn about_z(degrees: f64) -> DMat3 {
    let (s, c) = libm::sincos(degrees.to_radians());
    DMat3::from_cols(DVec3::new(c, s, 0.0), DVec3::new(-s, c, 0.0), DVec3::Z)
}

/// A turn about an axis of any length but zero, which turns nothing (Rodrigues' formula).
pub(super) fn about(axis: DVec3, radians: f64) -> DMat3 {
    let a = unit(axis);
    if a == DVec3::ZERO {
        return DMat3::IDENTITY;
    }
    let cross = DMat3::from_cols(
        DVec3::new(0.0, a.z, -a.y),
        DVec3::new(-a.z, 0.0, a.x),
        DVec3::new(a.y, -a.x, 0.0),
    );
    let (s, c) = libm::sincos(radians);
    DMat3::IDENTITY + cross * s + cross * cross * (1.0 - c)
}

/// Of length one; zero stays zero, and so does what is not finite.
pub(super) fn unit(v: DVec3) -> DVec3 {
    v.try_normalize().unwrap_or(DVec3::ZERO)
}

/// What of `v` is square to the direction `axis` of length one.
pub(super) fn square_to(v: DVec3, axis: DVec3) -> DVec3 {
    v - axis * v.dot(axis)
}

/// Some direction square to `axis`.
pub(super) fn any_square_to(axis: DVec3) -> DVec3 {
    unit(unit(axis).any_orthogonal_vector())
}

/// The axes whose first is along `x` and whose second is as near to `toward` as that allows.
pub(super) fn frame(x: DVec3, toward: DVec3) -> DMat3 {
    let x = match unit(x) {
        DVec3::ZERO => DVec3::X,
        x => x,
    };
    let y = match unit(square_to(toward, x)) {
        DVec3::ZERO => any_square_to(x),
        y => y,
    };
    DMat3::from_cols(x, y, x.cross(y))
}

/// The turn that takes one pair of directions to another.
pub(super) fn between(from: (DVec3, DVec3), to: (DVec3, DVec3)) -> DMat3 {
    frame(to.0, to.1) * frame(from.0, from.1).transpose()
}

/// The shortest turn that takes the direction `from` to `to`.
pub(super) fn swing(from: DVec3, to: DVec3) -> DMat3 {
    let axis = from.cross(to);
    if axis.length() > 1e-6 { about(axis, angle(from, to)) } else { DMat3::IDENTITY }
}

/// Radians between two directions.
pub(super) fn angle(a: DVec3, b: DVec3) -> f64 {
    libm::atan2(a.cross(b).length(), a.dot(b))
}

/// Axis times angle in radians (the logarithm of the turn).
pub(super) fn axis_angle(turn: &DMat3) -> DVec3 {
    let trace = turn.x_axis.x + turn.y_axis.y + turn.z_axis.z;
    let angle = libm::acos(((trace - 1.0) / 2.0).clamp(-1.0, 1.0));
    if angle < 1e-6 {
        return DVec3::ZERO;
    }
    let v = DVec3::new(
        turn.y_axis.z - turn.z_axis.y,
        turn.z_axis.x - turn.x_axis.z,
        turn.x_axis.y - turn.y_axis.x,
    );
    if v.length() > 1e-6 {
        return unit(v) * angle;
    }
    // Half a turn: (R + I) / 2 = a aᵀ, so its longest column is along the axis.
    let columns = [turn.x_axis + DVec3::X, turn.y_axis + DVec3::Y, turn.z_axis + DVec3::Z];
    let longest = columns.into_iter().fold(DVec3::ZERO, |best, column| {
        if column.length_squared() > best.length_squared() { column } else { best }
    });
    unit(longest) * angle
}

/// A part of a turn: 0 is none, 1 all of it.
pub(super) fn part(turn: &DMat3, amount: f64) -> DMat3 {
    let v = axis_angle(turn);
    about(v, v.length() * amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_its_axis_and_angle_again() {
        for axis in [DVec3::X, DVec3::Y, DVec3::Z, DVec3::new(1.0, -2.0, 0.5)] {
            for degrees in [0.001_f64, 30.0, 90.0, 179.0, 180.0] {
                let turn = about(axis, degrees.to_radians());
                let again = axis_angle(&turn);
                assert!(turn.abs_diff_eq(about(again, again.length()), 1e-6), "{axis} {degrees}");
            }
        }
    }

    #[test]
    fn degenerate_directions_still_make_axes() {
        for (x, y) in [(DVec3::ZERO, DVec3::Y), (DVec3::Y, DVec3::Y), (DVec3::X, DVec3::ZERO)] {
            let axes = frame(x, y);
            assert!((axes.determinant() - 1.0).abs() < 1e-12, "{x} {y}");
        }
    }
}
