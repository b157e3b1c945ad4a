"""The PIN of the window: a courtesy lock on a shared computer, not a protection of the data.

It keeps a colleague from opening the wrong ledger by accident. Who can read the disk can read the ledger; the windows
that ask for a PIN say so (our own proposal).
"""

import base64
import hashlib
import hmac
import os

SHORTEST = 4  # digits
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}  # about 40 ms a guess on an old computer
_SALT = 16


def is_pin(typed: str) -> bool:
    """Whether this can be a PIN: four digits or more, ASCII ones."""
    return len(typed) >= SHORTEST and typed.isascii() and typed.isdigit()


def locked(pin: str) -> str:
    """What the settings keep of a PIN: salt and key, never the PIN."""
    salt = os.urandom(_SALT)
    return base64.b64encode(salt + hashlib.scrypt(pin.encode(), salt=salt, **_COST)).decode()


def fits(pin: str, kept: str) -> bool:
    """Whether this is the PIN that was kept. What cannot be read as one lets nobody in."""
    try:
        whole = base64.b64decode(kept, validate=True)
    except ValueError:
        return False
    salt, key = whole[:_SALT], whole[_SALT:]
    return hmac.compare_digest(hashlib.scrypt(pin.encode(), salt=salt, **_COST), key)
