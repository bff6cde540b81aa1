#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the arrays of tests/data/formats with NumPy: what NumPy itself stores, for the readers.

    make_npy_fixtures.py [FOLDER]      (default: tests/data/formats beside this script's folder)
"""
import pathlib
import sys

import numpy
from numpy.lib import format as npy_format


def values(dtype):
    """-2.5, -1.25, 0 ... as the type can hold them, shape (2, 3)."""
    return (numpy.arange(6).reshape(2, 3) * 1.25 - 2.5).astype(dtype)


def arrays():
    for dtype in ("<f2", "<f4", "<f8", ">f4", ">f8", "<i4", "<i8", ">i4", "|i1"):
        name = dtype.replace("<", "little_").replace(">", "big_").replace("|", "")
        yield name, values(dtype)
    yield "u1", numpy.array([[0, 1, 2], [127, 128, 255]], "|u1")
    yield "b1", numpy.array([[True, False, True], [False, False, True]])
    yield "fortran", numpy.asfortranarray(numpy.arange(24, dtype="<f4").reshape(2, 3, 4))
    yield "scalar", numpy.array(2.5)
    yield "empty", numpy.zeros((0, 3), "<f4")
    yield "text", numpy.array(["le", "garçon", "élève 🙂", ""])
    yield "big_text", numpy.array([["un", "été"]], dtype=">U3")
    yield "complex", numpy.array([1 + 2j])
    yield "records", numpy.zeros(2, [("a", "<f4"), ("b", "<i4")])
    yield "half_specials", numpy.array(
        [0.0, -0.0, 1.0, 65504.0, 6.103515625e-05, 5.960464477539063e-08, numpy.inf, -numpy.inf],
        "<f2")


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in arrays():
        numpy.save(folder / f"{name}.npy", array, allow_pickle=False)
    for version in ((1, 0), (2, 0), (3, 0)):
        with open(folder / f"version_{version[0]}.npy", "wb") as file:
            npy_format.write_array(file, values("<f4"), version, allow_pickle=False)
    several = {"weights": values("<f8"), "source": numpy.array(["le", "garçon"]),
               "temperature": numpy.array(0.5)}
    numpy.savez(folder / "stored.npz", **several)
    numpy.savez_compressed(folder / "deflated.npz", **several)


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parent
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "data" / "formats")
