// lang/LL.yaml -> DraftCatalogue.
#include "draft/draft.hpp"
#include "draft/shape.hpp"

namespace subrosa {

DraftCatalogue draft_catalogue(const Node& root, Diagnostics& out) {
  Shape shape(root, out);
  DraftCatalogue catalogue;
  catalogue.language = shape.text("language");
  (void)shape.one_of(catalogue.language, {"nl", "en", "de"});
  const auto status = shape.one_of(shape.text("status"), {"incomplete", "complete"});
  catalogue.complete = status == std::optional<std::size_t>(1);
  for (const Node& item : shape.list("texts")) {
    Shape entry(item, out);
    const Word id = entry.text("id");
    const Word of = entry.text("of");
    const Word text = entry.text("text");
    entry.done();
    catalogue.entries.push_back({id.text, of.text, text.text, id.span});
  }
  shape.done();
  return catalogue;
}

}  // namespace subrosa
