// Reading the pieces all structures of the protocol are made of, each with its place in a refusal.
//
// A Fields looks at one JSON object whose fields should be exactly those asked for, in that order.  Where a
// number is written another way ("0123", "0x1f"), fields are re-ordered or there are unknown ones, the value
// is still read and `canonical` of the Notes becomes false: what that means is for the caller.
#pragma once

#include <initializer_list>
#include <optional>

#include "ballot/json.h"
#include "crypto/group.h"

namespace plenary::ballot {

using crypto::Element;
using crypto::Group;
using crypto::Number;

struct Notes {
  bool canonical = true;
};

struct Written {  // an element with its only spelling
  Element element;
  std::string text;
};

struct Ciphertext {
  Written alpha, beta;
};

struct Proof {  // of knowledge; both below q
  Number challenge, response;
};

// Is it an object, with exactly these fields in this order?  Optional ones end with '?'.  Others only cost
// the canonical form.
[[nodiscard]] Result<void> expect_fields(const Json& json, std::initializer_list<std::string_view> fields,
                                         const std::string& where, Notes& notes);

[[nodiscard]] Result<const Json*> field(const Json& json, std::string_view name, const std::string& where);
[[nodiscard]] Result<std::string> text_field(const Json& json, std::string_view name,
                                             const std::string& where);
[[nodiscard]] Result<const std::vector<Json>*> items_of(const Json& json, const std::string& where);
[[nodiscard]] Result<std::int64_t> whole_number(const Json& json, std::int64_t most,
                                                const std::string& where);

// A weight or a count: a JSON integer up to 2^30 - 1, above that a text of digits.
[[nodiscard]] Result<Number> big_count(const Json& json, const std::string& where, Notes& notes);
[[nodiscard]] std::string print_count(const Number& count);

[[nodiscard]] Result<Written> read_element(const Group& group, const Json& json, const std::string& where,
                                           Notes& notes);
[[nodiscard]] Result<Number> read_scalar(const Group& group, const Json& json, const std::string& where,
                                         Notes& notes);
[[nodiscard]] Result<Proof> read_proof(const Group& group, const Json& json, const std::string& where,
                                       Notes& notes);
[[nodiscard]] Result<std::vector<Proof>> read_proofs(const Group& group, const Json& json, std::size_t count,
                                                     const std::string& where, Notes& notes);
[[nodiscard]] Result<Ciphertext> read_ciphertext(const Group& group, const Json& json,
                                                 const std::string& where, Notes& notes);

[[nodiscard]] std::string print_proof(const Proof& proof);
[[nodiscard]] std::string print_ciphertext(const Ciphertext& ciphertext);
[[nodiscard]] Written written(const Group& group, const Element& element);

}  // namespace plenary::ballot
