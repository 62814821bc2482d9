// Drawn trees and maps as text for a terminal, and as DOT.
#include <algorithm>

#include "report/one_line.hpp"
#include "report/wrap.hpp"
#include "subrosa/explanation.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

void add_outline(const Outline& line, std::size_t level, std::size_t width, std::string& out) {
  const std::string blanks(level * 4, ' ');
  out += wrap(line.words, width, level == 0 ? "" : blanks.substr(2) + "- ", blanks);
  for (const Outline& under : line.under) add_outline(under, level + 1, width, out);
}

/// What may stand between the quotes of a DOT name.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + "\"";
}

/// Words in a box of DOT, on lines of a readable length.
std::string boxed(const std::string& words) {
  std::string lines = wrap(one_line(words), 32, "", "");
  lines.pop_back();
  return quoted(lines);
}

std::string dot_head(const std::string& title) {
  return "digraph {\n  label=" + quoted(one_line(title)) +
         "\n  labelloc=t\n  node [shape=box, fontname=\"sans-serif\"]\n"
         "  edge [fontname=\"sans-serif\"]\n";
}

std::string node_words(const DrawnNode& node) {
  const std::string words = on_one_line(node.words);
  return node.kind == DrawnNode::Kind::end ? node.effect + " — " + words : words;
}

/// The answers with which a provision can have an effect.
std::string row_answers(const RuleMap& map, const RuleMap::Row& row, Effect effect,
                        Language language) {
  std::string words;
  std::size_t found = 0;
  for (std::size_t i = 0; i < map.answers.size(); ++i) {
    const auto& effects = row.effects[i];
    if (std::find(effects.begin(), effects.end(), effect) == effects.end()) continue;
    words += (words.empty() ? "" : " · ") + map.answers[i];
    ++found;
  }
  return found == map.answers.size() ? say(message("quelle que soit la réponse"), language) : words;
}

}  // namespace

std::string to_text(const DrawnTree& tree, const TextStyle& style) {
  std::string out = wrap(tree.title, style.width, "", "");
  out += wrap(tree.subtitle, style.width, "", "");
  if (!tree.path.empty()) out += wrap("► " + tree.path, style.width, "", "  ");
  out += "\n";
  for (const Outline& line : outline_of(tree, style.language))
    add_outline(line, 0, style.width, out);
  return out;
}

std::string to_dot(const DrawnTree& tree) {
  std::string out = dot_head(tree.title + ", " + tree.subtitle);
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const DrawnNode& node = tree.nodes[i];
    const bool end = node.kind == DrawnNode::Kind::end;
    out += "  n" + std::to_string(i) + " [label=" + boxed(node_words(node)) +
           (end ? ", style=rounded" : "") + (DrawnNode::on_path(node.mark) ? ", penwidth=3" : "") +
           "]\n";
  }
  for (const DrawnEdge& edge : tree.edges) {
    out += "  n" + std::to_string(edge.from) + " -> n" + std::to_string(edge.to) +
           " [label=" + boxed(edge.label) + (edge.lit ? ", penwidth=3" : "") + "]\n";
  }
  return out + "}\n";
}

std::string to_text(const RuleMap& map, const TextStyle& style) {
  std::string out = wrap(map.title, style.width, "", "");
  out += wrap(map.subtitle, style.width, "", "");
  out += wrap(map.question, style.width, "", "");
  for (const RuleMap::Row& row : map.rows) {
    const std::string name =
        say(message("{0}. {1}", std::to_string(row.number), row.title), style.language);
    out += "\n" + wrap(name + " (" + row.article + ")", style.width, "", "    ");
    for (std::size_t i = 0; i < effect_count; ++i) {
      const auto effect = static_cast<Effect>(i);
      const std::string answers = row_answers(map, row, effect, style.language);
      if (effect == Effect::none || answers.empty()) continue;
      out += wrap(
          say(message("{0} : {1}", effect_words(effect, style.language), answers), style.language),
          style.width, "  - ", "    ");
    }
    std::string aside;
    for (const std::size_t number : row.set_aside)
      aside += (aside.empty() ? "" : ", ") + std::to_string(number);
    if (!aside.empty())
      out += wrap(
          say(message("{0} : {1}", say(message("écarte"), style.language), aside), style.language),
          style.width, "  - ", "    ");
  }
  return out;
}

std::string to_dot(const RuleMap& map) {
  std::string out = dot_head(map.title + " — " + map.subtitle);
  for (const RuleMap::Row& row : map.rows) {
    out += "  p" + std::to_string(row.number) + " [label=" +
           boxed(std::to_string(row.number) + ". " + row.title + " (" + row.article + ")") + "]\n";
  }
  for (const RuleMap::Row& row : map.rows) {
    for (const std::size_t aside : row.set_aside) {
      out += "  p" + std::to_string(row.number) + " -> p" + std::to_string(aside) + "\n";
    }
  }
  return out + "}\n";
}

}  // namespace subrosa
