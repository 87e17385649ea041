"""Rows that come into the page only as a person scrolls to them."""

import pytest

from steps.devices.device import Device
from steps.screens.finder import row
from steps.screens.scrolling import scroll_to

LIST = """
<ul><li class=card>A hint that is no row of the list</li></ul>
<div id=list style="height: 100px; overflow-y: auto; position: relative">
<div style="height: 600px"></div>
</div>
<script>
const draw = () => {
    list.querySelectorAll(".card").forEach(card => card.remove());
    const first = Math.floor(list.scrollTop / 60);
    for (let n = first; n < Math.min(10, first + 2); n++)
        list.insertAdjacentHTML("beforeend",
            `<p class=card style="position: absolute; margin: 0; height: 60px; top: ${n * 60}px">${n}</p>`);
};
list.addEventListener("scroll", draw);
draw();
</script>
"""


@pytest.mark.parametrize("names", [("0",), ("9",), ("9", "1"), ("5", "6", "0")])
def test_rows_are_scrolled_to_down_and_up(device: Device, names: tuple[str, ...]) -> None:
    device.page.set_content(LIST)
    for name in names:
        found = scroll_to(device, device.page, "css=.card", row(device.page, "css=.card", name))
        assert found.inner_text() == name


def test_a_row_that_is_nowhere_is_not_found(device: Device) -> None:
    device.page.set_content(LIST)
    assert not scroll_to(device, device.page, "css=.card", row(device.page, "css=.card", "ten")).count()


def test_a_list_that_shows_all_it_has_is_not_scrolled(device: Device) -> None:
    device.page.set_content(
        "<script>document.onscroll = () => document.title = 1</script><p class=card>0</p>"
    )
    assert not scroll_to(device, device.page, "css=.card", row(device.page, "css=.card", "9")).count()
    assert device.page.title() == ""
