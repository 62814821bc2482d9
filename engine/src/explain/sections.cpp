#include "subrosa/sections.hpp"

namespace subrosa {

namespace {

/// In the lines of an explanation, one that begins with two spaces stands under the one before.
std::vector<Point> points_of(const std::vector<std::string>& lines) {
  std::vector<Point> points;
  for (const std::string& line : lines) {
    if (line.substr(0, 2) == "  " && !points.empty()) {
      points.back().under.push_back(line.substr(2));
    } else {
      points.push_back({line, {}});
    }
  }
  return points;
}

class Sections {
 public:
  explicit Sections(Language language) : language_(language) {}

  void add(std::string id, const Message& title, const std::vector<std::string>& lines) {
    add(std::move(id), title, points_of(lines));
  }

  void add(std::string id, const Message& title, std::vector<Point> points) {
    if (points.empty()) return;
    all_.push_back({std::move(id), say(title, language_), std::move(points)});
  }

  std::vector<Section> take() { return std::move(all_); }

 private:
  Language language_;
  std::vector<Section> all_;
};

std::vector<Point> caveat_points(const std::vector<Caveat>& caveats) {
  std::vector<Point> points;
  for (const Caveat& caveat : caveats) points.push_back({caveat.text, {}});
  return points;
}

}  // namespace

std::vector<Section> sections_to_act_on(const Explanation& e, Language language) {
  Sections page(language);
  page.add("why", message("Pourquoi"), e.why);
  page.add("meanwhile", message("En attendant"), e.meanwhile);
  page.add("limits",
           e.verdict ? message("Ce que vous pouvez dire, et à qui")
                     : message("Si la réponse devient oui, vous pourrez dire"),
           e.limits);
  page.add("duties", message("Ce que vous faites maintenant"), e.duties);
  page.add("say", message("Des phrases toutes prêtes"), e.say);
  page.add("ask_back", message("À demander en retour"), e.ask_back);
  page.add("call", message("Qui appeler"), e.call);
  page.add("ask_next", message("À demander d'abord"), e.ask_next);
  return page.take();
}

std::vector<Section> sections_to_look_up(const Explanation& e, Language language, bool everything) {
  Sections page(language);
  page.add("possible", message("Ce qui reste possible"), e.possible);
  page.add("closed", message("Les règles qui n'ouvrent rien ici"), e.closed);
  page.add("changes", message("Ce qui donnerait une autre réponse"), e.changes);
  page.add("to_complete", message("Pour compléter, si vous le pouvez"), e.to_complete);
  page.add("readings", message("Le droit est discuté"), e.readings);
  page.add("sources", message("Sur quoi cela repose"), e.sources);
  page.add("caveats", message("À savoir"), caveat_points(e.caveats));
  if (everything) page.add("sufficient", message("Ces réponses suffisent"), e.sufficient);
  return page.take();
}

Section provisions_section(const Explanation& e, Language language) {
  Section section{"provisions", provisions_title(language), {}};
  for (const ProvisionStory& story : e.provisions)
    section.points.push_back({provision_words(story, language), story.steps});
  return section;
}

std::string provision_words(const ProvisionStory& story, Language language) {
  const std::string article = story.article.empty() ? "" : " (" + story.article + ")";
  return say(message("{0} : {1}", story.title + article, story.outcome), language);
}

std::string provisions_title(Language language) {
  return say(message("Toutes les dispositions"), language);
}

std::string untitled_words(Language language) {
  return say(message("Secret professionnel : peut-on le dire ?"), language);
}

std::string answer_title(Language language) { return say(message("La réponse"), language); }

std::string situation_title(Language language) {
  return say(message("La situation, comme elle a été décrite"), language);
}

}  // namespace subrosa
