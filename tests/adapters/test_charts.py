"""Charts stand in a strict page, in every direction, and say what is hidden."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from dialog.adapters.charts import AltairCharts
from dialog.adapters.svg import parsed
from dialog.domain.charts import BarRow, MatrixAxes, MatrixPoint, ShareRow, StackedRow

SVG = "{http://www.w3.org/2000/svg}"
SV = {"language": "sv", "direction": "ltr"}
AR = {"language": "ar", "direction": "rtl"}
AXES = MatrixAxes(
    effort="Insats", effect="Effekt", low="låg", high="hög", small="liten", large="stor"
)
BARS = [BarRow("Buss & cykel <b>", 1234.5), BarRow("Annat", None, "färre än 5"), BarRow("Inget", 0)]


@pytest.fixture(scope="module")
def charts():
    charts = AltairCharts()
    charts.warm_up()
    return charts


def every_chart(charts, direction):
    yield charts.bars(BARS, title="Svar", **direction)
    yield charts.stacked(
        [
            StackedRow("Norr", (3, 1)),
            StackedRow("Söder", (1, None), "för få"),
            StackedRow("Öst", (0, 0)),
        ],
        parts=["Nöjd", "Missnöjd"],
        title="Nöjda",
        **direction,
    )
    yield charts.shares_against_expected(
        [
            ShareRow("Unga", 0.12, 0.2),
            ShareRow("Äldre", None, 0.3, "för få"),
            ShareRow("x", 0, None),
        ],
        expected_label="Förväntat",
        title="Nådda",
        **direction,
    )
    yield charts.matrix(
        [MatrixPoint("Bänkar", 1, 5), MatrixPoint("Ljus", 1, 5), MatrixPoint("Simhall", 5, 4)],
        axes=AXES,
        title="Insats",
        **direction,
    )


def words(svg):
    return [element.text for element in parsed(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("direction", [SV, AR], ids=["ltr", "rtl"])
def test_a_chart_carries_nothing_that_a_strict_policy_blocks(charts, direction):
    for svg in every_chart(charts, direction):
        root = parsed(svg)
        names = {element.tag.removeprefix(SVG) for element in root.iter()}
        attributes = {name for element in root.iter() for name in element.attrib}

        assert names <= {"svg", "title", "g", "path", "text", "line"}
        assert "style" not in attributes
        assert not any(name.startswith(("on", "href")) or "href" in name for name in attributes)
        assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("direction", [SV, AR], ids=["ltr", "rtl"])
def test_a_chart_is_one_image_with_a_name_as_wide_as_its_place(charts, direction):
    for svg in every_chart(charts, direction):
        root = parsed(svg)

        assert root.get("role") == "img"
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == root.get("aria-label")
        assert root.get("width") == "100%"
        assert root.get("height") is None
        assert root.get("viewBox").startswith("0 0 420 ")
        assert (root.get("lang"), root.get("direction")) == tuple(direction.values())
        assert not any(e.get("role") or e.get("aria-label") for e in root.iter() if e is not root)


def test_colours_are_the_pages_own_with_a_fallback(charts):
    for svg in every_chart(charts, SV):
        colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))

        assert all(c == "none" or re.fullmatch(r"var\(--[a-z-]+, #\w{6}\)", c) for c in colours)
        assert "var(--brand, #0b5a4b)" in colours


def test_bars_are_labelled_directly_in_the_language_of_the_page(charts):
    svg = charts.bars(BARS, title="Svar", **SV)

    assert "Buss & cykel <b>" in words(svg)
    assert "1\u00a0234,5" in words(svg)
    assert "1,234.5" in words(charts.bars(BARS, title="Svar", language="en", direction="ltr"))


def test_a_hidden_figure_is_an_empty_bar_with_the_callers_words(charts):
    svg = charts.bars([BarRow("Annat", None, "färre än 5")], title="Svar", **SV)

    assert "färre än 5" in words(svg)
    assert 'stroke-dasharray="5,4"' in svg
    assert 'fill="var(--brand' not in svg


def test_the_length_of_an_empty_bar_says_nothing(charts):
    few, many = (
        charts.bars([BarRow("A", n), BarRow("B", None, "x")], title="t", **SV) for n in (5, 500)
    )
    dashed = [re.search(r'd="([^"]+)"[^>]*dasharray="5,4"', svg)[1] for svg in (few, many)]

    assert dashed[0] == dashed[1]


def test_one_hidden_part_hides_the_whole_stacked_row(charts):
    row = StackedRow("Söder", (17, None), "för få")
    svg = charts.stacked([row], parts=["Nöjd", "Missnöjd"], title="Nöjda", **SV)

    assert "17" not in words(svg)
    assert "för få" in words(svg)


def test_right_to_left_bars_begin_at_the_right(charts):
    left = charts.bars([BarRow("Buss", 10)], title="t", **SV)
    right = charts.bars([BarRow("حافلة", 10)], title="t", **AR)

    place = r'translate\(([\d.]+),[\d.]+\)" font-size[^>]*>{}<'
    assert float(re.search(place.format("Buss"), left)[1]) == 0
    assert float(re.search(place.format("حافلة"), right)[1]) == 420


def test_long_labels_and_long_notes_break_instead_of_running_out(charts):
    svg = charts.bars(
        [BarRow("mycket lång text " * 20, 3, "en lång anmärkning " * 5)], title="t", **SV
    )

    assert all(len(line) <= 50 for line in words(svg))
    assert words(svg)[2].endswith("…")


def test_points_at_one_place_share_a_mark_and_are_named_below(charts):
    points = [MatrixPoint("Bänkar", 2, 4), MatrixPoint("Ljus", 2, 4)]
    svg = charts.matrix(points, axes=AXES, title="t", **SV)

    assert "1, 2" in words(svg)
    assert {"Bänkar", "Ljus", "Insats", "Effekt", "liten", "stor"} <= set(words(svg))


def test_letters_that_xml_forbids_are_left_out(charts):
    svg = charts.bars([BarRow("a\x01b\ud800", 1, "\x00n")], title="t\x08", **SV)

    assert words(svg) == ["ab", "n"]


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf")])
def test_a_number_no_bar_can_show_is_refused(charts, value):
    with pytest.raises(ValueError, match="bar"):
        charts.bars([BarRow("a", value)], title="t", **SV)


def test_languages_without_number_formats_still_get_charts(charts):
    for language in ("sv-simple", "fit", "x"):
        assert "7" in words(
            charts.bars([BarRow("a", 7)], title="t", language=language, direction="ltr")
        )


def test_a_chart_without_rows_is_still_an_image(charts):
    assert 'role="img"' in charts.bars([], title="Inga svar", **SV)


def test_charts_can_be_drawn_at_the_same_time(charts):
    def draw(number):
        return words(charts.bars([BarRow("a", number)], title="t", **SV))

    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(draw, range(12)))

    assert drawn == [["a", str(number)] for number in range(12)]
