#include "editor/condition.hpp"

namespace subrosa {

namespace {

using Role = ConditionWord::Role;

bool is_letter(char c) {
  const bool small = c >= 'a' && c <= 'z';
  const bool large = c >= 'A' && c <= 'Z';
  const bool sign = c == '_' || c == '.' || c == '-';
  return small || large || sign || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

/// Follows what may come next, word by word.
class Follower {
 public:
  explicit Follower(std::string_view text) : text_(text) {}

  std::vector<ConditionWord> follow() {
    for (std::size_t at = 0; at < text_.size();) {
      if (!is_letter(text_[at])) {
        sign(at);
        ++at;
        continue;
      }
      const std::size_t begin = at;
      while (at < text_.size() && is_letter(text_[at])) ++at;
      word(begin, at);
    }
    return std::move(words_);
  }

 private:
  void sign(std::size_t at) {
    switch (text_[at]) {
      case '=':
      case '{':
      case ',':
      case '!': next_ = Role::value; break;
      case '}': next_ = Role::connective; break;
      case '(': next_ = next_ == Role::function ? Role::argument : Role::subject; break;
      case ')': next_ = next_ == Role::argument ? Role::comparison : Role::connective; break;
      default: break;
    }
  }

  void word(std::size_t begin, std::size_t end) {
    const std::string_view text = text_.substr(begin, end - begin);
    if (next_ == Role::subject && text == "not") return;
    if (next_ == Role::comparison && text == "in") return;
    const bool joins = text == "and" || text == "or";
    if (joins && (next_ == Role::connective || next_ == Role::comparison)) {
      next_ = Role::subject;
      return;
    }
    if (next_ == Role::subject) begin_test(text, end);
    const bool calls = next_ == Role::function;
    words_.push_back(
        {next_, begin, end, std::string(text), calls ? "" : subject_, calls ? "" : function_});
    if (next_ == Role::subject) next_ = Role::comparison;
    if (next_ == Role::value && !in_braces(begin)) next_ = Role::connective;
  }

  void begin_test(std::string_view text, std::size_t end) {
    std::size_t after = end;
    while (after < text_.size() && text_[after] == ' ') ++after;
    const bool calls = after < text_.size() && text_[after] == '(';
    function_ = calls ? text : "";
    subject_ = calls ? "" : text;
    if (calls) next_ = Role::function;
  }

  bool in_braces(std::size_t at) const {
    const std::size_t open = text_.rfind('{', at);
    if (open == std::string_view::npos) return false;
    return text_.substr(open, at - open).find('}') == std::string_view::npos;
  }

  std::string_view text_;
  Role next_ = Role::subject;
  std::string subject_;
  std::string function_;
  std::vector<ConditionWord> words_;
};

}  // namespace

std::vector<ConditionWord> words_of_condition(std::string_view text) {
  return Follower(text).follow();
}

}  // namespace subrosa
