from pathlib import Path

from app.paths import OfficePaths, default_folder, resource


def test_resources_are_where_the_program_is():
    assert (resource("guidance")).is_dir()
    assert resource("icons").parent == Path(__file__).resolve().parent.parent / "resources"


def test_each_system_has_its_own_place():
    assert default_folder({"XDG_DATA_HOME": "/data"}, "linux") == Path("/data/so-mat-tran")
    assert default_folder({"XDG_DATA_HOME": "relative"}, "linux") == Path.home() / ".local/share/so-mat-tran"
    assert default_folder({}, "linux") == Path.home() / ".local/share/so-mat-tran"
    assert default_folder({"LOCALAPPDATA": "/local"}, "win32") == Path("/local/SoMatTran")
    assert default_folder({}, "win32") == Path.home() / "AppData/Local/SoMatTran"
    assert default_folder({}, "darwin") == Path.home() / "Library/Application Support/SoMatTran"


def test_everything_of_an_office_is_in_its_folder(tmp_path: Path):
    paths = OfficePaths(tmp_path)
    places = [
        paths.ledger,
        paths.packages,
        paths.quarantine,
        paths.backups,
        paths.key,
        paths.settings,
        paths.log,
        paths.exports,
    ]
    assert len(set(places)) == len(places)
    assert {place.parent for place in places} == {tmp_path}
