"""A server and a browser of one's own, for as long as a measurement or a picture needs them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
STARTED_WITHIN = 60  # seconds


@contextmanager
def serve(script: str | Path = "app.py", *options: str, settings: Mapping[str, str] | None = None, port: int = 0) -> Iterator[str]:
    """The address of a fresh Streamlit server running ``script``, with further options of ``streamlit run``; it ends with the block.

    ``settings`` are environment variables of the server; ``port`` is a free one where none is given.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true", *options]
    environment = os.environ | dict(settings or {})
    base = options[options.index("--server.baseUrlPath") + 1] if "--server.baseUrlPath" in options else ""
    address = "/".join(part for part in (f"http://localhost:{port}", base) if part)
    with started(command, address, environment):
        yield address


@contextmanager
def started(command: Sequence[str], address: str, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the dashboard, or of a proxy before it, from the moment its ``address`` answers; it ends with the block."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, address)
        yield process
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """The system's Chromium, headless, with further ``flags``; CHROMIUM names another one."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise FileNotFoundError("no Chromium here: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


def unused(port: int) -> bool:
    """Whether nobody of this machine listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port of this machine nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended at once with code {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"no answer from {address} within {STARTED_WITHIN} seconds")
