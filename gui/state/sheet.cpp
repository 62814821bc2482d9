#include "state/sheet.hpp"

#include <algorithm>

namespace subrosa::gui {

const Given* given_in(const Sheet& sheet, const std::string& fact) {
  const auto place = std::find_if(sheet.given.begin(), sheet.given.end(),
                                  [&](const Given& given) { return given.fact == fact; });
  return place == sheet.given.end() ? nullptr : &*place;
}

void put(Sheet& sheet, const Given& given) {
  if (const Given* place = given_in(sheet, given.fact))
    sheet.given[static_cast<std::size_t>(place - sheet.given.data())].value = given.value;
  else
    sheet.given.push_back(given);
}

void take_back(Sheet& sheet, const std::string& fact) {
  std::erase_if(sheet.given, [&](const Given& given) { return given.fact == fact; });
}

}  // namespace subrosa::gui
