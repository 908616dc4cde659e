"""Which files of a folder are papers."""

from pathlib import Path

from yjqa.folder import list_papers


def test_a_link_back_to_a_folder_around_it_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "minutes.txt").write_text("Minutes")
    (folder / "self").symlink_to(folder, target_is_directory=True)
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    names = [paper.name for paper in list_papers([folder]).papers]
    assert set(names) == {"minutes.txt"}
    assert len(names) <= 2
