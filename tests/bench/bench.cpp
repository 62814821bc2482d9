// What the engine's queries cost, each beside the yardstick it is held to, in one run. Prints what
// performance_page.py turns into docs/performance.md; `./dev bench` runs both.
#include <benchmark/benchmark.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <iostream>
#include <sstream>

#include "bench/grown_rules.hpp"
#include "decide/query.hpp"
#include "decide/questions.hpp"
#include "diagram/queries.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/compare.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/explanation.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/prove.hpp"
#include "subrosa/report.hpp"
#include "subrosa/walkthrough.hpp"

extern "C" int plain_verdict(const unsigned char* facts);

using namespace subrosa;

namespace {

constexpr Date day{std::chrono::year{2026} / 9 / 1};
const std::string folder = PROJECT_FOLDER "/rules/belgium";

/// The rules as people load them: French alone.
std::vector<FileText> real_files() {
  auto files = read_rule_folder(folder).value();
  std::erase_if(files, [](const FileText& file) { return file.path.substr(0, 5) == "lang/"; });
  // The head lists catalogues, which are then missed.
  for (FileText& file : files) {
    if (file.path != "rules.yaml") continue;
    const std::size_t line = file.text.find("\ncatalogues:");
    if (line != std::string::npos) file.text.erase(line, file.text.find('\n', line + 1) - line);
  }
  return files;
}

std::size_t bytes_of(const std::vector<FileText>& files) {
  std::size_t bytes = 0;
  for (const FileText& file : files) bytes += file.text.size();
  return bytes;
}

const Rules& real_rules() {
  static const Rules rules = load_rules(folder, real_files()).rules;
  return rules;
}

enum class Dates { own, of_the_benchmark };

/// The situations of the case library, on their own dates or all on one day; `unknown` stays so.
std::vector<Situation> cases(Dates dates) {
  std::vector<Situation> found;
  for (const auto& path : case_files(folder)) {
    Sources sources;
    Diagnostics diagnostics;
    sources.emplace_back(path.string(), read_file(path).value());
    auto one = read_case(sources.back(), 0, *real_rules(), diagnostics);
    if (!one) continue;
    Situation situation = one->situation(day);
    if (dates == Dates::of_the_benchmark) situation.as_of = situation.known_on = day;
    found.push_back(std::move(situation));
  }
  return found;
}

/// Situations that the law of the day allows and for which a verdict is certain or not.
std::vector<Situation> cases_with(bool certain) {
  Engine engine(real_rules());
  std::vector<Situation> found;
  for (const Situation& situation : cases(Dates::of_the_benchmark)) {
    const Outcome outcome = engine.decide(situation, day);
    const auto* decision = std::get_if<Decision>(&outcome);
    if (decision != nullptr && decision->verdict.has_value() == certain) {
      found.push_back(situation);
    }
  }
  return found;
}

const std::vector<Situation>& certain_cases() {
  static const std::vector<Situation> found = cases_with(true);
  return found;
}

const std::vector<Situation>& open_cases() {
  static const std::vector<Situation> found = [] {
    std::vector<Situation> halves = cases_with(false);
    for (Situation half : certain_cases()) {
      // As in a call: nothing is assumed, and every second answer is not there yet.
      half.assume = false;
      for (std::size_t i = 1; i < half.answers.size(); i += 2) half.answers[i] = {};
      halves.push_back(std::move(half));
    }
    return halves;
  }();
  return found;
}

struct Compiled {
  std::shared_ptr<Forest> forest = plant(*real_rules());
  CompiledEdition edition = compile(forest, edition_of(*real_rules(), day, day));
};

/// Complete situations near the cases: what they leave open takes the value it is likely to have.
std::vector<std::vector<unsigned char>> complete_situations() {
  const RuleSet& rules = *real_rules();
  std::vector<std::vector<unsigned char>> found;
  for (const Situation& situation : certain_cases()) {
    std::vector<unsigned char> values;
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
      const Fact& fact = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}];
      std::uint32_t value = fact.plain.value_or(ValueIndex{0}).value;
      if (fact.reading) value = fact.reading->prevailing.value_or(ValueIndex{0}).value;
      if (situation.answers[i].state == Answer::State::known)
        value = situation.answers[i].value.value;
      values.push_back(static_cast<unsigned char>(value));
    }
    found.push_back(std::move(values));
  }
  return found;
}

/// Every situation once for each turn of the benchmark's loop; each counts as an item.
template <typename Each, typename Body>
void over(benchmark::State& state, const Each& all, Body body) {
  for (auto _ : state) {
    for (const auto& one : all) body(one);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

// The verdict of a complete situation, and the yardstick: the same rules as plain C++.

void verdict_plain(benchmark::State& state) {
  const auto all = complete_situations();
  over(state, all,
       [](const auto& values) { benchmark::DoNotOptimize(plain_verdict(values.data())); });
}
BENCHMARK(verdict_plain);

void verdict_diagram(benchmark::State& state) {
  const Compiled compiled;
  const Forest& forest = *compiled.forest;
  std::vector<std::vector<std::uint32_t>> all;
  for (const auto& values : complete_situations()) {
    std::vector<std::uint32_t> by_level(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) by_level[forest.level_of[i]] = values[i];
    all.push_back(std::move(by_level));
  }
  const Diagrams& d = *forest.diagrams;
  const Ref winner = compiled.edition.winner;
  over(state, all, [&](const auto& values) { benchmark::DoNotOptimize(d.at(winner, values)); });
}
BENCHMARK(verdict_diagram);

// A decision, part by part.

void decision_without_reasons(benchmark::State& state) {
  const Compiled compiled;
  over(state, certain_cases(), [&](const Situation& situation) {
    const Scratch scratch(*compiled.forest->diagrams);
    const Query query(*real_rules(), compiled.edition, situation);
    benchmark::DoNotOptimize(query.verdicts(query.winner));
    benchmark::DoNotOptimize(provision_results(query));
    benchmark::DoNotOptimize(accompaniments(query, true));
  });
}
BENCHMARK(decision_without_reasons);

void decision_whole(benchmark::State& state) {
  Engine engine(real_rules());
  over(state, certain_cases(), [&](const Situation& situation) {
    benchmark::DoNotOptimize(engine.decide(situation, day));
  });
}
BENCHMARK(decision_whole);

void rendered_text(benchmark::State& state) {
  Engine engine(real_rules());
  std::vector<Decision> decisions;
  for (const Situation& situation : certain_cases()) {
    decisions.push_back(std::get<Decision>(engine.decide(situation, day)));
  }
  over(state, decisions, [](const Decision& decision) {
    benchmark::DoNotOptimize(to_text({}, explain(decision, Language::fr), {}));
  });
}
BENCHMARK(rendered_text);

// A partial situation: what is possible, what matters, what to ask.

void possible_and_relevant(benchmark::State& state) {
  const Compiled compiled;
  over(state, open_cases(), [&](const Situation& situation) {
    const Scratch scratch(*compiled.forest->diagrams);
    const Query query(*real_rules(), compiled.edition, situation);
    benchmark::DoNotOptimize(query.verdicts(query.winner));
    benchmark::DoNotOptimize(relevant_facts(query));
  });
}
BENCHMARK(possible_and_relevant);

void next_question(benchmark::State& state) {
  Engine engine(real_rules());
  for (const Situation& situation : open_cases()) {
    benchmark::DoNotOptimize(engine.decide(situation, day));
  }
  over(state, open_cases(), [&](const Situation& situation) {
    benchmark::DoNotOptimize(engine.decide(situation, day));
  });
}
BENCHMARK(next_question);

/// Questions until the verdict is certain, on each case's own dates; what a case leaves out is
/// answered `unknown`, or what is assumed. Cases that fix a reading are left out: a call does not.
void questions(benchmark::State& state) {
  const RuleSet& rules = *real_rules();
  Engine engine(real_rules());
  std::size_t total = 0;
  std::size_t worst = 0;
  std::size_t calls = 0;
  for (auto _ : state) {
    for (const Situation& situation : cases(Dates::own)) {
      const auto fixes = [&](FactIndex fact) {
        return rules.facts[fact].reading && situation.answer(fact).state == Answer::State::known;
      };
      bool fixed = false;
      for (std::uint32_t i = 0; i < rules.facts.size(); ++i) fixed = fixed || fixes(FactIndex{i});
      if (fixed) continue;
      Walkthrough walk(engine, situation.as_of, situation.known_on, day);
      while (const auto question = walk.next()) {
        Answer answer = situation.answer(*question);
        const auto& assumed = rules.facts[*question].assumed;
        const bool left_out = answer.state == Answer::State::not_asked;
        if (left_out) answer.state = Answer::State::unknown;
        if (left_out && assumed) answer = {Answer::State::known, *assumed};
        if (!walk.answer(*question, answer)) break;
      }
      total += walk.asked().size();
      worst = std::max(worst, walk.asked().size());
      ++calls;
    }
  }
  state.counters["mean"] = static_cast<double>(total) / static_cast<double>(calls);
  state.counters["worst"] = static_cast<double>(worst);
  state.counters["calls"] = static_cast<double>(calls);
}
BENCHMARK(questions)->Iterations(1)->Repetitions(1)->Unit(benchmark::kMillisecond);

// Loading, and the yardstick: yaml-cpp's events of the same bytes, thrown away.

struct Nothing : YAML::EventHandler {
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

void load_events(benchmark::State& state) {
  const std::vector<FileText> files = real_files();
  for (auto _ : state) {
    for (const FileText& file : files) {
      std::istringstream in(file.text);
      YAML::Parser parser(in);
      Nothing nothing;
      while (parser.HandleNextDocument(nothing)) {
      }
    }
  }
  state.counters["bytes"] = static_cast<double>(bytes_of(files));
}
BENCHMARK(load_events)->Unit(benchmark::kMillisecond);

void load_and_compile(benchmark::State& state) {
  const std::vector<FileText> files = real_files();
  double nodes = 0;
  for (auto _ : state) {
    const Loaded loaded = load_rules(folder, files);
    const auto forest = plant(*loaded.rules);
    const CompiledEdition edition = compile(forest, edition_of(*loaded.rules, day, day));
    nodes = static_cast<double>(forest->diagrams->nodes(edition.winner).size());
  }
  state.counters["bytes"] = static_cast<double>(bytes_of(files));
  state.counters["nodes"] = nodes;
}
BENCHMARK(load_and_compile)->Unit(benchmark::kMillisecond);

// Over all situations, after loading.

void prove_all(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(prove(real_rules()));
}
BENCHMARK(prove_all)->Unit(benchmark::kMillisecond);

void diff_of_the_codes(benchmark::State& state) {
  const Date before{std::chrono::year{2026} / 8 / 31};
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        compare(Law{real_rules(), before, before}, Law{real_rules(), day, day}));
  }
}
BENCHMARK(diff_of_the_codes)->Unit(benchmark::kMillisecond);

// Larger rule bases of the same shape: first the growth, then how many times as large.

Growth growth_of(const benchmark::State& state) {
  return state.range(0) == 0 ? Growth::gated : Growth::mixed;
}

void grown_load(benchmark::State& state) {
  const std::vector<FileText> files =
      grown(real_files(), growth_of(state), static_cast<unsigned>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(load_rules(folder, files));
  state.counters["bytes"] = static_cast<double>(bytes_of(files));
}

/// Facts that are not the originals' stay open: the copies then matter as much as they can.
void grown_decide(benchmark::State& state) {
  const std::vector<FileText> files =
      grown(real_files(), growth_of(state), static_cast<unsigned>(state.range(1)));
  const Rules rules = load_rules(folder, files).rules;
  Engine engine(rules);
  std::vector<Situation> all;
  for (std::size_t one = 0; one < certain_cases().size(); one += 10) {
    const Situation& situation = certain_cases()[one];
    Situation larger;
    larger.as_of = larger.known_on = day;
    larger.answers.resize(rules->facts.size());
    for (std::size_t i = 0; i < situation.answers.size(); ++i) {
      const Fact& fact = real_rules()->facts[FactIndex{static_cast<std::uint32_t>(i)}];
      const auto same = rules->fact_named(fact.id);
      if (same) larger.answers[same->value] = situation.answers[i];
    }
    all.push_back(std::move(larger));
  }
  try {
    const auto forest = plant(*rules);
    const CompiledEdition edition = compile(forest, edition_of(*rules, day, day));
    state.counters["nodes"] = static_cast<double>(forest->diagrams->nodes(edition.winner).size());
  } catch (const DiagramTooLarge&) {
    state.SkipWithError("too large");
    return;
  }
  over(state, all, [&](const Situation& situation) {
    benchmark::DoNotOptimize(engine.decide(situation, day));
  });
}

void sizes(benchmark::internal::Benchmark* growing) {
  for (const int mixed : {0, 1}) {
    for (const int factor : {1, 2, 4, 8}) growing->Args({mixed, factor});
  }
}
BENCHMARK(grown_load)->Apply(sizes)->Unit(benchmark::kMillisecond);
BENCHMARK(grown_decide)->Apply(sizes);

}  // namespace

BENCHMARK_MAIN();
