#!/usr/bin/env python3
"""Look at pages of HTML with a browser.

    python3 view_pages.py chromium pages/alice.html ...

The browser must find nothing to complain of, must read the elements and the text that the file
holds, and must draw every formula and picture, wide and narrow, light and dark, and on paper. One
line a file; the exit status is 1 where something is amiss.
"""

import html.parser
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

# Run in a copy of the page, whose own policy allows no script.
MEASURE = """
<script>
const wrong = [];
for (const element of document.querySelectorAll('math, svg, table, .panels')) {
  const box = element.getBoundingClientRect();
  if (!(box.width > 0 && box.height > 0)) wrong.push('no box: ' + element.outerHTML);
}
const excess = document.scrollingElement.scrollWidth - innerWidth;
if (excess > 0) wrong.push('wider than the window by ' + excess);
let level = 0;
for (const heading of document.querySelectorAll('h1, h2, h3')) {
  const next = Number(heading.tagName[1]);
  if (next > level + 1) wrong.push('h' + next + ' after h' + level);
  level = next;
}
const ids = Array.from(document.querySelectorAll('[id]'), element => element.id);
if (new Set(ids).size != ids.length) wrong.push('two elements of one id');
for (const link of document.querySelectorAll('a')) {
  if (!document.querySelector(link.getAttribute('href'))) wrong.push('no ' + link.href);
}
document.body.innerHTML = '<pre id="measured"></pre>';
document.body.firstChild.textContent = 'measured:' + wrong.join(';') + ':measured';
</script>
"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
DARK, LIGHT = 0, 1
PAPER = {DARK: (0x16, 0x18, 0x1B), LIGHT: (0xFF, 0xFF, 0xFF)}


class Content(html.parser.HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, source):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(source)
        self.close()

    def handle_starttag(self, name, attributes):
        self.elements.append((name, attributes))

    def handle_data(self, data):
        self.words += data.split()


def browse(browser, page, *options, window=(1000, 1000)):
    """What the browser prints for a page; what it has to say of the page is an error."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as profile:
        run = subprocess.run(
            [
                browser, "--headless", "--disable-gpu", "--hide-scrollbars", *root,
                "--enable-logging=stderr", "--v=0", f"--user-data-dir={profile}",
                f"--window-size={window[0]},{window[1]}", *options, page.resolve().as_uri(),
            ],
            capture_output=True, text=True, timeout=120,
        )
    complaints = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
    if run.returncode or complaints:
        raise ValueError("\n".join(complaints) or f"the browser failed: {run.stderr}")
    return run.stdout


def check_content(browser, page):
    source, read = page.read_text(), browse(browser, page, "--dump-dom")
    written, found = Content(source), Content(read)
    for kind in ("elements", "words"):
        pairs = zip(getattr(written, kind), getattr(found, kind))
        different = next((pair for pair in pairs if pair[0] != pair[1]), None)
        counts = [len(getattr(content, kind)) for content in (written, found)]
        if different or counts[0] != counts[1]:
            raise ValueError(f"the browser reads other {kind}: {different}, {counts}")
    return sum(name == "math" for name, _ in written.elements)


def check_boxes(browser, page, folder, width):
    copy = folder / f"measured-{page.name}"
    copy.write_text(POLICY.sub("", page.read_text()).replace("</body>", MEASURE + "</body>"))
    measured = re.search(
        r"measured:(.*):measured",
        browse(browser, copy, "--dump-dom", window=(width, 1000)), re.DOTALL)
    if measured is None or measured[1]:
        raise ValueError(f"{width} pixels wide: {measured and measured[1]}")


def pixels(path):
    """The rows of a PNG file of 8 bits a channel, as lists of colours."""
    data, at, packed = path.read_bytes(), 8, b""
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert depth == 8 and kind in (2, 6), (depth, kind)
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at:at + 8])
        packed += data[at + 8:at + 8 + size] if name == b"IDAT" else b""
        at += 12 + size
    raw, step = zlib.decompress(packed), 3 if kind == 2 else 4
    length, above, rows = width * step, bytes(width * step), []
    for number in range(height):
        start = number * (length + 1)
        above = unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + length]), above, step)
        rows.append([tuple(above[x:x + 3]) for x in range(0, length, step)])
    return rows


def unfiltered(method, row, above, step):
    for index in range(len(row)):
        left = row[index - step] if index >= step else 0
        corner = above[index - step] if index >= step else 0
        up = above[index]
        nearest = min((left, up, corner), key=lambda value: abs(left + up - corner - value))
        guess = (0, left, up, (left + up) // 2, nearest)[method]
        row[index] = row[index] + guess & 255
    return bytes(row)


def check_colours(browser, page, folder, scheme):
    shot = folder / "shot.png"
    browse(
        browser, page, f"--screenshot={shot}", f"--blink-settings=preferredColorScheme={scheme}",
        window=(500, 500))
    colours = [colour for row in pixels(shot) for colour in row]
    ground = sum(colour == PAPER[scheme] for colour in colours) / len(colours)
    if colours[0] != PAPER[scheme] or not 0.2 < ground < 0.99:
        raise ValueError(f"scheme {scheme}: {ground:.0%} of the page is {PAPER[scheme]}")


def check_paper(browser, page, folder):
    paper = folder / "paper.pdf"
    browse(browser, page, "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    if not paper.read_bytes().startswith(b"%PDF-"):
        raise ValueError("what is printed is no PDF")


def check(browser, page):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        formulas = check_content(browser, page)
        for width in (1000, 500):
            check_boxes(browser, page, folder, width)
        for scheme in (DARK, LIGHT):
            check_colours(browser, page, folder, scheme)
        check_paper(browser, page, folder)
    return formulas


def main(browser, pages):
    status = 0
    for page in map(pathlib.Path, pages):
        try:
            print(f"{page.name}: looked at, with {check(browser, page)} formulas", flush=True)
        except (ValueError, subprocess.SubprocessError) as error:
            print(f"{page.name}: {error}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
