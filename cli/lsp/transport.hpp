// Messages with a header that says how long they are, as language servers send them over standard
// input and output. Knows nothing of what they say.
#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "subrosa/message.hpp"

namespace subrosa::cli {

constexpr std::size_t largest_message = 16 * 1024 * 1024;  ///< bytes
constexpr std::size_t longest_header = 4096;               ///< bytes
constexpr std::size_t deepest_message = 64;                ///< lists and objects in each other

struct Received {
  enum class Kind {
    message,
    end,     ///< the other side closed the stream between two messages
    broken,  ///< no further message can be found in the stream; `fault` says why
  };
  Kind kind = Kind::end;
  std::string body;
  Message fault;
};

/// Whether JSON is nested deeper than `deepest_message`: whoever reads it calls itself as often.
[[nodiscard]] bool is_too_deep(const std::string& body);

class Transport {
 public:
  Transport(std::istream& in, std::ostream& out) : in_(in), out_(out) {}

  /// Waits for the next message.
  [[nodiscard]] Received receive();
  /// Whether something has come that was not received yet.
  [[nodiscard]] bool waiting();
  /// False when the other side no longer listens.
  [[nodiscard]] bool send(const std::string& body);

 private:
  std::istream& in_;
  std::ostream& out_;
};

}  // namespace subrosa::cli
