// One layout for rule files and case files, which keeps their meaning and every comment.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "subrosa/diagnostic.hpp"

namespace subrosa {

/// The text of a YAML file in the one layout: levels indented by two, lists a level below their
/// key, one space after `:` and `,`, two before a comment on the same line, at most one blank line
/// in a row, double quotes instead of single ones where the text is the same, no blanks at line
/// ends, one line end at the end. Lines are neither broken nor joined. With `schema` the first line
/// names that path as the schema of the file, for editors, in place of any other it named.
///
/// A file that cannot be read as YAML is reported, and nothing is returned. Nothing is returned
/// either, without a report, when the result read again is not the same document with the same
/// comments, or would be laid out again differently: then the file is better left alone.
[[nodiscard]] std::optional<std::string> lay_out(const SourceFile& source, std::uint32_t file,
                                                 const std::string& schema,
                                                 Diagnostics& diagnostics);

/// The name of the kind of file that a YAML text is by its keys, the name of its schema: `rules`,
/// `facts`, `sources`, `duties`, `constraints`, `properties`, `contacts`, `say`, `provision`,
/// `catalogue`, `names` or `case`. Empty when it is none, or cannot be read.
[[nodiscard]] std::string kind_of_file(const SourceFile& source);

/// What stands under `review` in the file of a provision that somebody has read.
struct ReviewMark {
  std::string by;
  std::string on;
  std::string hash;
};

/// The text of a provision's file with this mark in place of the one under its key `review`;
/// everything else stays as it is written, comments too. Nothing where the file cannot be read, has
/// no such key with a `status`, or would not be the same document otherwise.
[[nodiscard]] std::optional<std::string> with_review(const SourceFile& source,
                                                     const ReviewMark& mark);

/// What turns one text into another as a unified diff with three lines around each change; empty
/// when they are equal.
[[nodiscard]] std::string unified_diff(const std::string& name, std::string_view before,
                                       std::string_view after);

}  // namespace subrosa
