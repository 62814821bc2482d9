// The examples of tests/diagnostics: files that spoil the small rules, and the same files mended.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "subrosa/load.hpp"

/// A folder of tests/diagnostics, `W511-powerless-step`: its files stand in place of the small
/// rules' own; `removed` alone takes one away. Mended, the small rules' own stand again, or those
/// of its folder `mended`.
struct DiagnosticExample {
  std::string code;  ///< `W511`
  std::filesystem::path folder;
  std::map<std::string, std::string> files;   ///< by path; those that are not the same when mended
  std::map<std::string, std::string> mended;  ///< the same paths; empty for a file that is gone
  subrosa::Loaded found;                      ///< all that `check` says of it
  subrosa::Loaded left;                       ///< all that `check` says of it once mended
};

/// In the order of the codes.
std::vector<DiagnosticExample> diagnostic_examples();
