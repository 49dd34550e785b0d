"""Prove that the wheel alone is enough: build it from the source archive, install it in an empty environment, run it.

The commands run in another folder, with an empty home, no setting of the person who runs this, and no way out of the
machine: inside a network namespace without interfaces where the system grants one, and with an audit hook that ends
the interpreter on any connection or name look-up.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "data" / "samples"
NEEDED = ("claimcheck/py.typed", "claimcheck/_resources/prompts/README.md", "claimcheck/_resources/data/README.md")
REFUSE_NETWORK = (
    "import os, sys; sys.addaudithook(lambda event, args: event in ('socket.getaddrinfo', 'socket.gethostbyname') "
    "and (os.write(2, b'network: ' + repr(args).encode()), os._exit(99)))\n"
)


class WheelError(Exception):
    """The wheel lacks something; the message says what."""


def run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Run a command, and give its standard output.

    Raises:
        WheelError: it failed; with what it wrote to standard error.
    """
    words = [str(part) for part in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=480, cwd=cwd, env=env)
    if done.returncode != 0:
        raise WheelError(f"{' '.join(words)}: exit {done.returncode}\n{done.stderr.strip()}")
    return done.stdout


def build(folder: Path) -> Path:
    """Build the source archive, and from it the wheel; give the wheel's path."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder)
    source = next(folder.glob("*.tar.gz"))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps")
    run(*pip, "--no-build-isolation", "-w", folder, source, cwd=folder)
    wheel = next(folder.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise WheelError(f"the wheel lacks {', '.join(missing)}")
    print(f"    built {wheel.name}: {len(names)} files, {wheel.stat().st_size / 1e6:.1f} MB")
    return wheel


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel and what it declares into an empty environment; give the path of its Python."""
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-compile", "--constraint", ROOT / "constraints.txt", wheel)
    run(*pip, "check")
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (site / "refuse_network.pth").write_text(REFUSE_NETWORK, encoding="utf-8")
    return python


def offline_prefix() -> tuple[str, ...]:
    """Give the command that cuts what follows off the network, or nothing where the system does not grant one."""
    prefix = ("unshare", "--map-root-user", "--net")
    if shutil.which(prefix[0]) and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
        return prefix
    print("    no network namespace is granted here: only the audit hook keeps the run offline")
    return ()


def use(python: Path, folder: Path) -> None:
    """Run the installed command in an empty folder, with and without the sample archive."""
    here = folder / "elsewhere"
    here.mkdir()
    shutil.copytree(SAMPLES / "articles", here / "articles")
    shutil.copytree(SAMPLES / "archive", here / "archive")
    articles = sorted((here / "articles").iterdir())
    environment = {"PATH": os.defpath, "HOME": str(folder / "home"), "LC_ALL": "C.UTF-8"}
    claimcheck: tuple[str | Path, ...] = (*offline_prefix(), python.with_name("claimcheck"))

    def output_of(*command: str | Path) -> str:
        return run(*command, cwd=here, env=environment).strip()

    origin = output_of(python, "-c", "import claimcheck; print(claimcheck.__file__)")
    if not Path(origin).is_relative_to(folder):
        raise WheelError(f"the installed command runs code from {origin}")
    version = output_of(*claimcheck, "--version")
    alone = reports(output_of(*claimcheck, "--no-archive", "--format", "json", *articles))
    output_of(*claimcheck, "archive", "add", "archive")
    beside = reports(output_of(*claimcheck, "--format", "json", *articles))
    for article, report in zip(articles, alone, strict=True):
        if not report["claims"]:
            raise WheelError(f"the installed command found no claim in {article.name}")
    found = sum(len(claim["evidence"]) for report in beside for claim in report["claims"])
    if not found:
        raise WheelError("the installed command found no evidence in the sample archive")
    print(f"    {version} runs elsewhere, offline: {len(articles)} articles, {found} pieces of evidence")


def reports(output: str) -> list[dict[str, Any]]:
    """Give the reports of a JSON output, one a line."""
    return [json.loads(line) for line in output.splitlines()]


def main() -> int:
    """Build, install and use the wheel; 0 if it is enough."""
    with tempfile.TemporaryDirectory(prefix="claimcheck-wheel-") as name:
        folder = Path(name).resolve()
        try:
            wheel = build(folder)
            python = install(wheel, folder / "environment")
            print("    installed in an empty environment")
            use(python, folder)
        except WheelError as error:
            print(f"    the wheel is not enough: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
