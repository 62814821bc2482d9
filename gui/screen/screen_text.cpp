// A screen as lines of text, and its buttons in reading order.
#include <algorithm>

#include "screen/screen.hpp"

namespace subrosa::gui {

namespace {

/// Gathers the buttons of blocks.
struct Buttoned {
  std::vector<const Button*>& all;

  void operator()(const Buttons& block) const { add(block.buttons); }
  void operator()(const TimeLine& block) const { add(block.periods); }
  void operator()(const AnswerRows& block) const {
    for (const AnswerRow& row : block.rows) all.push_back(&row.answer);
  }
  void operator()(const Votes& block) const {
    for (const Votes::Row& row : block.rows) all.push_back(&row.button);
  }
  void operator()(const Columns& block) const {
    for (const Block& part : block.left) std::visit(*this, part);
    for (const Block& part : block.right) std::visit(*this, part);
  }
  template <class Other>
  void operator()(const Other& /*block*/) const {}

  void add(const std::vector<Button>& buttons) const {
    for (const Button& button : buttons) all.push_back(&button);
  }
};

std::string in_brackets(const Button& button) {
  std::string text = button.key.empty() ? "" : button.key + " ";
  text += button.label;
  if (!button.detail.empty()) text += " — " + button.detail;
  return (button.chosen ? "[*" : "[") + text + "]";
}

class Writer {
 public:
  std::string text;

  void line(const std::string& words) { text += indent_ + words + "\n"; }

  void operator()(const Title& b) {
    line(std::string(static_cast<std::size_t>(b.level), '#') + " " + b.text);
  }
  void operator()(const Paragraph& b) { line(b.text); }
  void operator()(const Bullets& b) {
    for (const std::string& words : b.lines) line("- " + words);
  }
  void operator()(const Banner& b) {
    line("| " + b.sign + " " + b.title);
    for (const std::string& words : b.lines) line("|   " + words);
  }
  void operator()(const Buttons& b) {
    for (const Button& button : b.buttons) line(in_brackets(button));
  }
  void operator()(const AnswerRows& b) {
    for (const AnswerRow& row : b.rows) line(row.question + " " + in_brackets(row.answer));
  }
  void operator()(const TextField& b) { line(b.label + " <" + b.text + ">"); }
  void operator()(const Progress& b) {
    line(b.text + " (" + std::to_string(static_cast<int>(b.share * 100)) + " %)");
  }
  void operator()(const TreeLines& b) {
    for (const TreeLine& node : b.lines) {
      line(std::string(2 * node.depth, ' ') + (node.lit ? "* " : ". ") +
           (node.sign.empty() ? "" : node.sign + " ") + node.text);
    }
  }
  void operator()(const TimeLine& b) {
    for (const Button& period : b.periods) line(in_brackets(period));
  }
  void operator()(const Votes& b) {
    for (const Votes::Row& row : b.rows)
      line(row.sign + " " + in_brackets(row.button) + " " + std::to_string(row.count));
  }
  void operator()(const Columns& b) {
    part("left", b.left);
    part("right", b.right);
  }

  void part(const std::string& name, const std::vector<Block>& blocks) {
    if (blocks.empty()) return;
    line("-- " + name);
    indent_ += "  ";
    for (const Block& block : blocks) std::visit(*this, block);
    indent_.resize(indent_.size() - 2);
  }

  void buttons(const std::string& name, const std::vector<Button>& row) {
    part(name, row.empty() ? std::vector<Block>{} : std::vector<Block>{Buttons{row}});
  }

 private:
  std::string indent_;
};

}  // namespace

std::vector<const Button*> buttons_of(const Screen& screen) {
  std::vector<const Button*> all;
  const Buttoned gather{all};
  gather.add(screen.bar);
  for (const auto* blocks : {&screen.urgent, &screen.main, &screen.side}) {
    for (const Block& block : *blocks) std::visit(gather, block);
  }
  gather.add(screen.foot);
  return all;
}

std::string to_text(const Screen& screen) {
  Writer writer;
  writer.buttons("bar", screen.bar);
  writer.part("urgent", screen.urgent);
  writer.part("main", screen.main);
  writer.part("side", screen.side);
  writer.buttons("latest", screen.latest);
  writer.buttons("foot", screen.foot);
  if (!screen.notice.empty()) writer.line(screen.notice);
  return writer.text;
}

}  // namespace subrosa::gui
