#include <algorithm>
#include <array>

#include "document/read_yaml.hpp"
#include "layout/extents.hpp"
#include "layout/same.hpp"
#include "layout/writer.hpp"
#include "subrosa/layout.hpp"

namespace subrosa {

bool same(const Node& a, const Node& b) {
  const auto same_entry = [](const Entry& one, const Entry& other) {
    return same(one.key, other.key) && same(one.value, other.value);
  };
  return a.kind == b.kind && a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    same_entry);
}

namespace {

/// The comments that must still be there afterwards.
std::vector<std::string> kept_comments(std::string_view text, const Node& root, bool own_header) {
  std::vector<std::string> comments = comments_of(text, root);
  if (own_header) std::erase_if(comments, names_a_schema);
  return comments;
}

std::string written(std::string_view text, const Node& root, const std::string& schema) {
  const std::string header = schema.empty() ? "" : "# yaml-language-server: $schema=" + schema;
  return LayoutWriter(text, header).write(root);
}

/// The safety net: the result, read again, says the same and is laid out already.
bool keeps_everything(const SourceFile& before, const Node& root, const std::string& after,
                      const std::string& schema) {
  Diagnostics diagnostics;
  const SourceFile source(before.name(), after);
  const auto again = read_yaml(source, root.span.file, diagnostics);
  const bool own_header = !schema.empty();
  return again && same(root, *again) &&
         kept_comments(before.text(), root, own_header) ==
             kept_comments(after, *again, own_header) &&
         written(after, *again, schema) == after;
}

}  // namespace

std::optional<std::string> lay_out(const SourceFile& source, std::uint32_t file,
                                   const std::string& schema, Diagnostics& out) {
  const auto root = read_yaml(source, file, out);
  if (!root) return std::nullopt;
  std::string after = written(source.text(), *root, schema);
  if (!keeps_everything(source, *root, after, schema)) return std::nullopt;
  return after;
}

std::string kind_of_file(const SourceFile& source) {
  struct Kind {
    const char* key;
    const char* name;
  };
  // In this order: a case may also name its `rules`, the head its `provisions`.
  static constexpr std::array kinds{Kind{"case", "case"},
                                    Kind{"rules", "rules"},
                                    Kind{"provision", "provision"},
                                    Kind{"facts", "facts"},
                                    Kind{"sources", "sources"},
                                    Kind{"duties", "duties"},
                                    Kind{"constraints", "constraints"},
                                    Kind{"properties", "properties"},
                                    Kind{"contacts", "contacts"},
                                    Kind{"say", "say"},
                                    Kind{"texts", "catalogue"},
                                    Kind{"renamed", "names"},
                                    Kind{"removed", "names"}};
  Diagnostics ignored;
  const auto root = read_yaml(source, 0, ignored);
  if (!root) return {};
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) {
    return root->find(kind.key) != nullptr;
  });
  return found == kinds.end() ? "" : found->name;
}

}  // namespace subrosa
