// Which files a rule folder has, and in what state: two looks that are the same enclose a time in
// which nothing changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <tuple>

namespace subrosa {

/// Of each file: which one it is, how large, when it was written and when it was last touched at
/// all, to the nanosecond.
using Stamp = std::tuple<std::uint64_t, std::int64_t, std::int64_t, std::int64_t>;
using Stamps = std::map<std::string, Stamp>;

/// The stamps of what stands directly in a folder; of one that cannot be read, none.
void add_stamps(const std::filesystem::path& folder, Stamps& stamps);

}  // namespace subrosa
