#include "subrosa/write.hpp"

#include <cerrno>
#include <limits>
#include <set>
#include <system_error>

#include "folder/held.hpp"
#include "folder/temporary.hpp"
#include "subrosa/folder.hpp"

namespace subrosa {

namespace fs = std::filesystem;

namespace {

Message why_not(int failed) {
  switch (failed) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return message("il n'y a plus assez de place ici");
    case EACCES:
    case EPERM: return message("vous n'avez pas le droit d'écrire ici");
    case EROFS: return message("ce disque ne peut qu'être lu");
    case ENOENT:
    case ENOTDIR: return message("ce dossier n'existe pas");
    case EISDIR: return message("c'est le nom d'un dossier");
    case EEXIST:
    case ENOTEMPTY: return message("ce nom est déjà pris");
    default:
      return message("le système ne l'a pas permis : {0}", std::generic_category().message(failed));
  }
}

Written outcome(const fs::path& path, int failed) {
  return failed == 0 ? Written{} : Written{path, why_not(failed)};
}

/// The folder in which a path stands; never empty.
fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// The file itself where a link stands; empty where the link leads nowhere.
fs::path target_of(const fs::path& path) {
  std::error_code error;
  return fs::is_symlink(path, error) ? fs::canonical(path, error) : path;
}

constexpr std::size_t any_size = std::numeric_limits<std::size_t>::max() - 1;

/// Files on their way to their places; what is not put there is gone at the end.
class Batch {
 public:
  explicit Batch(const std::vector<FileToWrite>& files) : files_(files) {}
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch() {
    std::error_code ignored;
    for (const Part& part : parts_) {
      if (!part.in_place) fs::remove(part.beside, ignored);
    }
  }

  /// Everything beside its place.
  Written prepare() {
    for (const FileToWrite& file : files_) {
      Part part;
      part.target = target_of(file.path);
      std::error_code error;
      if (part.target.empty()) return outcome(file.path, ENOENT);
      if (fs::is_directory(part.target, error)) return outcome(file.path, EISDIR);
      int failed = write_temporary(folder_of(part.target), file.text, file.is_secret, part.beside);
      if (failed != 0) return outcome(file.path, failed);
      parts_.push_back(part);
      if (!file.is_new) failed = take_permissions(part.beside, part.target);
      if (failed != 0) return outcome(file.path, failed);
    }
    return {};
  }

  /// Puts everything in place, or what was there back.
  Written put() {
    if (Written kept = keep_old_texts(); !kept) return kept;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const int failed = put_in_place(parts_[i].beside, parts_[i].target, files_[i].is_new);
      if (failed != 0) {
        put_back(i);
        return outcome(files_[i].path, failed);
      }
      parts_[i].in_place = true;
    }
    for (const fs::path& folder : folders()) push_names(folder);
    return {};
  }

  /// Whether each file still holds what it is to hold.
  [[nodiscard]] Written check(const std::vector<FileToRemove>& to_remove) const {
    for (const FileToWrite& file : files_) {
      if (file.before && !still_holds(file.path, *file.before)) return changed(file.path);
    }
    for (const FileToRemove& file : to_remove) {
      if (!still_holds(file.path, file.before)) return changed(file.path);
    }
    return {};
  }

 private:
  struct Part {
    fs::path target;
    fs::path beside;
    std::optional<std::string> old;  ///< what stood there
    bool in_place = false;
  };

  static bool still_holds(const fs::path& path, const std::string& before) {
    return read_file(path, before.size()) == before;
  }

  static Written changed(const fs::path& path) {
    return {path, message("ce fichier vient de changer : recommencez")};
  }

  [[nodiscard]] std::set<fs::path> folders() const {
    std::set<fs::path> found;
    for (const Part& part : parts_) found.insert(folder_of(part.target));
    return found;
  }

  /// Only several files can be half done. Where one could not be put back, none is touched.
  Written keep_old_texts() {
    if (parts_.size() < 2) return {};
    std::error_code error;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (files_[i].is_new || !fs::exists(parts_[i].target, error)) continue;
      ReadText old = read_ordinary_file(parts_[i].target, any_size);
      if (!old.fault.text.empty()) return {files_[i].path, std::move(old.fault)};
      parts_[i].old = std::move(old.text);
    }
    return {};
  }

  void put_back(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const Part& part = parts_[i];
      fs::path beside;
      std::error_code ignored;
      if (!part.old) {
        fs::remove(part.target, ignored);
      } else if (write_temporary(folder_of(part.target), *part.old, true, beside) == 0) {
        static_cast<void>(take_permissions(beside, part.target));
        if (put_in_place(beside, part.target, false) != 0) fs::remove(beside, ignored);
      }
    }
  }

  const std::vector<FileToWrite>& files_;
  std::vector<Part> parts_;
};

/// Where other programs may be about to change what was read.
std::set<fs::path> folders_to_hold(const std::vector<FileToWrite>& files) {
  std::set<fs::path> folders;
  std::error_code error;
  for (const FileToWrite& file : files) {
    if (file.before) folders.insert(fs::canonical(folder_of(file.path), error));
  }
  return folders;
}

}  // namespace

Written write_together(const std::vector<FileToWrite>& files,
                       const std::vector<FileToRemove>& to_remove) {
  const FoldersHeld folders(folders_to_hold(files));
  const SignalsHeld signals;
  Batch batch(files);
  if (Written prepared = batch.prepare(); !prepared) return prepared;
  if (Written same = batch.check(to_remove); !same) return same;
  if (Written put = batch.put(); !put) return put;
  std::error_code ignored;
  for (const FileToRemove& file : to_remove) fs::remove(file.path, ignored);
  return {};
}

Written write_file(const fs::path& path, const std::string& text) {
  std::error_code error;
  const auto kind = fs::status(path, error).type();
  const bool device = kind == fs::file_type::character || kind == fs::file_type::block ||
                      kind == fs::file_type::fifo;
  if (device) return outcome(path, write_to_device(path, text));
  return write_together({{path, text}});
}

bool is_free(const fs::path& folder) {
  std::error_code error;
  const auto status = fs::symlink_status(folder, error);
  if (status.type() == fs::file_type::not_found) return true;
  return status.type() == fs::file_type::directory && fs::is_empty(folder, error) && !error;
}

namespace {

int write_below(const fs::path& folder, const std::vector<FileText>& files) {
  for (const FileText& file : files) {
    const fs::path path = folder / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    const int failed = error ? error.value() : write_fresh(path, file.text);
    if (failed != 0) return failed;
  }
  return 0;
}

/// Moves all that is in one folder into another, which is empty; else it is empty again.
int move_up(const fs::path& from, const fs::path& to) {
  std::error_code error;
  std::vector<fs::path> moved;
  std::vector<fs::path> names;
  for (const auto& entry : fs::directory_iterator(from, error))
    names.push_back(entry.path().filename());
  int failed = error.value();
  for (const fs::path& name : names) {
    if (failed == 0) failed = put_in_place(from / name, to / name, true);
    if (failed == 0) moved.push_back(to / name);
  }
  if (failed == 0) return 0;
  for (const fs::path& path : moved) fs::remove_all(path, error);
  return failed;
}

}  // namespace

Written write_new_folder(const fs::path& folder, const std::vector<FileText>& files) {
  if (!is_free(folder)) return outcome(folder, EEXIST);
  const SignalsHeld signals;
  std::error_code error;
  // An empty folder that is there stays the same folder: somebody may stand in it.
  const bool there = fs::exists(folder, error);
  // `a/b/` and `a/b` are the same folder; the other one stands beside it.
  const fs::path place = folder.has_filename() ? folder : folder.parent_path();
  fs::create_directories(folder_of(place), error);
  if (error) return outcome(folder, error.value());
  fs::path first;
  const int made = make_temporary_folder(there ? place : folder_of(place), first);
  if (made != 0) return outcome(folder, made);
  int failed = write_below(first, files);
  if (failed == 0) failed = there ? move_up(first, place) : put_in_place(first, place, false);
  if (failed == 0) push_names(there ? place : folder_of(place));
  fs::remove_all(first, error);
  return outcome(folder, failed);
}

}  // namespace subrosa
