"""Asks LibreOffice what it thinks of the signatures of workbooks: run by the Python that has its `uno` bindings.

Arguments: a folder for the profile, then the files. Prints one JSON line: for each file the answers, one a signature.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def judged(context: Any, files: list[str]) -> list[list[bool]]:
    """Whether each signature of each file is valid, as the window of LibreOffice would show it."""
    import uno  # only in that Python

    services = context.ServiceManager

    def made(name: str) -> Any:
        return services.createInstanceWithContext(f"com.sun.star.{name}", context)

    wanted: Any = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    wanted.Name, wanted.Value = "StorageFormat", "ZipFormat"
    answers: list[list[bool]] = []
    for file in files:
        stream = made("ucb.SimpleFileAccess").openFileRead(Path(file).as_uri())
        how = uno.Any("[]com.sun.star.beans.PropertyValue", (wanted,))
        storage = uno.invoke(made("embed.StorageFactory"), "createInstanceWithArguments", ((stream, 1, how),))
        found = made("security.DocumentDigitalSignatures").verifyDocumentContentSignatures(storage, None)
        answers.append([bool(one.SignatureIsValid) for one in found])
    return answers


def connected(pipe: str, office: "subprocess.Popen[bytes]") -> Any:
    """The office's own context, as soon as it answers."""
    import uno  # only in that Python

    nobody_there = uno.getClass("com.sun.star.connection.NoConnectException")
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    while office.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except nobody_there:
            continue
    raise SystemExit("LibreOffice did not start")


def main(profile: str, files: list[str]) -> None:
    """Start LibreOffice, ask, let it go."""
    pipe = f"chu-ky-{os.getpid()}"
    where = f"-env:UserInstallation={Path(profile).as_uri()}"
    call = ["soffice", where, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as office:
        context = connected(pipe, office)
        answers = judged(context, files)
        context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
    sys.stdout.write(json.dumps(answers) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
