"""Colours of nodes and edges, from palettes that colour-blind readers can tell apart."""

from __future__ import annotations

from kg.ontology import ontology

Colour = tuple[int, int, int]  # red, green, blue, 0 to 255

# Paul Tol, "Colour schemes", scheme "muted": nine and no more, the rest is grey.
MUTED: tuple[Colour, ...] = (
    (51, 34, 136), (136, 204, 238), (68, 170, 153), (136, 34, 85), (170, 68, 153),
    (153, 153, 51), (204, 102, 119), (17, 119, 51), (221, 204, 119),
)
GREY: Colour = (170, 170, 170)
WHITE: Colour = (255, 255, 255)
# Blue and vermilion of Okabe and Ito: cooperation and conflict.
SIGNS: dict[int, Colour] = {1: (0, 114, 178), 0: (140, 140, 140), -1: (213, 94, 0)}


def of_community(number: int) -> Colour:
    """Communities are numbered by size, so that the small ones are the grey ones."""
    return MUTED[number] if number < len(MUTED) else GREY


def of_class(kind: str) -> Colour:
    """By the place of the class in the ontology."""
    return of_community(list(ontology().classes).index(kind))


def of_sign(sign: int, asserted: bool = True) -> Colour:
    """Cooperation, neither, conflict; paler where the relation is not said to hold."""
    return SIGNS[sign] if asserted else mixed(SIGNS[sign], WHITE)


def mixed(one: Colour, other: Colour, share: float = 0.5) -> Colour:
    """A solid colour between two; `share` is that of the other one."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def hexadecimal(colour: Colour) -> str:
    """As in "#0072b2"."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
