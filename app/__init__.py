"""Sổ Mặt trận: the offline ledger of the Fatherland Front's local offices."""

__version__ = "0.1.0"
