// Larger rule bases of the same shape as a real one, grown from it: to see how time grows.
#pragma once

#include <vector>

#include "subrosa/load.hpp"

enum class Growth {
  /// Every provision is copied, with its own facts, for recipients of its own.
  gated,
  /// Of the copies 70 % are gated. The others speak to every recipient, however it is asked: they
  /// share common facts with the originals, and have two facts of their own. A quarter of the
  /// originals get one more condition.
  mixed,
};

/// The files of a base of `factor` times the provisions, without cases and translations. It loads
/// without error and is always the same for the same files. Copy k of `art458` is `art458_2`,
/// `art458_3`, and so on; so are its facts and its recipients. Where these would be more than one
/// fact can hold, a fact `branch` says which copies are meant. Originals that ask who receives, and
/// the properties, are then held to the recipients they were written for; constraints, sources and
/// duties stay as they are. Throws std::invalid_argument for rules that do not load.
[[nodiscard]] std::vector<subrosa::FileText> grown(const std::vector<subrosa::FileText>& real_files,
                                                   Growth growth, unsigned factor);
