"""The command line says what it does, with an example, and bad words get a sentence."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from handrail.project.cli import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    answer = CliRunner().invoke(main, [name, "--help"])
    assert answer.exit_code == 0
    assert "Example:" in answer.output
    assert f"handrail {name}" in answer.output


def test_the_issue_list_of_commands_is_there() -> None:
    assert {"serve", "load", "link", "horizon", "county", "user", "doctor", "backup", "restore", "ledger"} <= set(
        COMMANDS
    )


def test_an_unknown_command_is_refused_in_words() -> None:
    answer = CliRunner().invoke(main, ["dance"])
    assert answer.exit_code == 2
    assert "No such command 'dance'" in answer.output


def test_a_ledger_that_was_edited_fails_its_proof(tmp_path: Path) -> None:
    forged = tmp_path / "ledger.jsonl"
    forged.write_text(json.dumps({"seq": 1, "body": {}, "previous": "0" * 64, "digest": "f" * 64}) + "\n")
    answer = CliRunner().invoke(main, ["ledger", "verify", str(forged)])
    assert answer.exit_code == 1
    assert answer.output.strip()
    assert "The chain is whole" not in answer.output
