// Bytes -> document, and the one layout of it.
#include "document/read_yaml.hpp"
#include "parts.hpp"
#include "subrosa/layout.hpp"

using namespace subrosa;

namespace {

void check_places(const Node& node, std::size_t size) {
  must(node.span.begin <= node.span.end && node.span.end <= size, "a node's place is in the text");
  for (const Node& item : node.items) check_places(item, size);
  for (const Entry& entry : node.entries) {
    check_places(entry.key, size);
    check_places(entry.value, size);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Sources sources{SourceFile("file.yaml", text_of(bytes, size))};
  Diagnostics diagnostics;
  const auto root = read_yaml(sources[0], 0, diagnostics);
  must(root.has_value() != has_errors(diagnostics), "a text is read whole, or refused");
  show_all(diagnostics, sources);
  if (!root) return 0;
  check_places(*root, sources[0].text().size());
  must(kind_of_file(sources[0]).size() < 20, "a kind is one of few words");
  const auto laid_out = lay_out(sources[0], 0, "", diagnostics);
  must(!has_errors(diagnostics), "what was read once is read again");
  if (!laid_out) return 0;
  const SourceFile again("file.yaml", *laid_out);
  must(lay_out(again, 0, "", diagnostics) == laid_out, "the layout of a layout is the same");
  return 0;
}
