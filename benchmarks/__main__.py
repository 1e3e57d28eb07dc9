"""Run every benchmark, print the figures and write them to build/bench.json."""

import json
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.ground import dialog_app
from benchmarks.pages import page_weights
from benchmarks.submits import posts_per_second, prepare, served
from benchmarks.texts import texts_per_second

RESULT = Path("build/bench.json")
ROUNDS = 3


def submits(folder: Path) -> dict[str, float]:
    """Return answers per second, the reference's inserts per second, and their ratio."""
    ours, theirs = [], []
    with served("dialog", folder) as dialog_port, served("bare", folder) as bare_port:
        for _ in range(ROUNDS):
            prepare(dialog_port)
            ours.append(posts_per_second(dialog_port, bare=False))
            theirs.append(posts_per_second(bare_port, bare=True))
    return {
        "answers per second": median(ours),
        "bare inserts per second": median(theirs),
        "ratio": median(ours) / median(theirs),
    }


def main() -> None:
    """Measure, print and keep."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app = dialog_app(folder)
        figures: dict[str, dict[str, float]] = {
            "submits": submits(folder),
            "page weight in bytes": {**page_weights(app, ("sv", "ar"))},
            "texts per second": texts_per_second(),
        }
    for title, rows in figures.items():
        print(title)
        for label, figure in rows.items():
            print(f"  {label:<32} {figure:>12,.2f}")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
