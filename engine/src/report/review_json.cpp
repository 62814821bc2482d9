// Reviews as JSON: `subrosa-review-1`. The README names the keys.
#include <nlohmann/json.hpp>

#include "subrosa/report.hpp"

namespace subrosa {

namespace {

using Json = nlohmann::ordered_json;

Json entry_json(const RuleSet& rules, const ReviewEntry& entry, Language language) {
  const Provision& provision = rules.provisions[entry.provision];
  const Review& review = provision.review;
  Json j{{"id", provision.id},
         {"title", rules.text(provision.title, language)},
         {"review", name_of(review.state)}};
  if (!review.by.empty()) {
    j["by"] = review.by;
    j["on"] = iso(*review.on);
    j["read"] = review.hash;
  }
  j["hash"] = review_hash(rules, entry.provision);
  j["changed"] = Json::array();
  for (const ReviewPart part : entry.changed) j["changed"].push_back(name_of(part));
  j["overdue"] = Json::array();
  for (const SourceIndex source : entry.overdue) j["overdue"].push_back(rules.sources[source].id);
  j["due"] = entry.due(rules);
  return j;
}

}  // namespace

std::string to_json(const RuleSet& rules, const std::vector<ReviewEntry>& entries,
                    Language language) {
  Json j{{"schema", "subrosa-review-1"},
         {"rules", {{"id", rules.id}, {"version", rules.version}, {"hash", rules.hash}}},
         {"provisions", Json::array()}};
  for (const ReviewEntry& entry : entries)
    j["provisions"].push_back(entry_json(rules, entry, language));
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace subrosa
