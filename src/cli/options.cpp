#include "cli/options.h"

namespace threadbare::cli {

namespace {

struct ValueOption {
  std::string_view name;
  std::string_view short_name;
  std::string Options::*value;
};

constexpr ValueOption kValueOptions[] = {
    {"--to", "", &Options::to},
    {"--from", "", &Options::from},
    {"--base", "", &Options::base},
    {"--output", "-o", &Options::output},
    {"--thread", "", &Options::thread},
    {"--map", "", &Options::map},
    {"--lang", "", &Options::lang},
    {"--fold", "", &Options::fold},
    {"--heading-level", "", &Options::heading_level},
    {"--src", "", &Options::src},
    {"--shadow", "", &Options::shadow},
};

struct Flag {
  std::string_view name;
  std::string_view short_name;
  bool Options::*value;
};

constexpr Flag kFlags[] = {
    {"--json", "", &Options::json},       {"--keep-hidden", "", &Options::keep_hidden},
    {"--strict", "", &Options::strict},   {"--explain", "", &Options::explain},
    {"--suggest", "", &Options::suggest}, {"--help", "-h", &Options::help},
};

}  // namespace

std::optional<Options> parse_options(const std::vector<std::string_view>& words,
                                     std::string& complaint) {
  Options options;
  bool options_ended = false;
  for (size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (options_ended || word == "-" || !word.starts_with('-')) {
      (options.command.empty() ? options.command : options.files.emplace_back()) = word;
      continue;
    }
    if (word == "--") {
      options_ended = true;
      continue;
    }
    bool known = false;
    for (const Flag& flag : kFlags) {
      if (word != flag.name && word != flag.short_name) continue;
      options.*flag.value = true;
      known = true;
    }
    if (known) continue;

    std::optional<std::string_view> value;
    const size_t equals = word.find('=');
    if (word.starts_with("--") && equals != std::string_view::npos) {
      value = word.substr(equals + 1);
      word = word.substr(0, equals);
    }
    std::string Options::*target = nullptr;
    for (const ValueOption& option : kValueOptions) {
      if (word == option.name || word == option.short_name) target = option.value;
    }
    if (target == nullptr) {
      complaint = "there is no option " + std::string(word);
      return std::nullopt;
    }
    if (!value && i + 1 < words.size()) value = words[++i];
    if (!value) {
      complaint = std::string(word) + " needs a value behind it";
      return std::nullopt;
    }
    options.*target = *value;
  }
  return options;
}

}  // namespace threadbare::cli
