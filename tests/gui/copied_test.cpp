// What was copied is taken away again, and nothing that others have copied.
#include "platform/copied.hpp"

#include <catch2/catch.hpp>

#include "platform/window.hpp"

using namespace subrosa;
using namespace subrosa::gui;

namespace {

struct Wishes : Pages {
  std::optional<std::string> copy;
  bool forget = false;

  const Screen& screen() override { return nothing_; }
  Settings settings() override { return {}; }
  void perform(const Action& /*action*/) override {}
  std::optional<std::string> text_to_copy() override { return std::exchange(copy, std::nullopt); }
  bool forget_copied() override { return std::exchange(forget, false); }

 private:
  Screen nothing_;
};

struct Board {
  std::string text = "before";
  Wishes pages;
  Copied copied{{[this] { return text; }, [this](const std::string& now) { text = now; }}};

  void copy(const std::string& words) {
    pages.copy = words;
    copied.serve(pages);
  }
  void forget() {
    pages.forget = true;
    copied.serve(pages);
  }
};

}  // namespace

TEST_CASE("clearing everything empties the clipboard of what was copied", "[window][clipboard]") {
  Board board;
  board.copy("one");
  board.copy("two");
  CHECK(board.text == "two");
  board.forget();
  CHECK(board.text.empty());
}

TEST_CASE("what somebody else has copied stays", "[window][clipboard]") {
  Board board;
  board.forget();
  CHECK(board.text == "before");
  board.copy("mine");
  board.text = "theirs";
  board.forget();
  CHECK(board.text == "theirs");
  // Even if it later is the same text: it is no longer this window's.
  board.text = "mine";
  board.forget();
  CHECK(board.text == "mine");
}

TEST_CASE("a window that closes takes its copy along", "[window][clipboard]") {
  Board board;
  board.copy("mine");
  board.copied.take_away();
  CHECK(board.text.empty());
  board.text = "theirs";
  board.copied.take_away();
  CHECK(board.text == "theirs");
}
