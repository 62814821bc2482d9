#include "support/texts.hpp"

namespace subrosa::gui {

namespace {

struct Gather {
  std::vector<std::string>& all;

  void add(const std::string& text) const {
    if (!text.empty()) all.push_back(text);
  }
  void add(const Button& button) const {
    add(button.label);
    add(button.detail);
  }
  void add(const std::vector<Button>& buttons) const {
    for (const Button& button : buttons) add(button);
  }
  void add(const std::vector<std::string>& lines) const {
    for (const std::string& line : lines) add(line);
  }
  void add(const std::vector<Block>& blocks) const {
    for (const Block& block : blocks) std::visit(*this, block);
  }

  void operator()(const Title& b) const { add(b.text); }
  void operator()(const Paragraph& b) const { add(b.text); }
  void operator()(const Bullets& b) const { add(b.lines); }
  void operator()(const Banner& b) const {
    add(b.sign);
    add(b.title);
    add(b.lines);
  }
  void operator()(const Buttons& b) const { add(b.buttons); }
  void operator()(const AnswerRows& b) const {
    for (const AnswerRow& row : b.rows) {
      add(row.question);
      add(row.answer);
    }
  }
  void operator()(const TextField& b) const { add(b.label); }
  void operator()(const Progress& b) const { add(b.text); }
  void operator()(const TreeLines& b) const {
    for (const TreeLine& line : b.lines) {
      add(line.sign);
      add(line.text);
    }
  }
  void operator()(const TimeLine& b) const { add(b.periods); }
  void operator()(const Votes& b) const {
    for (const Votes::Row& row : b.rows) {
      add(row.sign);
      add(row.button);
      add(std::to_string(row.count));
    }
  }
  void operator()(const Columns& b) const {
    add(b.left);
    add(b.right);
  }
};

}  // namespace

std::vector<std::string> texts_of(const Screen& screen) {
  std::vector<std::string> all;
  const Gather gather{all};
  gather.add(screen.bar);
  gather.add(screen.urgent);
  gather.add(screen.side);
  gather.add(screen.main);
  gather.add(screen.foot);
  gather.add(screen.notice);
  return all;
}

}  // namespace subrosa::gui
