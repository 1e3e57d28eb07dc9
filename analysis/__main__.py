"""Train and measure the packaged model: ``python -m analysis train|measure --data DIR``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.benchmarks import measure_benchmarks
from analysis.evaluation import measure
from analysis.examples import CORPUS, read_corpus
from analysis.figure_tables import table
from analysis.model_store import PACKAGED, load_model, save_model
from analysis.training import Ground, train


def main(arguments: Sequence[str]) -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    parser.add_argument("command", choices=["train", "measure"])
    parser.add_argument("--data", type=Path, help="folder with the open data files")
    parser.add_argument("--model", type=Path, default=PACKAGED, help="folder of the model")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of the corpus")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    commands = {"train": _train, "measure": _measure}
    commands[options.command](options)


def _train(options: argparse.Namespace) -> None:
    model = train(Ground(options.corpus, data=options.data), seed=options.seed, progress=_say)
    save_model(model, options.model)
    _say(table(model.figures))


def _measure(options: argparse.Namespace) -> None:
    model = load_model(options.model)
    tested = [item for item in read_corpus(options.corpus) if item.split == "test"]
    _say(table(measure(model, tested)))
    if options.data is not None:
        _say(json.dumps(measure_benchmarks(model, options.data), indent=1))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
