#!/usr/bin/env python3
"""Write a JSON submission as NPZ files, as students do who compute in NumPy.

    python3 write_npz.py submissions/alice.json FOLDER

Each file holds the same answers, with other dtypes, byte orders, memory orders or compression. An
answer is written with another dtype only where that changes no number.
"""

import json
import os
import sys

import numpy as np

#: dtypes by name, in both byte orders where they have any; which of them hold an answer is asked
#: for each answer.
DTYPES = [
    order + kind
    for kind in ("f2", "f4", "f8", "g", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8")
    for order in "<>"
]


def as_array(answer):
    """An answer as np.array makes it; strings among numbers make all strings."""
    return np.array(answer)


def is_same(array, other):
    """Whether an array of another dtype holds just the same numbers."""
    return other.shape == array.shape and other.astype(array.dtype).tolist() == array.tolist()


def cast(array, dtype):
    """The array with another dtype, or itself where that would change a number or a string."""
    if array.dtype.kind not in "if":
        return array
    if array.dtype.kind == "f" and np.dtype(dtype).kind != "f":
        return array  # a whole float64 is shown as 3.0, an integer as 3
    if array.dtype.kind == "i" and np.dtype(dtype).kind == "f":
        return array
    with np.errstate(all="ignore"):
        other = array.astype(dtype)
    return other if is_same(array, other) else array


def as_bytes(array):
    """Strings as byte strings in UTF-8."""
    return np.char.encode(array, "utf-8") if array.dtype.kind == "U" else array


def swapped(array):
    """Strings in the other byte order."""
    if array.dtype.kind != "U":
        return array
    return array.astype(array.dtype.newbyteorder(">"))


def read(path):
    """The arrays of a JSON submission by their keys."""
    with open(path, encoding="utf-8") as file:
        submission = json.load(file)
    arrays = {key: as_array(value) for key, value in submission.items() if key != "answers"}
    for problem, answers in submission["answers"].items():
        for question, answer in answers.items():
            if isinstance(answer, dict):
                for name, value in answer.items():
                    arrays[f"{problem}/{question}/{name}"] = as_array(value)
            elif answer is not None:
                arrays[f"{problem}/{question}"] = as_array(answer)
    return arrays


def main(path, folder):
    os.makedirs(folder, exist_ok=True)
    arrays = read(path)

    def save(name, change=lambda array: array, write=np.savez):
        changed = {key: change(array) for key, array in arrays.items()}
        write(os.path.join(folder, f"{name}.npz"), **changed)

    save("plain")
    save("compressed", write=np.savez_compressed)
    save("fortran", lambda array: np.array(array, order="F"), np.savez_compressed)
    save("bytes", as_bytes)
    save("swapped", swapped)
    for dtype in DTYPES:
        save("big-" * (dtype[0] == ">") + dtype[1:], lambda array: cast(array, dtype))
    for version in [(1, 0), (2, 0), (3, 0)]:
        write_version(os.path.join(folder, f"version-{version[0]}.npz"), arrays, version)


def write_version(path, arrays, version):
    """A file whose arrays have headers of another version of the format."""
    import zipfile

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, array in arrays.items():
            with archive.open(f"{key}.npy", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, array, version=version)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: write_npz.py SUBMISSION FOLDER")
    main(*sys.argv[1:])
