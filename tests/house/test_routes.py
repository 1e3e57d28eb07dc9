"""Every route says who may use it, and the list of them is one to read."""

from flask import Flask

from tests.house.routes import LIST, UNMARKED, route_lines


def test_every_route_says_who_may_use_it(app: Flask) -> None:
    unmarked = [line for line in route_lines(app) if line.endswith(UNMARKED)]

    assert unmarked == [], "put @guard(Permission.X) or @open_to_everybody on these"


def test_every_staff_route_asks_for_a_permission(app: Flask) -> None:
    staff = [line for line in route_lines(app) if line.split(" ")[1].startswith("/staff")]

    open_ones = [line for line in staff if line.endswith(" everybody")]

    assert [line.split(" ")[2] for line in open_ones] == ["invitations.accept"]


def test_the_list_of_routes_is_up_to_date(app: Flask) -> None:
    listed = LIST.read_text(encoding="utf-8").splitlines()

    assert listed == route_lines(app), "write it anew: python -m tests.house.routes"
