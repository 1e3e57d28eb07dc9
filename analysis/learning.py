"""Learn the weight of each feature for each label.

References
----------
R.-E. Fan et al., *LIBLINEAR: a library for large linear classification*, JMLR 9, 2008: the solver
behind every support vector machine here. S. Wang, C. D. Manning, *Baselines and bigrams: simple,
good sentiment and topic classification*, ACL 2012: features scaled by their naive Bayes log ratio
before a support vector machine weighs them. A. K. Menon et al., *Long-tail learning via logit
adjustment*, ICLR 2021: a label's score lowered by a share of the log of its frequency.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.svm import LinearSVC
from sklearn.utils.parallel import Parallel, delayed

from analysis.calibration import Flags, Floats
from analysis.examples import Example
from analysis.facets import DIMENSIONS, GOALS, NOTHING
from analysis.features import PROSE_LANGUAGE, TINY, Passage, Vocabulary, is_own, vectors
from analysis.local_areas import LABELLED, RULED, SEEDED
from analysis.taxonomy import Target, Taxonomy, dimensions, global_goals

SOURCE_WEIGHTS = {"corpus": 1.0, "lexicon": 0.5, "review": 1.0}
OPEN_WEIGHT = 0.2
"""Open data is policy prose; a resident's comment counts five times as much."""
DIMENSION_WEIGHTS = SOURCE_WEIGHTS | {"lexicon": 0.25}
"""The lexicon teaches dimensions by what is usual, so it counts less there than for goals."""
AREA_WEIGHTS = {SEEDED: 3.0, LABELLED: 2.0, RULED: 0.3}
PENALTY = 0.25
TARGET_PENALTY = 0.5
RATIO_SHARE, SMOOTHING = 0.8, 0.02
"""How much of a feature's scale is its naive Bayes ratio, and what is added to each count."""
PROSE_WEIGHTS = {"osdg": 1.0, "open-sdg": 1.0, "corpus": 0.1, "lexicon": 0.1, "review": 0.1}
OTHER_PROSE = 0.3
"""Titles and single sentences teach less about long texts than long texts do."""
PROSE_PENALTY, PROSE_RATIO_SHARE = 0.5, 0.5
FREQUENCY_SHARE = 0.2
"""How far a goal's frequency among long texts is left out of account when one is judged."""
LONG = frozenset({"osdg"})
"""Sources whose texts are all long."""
MAX_PASSES = 3000
MANY = 20_000
"""From so many texts on, several labels are learned at once."""
NEVER_SEEN = -10.0
"""Raw score of a label that no text carries."""


@dataclass(frozen=True)
class Recipe:
    """How a machine is learned: seed of its chance, penalty, and share of the ratio in a scale."""

    seed: int
    penalty: float = PENALTY
    share: float = RATIO_SHARE


Column = tuple[Floats, float]
Columns = list[Column]
Progress = Callable[[str], None]


def example_vectors(examples: Sequence[Example], vocabulary: Vocabulary) -> sparse.csr_matrix:
    """Return the examples' vectors, of shape (n_examples, n_features)."""
    passages = [Passage(item.text, item.language, item.question) for item in examples]
    return vectors(passages, vocabulary)


def truth_of(examples: Sequence[Example], facet: str) -> NDArray[np.int8]:
    """Return what each example says of each label: 1 yes, 0 no, -1 unknown.

    Returns
    -------
    ndarray of shape (n_examples, n_labels)
    """
    rows = [_row(example, facet) for example in examples]
    return np.array(rows, dtype=np.int8).reshape(len(examples), len(_codes(facet)))


def learn_labels(
    taught: Sequence[Example], vocabulary: Vocabulary, *, seed: int, progress: Progress
) -> Columns:
    """Learn goals, dimensions and "no goal", one machine per label, in that order."""
    matrix = example_vectors(taught, vocabulary)
    columns: Columns = []
    for facet in (GOALS, DIMENSIONS, NOTHING):
        learned = _each(matrix, truth_of(taught, facet), _weights(taught, facet), Recipe(seed))
        for code, column in zip(_codes(facet), learned, strict=True):
            progress(f"Learned {facet} {code}")
            columns.append(column)
    return columns


def learn_prose(
    taught: Sequence[Example], vocabulary: Vocabulary, *, seed: int, progress: Progress
) -> Columns:
    """Learn the goals once more, for long texts: by open data first, from shared features."""
    progress("Learning goals in prose")
    read = [item for item in taught if item.language == PROSE_LANGUAGE and item.goals is not None]
    shared = np.array([not is_own(name) for name in vocabulary.names], dtype=np.float64)
    matrix = (example_vectors(read, vocabulary) @ sparse.diags_array(shared)).tocsr()
    weights = np.array([PROSE_WEIGHTS.get(item.source, OTHER_PROSE) for item in read])
    truth = truth_of(read, GOALS)
    learned = _each(matrix, truth, weights, Recipe(seed, PROSE_PENALTY, PROSE_RATIO_SHARE))
    return _adjusted(list(learned), [item.goals for item in read if item.source in LONG])


def _adjusted(learned: Columns, given: Sequence[tuple[str, ...] | None]) -> Columns:
    """Return the columns with intercepts lowered by a share of each label's log frequency."""
    counts = Counter(code for goals in given for code in goals or ())
    logs = {code: log(count) for code, count in counts.items()}
    mean = sum(logs.values()) / max(len(logs), 1)
    return [
        (column, intercept - FREQUENCY_SHARE * (logs.get(code, mean) - mean))
        for code, (column, intercept) in zip(_codes(GOALS), learned, strict=True)
    ]


def learn_areas(
    taxonomy: Taxonomy,
    taught: Sequence[Example],
    vocabulary: Vocabulary,
    *,
    seed: int,
    progress: Progress,
) -> Columns:
    """Learn an organisation's own areas from examples whose goals are those areas."""
    progress(f"Learning {taxonomy.key}")
    matrix = example_vectors(taught, vocabulary)
    weights = np.array([AREA_WEIGHTS[example.source] for example in taught])
    return list(_each(matrix, area_truth(taught, taxonomy), weights, Recipe(seed)))


def area_truth(examples: Sequence[Example], taxonomy: Taxonomy) -> NDArray[np.int8]:
    """Return whether each example carries each area, of shape (n_examples, n_areas)."""
    rows = [[code in (item.goals or ()) for code in taxonomy.codes] for item in examples]
    return np.array(rows, dtype=np.int8).reshape(len(examples), len(taxonomy.codes))


def target_codes() -> tuple[str, ...]:
    """Return the targets of all goals, sorted as the goals number them."""
    codes = (code for label in global_goals().labels for code in label.targets)
    return tuple(str(target) for target in sorted(Target.parse(code) for code in codes))


def learn_targets(
    taught: Sequence[Example], vocabulary: Vocabulary, *, seed: int, progress: Progress
) -> Columns:
    """Learn which target is meant inside each goal, from the texts that have one.

    A target is told from the others of its goal only; whole words speak, parts of words don't.
    """
    progress("Learning targets")
    pointed = [(item, code) for item in taught for code in item.targets]
    matrix = example_vectors([item for item, _ in pointed], vocabulary)[:, : vocabulary.stems]
    meant = np.array([code for _, code in pointed], dtype=object)
    columns: Columns = []
    for _, codes in groupby(target_codes(), key=lambda code: code.partition(".")[0]):
        columns += _inside_a_goal(matrix.tocsr(), meant, list(codes), seed=seed)
    return columns


def _inside_a_goal(
    matrix: sparse.csr_matrix, meant: NDArray[np.object_], codes: Sequence[str], *, seed: int
) -> Columns:
    own = np.isin(meant, codes)
    return [
        _label(
            matrix[own],
            (meant[own] == code).astype(np.int8),
            np.ones(int(own.sum())),
            Recipe(seed, TARGET_PENALTY),
        )
        for code in codes
    ]


def _row(example: Example, facet: str) -> list[int]:
    given = example.dimensions if facet == DIMENSIONS else example.goals
    if given is None:
        return [-1] * len(_codes(facet))
    if facet == NOTHING:
        return [int(not given)]
    return [int(code in given) for code in _codes(facet)]


def _codes(facet: str) -> tuple[str, ...]:
    taxonomies = {GOALS: global_goals(), DIMENSIONS: dimensions()}
    return (NOTHING,) if facet == NOTHING else taxonomies[facet].codes


def _each(
    matrix: sparse.csr_matrix, truth: NDArray[np.int8], weights: Floats, recipe: Recipe
) -> Iterator[Column]:
    """Learn each label, a column of the truth, apart; none shares random numbers with another."""
    workers = Parallel(n_jobs=-1 if matrix.shape[0] >= MANY else 1, return_as="generator")
    learning = delayed(_label)
    found: Iterator[Column] = workers(learning(matrix, said, weights, recipe) for said in truth.T)
    return found


def _label(
    matrix: sparse.csr_matrix, truth: NDArray[np.int8], weights: Floats, recipe: Recipe
) -> Column:
    known = truth >= 0
    if np.unique(truth[known]).size < 2:  # noqa: PLR2004 - yes and no
        return np.zeros(matrix.shape[1]), NEVER_SEEN
    texts, said, counted = matrix[known], truth[known], weights[known]
    scales = _ratios(texts, said == 1, counted, share=recipe.share)
    machine = LinearSVC(C=recipe.penalty, dual=True, max_iter=MAX_PASSES, random_state=recipe.seed)
    machine.fit(texts @ sparse.diags_array(scales), said, sample_weight=counted)
    return machine.coef_[0] * scales, float(machine.intercept_[0])


def _ratios(texts: sparse.csr_matrix, said: Flags, weights: Floats, *, share: float) -> Floats:
    """Return a scale for each feature by how far it tells the label, one on average.

    The ratio is ``|log(p / |p|) - log(q / |q|)|``, with p and q the smoothed sums of the feature
    in texts with and without the label (Wang and Manning 2012).
    """
    yes = SMOOTHING + texts.T @ (weights * said)
    no = SMOOTHING + texts.T @ (weights * ~said)
    ratios = np.abs(np.log(yes / yes.sum()) - np.log(no / no.sum()))
    return np.asarray(1.0 - share + share * ratios / max(ratios.mean(), TINY))


def _weights(taught: Sequence[Example], facet: str) -> Floats:
    weights: Mapping[str, float] = DIMENSION_WEIGHTS if facet == DIMENSIONS else SOURCE_WEIGHTS
    return np.array([weights.get(example.source, OPEN_WEIGHT) for example in taught])
