// A word or text as an author wrote it, with its place.
#pragma once

#include <string>

#include "subrosa/source.hpp"

namespace subrosa {

struct Word {
  std::string text;
  Span span;
};

}  // namespace subrosa
