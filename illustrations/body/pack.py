#!/usr/bin/env python3
"""Packs the bodies that figures are drawn with: makehuman files -> bodies.bin.

    python3 pack.py SOURCE [bodies.bin]        (needs numpy)

SOURCE is a folder with these files of MakeHuman (https://github.com/makehumancommunity/makehuman,
`makehuman/data/`), which its makers released under CC0 1.0 (see LICENSE-CC0.md):

    base.obj                       3dobjs/base.obj
    basemesh_vertex_groups.json    the groups of base.obj as ranges of vertex numbers
    rig.default.json               rigs/default.mhskel: bones, their parents, where they start and end
    weights.default.json           rigs/default.mhw: how much each bone moves each vertex
    targets/*.target.gz            targets/macrodetails/**: offsets of vertices, by kind of body

The result holds one mesh, shared by all, and twelve shapes of it: woman and man, adult and older,
average, slim and large. Base mesh, rig and every target are mirror images of themselves, so only
the middle and the left half are kept; src/figure/stage/asset.rs mirrors them and documents the
layout. Keep both in step.
"""

import gzip
import json
import sys
import zlib
from pathlib import Path

import numpy as np

UNIT = 5e-5  # metres: positions are whole numbers of twentieths of a millimetre
DECIMETRE = 0.1  # MakeHuman's unit, in metres
WEIGHTS = 7  # bones a vertex: with 4, up to 22 % of a vertex's weight would be lost
# How much of the "ideal proportions" target: between average and idealised. None of it for men, whose
# ideal has shoulders 4 cm wider than people have: theirs are 0.22 of the height between the joints.
PROPORTIONS = {"female": 0.6, "male": 0.0}
# How far towards the lightest and heaviest targets: a plain slim or large person, no caricature.
SLIM, LARGE = 1.8, 2.7
ANKLES = 0.9, 2.0  # decimetres: below the first, feet follow those targets once, above the second as far as that

MESHES = ("body", "helper-tights", "helper-l-eye")  # skin; cloth; eyeball (its mirror is the right one)
MIDDLE = ["root", "spine05", "spine04", "spine03", "spine02", "spine01", "neck01", "neck02", "neck03", "head"]
PAIRED = (
    ["pelvis", "upperleg01", "upperleg02", "lowerleg01", "lowerleg02", "foot"]
    + [f"toe{n}-1" for n in range(1, 6)]
    + ["clavicle", "shoulder01", "upperarm01", "upperarm02", "lowerarm01", "lowerarm02", "wrist"]
    + [f"metacarpal{n}" for n in range(1, 5)]
    + [f"finger{finger}-{joint}" for finger in range(1, 6) for joint in (1, 2, 3)]
)
# Points that are no bone of ours: the middle of the eye, the tips of fingers and toes.
LANDMARKS = (
    [("eye", "head")] + [(f"finger{n}-3", "tail") for n in range(1, 6)] + [("toe1-2", "tail"), ("toe5-3", "tail")]
)


def read_obj(path):
    vertices, quads, group = [], {}, None
    for line in path.open():
        word, *rest = line.split() or [""]
        if word == "v":
            vertices.append([float(x) for x in rest[:3]])
        elif word == "g":
            group = rest[0]
        elif word == "f":
            face = [int(corner.split("/")[0]) - 1 for corner in rest]
            quads.setdefault(group, []).append(face if len(face) == 4 else face + face[:1])
    return np.array(vertices), {name: np.array(faces) for name, faces in quads.items()}


class Source:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.base, self.quads = read_obj(self.folder / "base.obj")
        rig = json.loads((self.folder / "rig.default.json").read_text())
        self.bones = rig.get("bones", rig)
        self.weights = json.loads((self.folder / "weights.default.json").read_text())["weights"]
        self.groups = json.loads((self.folder / "basemesh_vertex_groups.json").read_text())

    def target(self, name):
        """Offsets of all vertices, in decimetres."""
        offsets = np.zeros_like(self.base)
        for line in gzip.open(self.folder / "targets" / f"{name}.target.gz", "rt"):
            fields = line.split()
            if fields and not fields[0].startswith("#"):
                offsets[int(fields[0])] += [float(x) for x in fields[1:4]]
        return offsets

    def shape(self, sex, age, weight, amount):
        """Vertices of one kind of body, in metres."""
        vertices = self.base.copy()
        for origin in ("african", "asian", "caucasian"):
            vertices += self.target(f"{origin}-{sex}-{age}") / 3
        vertices += PROPORTIONS[sex] * self.target(f"{sex}-{age}-averagemuscle-averageweight-idealproportions")
        if weight:
            leg = np.interp(vertices[:, 1] - vertices[:, 1].min(), ANKLES, (0, 1))[:, None]
            vertices += (1 + (amount - 1) * leg) * self.target(f"universal-{sex}-{age}-averagemuscle-{weight}")
        return vertices * DECIMETRE

    def point(self, vertices, bone, end):
        """Where a bone starts or ends: MakeHuman's strategies, all of them linear in the vertices."""
        rule = self.bones[bone][end]
        strategy = rule["strategy"]
        if strategy == "CUBE":
            ranges = self.groups[rule["cube_name"]]
            return np.concatenate([vertices[first : last + 1] for first, last in ranges]).mean(0)
        if strategy == "VERTEX":
            return vertices[rule["vertex_index"]]
        if strategy == "MEAN":
            return vertices[rule["vertex_indices"]].mean(0)
        if strategy == "XYZ":
            return np.array([vertices[v][axis] for axis, v in enumerate(rule["vertex_indices"])])
        raise ValueError(strategy)

    def joints(self, vertices):
        """Middle bones, then those of the left side, then landmarks of the left side."""
        points = [self.point(vertices, bone, "head") for bone in MIDDLE]
        points += [self.point(vertices, f"{bone}.L", "head") for bone in PAIRED]
        points += [self.point(vertices, f"{bone}.L", end) for bone, end in LANDMARKS]
        points = np.array(points)
        points[: len(MIDDLE), 0] = 0  # two bones of the neck are a hair off the middle
        return points


def mirror_of(vertices, used):
    """For each used vertex, the one at the same place on the other side."""
    place = {tuple(np.round(vertices[v], 4) + 0.0): v for v in used}
    return {v: place[tuple(np.round(vertices[v] * [-1, 1, 1], 4) + 0.0)] for v in used}


def halves(source, name):
    """Vertices in the middle and on the left of one mesh, and its quads renumbered to them.

    Numbers run over the middle, the left half and, mirrored, the right half.
    """
    quads = source.quads[name]
    if name == "helper-l-eye":
        left = sorted(set(quads.ravel().tolist()))
        number = {v: n for n, v in enumerate(left)}
        return [], left, np.array([[number[v] for v in quad] for quad in quads]), np.zeros((0, 4), int)
    used = sorted(set(quads.ravel().tolist()))
    mirror = mirror_of(source.base, used)
    middle = [v for v in used if mirror[v] == v]
    left = [v for v in used if mirror[v] != v and source.base[v][0] > 0]
    if len(middle) + 2 * len(left) != len(used):
        raise ValueError(f"{name} is not its own mirror image")
    order = middle + left + [mirror[v] for v in left]
    number = {v: n for n, v in enumerate(order)}
    first_right = len(middle) + len(left)
    kept, across = [], []
    for quad in quads:
        side = {0 if number[v] < len(middle) else 1 if number[v] < first_right else -1 for v in quad}
        if {1, -1} <= side:
            across.append([number[v] for v in quad])
        elif -1 not in side:
            kept.append([number[v] for v in quad])
    if 2 * len(kept) + len(across) != len(quads):
        raise ValueError(f"quads of {name} are not their own mirror image")
    return middle, left, np.array(kept), np.array(across, int).reshape(-1, 4)


def bone_numbers(source):
    """Number of the kept bone that each bone's weight goes to: itself or its nearest kept parent."""
    names = MIDDLE + [f"{bone}.L" for bone in PAIRED] + [f"{bone}.R" for bone in PAIRED]
    kept = {name: n for n, name in enumerate(names)}

    def nearest(bone):
        while bone not in kept:
            bone = source.bones[bone]["parent"]
        return kept[bone]

    parents = [nearest(source.bones[name]["parent"]) if source.bones[name]["parent"] else 0 for name in names]
    return {bone: nearest(bone) for bone in source.bones}, parents[: len(MIDDLE) + len(PAIRED)]


def skin_weights(source, numbers, vertices):
    """The bones of each vertex by falling weight, and the weights in 255ths, zeros after them."""
    dense = np.zeros((len(source.base), max(numbers.values()) + 1))
    for bone, pairs in source.weights.items():
        for vertex, weight in pairs:
            dense[vertex, numbers[bone]] += weight
    dense = dense[vertices]
    bones = np.argsort(-dense, axis=1, kind="stable")[:, :WEIGHTS]
    weights = np.take_along_axis(dense, bones, 1)
    weights = np.round(weights / weights.sum(1, keepdims=True) * 255).astype(int)
    weights[:, 0] += 255 - weights.sum(1)
    return np.where(weights > 0, bones, 0), weights


def u32(*numbers):
    return np.array(numbers, "<u4").tobytes()


def coded(values):
    """Differences down each column, as zigzag 16-bit numbers: all low bytes, then all high bytes."""
    differences = np.diff(values.astype(np.int64), axis=0, prepend=0)
    zigzag = np.where(differences < 0, -2 * differences - 1, 2 * differences).T.ravel()
    if zigzag.max(initial=0) > 0xFFFF:
        raise ValueError("a difference does not fit in 16 bits")
    return (zigzag & 0xFF).astype(np.uint8).tobytes() + (zigzag >> 8).astype(np.uint8).tobytes()


def pack(folder):
    source = Source(folder)
    numbers, parents = bone_numbers(source)
    kinds = [(sex, age, weight) for sex in ("female", "male") for age in ("young", "old") for weight in (None, "minweight", "maxweight")]
    amounts = {None: 0, "minweight": SLIM, "maxweight": LARGE}
    shapes = {kind: source.shape(*kind, amounts[kind[2]]) for kind in kinds}
    ears = source.target("l-ear-scale-incr").any(1)

    out = u32(len(MIDDLE), len(PAIRED), len(LANDMARKS), len(kinds), len(MESHES)) + bytes(parents)
    kept = []
    for name in MESHES:
        middle, left, quads, across = halves(source, name)
        kept += middle + left
        bones, weights = skin_weights(source, numbers, middle + left)
        out += u32(len(middle), len(left), len(quads), len(across))
        out += coded(quads) + coded(across)
        for rank in range(WEIGHTS):
            out += bones[:, rank].astype(np.uint8).tobytes() + weights[:, rank].astype(np.uint8).tobytes()
        if name == "body":
            out += ears[middle + left].astype(np.uint8).tobytes()
    # Each shape as its difference from one already there: adult women from nothing, men from women,
    # older from adult, slim and large from average.
    grid = {kind: np.round(np.concatenate([v[kept], source.joints(v)]) / UNIT).astype(int) for kind, v in shapes.items()}
    for sex, age, weight in kinds:
        if weight:
            like = grid[sex, age, None]
        elif age == "old":
            like = grid[sex, "young", None]
        elif sex == "male":
            like = grid["female", "young", None]
        else:
            like = 0
        out += coded(grid[sex, age, weight] - like)
    return out


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    raw = pack(sys.argv[1])
    target = Path(sys.argv[2] if len(sys.argv) > 2 else Path(__file__).with_name("bodies.bin"))
    target.write_bytes(u32(len(raw)) + zlib.compress(raw, 9))
    print(f"{target}: {target.stat().st_size} bytes, {len(raw)} unpacked")


if __name__ == "__main__":
    main()
