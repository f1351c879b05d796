#include "crypto/sha256.h"

#include <openssl/evp.h>

#include "base/result.h"

namespace plenary::crypto {
namespace {

// Fetched once and kept until the process ends: a fetch costs as much as ten hashes.
EVP_MD* sha256_algorithm() {
  static EVP_MD* const fetched = [] {
    EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    ensure(found != nullptr, "OpenSSL has SHA-256");
    return found;
  }();
  return fetched;
}

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using OwnedDigest = std::unique_ptr<EVP_MD_CTX, FreeContext>;

OwnedDigest new_context() {
  OwnedDigest context(EVP_MD_CTX_new());
  ensure(context != nullptr && EVP_DigestInit_ex2(context.get(), sha256_algorithm(), nullptr) == 1,
         "a SHA-256 context can be had");
  return context;
}

Hash finish_and_restart(EVP_MD_CTX* context) {
  Hash hash;
  ensure(EVP_DigestFinal_ex(context, hash.data(), nullptr) == 1, "SHA-256 finishes");
  ensure(EVP_DigestInit_ex2(context, nullptr, nullptr) == 1, "SHA-256 restarts");
  return hash;
}

}  // namespace

struct Sha256::Context {
  OwnedDigest held = new_context();
};

Hash sha256(std::string_view bytes) {
  thread_local const OwnedDigest context = new_context();
  ensure(EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1, "SHA-256 takes bytes");
  return finish_and_restart(context.get());
}

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
  ensure(EVP_DigestUpdate(context_->held.get(), bytes.data(), bytes.size()) == 1, "SHA-256 takes bytes");
}

Hash Sha256::finish() {
  return finish_and_restart(context_->held.get());
}

}  // namespace plenary::crypto
