"""The asset build: done once, done whole, and explained when it cannot be done."""

from pathlib import Path

import pytest

from handrail.ui import build
from handrail.ui.build import STAMP, BuildError, Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A project whose npm packages are already there."""
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "app.scss").write_text("a { b: c }")
    (assets / "init.js").write_text("export {};")
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_text("{}")
    script = tmp_path / "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js"
    script.parent.mkdir(parents=True)
    script.write_text("govuk")
    return Places(tmp_path, assets, tmp_path / "static" / "built")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stands in for node: remembers the commands, and writes what sass would write."""
    ran: list[list[str]] = []

    def run(command: list[str], folder: Path, environment: dict[str, str], sentence: str) -> None:
        ran.append(command)
        if "sass.js" in " ".join(command):
            Path(command[-1]).write_text("css")

    monkeypatch.setattr(build, "_run", run)
    monkeypatch.setattr(build, "node_environment", dict)
    return ran


def programs(commands: list[list[str]]) -> list[str]:
    return [command[0] for command in commands]


def test_builds_once_and_then_leaves_it(places: Places, commands: list[list[str]]) -> None:
    assert build.build(places) is True
    assert programs(commands) == ["npm", "node"]
    assert {path.name for path in places.built.iterdir()} == {"app.css", "init.js", "govuk-frontend.min.js", STAMP}
    assert build.build(places) is False
    assert len(commands) == 2


def test_a_changed_style_is_compiled_without_fetching_packages_anew(places: Places, commands: list[list[str]]) -> None:
    build.build(places)
    (places.assets / "app.scss").write_text("a { b: d }")
    assert build.build(places) is True
    assert programs(commands) == ["npm", "node", "node"]


def test_a_changed_lock_fetches_packages(places: Places, commands: list[list[str]]) -> None:
    build.build(places)
    (places.root / "package-lock.json").write_text('{"lockfileVersion": 3}')
    build.build(places)
    assert programs(commands) == ["npm", "node", "npm", "node"]


def test_a_failed_build_leaves_the_old_one_and_is_tried_again(
    places: Places, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    build.build(places)
    (places.assets / "app.scss").write_text("broken")

    def fail(*_: object) -> None:
        raise BuildError("The style sheet could not be compiled.")

    with monkeypatch.context() as patched:
        patched.setattr(build, "_run", fail)
        with pytest.raises(BuildError):
            build.build(places)
    assert (places.built / "app.css").read_text() == "css"
    assert [path.name for path in places.built.parent.iterdir()] == ["built"]
    assert build.build(places) is True


def test_an_installed_wheel_needs_no_node(places: Places) -> None:
    for path in places.manifests:
        path.unlink()
    with pytest.raises(BuildError, match="from its wheel"):
        build.build(places)
    places.built.mkdir(parents=True)
    (places.built / STAMP).write_text("released")
    assert build.build(places) is False


def test_without_node_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build.shutil, "which", lambda *_, **__: None)
    with pytest.raises(BuildError, match=r"needs Node 18 or newer .* requirements-node.txt"):
        build.node_environment()


def test_an_old_node_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_major_version", lambda _: 16)
    monkeypatch.setattr(build.shutil, "which", lambda name, **_: f"/usr/bin/{name}")
    with pytest.raises(BuildError):
        build.node_environment()


def test_the_command_says_in_one_line_what_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Places) -> bool:
        raise BuildError("Fetching failed: check the network.")

    monkeypatch.setattr(build, "build", fail)
    assert build.main() == 1
    assert capsys.readouterr().err == "Fetching failed: check the network.\n"


def test_a_command_that_fails_hands_on_its_first_lines(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"It failed\. one two three$"):
        build._run(
            ["sh", "-c", "printf 'one\\ntwo\\nthree\\nfour' >&2; exit 3"],
            tmp_path,
            {"PATH": "/bin:/usr/bin"},
            "It failed.",
        )
