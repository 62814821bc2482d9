#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <thread>

namespace subrosa::cli {

namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// A file without a name, gone when it is closed. What goes through it cannot block.
File scratch_file() { return {std::tmpfile(), std::fclose}; }

std::string beginning(std::FILE* file) {
  std::string text(4096, '\0');
  std::rewind(file);
  text.resize(std::fread(text.data(), 1, text.size(), file));
  return text;
}

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Whether something, or the end, has come from a pipe before a time.
bool comes_in_time(int pipe, Clock::time_point end) {
  const auto left = std::chrono::duration_cast<milliseconds>(end - Clock::now()).count();
  pollfd waiting{pipe, POLLIN, 0};
  const int came = ::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
  return came > 0 || (came < 0 && errno == EINTR && left > 0);
}

using Variables = std::vector<std::pair<std::string, std::string>>;

std::vector<std::string> environment_with(const Variables& changes) {
  std::vector<std::string> all;
  for (char** row = environ; row != nullptr && *row != nullptr; ++row) {
    const std::string variable = *row;
    const std::string name = variable.substr(0, variable.find('='));
    const auto changed = [&](const auto& change) { return change.first == name; };
    if (std::none_of(changes.begin(), changes.end(), changed)) all.push_back(variable);
  }
  for (const auto& [name, value] : changes) {
    if (!value.empty()) all.push_back(name + "=" + value);
  }
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (std::string& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

/// Everything a pipe gives until a time, at most `largest` bytes; nothing for more.
std::optional<std::string> read_all(int pipe, std::size_t largest, Clock::time_point end) {
  std::string text;
  std::array<char, 1 << 16> part{};
  for (;;) {
    if (!comes_in_time(pipe, end)) return std::nullopt;
    const ssize_t n = ::read(pipe, part.data(), part.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0 ? std::optional(std::move(text)) : std::nullopt;
    text.append(part.data(), static_cast<std::size_t>(n));
    if (text.size() > largest) return std::nullopt;
  }
}

/// Its exit status; one that has said everything and does not end is ended.
int wait_for(pid_t child, Clock::time_point end) {
  int status = 0;
  for (;;) {
    const pid_t gone = ::waitpid(child, &status, WNOHANG);
    if (gone == child || (gone < 0 && errno != EINTR)) break;
    if (Clock::now() >= end) ::kill(child, SIGKILL);
    std::this_thread::sleep_for(milliseconds(1));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Starts it with its three streams; the process, or nothing.
std::optional<pid_t> start(std::vector<std::string> words, std::vector<std::string> environment,
                           int in, int out, int err) {
  posix_spawn_file_actions_t streams;
  posix_spawn_file_actions_init(&streams);
  posix_spawn_file_actions_adddup2(&streams, in, 0);
  posix_spawn_file_actions_adddup2(&streams, out, 1);
  posix_spawn_file_actions_adddup2(&streams, err, 2);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, words.front().c_str(), &streams, nullptr,
                                  pointers(words).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&streams);
  return failed == 0 ? std::optional(child) : std::nullopt;
}

}  // namespace

std::optional<Finished> run_program(const std::vector<std::string>& words, const std::string& input,
                                    const Variables& environment, std::size_t largest,
                                    milliseconds patience) {
  const Clock::time_point end = Clock::now() + patience;
  const File in = scratch_file();
  const File err = scratch_file();
  std::array<int, 2> out{};
  if (!in || !err || ::pipe2(out.data(), O_CLOEXEC) != 0) return std::nullopt;
  std::fwrite(input.data(), 1, input.size(), in.get());
  std::rewind(in.get());  // writes what is held back, too
  const auto child =
      start(words, environment_with(environment), fileno(in.get()), out[1], fileno(err.get()));
  ::close(out[1]);
  auto printed = child ? read_all(out[0], largest, end) : std::nullopt;
  ::close(out[0]);
  if (!child) return std::nullopt;
  if (!printed) ::kill(*child, SIGKILL);
  const int status = wait_for(*child, end);
  if (!printed) return std::nullopt;
  return Finished{status, std::move(*printed), beginning(err.get())};
}

}  // namespace subrosa::cli
