"""Pictures of every screen on the real rules, for looking at.
`tour.py VIEW_TOUR FOLDER LANGUAGE THEME WIDTHxHEIGHT [PERCENT]`; twice the density from 2000 on"""
import os
import sys

from display import Display


def main():
    tour, folder, language, theme, size = sys.argv[1:6]
    zoom = sys.argv[6] if len(sys.argv) > 6 else "100"
    width, height = map(int, size.split("x"))
    with Display(width, height, 2 if width > 2000 else 1) as display:
        display.environment.update(TOUR_LANGUAGE=language, TOUR_THEME=theme, TOUR_ZOOM=zoom)
        program = display.begin(tour)
        screens = 1
        place = 0
        while place < screens:
            number, name = program.line(60).split(" ", 1)
            place, screens = map(int, number.split("/"))
            if place == 1:
                display.size(width, height)
            display.picture(os.path.join(folder, f"{place:02}-{name}-{language}-{theme}-{size}.png"))
            display.key("F1")


if __name__ == "__main__":
    main()
