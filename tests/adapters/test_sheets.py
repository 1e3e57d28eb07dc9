"""Exported sheets run nothing and lose nothing."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dialog.adapters.sheets import csv_bytes, xlsx_bytes

anything = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)
dangerous = ("=1+1", "+46", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1")
dangerous += ("＝1", "＋1", "－1", "＠x", "  =1", "\u200b=1", "\ufeff=1")


def read_csv(data, delimiter=","):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("value", dangerous)
def test_text_that_could_start_a_formula_gets_an_apostrophe_in_csv(value):
    rows = read_csv(csv_bytes(["text"], [[value]]))

    assert rows[1][0] == "'" + value.replace("\x00", "")


@given(st.lists(anything, min_size=1, max_size=4))
def test_csv_gives_back_every_text_with_at_most_an_apostrophe_before_it(values):
    rows = read_csv(csv_bytes(["a"] * len(values), [values]))

    for read, given_value in zip(rows[1], values, strict=True):
        assert read in {given_value.replace("\x00", ""), "'" + given_value.replace("\x00", "")}
        assert not read.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


def test_numbers_stay_numbers_in_csv():
    rows = read_csv(csv_bytes(["a", "b", "c", "d"], [[-5, -1.5, None, float("nan")]]))

    assert rows[1] == ["-5", "-1.5", "", ""]


def test_csv_begins_with_a_byte_order_mark_and_may_use_semicolons():
    data = csv_bytes(["a", "b"], [["x;y", "z"]], delimiter=";")

    assert data.startswith(b"\xef\xbb\xbf")
    assert read_csv(data, ";") == [["a", "b"], ["x;y", "z"]]


@settings(max_examples=40, deadline=None)
@given(st.lists(anything, min_size=1, max_size=4))
def test_xlsx_holds_text_as_text_and_never_as_a_formula(values):
    data = xlsx_bytes(["a"] * len(values), [values, ["=1+1"] * len(values)])

    book = load_workbook(io.BytesIO(data))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "inlineStr"}
    assert [cell.value for cell in book.active[3]] == ["=1+1"] * len(values)
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    book.close()


def test_xlsx_keeps_numbers_and_days_and_drops_what_xml_forbids():
    moment = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    row = ["a\x0bb\ud800", 7, -1.5, True, None, date(2026, 11, 20), moment, float("inf"), "#N/A"]

    data = xlsx_bytes([str(i) for i in range(9)], [row], sheet="Svar/1: [x]")

    sheet = load_workbook(io.BytesIO(data)).active
    read = [cell.value for cell in sheet[2]]
    assert read[:5] == ["ab", 7, -1.5, True, None]
    assert read[5:] == [datetime(2026, 11, 20), moment.replace(tzinfo=None), None, "#N/A"]  # noqa: DTZ001
    assert sheet.title == "Svar 1   x"
    assert sheet.freeze_panes == "A2"


def test_text_longer_than_a_cell_is_cut():
    data = xlsx_bytes(["a"], [["x" * 40_000]])

    assert len(load_workbook(io.BytesIO(data)).active["A2"].value) == 32_767
