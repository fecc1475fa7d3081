"""One whole life, in the order in which one thing leads to another."""

from random import Random

from demo.county.adulthood import draw_adult_care, draw_housing, draw_mentoring
from demo.county.after_sixteen import draw_destinations
from demo.county.harm import draw_harm, report_missing
from demo.county.health import draw_health
from demo.county.people import Draw, Person, World
from demo.county.policing import draw_policing
from demo.county.schooling import draw_schooling
from demo.county.social_care import draw_social_care


def draw_life(person: Person, world: World, seed: int) -> None:
    draw = Draw(Random(f"life-{seed}-{person.index}"), person, world)
    harm = draw_harm(draw)
    reports = report_missing(draw, harm)
    draw_social_care(draw, harm, reports)
    draw_schooling(draw, harm)
    draw_destinations(draw, harm)
    draw_health(draw, harm)
    draw_policing(draw, harm)
    draw_mentoring(draw, harm)
    draw_housing(draw, harm)
    draw_adult_care(draw, harm)
