"""Train and measure the model, check the corpus: ``python -m analysis train|measure|corpus``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.corpus_report import corpus_report, near_duplicates
from analysis.examples import CORPUS, read_corpus
from analysis.figure_tables import table
from analysis.model_store import PACKAGED, load_model, save_model
from analysis.reports import evaluation_report
from analysis.training import Ground, train


def main(arguments: Sequence[str]) -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    parser.add_argument("command", choices=["train", "measure", "corpus"])
    parser.add_argument("--data", type=Path, help="folder with the open data files")
    parser.add_argument("--model", type=Path, default=PACKAGED, help="folder of the model")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of the corpus")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    commands = {"train": _train, "measure": _measure, "corpus": _corpus}
    commands[options.command](options)


def _train(options: argparse.Namespace) -> None:
    model = train(Ground(options.corpus, data=options.data), seed=options.seed, progress=_say)
    save_model(model, options.model)
    _say(table(model.figures))


def _measure(options: argparse.Namespace) -> None:
    _say(evaluation_report(load_model(options.model), options.data, options.corpus))


def _corpus(options: argparse.Namespace) -> None:
    written = read_corpus(options.corpus)
    alike = near_duplicates(written)
    _say(corpus_report(written, alike))
    if alike:
        sys.exit("Comments that are too alike must be written anew.")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
