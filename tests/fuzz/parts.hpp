// What the fuzz targets share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "subrosa/load.hpp"

/// The bytes that the fuzzer tries, as text.
std::string text_of(const std::uint8_t* bytes, std::size_t size);

/// Ends the process with a word about what was broken: the fuzzer keeps the input as a finding.
void must(bool holds, const char* what);

/// Writes every diagnostic as people see it, and holds the places in it to their files.
void show_all(const subrosa::Diagnostics& diagnostics, const subrosa::Sources& sources);

/// A rule folder in one text: each file after a line `=== path`.
std::vector<subrosa::FileText> split_files(const std::string& text);

/// Where `tests/small_rules` stands.
std::string small_rules_folder();

/// The files of `tests/small_rules`, to read cases against.
const std::vector<subrosa::FileText>& sound_files();
