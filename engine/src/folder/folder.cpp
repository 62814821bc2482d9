#include "subrosa/folder.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

namespace subrosa {

namespace fs = std::filesystem;

namespace {

bool write_through(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  return static_cast<bool>(out);
}

}  // namespace

bool write_file(const fs::path& path, const std::string& text) {
  std::error_code error;
  const fs::path target = fs::is_symlink(path, error) ? fs::canonical(path, error) : path;
  if (target.empty()) return false;
  if (fs::exists(target, error) && !fs::is_regular_file(target, error))
    return write_through(target, text);
  fs::path beside = target;
  beside += ".part";
  if (write_through(beside, text)) {
    fs::rename(beside, target, error);
    if (!error) return true;
  }
  fs::remove(beside, error);
  return false;
}

namespace {

fs::path part_of(const fs::path& path) {
  fs::path beside = path;
  beside += ".part";
  return beside;
}

/// The file itself where a link stands.
fs::path target_of(const fs::path& path) {
  std::error_code error;
  return fs::is_symlink(path, error) ? fs::canonical(path, error) : path;
}

/// Puts each `.part` in its place; the files of which that was done.
std::size_t put_in_place(const std::vector<fs::path>& targets) {
  for (std::size_t done = 0; done < targets.size(); ++done) {
    std::error_code error;
    fs::rename(part_of(targets[done]), targets[done], error);
    if (error) return done;
  }
  return targets.size();
}

void remove_all_of(const std::vector<fs::path>& paths) {
  std::error_code ignored;
  for (const fs::path& path : paths) fs::remove(path, ignored);
}

}  // namespace

bool write_together(const fs::path& folder, const std::vector<FileText>& files,
                    const std::vector<std::string>& left) {
  std::vector<fs::path> targets;
  std::vector<fs::path> parts;
  std::vector<std::optional<std::string>> before;
  bool sound = true;
  for (const FileText& file : files) {
    targets.push_back(target_of(folder / file.path));
    parts.push_back(part_of(targets.back()));
    before.push_back(read_file(targets.back()));
    sound = sound && !targets.back().empty() && write_through(parts.back(), file.text);
  }
  const std::size_t done = sound ? put_in_place(targets) : 0;
  if (done < targets.size()) {
    remove_all_of(parts);
    for (std::size_t i = 0; i < done; ++i) {
      if (before[i]) {
        (void)write_file(targets[i], *before[i]);
      } else {
        remove_all_of({targets[i]});
      }
    }
    return false;
  }
  for (const std::string& path : left) remove_all_of({folder / path});
  return true;
}

bool is_free(const fs::path& folder) {
  std::error_code error;
  const auto status = fs::symlink_status(folder, error);
  if (status.type() == fs::file_type::not_found) return true;
  return status.type() == fs::file_type::directory && fs::is_empty(folder, error) && !error;
}

namespace {

bool write_below(const fs::path& folder, const std::vector<FileText>& files) {
  for (const FileText& file : files) {
    const fs::path path = folder / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error || !write_through(path, file.text)) return false;
  }
  return true;
}

/// Moves all that is in one folder into another, which is empty; else it is empty again.
bool move_up(const fs::path& from, const fs::path& to) {
  std::error_code error;
  std::vector<fs::path> names;
  for (const auto& entry : fs::directory_iterator(from, error))
    names.push_back(entry.path().filename());
  std::vector<fs::path> moved;
  for (const fs::path& name : names) {
    if (error) break;
    moved.push_back(to / name);
    fs::rename(from / name, moved.back(), error);
  }
  if (!error) return true;
  std::error_code ignored;
  for (const fs::path& path : moved) fs::remove_all(path, ignored);
  return false;
}

}  // namespace

bool write_new_folder(const fs::path& folder, const std::vector<FileText>& files) {
  if (!is_free(folder)) return false;
  std::error_code error;
  // An empty folder that is there stays the same folder: somebody may stand in it.
  const bool there = fs::exists(folder, error);
  // `a/b/` and `a/b` are the same folder; the other one stands beside it.
  const fs::path place = folder.has_filename() ? folder : folder.parent_path();
  const fs::path first = there ? place / ".part" : part_of(place);
  if (fs::exists(first, error)) return false;
  bool sound = write_below(first, files);
  if (sound && there) {
    sound = move_up(first, place);
  } else if (sound) {
    fs::rename(first, place, error);
    sound = !error;
  }
  fs::remove_all(first, error);
  return sound;
}

}  // namespace subrosa
