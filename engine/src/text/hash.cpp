#include "text/hash.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace subrosa {

std::string content_hash(std::string_view bytes) {
  const boost::uuids::name_generator_sha1 generate{boost::uuids::uuid{}};
  return boost::uuids::to_string(generate(bytes.data(), bytes.size()));
}

std::string short_hash(std::string_view bytes) { return content_hash(bytes).substr(0, 8); }

}  // namespace subrosa
