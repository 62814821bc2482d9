// docs/limits.md, made from the constants themselves.
#pragma once

#include <string>

/// The page, as it must be.
std::string limits_page();
