#include "report/book_words.hpp"

namespace subrosa {

std::vector<Message> signature_fields() {
  return {message("Relu par"), message("En qualité de"), message("Le (date)"),
          message("Signature")};
}

std::string label_words(const BookLine& line, Language language) {
  const bool alone = line.text.empty() && line.under.empty();
  const bool ended =
      !line.label.empty() && std::string("?!.").find(line.label.back()) != std::string::npos;
  if (alone || (ended && line.text.empty())) return line.label;
  return say(message("{0} :", line.label), language);
}

}  // namespace subrosa
