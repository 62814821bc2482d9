"""Pictures of the hand-made screens, for looking at. `pictures.py GALLERY FOLDER`"""
import os
import sys

from display import Display

SIZES = [(720, 540, 1), (1280, 800, 1), (2560, 1600, 2)]


def main():
    gallery, folder = sys.argv[1], sys.argv[2]
    for width, height, scale in SIZES:
        for theme in ("light", "dark", "contrast"):
            for which in ("question", "verdict", "workbench"):
                with Display(width, height, scale) as display:
                    display.start(gallery, which, theme)
                    display.size(width, height)
                    display.key("Tab")
                    display.picture(os.path.join(folder, f"{which}-{theme}-{width}x{height}.png"))


if __name__ == "__main__":
    main()
