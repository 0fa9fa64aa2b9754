#include "formats/xml/record.h"

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "formats/reading/encoding.h"
#include "formats/xml/markup.h"
#include "thread/out_of_memory.h"

namespace threadbare {

namespace {

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_valid_utf8(std::string_view text) {
  return valid_utf8_end(text, 0, text.size()) == text.size();
}

}  // namespace

// A text of the parser's, which has written `&#xD800;` as what it says, valid or not.
std::string_view XmlRecord::kept(std::string_view text) {
  if (!has_references_ || is_valid_utf8(text)) return text;
  made_.push_back(repaired_utf8(text));
  return made_.back();
}

void XmlRecord::add_attribute(std::string_view name, std::string_view value) {
  attributes_.push_back({name, kept(value)});
}

void XmlRecord::begin_node(std::string_view name, size_t place) {
  Node node;
  node.name = name;
  node.byte = source_.byte(place);
  node.attributes = static_cast<uint32_t>(attributes_.size());
  node.texts = static_cast<uint32_t>(texts_.size());
  nodes_.push_back(node);
}

bool XmlRecord::read(XmlRecordText text, XmlNamespaces& namespaces) {
  nodes_.clear();
  attributes_.clear();
  texts_.clear();
  made_.clear();
  source_ = std::move(text);
  has_references_ = source_.text.find("&#") != std::string::npos;
  // The parser would take a NUL for the end.
  std::replace(source_.text.begin(), source_.text.end(), '\0', ' ');

  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer_inplace(
      source_.text.data(), source_.text.size(),
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) out_of_memory();
  if (result.status != pugi::status_ok) return false;

  const size_t scope = namespaces.size();
  std::vector<std::pair<uint32_t, size_t>> open;  // nodes, and the declarations around each
  std::string made;
  const auto named = [&](std::string_view written, bool is_attribute) {
    const std::string_view name = namespaces.resolve(written, is_attribute, made);
    if (name.data() == written.data()) return name;
    made_.push_back(std::string(name));
    return std::string_view(made_.back());
  };
  pugi::xml_node node = document.first_child();
  while (node) {
    if (is_text(node)) {
      texts_.push_back(kept(node.value()));
    } else {
      open.emplace_back(static_cast<uint32_t>(nodes_.size()), namespaces.size());
      for (pugi::xml_attribute attribute : node.attributes()) {
        namespaces.declare(attribute.name(), attribute.value());
      }
      begin_node(named(node.name(), false), static_cast<size_t>(node.offset_debug()) - 1);
      for (pugi::xml_attribute attribute : node.attributes()) {
        add_attribute(named(attribute.name(), true), attribute.value());
      }
      if (const pugi::xml_node child = node.first_child()) {
        node = child;
        continue;
      }
    }
    // On to what comes after it, out of all elements that end here.
    while (node) {
      if (!is_text(node) && !open.empty()) {
        Node& ended = nodes_[open.back().first];
        ended.end = static_cast<uint32_t>(nodes_.size());
        ended.texts_end = static_cast<uint32_t>(texts_.size());
        namespaces.back(open.back().second);
        open.pop_back();
      }
      if (const pugi::xml_node sibling = node.next_sibling()) {
        node = sibling;
        break;
      }
      node = node.parent();
    }
  }
  namespaces.back(scope);
  // What the end of the file cuts: the last child of the last child, and so on.
  uint32_t cut = 0;
  for (size_t level = 0; level < source_.unfinished && cut < nodes_.size(); ++level) {
    nodes_[cut].whole = false;
    uint32_t last = nodes_[cut].end;
    for (uint32_t i = cut + 1; i < nodes_[cut].end; i = nodes_[i].end) last = i;
    cut = last;
  }
  return !nodes_.empty();
}

void XmlRecord::declare_in(XmlNamespaces& namespaces) const {
  for (const Attribute& attribute : attributes_) {
    namespaces.declare(attribute.name, attribute.value);
  }
}

XmlElement XmlRecord::operator[](size_t i) const {
  return {this, static_cast<uint32_t>(i)};
}

XmlElement XmlRecord::root() const {
  return {this, 0};
}

std::string_view XmlElement::name() const {
  return record_ == nullptr ? std::string_view() : record_->nodes_[index_].name;
}

XmlElement XmlElement::child(std::string_view name) const {
  if (record_ == nullptr) return {};
  const std::vector<XmlRecord::Node>& nodes = record_->nodes_;
  for (uint32_t i = index_ + 1; i < nodes[index_].end; i = nodes[i].end) {
    if (nodes[i].name == name) return {record_, i};
  }
  return {};
}

std::string_view XmlElement::attribute(std::string_view name) const {
  if (record_ == nullptr) return {};
  const size_t end = index_ + 1 < record_->nodes_.size() ? record_->nodes_[index_ + 1].attributes
                                                         : record_->attributes_.size();
  for (size_t i = record_->nodes_[index_].attributes; i < end; ++i) {
    if (record_->attributes_[i].name == name) return trimmed_xml(record_->attributes_[i].value);
  }
  return {};
}

// Of an element with one run of text, that.
std::string_view XmlElement::only_text() const {
  if (record_ == nullptr) return {};
  const XmlRecord::Node& node = record_->nodes_[index_];
  if (node.texts_end - node.texts != 1) return {};
  return trimmed_xml(record_->texts_[node.texts]);
}

std::string XmlElement::text() const {
  if (record_ == nullptr) return {};
  const XmlRecord::Node& node = record_->nodes_[index_];
  std::string joined;
  for (uint32_t i = node.texts; i < node.texts_end; ++i) joined += record_->texts_[i];
  return std::string(trimmed_xml(joined));
}

Piece XmlElement::piece(TextHeap& heap) const {
  const std::string_view text = only_text();
  if (text.empty()) return heap.add(this->text());
  const std::string& source = record_->source_.text;
  if (text.data() < source.data() || text.data() >= source.data() + source.size()) {
    return heap.add(text);
  }
  const uint64_t byte = record_->source_.byte(static_cast<size_t>(text.data() - source.data()));
  const std::string_view input = heap.input();
  if (byte > input.size() || input.substr(byte, text.size()) != text) return heap.add(text);
  return heap.piece_of_input(input.substr(byte, text.size()));
}

uint64_t XmlElement::byte() const {
  return record_ == nullptr ? 0 : record_->nodes_[index_].byte;
}

bool XmlElement::whole() const {
  return record_ == nullptr || record_->nodes_[index_].whole;
}

}  // namespace threadbare
