// Decision -> Explanation. Everything is read off the decision; nothing is decided here.
#include <algorithm>
#include <array>

#include "subrosa/explanation.hpp"
#include "text/hash.hpp"

namespace subrosa {

namespace {

constexpr std::size_t closed_roads_shown = 3;
constexpr std::size_t questions_shown = 4;
constexpr std::size_t changes_shown = 2;  ///< for each verdict

class Explainer {
 public:
  Explainer(const Decision& decision, Language language)
      : decision_(decision), rules_(*decision.rules), language_(language) {}

  Explanation explain() const {
    Explanation e;
    e.verdict = decision_.verdict;
    e.dates = dates();
    e.situation = situation();
    e.rules = rules_words();
    e.headline = headline_of(decision_.verdict, language_);
    e.why = why();
    e.closed = closed_roads();
    e.possible = possible();
    for (const FactAnswer& answer : decision_.sufficient) e.sufficient.push_back(answered(answer));
    e.changes = changes();
    for (const auto& limit : decision_.limits)
      e.limits.push_back(text(rules_.limits[limit.id].text));
    for (const auto& duty : decision_.duties) e.duties.push_back(text(rules_.duties[duty.id].text));
    for (const DutyIndex duty : decision_.meanwhile) {
      e.meanwhile.push_back(text(rules_.duties[duty].text));
    }
    e.say = words_to_say();
    e.ask_back = questions_back();
    for (const ContactIndex contact : decision_.contacts)
      e.call.push_back(contact_words(rules_.contacts[contact]));
    e.ask_next = first_questions(decision_.open);
    e.to_complete = questions(decision_.to_complete);
    e.readings = readings();
    for (const SourceIndex source : decision_.freshness.sources)
      e.sources.push_back(source_words(source));
    e.caveats = caveats();
    for (const ProvisionResult& result : decision_.provisions)
      e.provisions.push_back(story(result));
    return e;
  }

  std::vector<Caveat> caveats() const {
    std::vector<Caveat> all;
    if (decision_.silent) {
      add(all, "silence",
          message("Aucune de ces règles ne parle de cette situation : dans le doute, gardez le "
                  "silence."));
    }
    add_certainty(all);
    add_dates(all);
    for (const FactAnswer& fact : decision_.assumed) {
      add(all, "assumed",
          message("Supposé, faute de réponse : {0} — {1}", question(fact.fact),
                  label(fact.fact, *fact.value)));
    }
    for (const SourceIndex source : decision_.freshness.overdue) {
      add(all, "review_overdue",
          message("À revérifier, la date prévue est passée : {0}.",
                  text(rules_.sources[source].title)));
    }
    add_review(all);
    add_not_encoded(all);
    return all;
  }

 private:
  const std::string& text(TextIndex index) const { return rules_.text(index, language_); }
  std::string question(FactIndex fact) const { return text(rules_.facts[fact].question); }
  std::string label(FactIndex fact, ValueIndex value) const {
    return text(rules_.facts[fact].values[value.value].label);
  }
  std::string tr(const Message& words) const { return say(words, language_); }
  std::string day(Date date) const { return day_words(date, language_); }

  void add(std::vector<Caveat>& all, std::string id, const Message& words) const {
    all.push_back({std::move(id), tr(words)});
  }

  void add_review(std::vector<Caveat>& all) const {
    const Freshness& freshness = decision_.freshness;
    if (!freshness.changed.empty()) {
      std::string titles;
      for (const ProvisionIndex provision : freshness.changed)
        titles += (titles.empty() ? "" : " ; ") + text(rules_.provisions[provision].title);
      add(all, "changed_since_review",
          freshness.review == ReviewState::changed
              ? message("Changé depuis la relecture par un juriste, et à relire : {0}. Ceci "
                        "informe et ne remplace pas un avis juridique.",
                        titles)
              : message("Changé depuis la relecture par un juriste, et à relire : {0}.", titles));
    }
    if (freshness.review != ReviewState::unreviewed) return;
    const bool some_read = std::any_of(rules_.provisions.begin(), rules_.provisions.end(),
                                       [](const Provision& one) { return !one.review.by.empty(); });
    add(all, "unreviewed",
        some_read
            ? message("Un juriste n'a pas encore relu tout ce qui compte ici. Ceci informe et ne "
                      "remplace pas un avis juridique.")
            : message("Aucun juriste n'a encore relu ces règles. Ceci informe et ne remplace "
                      "pas un avis juridique."));
  }

  const Version& version_of(const ProvisionResult& result) const {
    return rules_.provisions[result.provision].versions[*result.version];
  }

  const Step& step_of(const ProvisionResult& result, const StepResult& step) const {
    return version_of(result).tree.steps[step.step];
  }

  std::string dates() const {
    const Situation& s = decision_.situation;
    if (s.as_of == s.known_on)
      return tr(message("Droit en vigueur et connu le {0}.", day(s.as_of)));
    return tr(message("Pour un acte du {0}, avec ce qu'on sait du droit le {1}.", day(s.as_of),
                      day(s.known_on)));
  }

  std::vector<AnsweredQuestion> situation() const {
    std::vector<AnsweredQuestion> rows;
    for (std::size_t i = 0; i < rules_.facts.size(); ++i) {
      const FactIndex fact = Table<FactIndex, Fact>::index(i);
      std::string answer = answer_words(fact);
      if (!answer.empty()) rows.push_back({question(fact), std::move(answer)});
    }
    return rows;
  }

  /// Empty for a fact that was neither asked nor assumed.
  std::string answer_words(FactIndex fact) const {
    const Answer& answer = decision_.situation.answer(fact);
    if (answer.state == Answer::State::unknown) return tr(message("demandé, pas encore su"));
    if (answer.state == Answer::State::known) {
      const std::string given = label(fact, answer.value);
      return rules_.facts[fact].reading
                 ? tr(message("{0} (lecture du droit choisie pour ce cas)", given))
                 : given;
    }
    for (const FactAnswer& assumed : decision_.assumed) {
      if (assumed.fact == fact) {
        return tr(message("{0} (supposé, faute de réponse)", label(fact, *assumed.value)));
      }
    }
    return {};
  }

  std::string rules_words() const {
    return tr(message("Réponse du {0}, d'après les règles « {1} », version {2} (empreinte {3}).",
                      day(decision_.today), rules_.id, rules_.version, rules_.hash));
  }

  /// The reasons that some completion gives for the verdict; more than one depend on what is
  /// missing.
  std::vector<std::string> why() const {
    std::vector<std::string> reasons;
    if (!decision_.verdict) return reasons;
    bool certain = decision_.deciding_certain;
    for (const ProvisionIndex provision : decision_.deciding) {
      const ProvisionResult& result = decision_.provisions[provision.value];
      const std::size_t before = reasons.size();
      for (const StepIndex end : result.ends) {
        const Step& step = version_of(result).tree.steps[end];
        const bool decides =
            step.effect != Effect::none && verdict_of(step.effect) == *decision_.verdict;
        std::string reason = text(step.text) + " (" + text(version_of(result).article) + ")";
        if (decides && std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
          reasons.push_back(std::move(reason));
        }
      }
      certain = certain && reasons.size() <= before + 1;
    }
    if (certain) return reasons;
    for (std::string& reason : reasons) reason.insert(0, "  ");
    reasons.insert(reasons.begin(), tr(message("Selon ce qui manque encore :")));
    return reasons;
  }

  std::string quoted(TextIndex words) const { return tr(message("« {0} »", text(words))); }

  std::vector<std::string> words_to_say() const {
    std::vector<std::string> lines;
    for (const ScriptIndex script : decision_.scripts)
      lines.push_back(quoted(rules_.scripts[script].words));
    return lines;
  }

  /// Two scripts may ask the same.
  std::vector<std::string> questions_back() const {
    std::vector<std::string> lines;
    for (const ScriptIndex script : decision_.scripts) {
      const auto& ask_back = rules_.scripts[script].ask_back;
      if (!ask_back) continue;
      std::string line = quoted(*ask_back);
      if (std::find(lines.begin(), lines.end(), line) == lines.end())
        lines.push_back(std::move(line));
    }
    return lines;
  }

  /// `Les secours : 112. Jour et nuit.`
  std::string contact_words(const Contact& contact) const {
    std::string ways;
    for (const std::string& way : contact.reach) ways += (ways.empty() ? "" : ", ") + way;
    std::string line = text(contact.name);
    if (!ways.empty()) line = tr(message("{0} : {1}", line, ways));
    if (contact.note) line += ". " + text(*contact.note);
    return line;
  }

  /// Whether a provision could ever open a way to speak.
  static bool opens(const Tree& tree) {
    return std::any_of(tree.steps.begin(), tree.steps.end(), [](const Step& step) {
      return step.effect == Effect::permits || step.effect == Effect::requires_;
    });
  }

  /// Why a provision does not apply: the step at which it certainly ended.
  std::optional<TextIndex> stop(const ProvisionResult& result) const {
    if (result.effect() != Effect::none || !result.set_aside_by.empty() || result.steps.empty())
      return {};
    const StepResult& last = result.steps.back();
    if (last.state == StepResult::State::open) return {};
    return step_of(result, last).text;
  }

  /// How far a provision went before it stopped: none for one that depends on open answers before
  /// that.
  static std::size_t passed(const ProvisionResult& result) {
    const auto open = [](const StepResult& step) { return step.state == StepResult::State::open; };
    if (std::any_of(result.steps.begin(), result.steps.end(), open)) return 0;
    return result.steps.size() - 1;
  }

  std::vector<std::string> closed_roads() const {
    std::vector<std::string> sentences;
    const bool silent_verdict =
        !decision_.verdict || *decision_.verdict == Verdict::must_not_disclose;
    if (!silent_verdict) return sentences;
    for (const ProvisionResult& result : decision_.provisions) {
      if (result.annulled && result.annulled_effects.front() != Effect::none) {
        const Provision& provision = rules_.provisions[result.provision];
        const Version& version = provision.versions[*result.annulled];
        if (version.note)
          sentences.push_back(tr(message("{0} : {1}", text(provision.title), text(*version.note))));
      }
    }
    std::vector<const ProvisionResult*> near;
    for (const ProvisionResult& result : decision_.provisions) {
      if (stop(result) && opens(version_of(result).tree) && passed(result) > 1)
        near.push_back(&result);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto* a, const auto* b) { return passed(*a) > passed(*b); });
    if (near.size() > closed_roads_shown) near.resize(closed_roads_shown);
    for (const ProvisionResult* result : near) {
      sentences.push_back(
          tr(message("« {0} » ne joue pas ici : {1}",
                     text(rules_.provisions[result->provision].title), text(*stop(*result)))));
    }
    return sentences;
  }

  std::vector<std::string> possible() const {
    std::vector<std::string> lines;
    for (const Witness& witness : decision_.witnesses) {
      const Message when = message("par exemple si : {0}", all_answered(witness.answers));
      lines.push_back(short_words(witness.verdict, language_) + " — " + tr(when));
    }
    return lines;
  }

  /// `Qui recevrait l'information ? — La police`
  std::string answered(const FactAnswer& answer) const {
    return question(answer.fact) + " — " + label(answer.fact, *answer.value);
  }

  std::string all_answered(const std::vector<FactAnswer>& answers) const {
    std::string all;
    for (const FactAnswer& answer : answers) all += (all.empty() ? "" : " · ") + answered(answer);
    return all;
  }

  std::vector<std::string> changes() const {
    std::vector<std::string> lines;
    for (const Change& change : shown_changes(decision_)) {
      lines.push_back(tr(message("{0}, si : {1}", short_words(change.verdict, language_),
                                 all_answered(change.set))));
    }
    return lines;
  }

  std::vector<std::string> questions(const std::vector<OpenFact>& open) const {
    std::vector<std::string> lines;
    for (const OpenFact& fact : open) {
      std::string line = question(fact.fact);
      if (fact.asked) line += " " + tr(message("(demandé, pas encore su)"));
      lines.push_back(std::move(line));
    }
    return lines;
  }

  /// The questions to put now; those further down depend on their answers.
  std::vector<std::string> first_questions(const std::vector<OpenFact>& open) const {
    std::vector<std::string> lines = questions(open);
    if (lines.size() <= questions_shown + 1) return lines;
    lines.resize(questions_shown);
    const std::size_t most = decision_.at_most_questions.value_or(open.size());
    if (most > questions_shown) {
      lines.push_back(tr(message("puis, selon les réponses, d'autres encore : {0} au plus",
                                 std::to_string(most - questions_shown))));
    }
    return lines;
  }

  std::string verdict_list(const std::vector<Verdict>& verdicts) const {
    std::string words;
    for (const Verdict verdict : verdicts) {
      words += (words.empty() ? "" : tr(message(" ou "))) + short_words(verdict, language_);
    }
    return words;
  }

  /// Whatever is held, the same may follow: to tell it would only sound like doubt.
  static bool all_alike(const ReadingResult& result) {
    return std::all_of(result.verdicts.begin(), result.verdicts.end(), [&](const auto& one) {
      return one.second == result.verdicts.front().second;
    });
  }

  std::vector<std::string> readings() const {
    std::vector<std::string> lines;
    for (const ReadingResult& result : decision_.readings) {
      if (!result.turns || all_alike(result)) continue;
      const Fact& fact = rules_.facts[result.reading];
      lines.push_back(tr(message("Les juristes ne sont pas d'accord : {0}", text(fact.question))));
      for (const auto& [value, verdicts] : result.verdicts) {
        const Value& view = fact.values[value.value];
        std::string line = text(view.label);
        if (view.held_by) line += " (" + text(*view.held_by) + ")";
        line += " → " + verdict_list(verdicts);
        if (result.taken == std::optional(value)) line += " " + tr(message("[suivi ici]"));
        lines.push_back("  " + line);
      }
      if (!result.fixed && result.taken && fact.reading->because) {
        lines.push_back("  " + text(*fact.reading->because));
      }
    }
    return lines;
  }

  std::string act_words(const Source& source) const {
    const std::string* said =
        rules_.translation("source." + source.id + ".act", short_hash(source.act), language_);
    return said != nullptr ? *said : source.act;
  }

  std::string source_words(SourceIndex index) const {
    const Source& source = rules_.sources[index];
    std::string line = text(source.title);
    if (!source.act.empty()) line += " (" + act_words(source) + ")";
    switch (source.tag) {
      case Tag::text_read:
        line += " — " + tr(message("texte lu, vérifié le {0}", day(source.checked_on)));
        break;
      case Tag::secondary:
        line += " — " + tr(message("source secondaire, vérifiée le {0}", day(source.checked_on)));
        break;
      case Tag::unverified: line += " — " + tr(message("pas encore vérifié")); break;
    }
    return line;
  }

  void add_dates(std::vector<Caveat>& all) const {
    const Situation& s = decision_.situation;
    if (s.as_of > decision_.today) {
      add(all, "future",
          message("La date de l'acte est dans l'avenir : le droit peut encore changer."));
    }
    if (s.known_on < s.as_of) {
      add(all, "known_before_act",
          message("Le droit est pris comme connu avant l'acte : un arrêt plus récent peut tout "
                  "changer."));
    }
    for (const Notice& notice : rules_.notices) {
      if (notice.as_of.contains(s.as_of) && notice.known_on.contains(s.known_on)) {
        all.push_back({notice.id, text(notice.text)});
      }
    }
  }

  void add_certainty(std::vector<Caveat>& all) const {
    if (!decision_.verdict) return;  // no rule is applied yet
    if (decision_.freshness.certainty == Certainty::probable) {
      add(all, "certainty", message("La règle appliquée est probable, pas entièrement confirmée."));
    } else if (decision_.freshness.certainty == Certainty::debated) {
      add(all, "certainty",
          message("La règle appliquée est discutée : parlez-en au bureau du Comité avant d'agir."));
    }
  }

  void add_not_encoded(std::vector<Caveat>& all) const {
    if (rules_.not_encoded.empty()) return;
    std::string names;
    for (const NamedText& name : rules_.not_encoded) {
      names = names.empty() ? text(name.text) : tr(message("{0} ; {1}", names, text(name.text)));
    }
    add(all, "not_encoded",
        message(
            "Ces règles ne tiennent pas encore compte de : {0}. Une exception peut s'y trouver.",
            names));
  }

  ProvisionStory story(const ProvisionResult& result) const {
    const Provision& provision = rules_.provisions[result.provision];
    ProvisionStory told;
    told.title = text(provision.title);
    if (!result.version) {
      told.outcome = result.annulled ? tr(message("annulé : n'existe pas pour qui connaît l'arrêt"))
                                     : tr(message("pas en vigueur à cette date"));
      return told;
    }
    const Version& version = version_of(result);
    told.article =
        text(version.article) + ", " + tr(message("version du {0}", day(*version.in_force.from)));
    told.applies = result.effect() && *result.effect() != Effect::none;
    if (!result.set_aside_by.empty()) {
      const ProvisionIndex by = result.set_aside_by.front();
      told.outcome = tr(message("écarté par « {0} »", text(rules_.provisions[by].title)));
    } else if (result.effect()) {
      told.outcome = effect_words(*result.effect(), language_);
    } else {
      told.outcome = tr(message("dépend des réponses qui manquent"));
    }
    if (result.set_aside_by.empty()) {
      for (const StepResult& step : result.steps) add_step(result, step, told.steps);
    }
    return told;
  }

  void add_step(const ProvisionResult& result, const StepResult& step,
                std::vector<std::string>& lines) const {
    for (const FactAnswer& answer : step.answers) {
      const std::string given =
          answer.value ? label(answer.fact, *answer.value) : tr(message("pas encore su"));
      const char* mark = step.state == StepResult::State::failed ? "✘ "
                         : step.state == StepResult::State::open ? "? "
                                                                 : "✔ ";
      lines.push_back(mark + question(answer.fact) + " — " + given);
    }
    const bool says =
        step.state == StepResult::State::failed || step.state == StepResult::State::reached;
    if (says) lines.push_back("→ " + text(step_of(result, step).text));
  }

  const Decision& decision_;
  const RuleSet& rules_;
  Language language_;
};

}  // namespace

std::vector<Change> shown_changes(const Decision& decision) {
  std::vector<Change> few;
  std::array<std::size_t, verdict_count> shown{};
  for (const Change& change : decision.changes) {
    if (++shown[static_cast<std::size_t>(change.verdict)] <= changes_shown) few.push_back(change);
  }
  return few;
}

Explanation explain(const Decision& decision, Language language) {
  return Explainer(decision, language).explain();
}

std::vector<Caveat> caveats_of(const Decision& decision, Language language) {
  return Explainer(decision, language).caveats();
}

}  // namespace subrosa
